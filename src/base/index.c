/* index.c - open addressing with linear probing, at most two thirds full. */
#include "base/index.h"

#include <stdlib.h>

static void put(uint64_t *slots, size_t cap, uint64_t slot)
{
    size_t at = (size_t)(slot >> 32) & (cap - 1);
    while (slots[at])
        at = (at + 1) & (cap - 1);
    slots[at] = slot;
}

static bool grow(struct index *index)
{
    size_t cap = index->cap ? index->cap * 2 : 256;
    uint64_t *slots = calloc(cap, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < index->cap; i++)
        if (index->slots[i])
            put(slots, cap, index->slots[i]);
    free(index->slots);
    index->slots = slots;
    index->cap = cap;
    return true;
}

bool index_add(struct index *index, uint64_t hash, uint32_t number)
{
    if (index->count * 3 >= index->cap * 2 && !grow(index))
        return false;
    put(index->slots, index->cap, hash >> 32 << 32 | (number + 1));
    index->count++;
    return true;
}

void index_free(struct index *index)
{
    free(index->slots);
    *index = (struct index){0};
}
