/* chosen.c - bits of numbers with running counts. */
#include "corpus/chosen.h"

enum { BITS = 64 };

static unsigned bits_of(uint64_t word)
{
    unsigned count = 0;
    for (; word; word &= word - 1)
        count++;
    return count;
}

bool chosen_add(struct chosen *chosen, bool is_chosen)
{
    if (is_chosen && !chosen->count) {
        chosen->whole++;
        return true;
    }
    if (chosen->count % BITS == 0) {
        size_t last = chosen->words.count;
        uint64_t before = last ? chosen->before.items[last - 1] + bits_of(chosen->words.items[last - 1]) : 0;
        if (!vec_push(&chosen->words, 0) || !vec_push(&chosen->before, before))
            return false;
    }
    chosen->words.items[chosen->words.count - 1] |= (uint64_t)is_chosen << chosen->count % BITS;
    chosen->count++;
    return true;
}

uint64_t chosen_find(const struct chosen *chosen, uint64_t n)
{
    size_t low = 0, high = chosen->words.count;
    if (n < chosen->whole)
        return n;
    n -= chosen->whole;
    while (high - low > 1) { /* the last word with at most n before it */
        size_t middle = (low + high) / 2;
        if (chosen->before.items[middle] <= n)
            low = middle;
        else
            high = middle;
    }
    uint64_t word = chosen->words.items[low];
    for (n -= chosen->before.items[low]; n; n--)
        word &= word - 1;
    return chosen->whole + low * BITS + bits_of((word & (0 - word)) - 1);
}

void chosen_free(struct chosen *chosen)
{
    vec_free(&chosen->words);
    vec_free(&chosen->before);
    chosen->whole = chosen->count = 0;
}
