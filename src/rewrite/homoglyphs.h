/* homoglyphs.h - Latin and Cyrillic letters of one shape, and words in which they are mixed.
 *
 * A word of both scripts is of the one whose letters have shapes of their own in it; when both have or neither has, it is
 * meant so (an acronym with a Cyrillic ending) or cannot be told. Scripts are TRAIT_LATIN and TRAIT_CYRILLIC. */
#ifndef REWRITE_HOMOGLYPHS_H
#define REWRITE_HOMOGLYPHS_H

#include "base/buf.h"

/* The script that a word of both is of; 0: it is of one script, is meant so, or cannot be told. */
uint32_t homoglyph_script(drg_str word);

/* Writes the letter of `script` that looks like `code`, a Russian vowel perhaps with its acute. Bytes, or 0: none does. */
size_t homoglyph_twin(char out[8], uint32_t code, uint32_t script);

/* Appends the word with the letters of `script` alone; false, with nothing appended: a letter has no twin. */
bool homoglyph_respell(struct buf *into, drg_str word, uint32_t script);

#endif
