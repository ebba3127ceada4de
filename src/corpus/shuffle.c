/* shuffle.c - dealing to buckets, sorting them one by one. */
#include "corpus/shuffle.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "corpus/mix.h"

enum { BUCKETS = 256, LEAST_MEMORY = 4 << 20 };

/* How an item lies in a bucket: this, then its bytes. */
struct dealt {
    uint64_t number, len;
};

drg_status shuffle_init(struct shuffle *shuffle, const struct shuffle_options *options, drg_error *err)
{
    *shuffle = (struct shuffle){.seed = options->seed};
    shuffle->memory = options->memory < LEAST_MEMORY ? LEAST_MEMORY : options->memory;
    struct spill_options spill = {.queues = BUCKETS, .memory = shuffle->memory / 2, .folder = options->folder};
    return spill_init(&shuffle->spill, &spill, err);
}

drg_status shuffle_add(struct shuffle *shuffle, uint64_t number, drg_str bytes, drg_error *err)
{
    size_t bucket = (size_t)(rank_of(shuffle->seed, number) >> 56);
    struct dealt dealt = {number, bytes.len};
    drg_status status = spill_put(&shuffle->spill, bucket, &dealt, sizeof dealt, err);
    return status ? status : spill_put(&shuffle->spill, bucket, bytes.ptr, bytes.len, err);
}

static int by_rank(const void *a, const void *b)
{
    const struct shuffle_item *x = a, *y = b;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

/* The pass that an item belongs to: the next bits of its rank in equal shares, so that passes come in order of rank. */
static uint64_t pass_of(const struct shuffle *shuffle, uint64_t rank)
{
    return (rank >> 24 & 0xFFFFFFFF) * shuffle->passes >> 32;
}

/* Takes one item of the bucket, or skips it; *is_end when there was none. */
static drg_status take(struct shuffle *shuffle, struct spill_reader *reader, bool *is_end, drg_error *err)
{
    struct dealt dealt;
    size_t got;
    drg_status status = spill_read(reader, &dealt, sizeof dealt, &got, err);
    *is_end = !status && got == 0;
    if (status || *is_end)
        return status;
    struct shuffle_item item = {rank_of(shuffle->seed, dealt.number), dealt.number, shuffle->bytes.count, (size_t)dealt.len};
    if (pass_of(shuffle, item.rank) != shuffle->pass)
        return spill_skip(reader, item.len, err);
    if (!vec_reserve(&shuffle->bytes, shuffle->bytes.count + item.len + 1) || !vec_push(&shuffle->items, item))
        return fail_memory(err);
    shuffle->bytes.count += item.len;
    return spill_read(reader, shuffle->bytes.items + item.start, item.len, &got, err);
}

static drg_status read_pass(struct shuffle *shuffle, drg_error *err)
{
    struct spill_reader reader = {.spill = &shuffle->spill, .queue = (size_t)shuffle->bucket};
    bool is_end = false;
    drg_status status = DRG_OK;
    shuffle->items.count = shuffle->bytes.count = shuffle->next = 0;
    while (!status && !is_end)
        status = take(shuffle, &reader, &is_end, err);
    spill_reader_free(&reader);
    if (!status && shuffle->items.count)
        qsort(shuffle->items.items, shuffle->items.count, sizeof *shuffle->items.items, by_rank);
    return status;
}

/* Items of a bucket take up to twice what they take dealt, for their place in the order. */
static uint64_t passes_for(const struct shuffle *shuffle, uint64_t size)
{
    return size / (shuffle->memory / 8) + 1;
}

static drg_status next_pass(struct shuffle *shuffle, drg_error *err)
{
    if (shuffle->pass == shuffle->passes) {
        shuffle->passes = passes_for(shuffle, spill_size(&shuffle->spill, (size_t)shuffle->bucket));
        shuffle->pass = 0;
    }
    drg_status status = read_pass(shuffle, err);
    if (++shuffle->pass < shuffle->passes)
        return status;
    spill_drop(&shuffle->spill, (size_t)shuffle->bucket++);
    shuffle->pass = shuffle->passes = 0;
    return status;
}

drg_status shuffle_next(struct shuffle *shuffle, uint64_t *number, drg_str *bytes, drg_error *err)
{
    *bytes = (drg_str){NULL, 0};
    while (shuffle->next == shuffle->items.count && shuffle->bucket < BUCKETS) {
        drg_status status = next_pass(shuffle, err);
        if (status)
            return status;
    }
    if (shuffle->next == shuffle->items.count)
        return DRG_OK;
    const struct shuffle_item *item = &shuffle->items.items[shuffle->next++];
    *number = item->number;
    *bytes = (drg_str){shuffle->bytes.items + item->start, item->len};
    return DRG_OK;
}

void shuffle_free(struct shuffle *shuffle)
{
    spill_free(&shuffle->spill);
    vec_free(&shuffle->items);
    vec_free(&shuffle->bytes);
}
