/* contender.c - files, clock and turns of the programs that run in the bench. */
#include "contender.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void give_up(const char *what, const char *path)
{
    fprintf(stderr, "%s: %s\n", path, what);
    exit(2);
}

struct bytes read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        give_up("cannot be read", path);
    long size = ftell(file);
    struct bytes whole = {size < 0 ? NULL : malloc((size_t)size + 1), size < 0 ? 0 : (size_t)size};
    rewind(file);
    if (!whole.ptr || fread(whole.ptr, 1, whole.len, file) != whole.len)
        give_up("cannot be read whole", path);
    whole.ptr[whole.len] = 0;
    fclose(file);
    return whole;
}

size_t line_prefix(struct bytes text, size_t most)
{
    if (most >= text.len)
        return text.len;
    while (most > 0 && text.ptr[most - 1] != '\n')
        most--;
    return most;
}

bool next_line(struct bytes *rest, struct bytes *line)
{
    if (!rest->len)
        return false;
    char *feed = memchr(rest->ptr, '\n', rest->len);
    size_t len = feed ? (size_t)(feed - rest->ptr) : rest->len;
    *line = (struct bytes){rest->ptr, len};
    len += feed != NULL;
    *rest = (struct bytes){rest->ptr + len, rest->len - len};
    return true;
}

int contend(const struct contender *contender, const char *terms_path, const char *text_path)
{
    struct bytes terms = read_whole(terms_path), text = read_whole(text_path);
    size_t table_bytes = 0;
    char order[256];
    double before = cpu_seconds();
    void *self = contender->open(terms, &table_bytes);
    if (!self)
        return 2;
    printf("ready %.6f %zu\n", cpu_seconds() - before, table_bytes);
    fflush(stdout);
    while (fgets(order, sizeof order, stdin)) {
        size_t len = line_prefix(text, strtoull(order, NULL, 10));
        before = cpu_seconds();
        size_t hits = contender->pass(self, text.ptr, len);
        printf("pass %.9f %zu %zu\n", cpu_seconds() - before, len, hits);
        fflush(stdout);
    }
    contender->close(self);
    free(terms.ptr);
    free(text.ptr);
    return 0;
}
