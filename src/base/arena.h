/* arena.h - memory that is freed in one call.
 *
 * An arena hands out aligned, zeroed memory from blocks and frees all of it at once. An object owns one arena.
 * With DRG_ARENA_MALLOC (sanitizer builds) every allocation is its own malloc, so that overflows are seen.
 * Use: struct arena a = {0}; char *p = arena_alloc(&a, n); ... arena_free(&a). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "dragoman/types.h"

struct arena_block;

/* Zero-initialised is ready to use. */
struct arena {
    struct arena_block *blocks; /* newest first                       */
    size_t used, size;          /* of the newest block                */
    size_t total;               /* bytes handed out, for accounting   */
};

/* Zeroed memory aligned for any type, or NULL. `size` 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* Zeroed room for `count` items of `size` bytes; NULL on overflow too. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of `s` with a NUL after it (not counted). ptr is NULL when memory is out. */
drg_str arena_str(struct arena *arena, drg_str s);

/* Replaces a borrowed string by the arena's own copy; an empty one by "". False when memory is out. */
bool arena_own(struct arena *arena, drg_str *s);

void arena_free(struct arena *arena);

#endif
