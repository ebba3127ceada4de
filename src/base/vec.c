/* vec.c - the one growing step of all vecs. */
#include "base/vec.h"

#include <stdint.h>

bool vec_grow(void **items, size_t *cap, size_t count, size_t size)
{
    size_t want = *cap ? *cap + *cap / 2 + 1 : 8;
    if (want <= count || want > SIZE_MAX / size)
        return false;
    void *bigger = realloc(*items, want * size);
    if (!bigger)
        return false;
    *items = bigger;
    *cap = want;
    return true;
}
