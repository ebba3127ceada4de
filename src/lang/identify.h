/* identify.h - which of the four languages a stretch of text is in, by script and by everyday words.
 *
 * Add words, then ask. Turkish and English are told apart by function words and by letters only Turkish has. */
#ifndef LANG_IDENTIFY_H
#define LANG_IDENTIFY_H

#include "lang/lang.h"

/* Zero-initialised is ready to use; evidence of parts may be added up. */
struct evidence {
    uint32_t arabic, cyrillic, latin; /* words by script      */
    uint32_t english, turkish;        /* points, Latin words only */
};

/* What a word in Latin script says for either language: 0 to 6 points. */
struct language_points {
    uint32_t english, turkish;
};

struct language_points identify_latin(drg_str word);

/* Adds one word of valid UTF-8. */
void identify_word(struct evidence *evidence, drg_str word);

void identify_add(struct evidence *sum, const struct evidence *part);

/* The likeliest language, or NULL when nothing tells. */
const struct lang *identify(const struct evidence *evidence);

#endif
