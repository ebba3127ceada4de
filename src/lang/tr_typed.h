/* tr_typed.h - Turkish words typed without their letters: which letter each c, g, i, o, s and u was.
 *
 * A tree of questions about the letters around (data/tr-letters.txt) answers for every letter by itself, so that unknown
 * words and suffixes are restored by what known ones have in common. */
#ifndef LANG_TR_TYPED_H
#define LANG_TR_TYPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TR_TYPED_MAX = 64 }; /* letters of a word, those before an apostrophe included */

/* Restores letters[from] to letters[count - 1], small letters of which those that may stand for two are typed in ASCII;
 * what stands before `from` (the word before an apostrophe) is as it should be. `count` is at most TR_TYPED_MAX. */
void tr_restore_typed(uint32_t *letters, size_t from, size_t count);

#endif
