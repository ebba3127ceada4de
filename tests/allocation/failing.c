/* failing.c - malloc, calloc, realloc, strdup, strndup and free, by the linker's --wrap. */
#include "allocation/failing.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void __real_free(void *ptr);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t most);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);
void __wrap_free(void *ptr);

static atomic_size_t chosen, seen, live;

void failing_start(size_t n)
{
    chosen = n;
    seen = 0;
}

bool failing_stop(void)
{
    bool was_reached = chosen && seen >= chosen;
    chosen = 0;
    return was_reached;
}

size_t failing_count(void)
{
    return seen;
}

size_t failing_live(void)
{
    return live;
}

static bool fails(void)
{
    if (atomic_fetch_add(&seen, 1) + 1 != chosen)
        return false;
    errno = ENOMEM;
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

char *__wrap_strndup(const char *text, size_t most)
{
    size_t len = strnlen(text, most);
    char *copy = __wrap_malloc(len + 1);
    if (copy) {
        memcpy(copy, text, len);
        copy[len] = '\0';
    }
    return copy;
}

char *__wrap_strdup(const char *text)
{
    return __wrap_strndup(text, SIZE_MAX);
}

void __wrap_free(void *ptr)
{
    live -= ptr != NULL;
    __real_free(ptr);
}
