/* hash.c - XXH3, compiled in: most keys are so short that a call would cost as much as their hash. */
#include "ext/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hash_bytes(const void *data, size_t len, uint64_t seed)
{
    return XXH3_64bits_withSeed(data, len, seed);
}

struct hash128 hash_bytes128(const void *data, size_t len)
{
    XXH128_hash_t hash = XXH3_128bits(data, len);
    return (struct hash128){hash.low64, hash.high64};
}
