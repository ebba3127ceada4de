/* hash.c - XXH3, compiled in: most keys are so short that a call would cost as much as their hash. */
#include "ext/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hash_bytes(const void *data, size_t len, uint64_t seed)
{
    return XXH3_64bits_withSeed(data, len, seed);
}
