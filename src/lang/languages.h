/* languages.h - the languages that have rules of their own; lang.c's table lists them. */
#ifndef LANG_LANGUAGES_H
#define LANG_LANGUAGES_H

#include "lang/lang.h"

extern const struct lang lang_arabic;
extern const struct lang lang_turkish;
extern const struct lang lang_english;
extern const struct lang lang_russian;

/* The bytes of a plural possessive's apostrophe after the word text[start, end), or 0. */
uint32_t english_possessive(drg_str text, size_t start, size_t end);

#endif
