/* bench_scan.c - the matcher's own speed: text in memory, one thread, line by line.
 *
 *   bench_scan GLOSSARY LANG TEXT [ROUNDS] */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "match/scan.h"

enum { STRETCH = 1 << 16 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

__attribute__((noinline)) static size_t scan_lines(struct scanner *scanner, drg_str text, const struct lang *lang)
{
    size_t hits = 0;
    for (size_t at = 0; at < text.len;) {
        size_t wanted = text.len - at > STRETCH ? at + STRETCH : text.len;
        const char *feed = memchr(text.ptr + wanted - 1, '\n', text.len - wanted + 1);
        size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
        if (scan(scanner, text, at, end, lang, false, NULL))
            exit(2);
        hits += scanner->hits.count;
        at = end + 1;
    }
    return hits;
}

int main(int argc, char **argv)
{
    drg_error err = {0};
    drg_ctx *ctx = NULL;
    drg_glossary *glossary = NULL;
    drg_matcher *matcher = NULL;
    struct buf text = buf_make((size_t)1 << 31);
    if (argc < 4)
        return 2;
    double start = seconds();
    if (drg_ctx_new(&ctx, NULL, &err) || drg_glossary_load(&glossary, ctx, argv[1], NULL, &err))
        return fprintf(stderr, "%s: %s\n", err.file, err.message), 2;
    double loaded = seconds();
    if (drg_matcher_new(&matcher, ctx, glossary, NULL, &err) || file_read(&text, argv[3], &err))
        return fprintf(stderr, "%s: %s\n", err.file, err.message), 2;
    double compiled = seconds();
    printf("load %.3f s, compile %.3f s\n", loaded - start, compiled - loaded);
    struct scanner scanner = {.matcher = matcher};
    int rounds = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 3;
    for (int i = 0; i < rounds; i++) {
        double before = seconds();
        size_t hits = scan_lines(&scanner, buf_str(&text), lang_find(str_from(argv[2])));
        double took = seconds() - before;
        printf("%.1f MB/s, %zu hits\n", (double)text.len / 1e6 / took, hits);
    }
    scanner_free(&scanner);
    buf_free(&text);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    return 0;
}
