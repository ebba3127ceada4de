/* memo.c - the table of recent tokens. */
#include "match/memo.h"

#include <stdlib.h>

bool memo_init(struct memo *memo)
{
    if (!memo->entries)
        memo->entries = calloc(MEMO_ENTRIES, sizeof *memo->entries);
    return memo->entries != NULL;
}

void memo_free(struct memo *memo)
{
    free(memo->entries);
    memo->entries = NULL;
}

void memo_clear(struct memo *memo)
{
    memset(memo->entries, 0, MEMO_ENTRIES * sizeof *memo->entries);
}

/* The last bytes of a token, up to seven, as a number. Reads past the token where the text goes on far enough. */
static inline uint64_t last_bytes(drg_str text, size_t at, size_t count)
{
    uint64_t word = 0;
    if (count == 0)
        return 0;
    if (text.len - at < 8) {
        memcpy(&word, text.ptr + at, count);
        return word;
    }
    memcpy(&word, text.ptr + at, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return word << (64 - 8 * count);
#else
    return word >> (64 - 8 * count);
#endif
}

/* Eight bytes a step; only this run of the program ever sees the values. */
uint64_t memo_hash(drg_str text, size_t start, size_t end, uint16_t lexicon)
{
    uint64_t h = (end - start + 1) * 0x9E3779B97F4A7C15u ^ lexicon, word;
    size_t at = start;
    for (; at + 8 <= end; at += 8) {
        memcpy(&word, text.ptr + at, 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    h ^= last_bytes(text, at, end - at);
    h = (h ^ h >> 32) * 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 29;
}

static bool holds(const struct memo_entry *entry, drg_str token, uint16_t lexicon, uint64_t hash)
{
    return entry->hash == hash && entry->lexicon == lexicon && entry->len == token.len &&
           memcmp(entry->bytes, token.ptr, token.len) == 0;
}

struct memo_entry *memo_find(struct memo *memo, drg_str token, uint16_t lexicon, uint64_t hash, bool *known)
{
    struct memo_entry *pair = memo_pair(memo, hash);
    *known = true;
    if (holds(&pair[0], token, lexicon, hash))
        return &pair[0];
    if (holds(&pair[1], token, lexicon, hash))
        return &pair[1];
    *known = false;
    pair[1] = pair[0];
    pair[0] = (struct memo_entry){.hash = hash, .lexicon = lexicon, .len = (uint8_t)token.len};
    memcpy(pair[0].bytes, token.ptr, token.len);
    return &pair[0];
}
