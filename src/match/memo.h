/* memo.h - what recent tokens turned out to be, so that a word is analysed once and not each time it occurs.
 *
 * Text repeats itself: a table of some ten thousand words answers for nearly every token, whatever the glossary's size
 * and however dear the inflection rules are. Of bounded size, two places a token; entries hold the token's own bytes,
 * so a hit is a certainty. One scanner's, hence one thread's. */
#ifndef MATCH_MEMO_H
#define MATCH_MEMO_H

#include "base/str.h"

/* What a token may be: words of terms (candidates in the scanner's pool), and what lets most tokens be passed over
 * without a look at them. */
struct reading {
    uint64_t next_words; /* bit w % 64 for every word w that a term beginning here can go on with */
    uint64_t words;      /* bit w % 64 for every word w this token may be */
    uint32_t first_candidate;
    uint16_t candidate_count;
    uint16_t begin_count; /* candidates that begin a term; they come first */
    uint8_t shape;        /* enum word_case */
    uint8_t letters;
    bool is_term;         /* one of them is a term by itself */
};

/* An entry is two cache lines; short tokens need only the first. */
enum { MEMO_ENTRIES = 1 << 17, MEMO_BYTES = 84 };

struct memo_entry {
    uint64_t hash;
    struct reading reading;
    uint16_t lexicon; /* 1 + index; 0: the entry is empty */
    uint8_t len;
    char bytes[MEMO_BYTES];
};

struct memo {
    struct memo_entry *entries;
};

/* False when memory is out. Does nothing the second time. */
bool memo_init(struct memo *memo);
void memo_free(struct memo *memo);
void memo_clear(struct memo *memo);

/* Tokens longer than an entry holds are not remembered. */
static inline bool memo_takes(drg_str token)
{
    return token.len <= MEMO_BYTES;
}

/* The hash of the token text[start, end). */
uint64_t memo_hash(drg_str text, size_t start, size_t end, uint16_t lexicon);

/* The two entries where a token of this hash may be. */
static inline struct memo_entry *memo_pair(const struct memo *memo, uint64_t hash)
{
    return &memo->entries[(hash & (MEMO_ENTRIES / 2 - 1)) * 2];
}

/* Brings the entries of a hash closer before they are asked for. */
static inline void memo_prefetch(const struct memo *memo, uint64_t hash)
{
    __builtin_prefetch(memo_pair(memo, hash));
}

/* The entry where this token of this lexicon is or would be. *known tells which; a new entry has an empty reading. */
struct memo_entry *memo_find(struct memo *memo, drg_str token, uint16_t lexicon, uint64_t hash, bool *known);

#endif
