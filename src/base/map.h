/* map.h - a hash map from strings to uint32 numbers.
 *
 * Keys are borrowed: they must outlive the map. Iteration is not offered on purpose: no output may depend on
 * hash order. Zero-initialised is ready to use. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_slot {
    drg_str key; /* ptr NULL: free */
    uint32_t value;
    uint32_t hash;
};

struct map {
    struct map_slot *slots;
    size_t count, cap; /* cap is a power of two */
};

/* FNV-1a, then mixed; stable for ever, since tests and images may depend on it. */
uint32_t str_hash(drg_str s);

/* The value of `key`, or DRG_NONE. */
uint32_t map_get(const struct map *map, drg_str key);

/* Sets the value of `key`, new or not; false when memory is out. */
bool map_set(struct map *map, drg_str key, uint32_t value);

void map_free(struct map *map);

#endif
