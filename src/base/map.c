/* map.c - open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <stdlib.h>

uint32_t str_hash(drg_str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
    h ^= h >> 29;
    return (uint32_t)(h ^ h >> 32);
}

static struct map_slot *find(struct map_slot *slots, size_t cap, drg_str key, uint32_t hash)
{
    size_t i = hash & (cap - 1);
    while (slots[i].key.ptr && !(slots[i].hash == hash && str_eq(slots[i].key, key)))
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

uint32_t map_get(const struct map *map, drg_str key)
{
    if (!map->cap)
        return DRG_NONE;
    const struct map_slot *slot = find(map->slots, map->cap, key, str_hash(key));
    return slot->key.ptr ? slot->value : DRG_NONE;
}

static bool grow(struct map *map)
{
    size_t cap = map->cap ? map->cap * 2 : 16;
    struct map_slot *slots = calloc(cap, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key.ptr)
            *find(slots, cap, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    free(map->slots);
    map->slots = slots;
    map->cap = cap;
    return true;
}

bool map_set(struct map *map, drg_str key, uint32_t value)
{
    if (map->count * 2 >= map->cap && !grow(map))
        return false;
    uint32_t hash = str_hash(key);
    struct map_slot *slot = find(map->slots, map->cap, key, hash);
    if (!slot->key.ptr) {
        map->count++;
        *slot = (struct map_slot){.key = {key.ptr ? key.ptr : "", key.len}, .hash = hash};
    }
    slot->value = value;
    return true;
}

void map_free(struct map *map)
{
    free(map->slots);
    *map = (struct map){0};
}
