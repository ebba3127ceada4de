/* spelling.h - a word as the letters that spelling is about, and back to text.
 *
 * Letters are small, composed (NFC) and those of struct letter's strict side: Arabic without vowel signs, Turkish by its own
 * rules of case. An apostrophe is a letter here, whatever sign it was typed with. */
#ifndef SPELL_SPELLING_H
#define SPELL_SPELLING_H

#include "base/buf.h"
#include "lang/lang.h"

enum { SPELLING_MAX = 64, SPELLING_BYTES = SPELLING_MAX * 4 + 1 };

struct spelling {
    uint16_t letters[SPELLING_MAX];
    uint32_t count;
    enum word_case shape;
};

/* False when the word is too long or has letters beyond the Basic Multilingual Plane: then nothing can be said of it. */
bool spelling_make(struct spelling *out, drg_str text, const struct lang *lang);

/* The letters before the apostrophe; all of them when there is none. */
uint32_t spelling_base(const struct spelling *s);

/* Writes letters as UTF-8 with a closing NUL, in the case of `shape`: CASE_TITLE, CASE_UPPER, else small. Returns the
 * length. */
size_t spelling_write(char out[SPELLING_BYTES], const uint16_t *letters, uint32_t count, enum word_case shape,
                      const struct lang *lang);

/* The capital of a small letter, by the language's rules. */
uint32_t spelling_capital(uint32_t letter, const struct lang *lang);

#endif
