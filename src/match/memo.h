/* memo.h - what recent tokens turned out to be, so that a word is analysed once and not each time it occurs.
 *
 * Text repeats itself: a table of some hundred thousand words answers for nearly every token, whatever the glossary's
 * size and however dear the inflection rules are. An entry holds the token's own bytes, so a hit is a certainty; a token
 * costs one cache line, asked for long before it is needed. Of bounded size; grows as words come in. One scanner's, hence
 * one thread's. */
#ifndef MATCH_MEMO_H
#define MATCH_MEMO_H

#include <stdlib.h>

#include "base/str.h"

/* A token as it is looked for: its bytes, padded with zeros (no token holds one), and their hash. Of one of more than
 * MEMO_SHORT bytes only the hash, which is 0 for a token that is not remembered. */
struct memo_key {
    uint64_t part[2];
    uint64_t hash;
};

/* What a token is, in two languages at once: English and Turkish share a script, and a sentence's language is known only
 * when its words are. See scan.h for the numbers. */
struct memo_value {
    uint32_t id[2], lemma[2];
};

enum {
    MEMO_SHORT = 16, /* bytes of a token that takes half a cache line */
    MEMO_LONG = 48   /* of one that takes a whole one; longer ones are not remembered */
};

struct memo_short {
    uint64_t part[2];
    struct memo_value value;
};

struct memo_long {
    uint64_t part[6];
    struct memo_value value;
};

struct memo {
    void *word_lines, *long_lines; /* what to free */
    struct memo_short *words;      /* pairs: a token has two places */
    struct memo_long *longs;       /* the same */
    size_t pairs, long_pairs; /* powers of two */
    size_t most_pairs;        /* 0: 16 MB of them, more words than the news of a month */
    size_t added, long_added;
};

/* False when memory is out. Does nothing the second time. */
bool memo_init(struct memo *memo);
void memo_free(struct memo *memo);

/* Forgets everything. */
void memo_clear(struct memo *memo);

static inline uint64_t memo_mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t memo_hash(const uint64_t part[2])
{
    return memo_mix(part[0] ^ 0x9E3779B97F4A7C15u, part[1] ^ 0xD6E8FEB86659FD93u);
}

/* Ones, then zeros: from MEMO_SHORT - len on, a mask for len bytes. */
extern const unsigned char memo_masks[2 * MEMO_SHORT];

/* Eight bytes, those of them that belong to the token. */
static inline uint64_t memo_part(const char *token, size_t len, size_t at)
{
    uint64_t word, mask;
    memcpy(&word, token + at, sizeof word);
    memcpy(&mask, memo_masks + MEMO_SHORT - len + at, sizeof mask);
    return word & mask;
}

/* The key, but for its hash, of a token of at most MEMO_SHORT bytes; as many must be readable. */
static inline struct memo_key memo_key(const char *token, size_t len)
{
    return (struct memo_key){{memo_part(token, len, 0), memo_part(token, len, 8)}, 0};
}

/* The two places of a token. */
static inline struct memo_short *memo_pair(const struct memo *memo, uint64_t hash)
{
    return &memo->words[(hash & (memo->pairs - 1)) * 2];
}

static inline bool memo_is(const struct memo_short *entry, const struct memo_key *key)
{
    return ((entry->part[0] ^ key->part[0]) | (entry->part[1] ^ key->part[1])) == 0;
}

/* The value of a token, or NULL. Which of the two places it has is beyond prediction: both are looked at. */
static inline struct memo_value *memo_find(const struct memo *memo, const struct memo_key *key)
{
    struct memo_short *pair = memo_pair(memo, key->hash);
    bool is_first = memo_is(&pair[0], key), is_second = memo_is(&pair[1], key);
    return (is_first | is_second) ? &pair[is_second].value : NULL;
}

/* The pair that takes what another leaves no room for. */
static inline struct memo_short *memo_next_pair(const struct memo *memo, uint64_t hash)
{
    return memo_pair(memo, hash ^ 1);
}

/* The value of a token that memo_find does not know, when it was put aside, or NULL: a second cache line is much cheaper
 * than an analysis. */
struct memo_value *memo_find_aside(const struct memo *memo, const struct memo_key *key);

/* Remembers a token that neither of them knows. */
void memo_add(struct memo *memo, const struct memo_key *key, struct memo_value value);

/* ---- The same for tokens of MEMO_SHORT + 1 to MEMO_LONG bytes ------------------------------------------------ */

static inline uint64_t memo_load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Where the middle third of a long token begins: with the first and the last MEMO_SHORT bytes it makes all of it. */
static inline size_t memo_middle(size_t len)
{
    return (len - MEMO_SHORT) / 2;
}

static inline uint64_t memo_long_hash(const char *token, size_t len)
{
    const char *middle = token + memo_middle(len), *last = token + len - MEMO_SHORT;
    uint64_t hash = memo_mix(memo_load(token) ^ 0x9E3779B97F4A7C15u, memo_load(token + 8) ^ 0xD6E8FEB86659FD93u);
    hash = memo_mix(hash ^ memo_load(middle), memo_load(middle + 8) ^ 0x9E3779B97F4A7C15u);
    return memo_mix(hash ^ memo_load(last), memo_load(last + 8) ^ 0xD6E8FEB86659FD93u);
}

static inline struct memo_long *memo_long_pair(const struct memo *memo, uint64_t hash)
{
    return &memo->longs[(hash & (memo->long_pairs - 1)) * 2];
}

/* Zero when both are the same MEMO_SHORT bytes. */
static inline uint64_t memo_differ(const char *a, const char *b)
{
    return (memo_load(a) ^ memo_load(b)) | (memo_load(a + 8) ^ memo_load(b + 8));
}

/* An entry's bytes end in zeros, of which tokens hold none: one behind the token's bytes says that it is no longer one. */
static inline bool memo_is_long(const struct memo_long *entry, const char *token, size_t len)
{
    const char *own = (const char *)entry->part;
    size_t middle = memo_middle(len), last = len - MEMO_SHORT;
    uint64_t differ = memo_differ(own, token) | memo_differ(own + middle, token + middle) |
                      memo_differ(own + last, token + last);
    return differ == 0 && (len == MEMO_LONG || own[len] == 0);
}

/* `hash` is that of the token. */
static inline struct memo_value *memo_find_long_at(const struct memo *memo, drg_str token, uint64_t hash)
{
    struct memo_long *pair = memo_long_pair(memo, hash);
    if (memo_is_long(&pair[0], token.ptr, token.len))
        return &pair[0].value;
    return memo_is_long(&pair[1], token.ptr, token.len) ? &pair[1].value : NULL;
}

static inline struct memo_value *memo_find_long(const struct memo *memo, drg_str token)
{
    return memo_find_long_at(memo, token, memo_long_hash(token.ptr, token.len));
}

void memo_add_long(struct memo *memo, drg_str token, struct memo_value value);

#endif
