/* plain_letters.h - a short text as its letters and digits alone, without case and accents, so that it can be compared. */
#ifndef CORPUS_PLAIN_LETTERS_H
#define CORPUS_PLAIN_LETTERS_H

#include "base/str.h"

/* Writes them as UTF-8; how many bytes they are, or 0 when there is no room. */
size_t plain_letters(drg_str text, char *into, size_t room);

#endif
