/* hash.h - 64-bit hashes of bytes (XXH3): checksums of images and keys of hash tables.
 *
 * The values are the same on every machine and in every version, which files rely on. A checksum finds damage; it is no
 * proof of who wrote the bytes. */
#ifndef EXT_HASH_H
#define EXT_HASH_H

#include "dragoman/types.h"

uint64_t hash_bytes(const void *data, size_t len, uint64_t seed);

/* Twice as long: of 10^12 different keys, hardly two agree. */
struct hash128 {
    uint64_t low, high;
};

struct hash128 hash_bytes128(const void *data, size_t len);

#endif
