/* likelihood.h - how likely a run of characters is as text of the four languages, in bits that it costs to say.
 *
 * Only what is not ASCII is counted, with what stands beside it: readings of the same bytes in several encodings agree on
 * the rest. Each letter is judged by its script's language after the letter before it (tables counted at build time by
 * gen_pairs.c); Latin letters as Turkish and as English, and the better of the two counts. Signs cost what their kind
 * costs: a curly quote little, a box-drawing sign more, a control most.
 *
 *   struct likelihood l = {0}; likelihood_add(&l, code); ... ; likelihood_cost(&l) */
#ifndef LANG_LIKELIHOOD_H
#define LANG_LIKELIHOOD_H

#include "lang/fold.h"

enum { LIKELIHOOD_BIT = 8 }; /* costs are in eighths of a bit */

/* Zero-initialised is the start of a text. */
struct likelihood {
    uint32_t before;      /* the last character that is no mark; 0: none          */
    uint32_t before_sign; /* the letter before a sign that stands between letters */
    bool is_headline; /* the last word was all capitals */
    int open_quotes;
    bool has_letter;
    bool dash_after_space; /* what stands before is a dash after a space */
    uint32_t shared;      /* cost that no choice of language changes              */
    uint32_t english, turkish;
    uint32_t letters[SCRIPT_COUNT]; /* letters that are not ASCII, by script       */
    uint32_t capitals;              /* length of the run of capitals that ends here */
};

void likelihood_add(struct likelihood *likelihood, uint32_t code);

/* Of all that was added, as far as that can be said before the next character. */
uint32_t likelihood_so_far(const struct likelihood *likelihood);

/* Of all that was added, as if the text ended here. */
uint32_t likelihood_cost(const struct likelihood *likelihood);

/* Adds what a pair of letters costs in each of the two; of two ASCII ones, too. What is no letter may stand for either. */
void likelihood_of_latin_pair(uint32_t before, uint32_t code, uint32_t *turkish, uint32_t *english);

/* The same where the word may have been typed without its letters: as Turkish, the cheapest of what was meant. */
void likelihood_of_typed_pair(uint32_t before, uint32_t code, uint32_t *turkish, uint32_t *english);

/* The language that most letters beyond ASCII speak for: "tr", "en", "ar" or "ru"; NULL when there is no such letter. */
const char *likelihood_lang(const struct likelihood *likelihood);

#endif
