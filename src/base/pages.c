/* pages.c - large tables on large pages. */
#define _DEFAULT_SOURCE /* madvise */

#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 1 << 21 };

void pages_prefer_large(void *start, size_t len)
{
#ifdef MADV_HUGEPAGE
    uintptr_t first = ((uintptr_t)start + LARGE_PAGE - 1) & ~((uintptr_t)LARGE_PAGE - 1);
    uintptr_t end = ((uintptr_t)start + len) & ~((uintptr_t)LARGE_PAGE - 1);
    if (first < end)
        madvise((char *)start + (first - (uintptr_t)start), end - first, MADV_HUGEPAGE);
#else
    (void)start;
    (void)len;
#endif
}

void *pages_alloc(size_t len)
{
    size_t whole = (len + LARGE_PAGE - 1) & ~((size_t)LARGE_PAGE - 1);
    void *start = whole >= len ? aligned_alloc(LARGE_PAGE, whole) : NULL;
    if (start)
        pages_prefer_large(start, whole);
    return start;
}

void *pages_zeroed(size_t len)
{
    if (len < PAGES_LARGE)
        return calloc(1, len);
    void *start = pages_alloc(len);
    return start ? memset(start, 0, len) : NULL;
}
