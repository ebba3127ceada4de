/* vec.c - the growing of all vecs. */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

/* Pointers to different types may not be written through one another: the array's is copied out and in. */
bool vec_fit(void *items, size_t *cap, size_t want, size_t size)
{
    void *old;
    memcpy(&old, items, sizeof old);
    void *bigger = want <= SIZE_MAX / size ? realloc(old, want * size) : NULL;
    if (!bigger)
        return false;
    memcpy(items, &bigger, sizeof bigger);
    *cap = want;
    return true;
}

bool vec_grow(void *items, size_t *cap, size_t count, size_t size)
{
    size_t want = *cap ? *cap + *cap / 2 + 1 : 8;
    return want > count && vec_fit(items, cap, want, size);
}
