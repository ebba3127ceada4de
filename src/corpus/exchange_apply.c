/* exchange_apply.c - a shard without the lines that repeat others. */
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "base/writer.h"
#include "corpus/exchange.h"
#include "ext/source.h"

enum { CHUNK = 1 << 16 };

struct applying {
    VEC(uint64_t) drops; /* in order */
    size_t next;
    uint64_t line;       /* being copied */
    struct writer out;
};

static drg_status add_drops(struct applying *a, const char *path, uint32_t shard, drg_error *err)
{
    struct exchange_file file;
    uint64_t before = 0;
    drg_status status = exchange_open(&file, path, EXCHANGE_DROPS, err);
    if (!status && shard >= file.groups)
        status = fail_in_file(err, fail(err, DRG_EINVAL, NOWHERE, "it was decided for %u shards, not %u or more",
                                        (unsigned)file.groups, (unsigned)shard + 1), path);
    for (uint32_t s = 0; s < shard && !status; s++)
        before += file.counts[s];
    if (!status)
        status = exchange_read(&file, NULL, before * sizeof *a->drops.items, err);
    if (!status && !vec_reserve(&a->drops, a->drops.count + file.counts[shard]))
        status = fail_memory(err);
    if (!status)
        status = exchange_read(&file, a->drops.items + a->drops.count, file.counts[shard] * sizeof *a->drops.items, err);
    a->drops.count += status ? 0 : file.counts[shard];
    exchange_close(&file);
    return status;
}

static int compare(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* A line may run on from one chunk into the next. */
static void copy(struct applying *a, drg_str chunk)
{
    for (size_t at = 0; at < chunk.len;) {
        const char *newline = memchr(chunk.ptr + at, '\n', chunk.len - at);
        size_t end = newline ? (size_t)(newline - chunk.ptr) + 1 : chunk.len;
        bool is_dropped = a->next < a->drops.count && a->drops.items[a->next] == a->line;
        if (!is_dropped)
            writer_add(&a->out, str_cut(chunk, at, end));
        a->next += newline && is_dropped;
        a->line += newline != NULL;
        at = end;
    }
}

static drg_status copy_lines(struct applying *a, const char *path, drg_error *err)
{
    struct source *source = NULL;
    char *chunk = malloc(CHUNK);
    drg_status status = chunk ? source_open(&source, path, err) : fail_memory(err);
    for (size_t got = 1; got && !status;) {
        status = source_read(source, chunk, CHUNK, &got, err);
        copy(a, (drg_str){chunk, got});
        status = status ? status : a->out.status;
    }
    source_close(source);
    free(chunk);
    return status;
}

drg_status drg_exchange_apply(const char *path, uint32_t shard, const char *const *drops, size_t count, drg_sink sink, drg_error *err)
{
    struct applying a = {0};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < count && !status; i++)
        status = add_drops(&a, drops[i], shard, err);
    if (a.drops.count)
        qsort(a.drops.items, a.drops.count, sizeof *a.drops.items, compare);
    writer_init(&a.out, sink, err);
    if (!status)
        status = copy_lines(&a, path, err);
    drg_status written = status ? status : writer_finish(&a.out);
    vec_free(&a.drops);
    return written;
}
