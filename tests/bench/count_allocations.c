/* count_allocations.c - the wrapped allocation functions. */
#include "count_allocations.h"

#include <stdatomic.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);

static atomic_size_t count;

size_t allocations(void)
{
    return atomic_load(&count);
}

static void add_one(void)
{
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
}

void *__wrap_malloc(size_t size)
{
    add_one();
    return __real_malloc(size);
}

void *__wrap_calloc(size_t items, size_t size)
{
    add_one();
    return __real_calloc(items, size);
}

void *__wrap_realloc(void *ptr, size_t size)
{
    add_one();
    return __real_realloc(ptr, size);
}
