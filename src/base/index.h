/* index.h - a hash index: numbers of things that lie in an array of the caller's, found by the hash of their key.
 *
 * The index holds no keys. A search gives every number whose hash agrees, and the caller compares:
 *   for (struct index_walk w = index_find(&ix, hash); (i = index_next(&ix, &w)) != DRG_NONE;)
 *       if (is_equal(items[i], key)) return i;
 *   index_add(&ix, hash, n);
 * Zero-initialised is ready to use. */
#ifndef BASE_INDEX_H
#define BASE_INDEX_H

#include "dragoman/types.h"

struct index {
    uint64_t *slots; /* 32 bits of the hash, then number + 1; 0: free */
    size_t count, cap; /* cap is a power of two, at most 2^32 */
};

struct index_walk {
    uint32_t hash;
    size_t at;
};

static inline struct index_walk index_find(const struct index *index, uint64_t hash)
{
    uint32_t high = (uint32_t)(hash >> 32);
    return (struct index_walk){high, index->cap ? high & (index->cap - 1) : 0};
}

/* The next number whose hash agrees, or DRG_NONE. */
static inline uint32_t index_next(const struct index *index, struct index_walk *walk)
{
    while (index->cap && index->slots[walk->at]) {
        uint64_t slot = index->slots[walk->at];
        walk->at = (walk->at + 1) & (index->cap - 1);
        if (slot >> 32 == walk->hash)
            return (uint32_t)slot - 1;
    }
    return DRG_NONE;
}

/* Adds `number`, which is below DRG_NONE; false when memory is out. */
bool index_add(struct index *index, uint64_t hash, uint32_t number);

void index_free(struct index *index);

#endif
