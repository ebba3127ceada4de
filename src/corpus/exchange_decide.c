/* exchange_decide.c - which lines of all shards repeat earlier ones: those of one part, whose keys are nowhere else. */
#include <stdlib.h>

#include "base/error.h"
#include "corpus/exchange.h"
#include "corpus/seen.h"

enum { BATCH = 4096, MEMORY = 1 << 30 };

/* Keys are numbered through all shards; which line a number is of which shard is kept beside. */
struct deciding {
    uint32_t part, parts;
    struct seen seen;
    VEC(uint64_t) lines;    /* by number */
    VEC(uint64_t) ends;     /* of each shard in `lines` */
    VEC(uint64_t) repeated; /* numbers */
};

static drg_status ask(struct deciding *d, struct seen_item *items, size_t count, drg_error *err)
{
    drg_status status = seen_add(&d->seen, items, count, err);
    for (size_t i = 0; i < count && !status; i++)
        if (items[i].first != items[i].number && items[i].first != SEEN_LATER && !vec_push(&d->repeated, items[i].number))
            status = fail_memory(err);
    return status;
}

static drg_status add_keys(struct deciding *d, struct exchange_file *file, struct exchange_key *keys, struct seen_item *items,
                           drg_error *err)
{
    drg_status status = DRG_OK;
    for (uint64_t left = file->counts[d->part]; left && !status;) {
        size_t count = left < BATCH ? (size_t)left : BATCH;
        status = exchange_read(file, keys, count * sizeof *keys, err);
        for (size_t i = 0; i < count && !status; i++) {
            items[i] = (struct seen_item){.key = keys[i].key, .number = d->lines.count};
            if (!vec_push(&d->lines, keys[i].line))
                status = fail_memory(err);
        }
        if (!status)
            status = ask(d, items, count, err);
        left -= count;
    }
    return status;
}

static drg_status add_shard(struct deciding *d, const char *path, struct exchange_key *keys, struct seen_item *items, drg_error *err)
{
    struct exchange_file file;
    uint64_t before = 0;
    drg_status status = exchange_open(&file, path, EXCHANGE_KEYS, err);
    if (!status && file.groups != d->parts)
        status = fail_in_file(err, fail(err, DRG_EINVAL, NOWHERE, "the keys are in %u parts, not %u", (unsigned)file.groups,
                                        (unsigned)d->parts), path);
    for (uint32_t p = 0; p < d->part && !status; p++)
        before += file.counts[p];
    if (!status)
        status = exchange_read(&file, NULL, before * sizeof *keys, err);
    if (!status)
        status = add_keys(d, &file, keys, items, err);
    if (!status && !vec_push(&d->ends, d->lines.count))
        status = fail_memory(err);
    exchange_close(&file);
    return status;
}

static drg_status add_shards(struct deciding *d, const char *const *paths, size_t count, drg_error *err)
{
    struct exchange_key *keys = malloc(BATCH * sizeof *keys);
    struct seen_item *items = malloc(BATCH * sizeof *items);
    drg_status status = keys && items ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < count && !status; i++)
        status = add_shard(d, paths[i], keys, items, err);
    free(items);
    free(keys);
    return status;
}

/* Those whose answer was put off. */
static drg_status add_late(struct deciding *d, drg_error *err)
{
    struct seen_late late;
    drg_status status = seen_finish(&d->seen, err);
    while (!status && !(status = seen_next(&d->seen, &late, err)) && late.first != SEEN_NONE)
        if (!vec_push(&d->repeated, late.number))
            return fail_memory(err);
    return status;
}

static int compare(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Numbers become lines, shard by shard. */
static drg_status write_drops(struct deciding *d, drg_sink sink, drg_error *err)
{
    struct exchange_head head = {EXCHANGE_DROPS, d->ends.count};
    uint64_t *counts = calloc(d->ends.count + 1, sizeof *counts), *list = d->repeated.items;
    if (!counts)
        return fail_memory(err);
    if (d->repeated.count)
        qsort(list, d->repeated.count, sizeof *list, compare);
    for (size_t i = 0, shard = 0; i < d->repeated.count; i++) {
        while (list[i] >= d->ends.items[shard])
            shard++;
        counts[shard]++;
        list[i] = d->lines.items[list[i]];
    }
    drg_status status = sink.write(sink.user, &head, sizeof head, err);
    if (!status)
        status = sink.write(sink.user, counts, d->ends.count * sizeof *counts, err);
    if (!status && d->repeated.count)
        status = sink.write(sink.user, list, d->repeated.count * sizeof *list, err);
    free(counts);
    return status;
}

drg_status drg_exchange_decide(const char *const *keys, size_t count, uint32_t part, uint32_t parts, const drg_dedupe_options *options,
                               drg_sink sink, drg_error *err)
{
    struct deciding d = {.part = part, .parts = parts};
    seen_init(&d.seen, &(struct seen_options){.memory = options && options->memory ? options->memory : MEMORY,
                                              .folder = options ? options->folder : NULL});
    drg_status status = add_shards(&d, keys, count, err);
    if (!status)
        status = add_late(&d, err);
    if (!status)
        status = write_drops(&d, sink, err);
    seen_free(&d.seen);
    vec_free(&d.lines);
    vec_free(&d.ends);
    vec_free(&d.repeated);
    return status;
}
