/* memo.h - what recent tokens turned out to be, so that a word is analysed once and not each time it occurs.
 *
 * Text repeats itself: a table of some thousand words answers for nearly every token, whatever the glossary's size and
 * however dear the inflection rules are. Direct-mapped, one cache line an entry, of bounded size; entries hold the
 * token's own bytes, so a hit is a certainty. One scanner's, hence one thread's. */
#ifndef MATCH_MEMO_H
#define MATCH_MEMO_H

#include "base/str.h"

enum { MEMO_ENTRIES = 1 << 16, MEMO_BYTES = 39 };

struct memo_entry {
    uint64_t hash;
    uint32_t first_candidate; /* in the scanner's pool */
    uint16_t candidate_count;
    uint16_t begin_count;     /* how many of them begin a term; they come first */
    uint16_t lexicon;         /* 1 + index; 0: the entry is empty */
    uint8_t len, shape, letters;
    char bytes[MEMO_BYTES];
};

struct memo {
    struct memo_entry *entries; /* made on first use */
};

void memo_free(struct memo *memo);
void memo_clear(struct memo *memo);

/* Tokens longer than an entry holds are not remembered. */
static inline bool memo_takes(drg_str token)
{
    return token.len <= MEMO_BYTES;
}

/* The entry where this token of this lexicon is or would be; NULL when memory is out. *known tells which. A new entry
 * is filled but for its candidates, shape and letters, which the caller sets. */
struct memo_entry *memo_find(struct memo *memo, drg_str token, uint16_t lexicon, bool *known);

#endif
