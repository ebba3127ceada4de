/* vec.h - growable arrays of plain values.
 *
 * A vec is three fields named after what it holds: `items`, `count`, `cap`.
 *   struct { struct token *items; size_t count, cap; } tokens = {0};
 *   if (!vec_push(&tokens, token)) return DRG_ENOMEM;
 *   vec_free(&tokens); */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

/* Room for at least one more item of `size` bytes; false when memory is out. `items` is the address of the array's
 * pointer, whose type only the caller knows. */
bool vec_grow(void *items, size_t *cap, size_t count, size_t size);

/* Room for `want` items in all. */
bool vec_fit(void *items, size_t *cap, size_t want, size_t size);

#define VEC(type)        \
    struct {             \
        type *items;     \
        size_t count;    \
        size_t cap;      \
    }

#define vec_reserve_one(v) \
    ((v)->count < (v)->cap || vec_grow(&(v)->items, &(v)->cap, (v)->count, sizeof *(v)->items))

#define vec_push(v, ...) (vec_reserve_one(v) ? ((v)->items[(v)->count++] = (__VA_ARGS__), true) : false)

/* Makes room for `want` items in all, so that they can be written without asking; false when memory is out. */
#define vec_reserve(v, want) \
    ((want) <= (v)->cap || vec_fit(&(v)->items, &(v)->cap, (want), sizeof *(v)->items))

#define vec_free(v) (free((v)->items), (v)->items = NULL, (v)->count = (v)->cap = 0)

#endif
