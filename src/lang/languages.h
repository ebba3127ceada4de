/* languages.h - the languages that have rules of their own. */
#ifndef LANG_LANGUAGES_H
#define LANG_LANGUAGES_H

#include "lang/lang.h"

/* A row a language, in the order of columns: its struct, and what the public API calls it. A test holds the two together. */
#define LANGUAGES(ROW)                         \
    ROW(lang_english, "en", "English", false)  \
    ROW(lang_turkish, "tr", "Turkish", false)  \
    ROW(lang_arabic, "ar", "Arabic", true)     \
    ROW(lang_russian, "ru", "Russian", false)

#define DECLARE_LANGUAGE(which, ...) extern const struct lang which;
LANGUAGES(DECLARE_LANGUAGE)
#undef DECLARE_LANGUAGE

/* The bytes of a plural possessive's apostrophe after the word text[start, end), or 0. */
uint32_t english_possessive(drg_str text, size_t start, size_t end);

#endif
