/* memo.c - the table of recent tokens. */
#include "match/memo.h"

#include <stdlib.h>

void memo_free(struct memo *memo)
{
    free(memo->entries);
    memo->entries = NULL;
}

void memo_clear(struct memo *memo)
{
    if (memo->entries)
        memset(memo->entries, 0, MEMO_ENTRIES * sizeof *memo->entries);
}

/* Eight bytes a step; only this run of the program ever sees the values. */
static uint64_t hash_token(drg_str token, uint16_t lexicon)
{
    uint64_t h = (token.len + 1) * 0x9E3779B97F4A7C15u ^ lexicon, word;
    size_t at = 0;
    for (; at + 8 <= token.len; at += 8) {
        memcpy(&word, token.ptr + at, 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    word = 0;
    if (at < token.len)
        memcpy(&word, token.ptr + at, token.len - at);
    h = (h ^ word) * 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 29;
}

struct memo_entry *memo_find(struct memo *memo, drg_str token, uint16_t lexicon, bool *known)
{
    *known = false;
    if (!memo->entries)
        memo->entries = calloc(MEMO_ENTRIES, sizeof *memo->entries);
    if (!memo->entries)
        return NULL;
    uint64_t hash = hash_token(token, lexicon);
    struct memo_entry *entry = &memo->entries[hash & (MEMO_ENTRIES - 1)];
    if (entry->hash == hash && entry->lexicon == lexicon && entry->len == token.len &&
        memcmp(entry->bytes, token.ptr, token.len) == 0) {
        *known = true;
        return entry;
    }
    *entry = (struct memo_entry){.hash = hash, .lexicon = lexicon, .len = (uint8_t)token.len};
    memcpy(entry->bytes, token.ptr, token.len);
    return entry;
}
