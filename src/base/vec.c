/* vec.c - the growing of all vecs. */
#include "base/vec.h"

#include <stdint.h>

bool vec_fit(void **items, size_t *cap, size_t want, size_t size)
{
    if (want > SIZE_MAX / size)
        return false;
    void *bigger = realloc(*items, want * size);
    if (!bigger)
        return false;
    *items = bigger;
    *cap = want;
    return true;
}

bool vec_grow(void **items, size_t *cap, size_t count, size_t size)
{
    size_t want = *cap ? *cap + *cap / 2 + 1 : 8;
    return want > count && vec_fit(items, cap, want, size);
}
