/* key_plain.h - folding everyday characters, those of one byte and two, by table: one by one, or eight bytes at a time where
 * the processor can. A test holds the two equal. */
#ifndef CORPUS_KEY_PLAIN_H
#define CORPUS_KEY_PLAIN_H

#include "corpus/key.h"

/* A row of keyer->rows is the unit that a character becomes or one of these, which as halves of pairs no character is. */
enum {
    ROW_SLOW = 0xD800, /* the row does not know: look at the character itself */
    ROW_DROP = 0xD801  /* nothing                                             */
};

#if defined(__x86_64__) && defined(__GNUC__)
#  define KEY_HAS_WIDE 1
#endif

/* Folds from `at` on. Where it stopped: at a character that the table does not know, or at the end. The text has room for
 * a unit for each byte and eight more. */
size_t key_plain_scalar(const struct keyer *keyer, drg_str line, size_t at, struct key_text *text);

#ifdef KEY_HAS_WIDE
bool key_wide_works(void);
size_t key_plain_wide(const struct keyer *keyer, drg_str line, size_t at, struct key_text *text);
#endif

#endif
