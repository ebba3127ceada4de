/* piece_key.h - pieces of words as numbers, and where they lie in a table: one place for gen_pieces.c and pieces.c.
 *
 * A piece is a letter that is not ASCII or three or four symbols of a word, 16 bits each, the last one lowest. A symbol is a small letter, an apostrophe
 * inside the word, or the word's edge. */
#ifndef LANG_PIECE_KEY_H
#define LANG_PIECE_KEY_H

#include <stdint.h>

#include "lang/fold.h"

enum { PIECE_EDGE = 1, PIECE_SYMBOLS = 4, PIECE_APOSTROPHE = 0x27, PIECE_MAX_SYMBOL = 0xFFFF };

/* A slot holds 16 bits of its piece's hash and, in the lower half, the number of its row from 1 on; 0 is an empty one. */
static inline uint64_t piece_hash(uint64_t key)
{
    key ^= key >> 29;
    return key * UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint32_t piece_place(uint64_t hash, unsigned bits)
{
    return (uint32_t)(hash >> (64 - bits));
}

static inline uint32_t piece_mark(uint64_t hash)
{
    return (uint32_t)(hash >> 16 & 0xFFFF) << 16;
}

/* The small letter that stands for a letter. The capital I with its dot stays: it is one of few languages. Arabic letters
 * stay as they are, for which of those that look alike was typed tells the language. */
static inline uint32_t piece_letter(uint32_t code, const struct fold_record *record)
{
    if (record->letter_case != FOLD_UPPER || code == 0x130)
        return code;
    if (record->count == 1)
        return code + (uint32_t)record->to_strict;
    return code + (code < 0x100 ? 0x20 : 1); /* a letter that spells two, as Æ: small ones follow theirs */
}

#endif
