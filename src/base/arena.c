/* arena.c - bump allocation in blocks that double up to 1 MiB. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *next;
    alignas(max_align_t) unsigned char data[];
};

enum { FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20 };

static size_t round_up(size_t n)
{
    size_t unit = alignof(max_align_t);
    return (n + unit - 1) / unit * unit;
}

static bool grow(struct arena *arena, size_t need)
{
    size_t size = arena->size < FIRST_BLOCK ? FIRST_BLOCK : arena->size * 2;
#ifdef DRG_ARENA_MALLOC
    size = need;
#endif
    if (size > LAST_BLOCK)
        size = LAST_BLOCK;
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        return false;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return false;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->size = size;
    arena->used = 0;
    return true;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size_t need = round_up(size ? size : 1);
    if ((!arena->blocks || arena->size - arena->used < need) && !grow(arena, need))
        return NULL;
    void *ptr = arena->blocks->data + arena->used;
    arena->used += need;
    arena->total += need;
#ifdef DRG_ARENA_MALLOC
    arena->used = arena->size; /* the next allocation takes a block of its own */
#endif
    return memset(ptr, 0, need);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        return NULL;
    return arena_alloc(arena, count * size);
}

drg_str arena_str(struct arena *arena, drg_str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    if (!copy)
        return (drg_str){NULL, 0};
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return (drg_str){copy, s.len};
}

bool arena_own(struct arena *arena, drg_str *s)
{
    *s = s->len ? arena_str(arena, *s) : (drg_str){"", 0};
    return s->ptr != NULL;
}

void arena_free(struct arena *arena)
{
    for (struct arena_block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    *arena = (struct arena){0};
}
