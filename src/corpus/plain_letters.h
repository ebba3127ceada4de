/* plain_letters.h - a short text as its letters and digits alone, without case and accents, so that it can be compared. */
#ifndef CORPUS_PLAIN_LETTERS_H
#define CORPUS_PLAIN_LETTERS_H

#include "base/str.h"

/* Writes them as UTF-8; how many bytes they are, or 0 when there is no room. */
size_t plain_letters(drg_str text, char *into, size_t room);

/* Four bytes as a bit of a set of those that phrases begin with: most places of a text begin none. */
enum { PHRASE_HEAD = 4, PHRASE_HEADS = 1 << 12 };

static inline uint32_t phrase_head(const char *s)
{
    uint32_t bytes = (unsigned char)s[0] | (uint32_t)(unsigned char)s[1] << 8 | (uint32_t)(unsigned char)s[2] << 16 |
                     (uint32_t)(unsigned char)s[3] << 24;
    return bytes * UINT32_C(0x9E3779B1) >> 20;
}

#endif
