/* memo.c - the table of recent tokens. */
#include "match/memo.h"

#include "base/pages.h"

enum { FIRST_PAIRS = 1 << 9, MOST_PAIRS = 1 << 18, FIRST_LONG_PAIRS = 1 << 7, MOST_LONG_PAIRS = 1 << 17, CACHE_LINE = 64 };

const unsigned char memo_masks[2 * MEMO_SHORT] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
};

/* Zeroed memory on the edge of a cache line, and what to free it by. */
static void *new_lines(size_t bytes, void **to_free)
{
    char *start = pages_zeroed(bytes + CACHE_LINE);
    *to_free = start;
    return start ? start + (CACHE_LINE - (uintptr_t)start % CACHE_LINE) : NULL;
}

bool memo_init(struct memo *memo)
{
    if (!memo->words) {
        if (!memo->most_pairs)
            memo->most_pairs = MOST_PAIRS;
        memo->pairs = memo->most_pairs < FIRST_PAIRS ? memo->most_pairs : FIRST_PAIRS;
        memo->words = new_lines(memo->pairs * 2 * sizeof *memo->words, &memo->word_lines);
    }
    if (!memo->longs) {
        memo->long_pairs = FIRST_LONG_PAIRS;
        memo->longs = new_lines(memo->long_pairs * 2 * sizeof *memo->longs, &memo->long_lines);
    }
    return memo->words && memo->longs;
}

void memo_free(struct memo *memo)
{
    free(memo->word_lines);
    free(memo->long_lines);
    *memo = (struct memo){0};
}

void memo_clear(struct memo *memo)
{
    if (!memo->words || !memo->longs)
        return;
    memset(memo->words, 0, memo->pairs * 2 * sizeof *memo->words);
    memset(memo->longs, 0, memo->long_pairs * 2 * sizeof *memo->longs);
    memo->added = memo->long_added = 0;
}

/* What a newer word puts out of its pair finds room in the next one, if there is any. */
static void place(struct memo *memo, const struct memo_short *entry)
{
    uint64_t hash = memo_hash(entry->part);
    struct memo_short *pair = memo_pair(memo, hash), *next = memo_next_pair(memo, hash);
    if (pair[1].part[0])
        for (int i = 0; i < 2; i++)
            if (!next[i].part[0]) {
                next[i] = pair[1];
                break;
            }
    pair[1] = pair[0];
    pair[0] = *entry;
}

struct memo_value *memo_find_aside(const struct memo *memo, const struct memo_key *key)
{
    struct memo_short *next = memo_next_pair(memo, key->hash);
    for (int i = 0; i < 2; i++)
        if (memo_is(&next[i], key))
            return &next[i].value;
    return NULL;
}

/* A table that cannot grow still works. */
static void grow(struct memo *memo)
{
    size_t old_count = memo->pairs * 2, times = memo->most_pairs / memo->pairs < 4 ? memo->most_pairs / memo->pairs : 4;
    void *old_lines = memo->word_lines, *lines;
    struct memo_short *old = memo->words, *words = new_lines(old_count * times * sizeof *words, &lines);
    if (!words)
        return;
    memo->word_lines = lines;
    memo->words = words;
    memo->pairs *= times;
    for (size_t i = old_count; i-- > 0;)
        if (old[i].part[0])
            place(memo, &old[i]);
    free(old_lines);
}

void memo_add(struct memo *memo, const struct memo_key *key, struct memo_value value)
{
    struct memo_short entry = {{key->part[0], key->part[1]}, value};
    if (memo->pairs < memo->most_pairs && ++memo->added > memo->pairs / 2) {
        grow(memo);
    }
    place(memo, &entry);
}

static void place_long(struct memo *memo, const struct memo_long *entry)
{
    const char *bytes = (const char *)entry->part;
    struct memo_long *pair = memo_long_pair(memo, memo_long_hash(bytes, strnlen(bytes, MEMO_LONG)));
    pair[1] = pair[0];
    pair[0] = *entry;
}

static void grow_longs(struct memo *memo)
{
    size_t old_count = memo->long_pairs * 2;
    void *old_lines = memo->long_lines, *lines;
    struct memo_long *old = memo->longs, *longs = new_lines(old_count * 4 * sizeof *longs, &lines);
    if (!longs)
        return;
    memo->long_lines = lines;
    memo->longs = longs;
    memo->long_pairs *= 4;
    for (size_t i = old_count; i-- > 0;)
        if (old[i].part[0])
            place_long(memo, &old[i]);
    free(old_lines);
}

void memo_add_long(struct memo *memo, drg_str token, struct memo_value value)
{
    struct memo_long entry = {.value = value};
    memcpy(entry.part, token.ptr, token.len);
    if (memo->long_pairs < MOST_LONG_PAIRS && ++memo->long_added > memo->long_pairs / 2) {
        grow_longs(memo);
    }
    place_long(memo, &entry);
}
