/* hash.c - XXH3 through libxxhash. */
#include "ext/hash.h"

#include <xxhash.h>

uint64_t hash_bytes(const void *data, size_t len, uint64_t seed)
{
    return XXH3_64bits_withSeed(data, len, seed);
}
