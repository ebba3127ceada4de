/* names.c - answers "do these two spellings name the same?" for a list of pairs.
 *
 * Reads lines `id TAB lang TAB name TAB lang TAB name` from standard input and prints `id TAB 1|0 TAB evidence TAB distance`;
 * then, on standard error, how long making the keys and deciding took. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "dragoman/names.h"

struct pair {
    char *line;
    drg_str id;
    drg_name *a, *b;
    drg_name_match match;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static drg_name *prepare(drg_str *rest)
{
    char tag[16];
    drg_str lang = {"", 0}, text = {"", 0};
    drg_name *name;
    str_split(rest, '\t', &lang);
    str_split(rest, '\t', &text);
    snprintf(tag, sizeof tag, "%.*s", (int)lang.len, lang.ptr);
    if (drg_name_new(&name, text, tag, NULL))
        exit(1);
    return name;
}

static bool read_pair(struct pair *pair)
{
    size_t cap = 0;
    *pair = (struct pair){0};
    ssize_t len = getline(&pair->line, &cap, stdin);
    if (len <= 0) {
        free(pair->line);
        return false;
    }
    drg_str rest = str_trim((drg_str){pair->line, (size_t)len});
    str_split(&rest, '\t', &pair->id);
    pair->a = prepare(&rest);
    pair->b = prepare(&rest);
    return true;
}

int main(void)
{
    enum { BATCH = 4096 };
    static struct pair pairs[BATCH];
    double making = 0, deciding = 0;
    size_t total = 0;
    for (size_t count = BATCH; count == BATCH; total += count) {
        double start = now();
        for (count = 0; count < BATCH && read_pair(&pairs[count]); count++)
            ;
        double made = now();
        for (size_t i = 0; i < count; i++)
            pairs[i].match = drg_names_match(pairs[i].a, pairs[i].b);
        deciding += now() - made;
        making += made - start;
        for (size_t i = 0; i < count; i++) {
            printf("%.*s\t%d\t%s\t%u\n", (int)pairs[i].id.len, pairs[i].id.ptr, pairs[i].match.is_same, pairs[i].match.evidence,
                   pairs[i].match.distance);
            drg_name_free(pairs[i].a);
            drg_name_free(pairs[i].b);
            free(pairs[i].line);
        }
    }
    fprintf(stderr, "%zu pairs: %.2f microseconds for two keys, %.2f for deciding\n", total, 1e6 * making / (double)(total ? total : 1),
            1e6 * deciding / (double)(total ? total : 1));
    return 0;
}
