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

/* Eight bytes a step; only this run of the program ever sees the values. */
uint64_t memo_hash(drg_str token, uint16_t lexicon)
{
    uint64_t h = (token.len + 1) * 0x9E3779B97F4A7C15u ^ lexicon, word;
    size_t at = 0;
    for (; at + 8 <= token.len; at += 8) {
        memcpy(&word, token.ptr + at, 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    word = 0;
    for (size_t i = at; i < token.len; i++)
        word = word << 8 | (unsigned char)token.ptr[i];
    h = (h ^ word) * 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 29;
}

struct memo_entry *memo_find(struct memo *memo, drg_str token, uint16_t lexicon, uint64_t hash, bool *known)
{
    struct memo_entry *entry = &memo->entries[hash & (MEMO_ENTRIES - 1)];
    *known = entry->hash == hash && entry->lexicon == lexicon && entry->len == token.len &&
             memcmp(entry->bytes, token.ptr, token.len) == 0;
    if (*known)
        return entry;
    entry->hash = hash;
    entry->lexicon = lexicon;
    entry->len = (uint8_t)token.len;
    entry->reading = (struct reading){0};
    memcpy(entry->bytes, token.ptr, token.len);
    return entry;
}
