/* near.h - a run of words that is all but a form of a term: misspelt, or without its capitals. */
#ifndef CHECK_NEAR_H
#define CHECK_NEAR_H

#include "check/said.h"

enum { NEAR_LEMMA = 512 };

struct near {
    drg_span span;          /* of the view; empty: there is none                              */
    char lemma[NEAR_LEMMA]; /* the misspelt term as it would be cited, for putting it right   */
    uint32_t lemma_len;
    uint32_t distance;      /* letters wrong, missing, too many or changed about; 0: capitals or spaces alone */
    uint32_t letters;       /* of the term                                                    */
};

/* Betters *best, all zero at first, when words of the text are nearer to `term` than it says, or as near to a longer term;
 * whether it did. Common nouns (`is_name` false) must be nearer, for many words are like them. */
bool near_look(struct near *best, const struct said *said, drg_str term, bool is_name);

static inline drg_str near_lemma(const struct near *near)
{
    return (drg_str){near->lemma, near->lemma_len};
}

#endif
