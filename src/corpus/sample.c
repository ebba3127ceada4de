/* sample.c - a heap of the lowest ranks. */
#include "corpus/sample.h"

#include <stdlib.h>

#include "base/error.h"
#include "corpus/mix.h"

bool sample_takes(uint64_t seed, uint64_t number, double fraction)
{
    return fraction > 0 && rank_of(seed, number) >> 11 < (uint64_t)(fraction * 0x1p53);
}

void sample_init(struct sample *sample, const struct sample_options *options)
{
    *sample = (struct sample){.size = options->size, .seed = options->seed};
    sample->tape = (struct tape){.memory = options->memory, .scratch.folder = options->folder};
}

bool sample_wants(const struct sample *sample, uint64_t number)
{
    return sample->items.count < sample->size ||
           (sample->size && rank_of(sample->seed, number) < sample->items.items[0].rank);
}

/* Lets the item at `at` sink until no item under it has a higher rank. */
static void sink(struct sample_item *items, size_t count, size_t at)
{
    struct sample_item item = items[at];
    for (size_t child; (child = at * 2 + 1) < count; at = child) {
        child += child + 1 < count && items[child + 1].rank > items[child].rank;
        if (items[child].rank < item.rank)
            break;
        items[at] = items[child];
    }
    items[at] = item;
}

drg_status sample_add(struct sample *sample, uint64_t number, drg_str bytes, drg_error *err)
{
    if (!sample_wants(sample, number))
        return DRG_OK;
    struct sample_item item = {.rank = rank_of(sample->seed, number), .number = number, .len = bytes.len};
    if (sample->items.count < sample->size && !vec_reserve_one(&sample->items))
        return fail_memory(err);
    drg_status status = tape_put(&sample->tape, &item.place, bytes.ptr, bytes.len, err);
    if (status)
        return status;
    struct sample_item *items = sample->items.items;
    if (sample->items.count == sample->size) {
        items[0] = item;
        sink(items, sample->size, 0);
        return DRG_OK;
    }
    items[sample->items.count++] = item;
    for (size_t at = sample->items.count / 2; sample->items.count == sample->size && at-- > 0;)
        sink(items, sample->size, at);
    return DRG_OK;
}

static int by_number(const void *a, const void *b)
{
    const struct sample_item *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

void sample_finish(struct sample *sample)
{
    if (sample->items.count)
        qsort(sample->items.items, sample->items.count, sizeof *sample->items.items, by_number);
}

drg_status sample_next(struct sample *sample, uint64_t *number, drg_str *bytes, drg_error *err)
{
    *bytes = (drg_str){NULL, 0};
    if (sample->next == sample->items.count)
        return DRG_OK;
    const struct sample_item *item = &sample->items.items[sample->next++];
    *number = item->number;
    bytes->len = item->len;
    return tape_get(&bytes->ptr, &sample->tape, item->place, item->len, err);
}

void sample_free(struct sample *sample)
{
    vec_free(&sample->items);
    tape_free(&sample->tape);
}
