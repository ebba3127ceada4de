/* hyperscan.c - Hyperscan as a contender: every end of every term, its start when asked, no word edges.
 *
 *   bench_hyperscan literal|start|caseless TERMS TEXT
 *   literal: the terms' bytes; start: the same with start offsets; caseless: expressions, any case, UTF-8 */
#include "../contender.h"

#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *mode;

struct scan {
    hs_database_t *database;
    hs_scratch_t *scratch;
    size_t hits;
    unsigned long long places;
};

struct patterns {
    const char **list;
    size_t *lengths;
    unsigned *flags, *ids;
    unsigned count;
};

/* An expression that means the term letter for letter. The caller frees it. */
static char *escape(struct bytes term)
{
    char *out = malloc(2 * term.len + 1);
    size_t len = 0;
    for (size_t i = 0; out && i < term.len; i++) {
        if (strchr("\\^$.|?*+()[]{}/#-", term.ptr[i]))
            out[len++] = '\\';
        out[len++] = term.ptr[i];
    }
    if (out)
        out[len] = 0;
    return out;
}

static bool make_patterns(struct patterns *patterns, struct bytes terms, bool is_caseless, unsigned flags)
{
    size_t most = 1;
    for (size_t i = 0; i < terms.len; i++)
        most += terms.ptr[i] == '\n';
    *patterns = (struct patterns){malloc(most * sizeof(char *)), malloc(most * sizeof(size_t)),
                                  malloc(most * sizeof(unsigned)), malloc(most * sizeof(unsigned)), 0};
    if (!patterns->list || !patterns->lengths || !patterns->flags || !patterns->ids)
        return false;
    for (struct bytes rest = terms, line; next_line(&rest, &line);) {
        unsigned at = patterns->count++;
        patterns->list[at] = is_caseless ? escape(line) : line.ptr;
        patterns->lengths[at] = line.len;
        patterns->flags[at] = flags;
        patterns->ids[at] = at;
    }
    return true;
}

static void free_patterns(struct patterns *patterns, bool is_caseless)
{
    for (unsigned i = 0; is_caseless && i < patterns->count; i++)
        free((void *)(size_t)patterns->list[i]);
    free(patterns->list);
    free(patterns->lengths);
    free(patterns->flags);
    free(patterns->ids);
}

static void *open_hyperscan(struct bytes terms, size_t *table_bytes)
{
    struct scan *scan = calloc(1, sizeof *scan);
    struct patterns patterns;
    hs_compile_error_t *error = NULL;
    bool is_caseless = strcmp(mode, "caseless") == 0;
    unsigned flags = is_caseless ? HS_FLAG_CASELESS | HS_FLAG_UTF8 : 0;
    if (strcmp(mode, "start") == 0)
        flags |= HS_FLAG_SOM_LEFTMOST;
    if (!scan || !make_patterns(&patterns, terms, is_caseless, flags))
        return NULL;
    hs_error_t status =
        is_caseless ? hs_compile_multi(patterns.list, patterns.flags, patterns.ids, patterns.count, HS_MODE_BLOCK, NULL,
                                       &scan->database, &error)
                    : hs_compile_lit_multi(patterns.list, patterns.flags, patterns.ids, patterns.lengths,
                                           patterns.count, HS_MODE_BLOCK, NULL, &scan->database, &error);
    free_patterns(&patterns, is_caseless);
    if (status != HS_SUCCESS || hs_alloc_scratch(scan->database, &scan->scratch) != HS_SUCCESS)
        return fprintf(stderr, "hyperscan: %s\n", error ? error->message : "no scratch"), NULL;
    hs_database_size(scan->database, table_bytes);
    return scan;
}

static int count_hit(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *user)
{
    struct scan *scan = user;
    (void)flags;
    scan->hits++;
    scan->places += from ^ to ^ id;
    return 0;
}

static size_t pass_hyperscan(void *self, const char *text, size_t len)
{
    struct scan *scan = self;
    scan->hits = 0;
    if (hs_scan(scan->database, text, (unsigned)len, 0, scan->scratch, count_hit, scan) != HS_SUCCESS)
        exit(2);
    return scan->hits;
}

static void close_hyperscan(void *self)
{
    struct scan *scan = self;
    hs_free_scratch(scan->scratch);
    hs_free_database(scan->database);
    free(scan);
}

int main(int argc, char **argv)
{
    static const struct contender hyperscan = {open_hyperscan, pass_hyperscan, close_hyperscan};
    if (argc != 4)
        return fputs("usage: bench_hyperscan literal|start|caseless TERMS TEXT\n", stderr), 2;
    mode = argv[1];
    return contend(&hyperscan, argv[2], argv[3]);
}
