/* vec.c - the growing of all vecs: by half at least, so that n items cost time in proportion to n however they come. */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/pages.h"

/* To move small pages elsewhere is quicker than to copy what is on them, but they stay small. */
static void *enlarge(void *old, size_t old_len, size_t len)
{
    if (len < PAGES_LARGE)
        return realloc(old, len);
    void *bigger = pages_alloc(len);
    if (!bigger)
        return NULL;
    if (old_len)
        memcpy(bigger, old, old_len);
    free(old);
    return bigger;
}

/* Pointers to different types may not be written through one another: the array's is copied out and in. */
bool vec_fit(void *items, size_t *cap, size_t want, size_t size)
{
    void *old;
    size_t half_more = *cap + *cap / 2;
    if (want < half_more)
        want = half_more;
    memcpy(&old, items, sizeof old);
    void *bigger = want <= SIZE_MAX / size ? enlarge(old, *cap * size, want * size) : NULL;
    if (!bigger)
        return false;
    memcpy(items, &bigger, sizeof bigger);
    *cap = want;
    return true;
}

bool vec_grow(void *items, size_t *cap, size_t count, size_t size)
{
    enum { FIRST = 8 };
    return count < SIZE_MAX && vec_fit(items, cap, count < FIRST ? FIRST : count + 1, size);
}
