/* sum_examples.c - which rows of a corpus show a concept: by a rule that no order of arrival can change. */
#include "align/sum.h"
#include "base/error.h"
#include "ext/hash.h"

uint64_t sum_example_order(const struct drg_table_sum *sum, const drg_str *texts)
{
    uint64_t order = sum->options.seed;
    for (size_t c = 0; c < sum->shape.column_count; c++)
        order = hash_bytes(texts[c].ptr, texts[c].len, order);
    return order;
}

static int compare(const struct drg_table_sum *sum, const struct sum_example *a, const struct sum_example *b)
{
    int order = (a->order > b->order) - (a->order < b->order);
    for (size_t c = 0; c < sum->shape.column_count && !order; c++)
        order = str_cmp(a->texts[c], b->texts[c]);
    return order;
}

static drg_status copy_example(struct sum_example *out, struct drg_table_sum *sum, const struct sum_example *example, drg_error *err)
{
    size_t columns = sum->shape.column_count;
    drg_str *texts = arena_array(&sum->shape.arena, columns, sizeof *texts);
    if (!texts)
        return fail_memory(err);
    for (size_t c = 0; c < columns; c++) {
        texts[c] = example->texts[c];
        if (!arena_own(&sum->shape.arena, &texts[c]))
            return fail_memory(err);
    }
    *out = (struct sum_example){example->order, texts};
    return DRG_OK;
}

drg_status sum_keep_example(struct drg_table_sum *sum, struct sum_examples *list, const struct sum_example *example, drg_error *err)
{
    uint32_t room = sum->options.examples, at = list->count;
    struct sum_example copy;
    if (!sum_wants_example(sum, list, example->order))
        return DRG_OK;
    while (at > 0 && compare(sum, example, &list->items[at - 1]) < 0)
        at--;
    if (at == room || (at > 0 && compare(sum, example, &list->items[at - 1]) == 0))
        return DRG_OK;
    if (!list->items && !(list->items = arena_array(&sum->shape.arena, room, sizeof *list->items)))
        return fail_memory(err);
    drg_status status = copy_example(&copy, sum, example, err);
    if (status)
        return status;
    list->count += list->count < room;
    memmove(list->items + at + 1, list->items + at, (list->count - at - 1) * sizeof *list->items);
    list->items[at] = copy;
    return DRG_OK;
}
