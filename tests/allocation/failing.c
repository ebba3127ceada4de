/* failing.c - malloc, calloc, realloc and free, by the linker's --wrap. */
#include "allocation/failing.h"

#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void __real_free(void *ptr);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);
void __wrap_free(void *ptr);

static size_t left, live;
static bool was_reached;

void failing_start(size_t n)
{
    left = n;
    was_reached = false;
}

bool failing_stop(void)
{
    left = 0;
    return was_reached;
}

size_t failing_live(void)
{
    return live;
}

static bool fails(void)
{
    if (left == 0 || --left > 0)
        return false;
    was_reached = true;
    return true;
}

static void *counted(void *ptr)
{
    live += ptr != NULL;
    return ptr;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *ptr, size_t size)
{
    if (fails())
        return NULL;
    void *bigger = __real_realloc(ptr, size);
    live += bigger && !ptr;
    return bigger;
}

void __wrap_free(void *ptr)
{
    live -= ptr != NULL;
    __real_free(ptr);
}
