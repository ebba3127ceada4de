/* abbreviations.h - words before a period that ends no sentence, and words that begin one, from data/XX-abbreviations.txt by
 * way of gen_abbreviations.c. */
#ifndef LANG_ABBREVIATIONS_H
#define LANG_ABBREVIATIONS_H

#include "base/str.h"
#include "lang/lang.h"

enum abbreviation {
    ABBREVIATION_NEVER = 1,    /* the sentence goes on: a title before a name                          */
    ABBREVIATION_NUMBER = 2,   /* ... when a number follows                                             */
    ABBREVIATION_MAYBE = 4,    /* it goes on unless a starter follows                                   */
    ABBREVIATION_COUNTED = 8,  /* after a number it may end a sentence, elsewhere it goes on            */
    ABBREVIATION_ENDS = 16,    /* it ends one when a capital letter follows, though it looks like an initial */
    ABBREVIATION_STARTER = 32  /* a word that begins a sentence rather than goes on with a name         */
};

enum { ABBREVIATION_BYTES = 24 /* loose letters as UTF-8, with inner periods */ };

struct abbreviation_row {
    char word[ABBREVIATION_BYTES];
    unsigned kinds;
};

struct abbreviation_list {
    const char *tag;
    const struct abbreviation_row *rows; /* sorted by word */
    size_t count;
};

/* Loose letters of a word, its periods kept; the length, or 0 when it is too long to be an abbreviation. */
size_t abbreviation_fold(drg_str word, char folded[ABBREVIATION_BYTES]);

/* What a word is in a language: ABBREVIATION_... | ..., or 0. A language without a list has English's. */
unsigned abbreviation_find(const struct lang *lang, drg_str word);

#endif
