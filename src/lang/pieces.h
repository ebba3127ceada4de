/* pieces.h - what the letters of a word say for each language of its script.
 *
 * A word is cut into its letters that are not ASCII and all its pieces of three and four letters, its edges among them; tables made of texts in some sixty
 * languages (src/lang/data/pieces-*.txt) know what the telling ones say, in eighths of the natural logarithm of the odds.
 * The sums of several words add up. Constant data; every function is pure. */
#ifndef LANG_PIECES_H
#define LANG_PIECES_H

#include <stddef.h>

#include "lang/piece_key.h"

/* Rows are PIECES_NARROW or PIECES_MAX_LANGUAGES wide. */
enum { PIECES_NARROW = 16, PIECES_MAX_LANGUAGES = 32, PIECES_MAX_LETTERS = 62, PIECES_UNIT = 8 };

enum piece_script { PIECES_LATIN, PIECES_CYRILLIC, PIECES_ARABIC, PIECES_SCRIPTS };

/* The languages of one script. The last one, "und", is all that are not named. */
struct piece_model {
    const char *script; /* ISO 15924 */
    const char *const *languages; /* BCP 47 */
    const int8_t *rows;
    const uint32_t *slots;
    size_t count, stride; /* of languages; of a row, whose rest is zero */
    unsigned bits; /* of the number of slots */
    int8_t prior[PIECES_MAX_LANGUAGES];
};

extern const struct piece_model piece_models[PIECES_SCRIPTS];

/* A word being read: symbols as piece_key.h has them, between two edges. */
struct piece_word {
    uint16_t symbols[PIECES_MAX_LETTERS + 2];
    size_t count; /* of letters; the first one is symbols[1]. What is longer is cut */
};

/* What a word says. Only the model's languages are there; the rest is zero. */
struct piece_sums {
    int16_t of[PIECES_MAX_LANGUAGES];
};

void pieces_weigh(const struct piece_model *model, struct piece_word *word, struct piece_sums *out);

#endif
