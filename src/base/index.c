/* index.c - open addressing with linear probing, at most two thirds full. */
#include "base/index.h"

#include <stdlib.h>

static void put(uint64_t *slots, size_t cap, uint64_t hash, uint32_t number)
{
    size_t at = (size_t)hash & (cap - 1);
    while (slots[at])
        at = (at + 1) & (cap - 1);
    slots[at] = hash >> 32 << 32 | (number + 1);
}

static bool grow(struct index *index, uint64_t (*hash_of)(const void *user, uint32_t number), const void *user)
{
    size_t cap = index->cap ? index->cap * 2 : 64;
    uint64_t *slots = calloc(cap, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < index->cap; i++) {
        uint32_t number = (uint32_t)index->slots[i] - 1;
        if (index->slots[i])
            put(slots, cap, hash_of(user, number), number);
    }
    free(index->slots);
    index->slots = slots;
    index->cap = cap;
    return true;
}

bool index_add(struct index *index, uint64_t hash, uint32_t number, uint64_t (*hash_of)(const void *user, uint32_t number),
               const void *user)
{
    if (index->count * 3 >= index->cap * 2 && !grow(index, hash_of, user))
        return false;
    put(index->slots, index->cap, hash, number);
    index->count++;
    return true;
}

void index_free(struct index *index)
{
    free(index->slots);
    *index = (struct index){0};
}
