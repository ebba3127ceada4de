/* seen_parts.c - the set once all keys have come: part after part of those put off is gone through in a table; what was
 * there before is parted again, by number, and read in that order. */
#include "corpus/seen_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

drg_status seen_parts_init(struct spill *spill, const struct seen *seen, drg_error *err)
{
    struct spill_options options = {.queues = SEEN_PARTS, .memory = seen->memory / 4, .folder = seen->folder};
    return spill_init(spill, &options, err);
}

/* Parts of equal width over all numbers that were put off. */
static size_t found_part(const struct seen *seen, uint64_t number)
{
    uint64_t width = (seen->last_late - seen->first_late) / SEEN_PARTS + 1;
    return (size_t)((number - seen->first_late) / width);
}

static drg_status report(struct seen *seen, struct seen_late late, drg_error *err)
{
    return spill_put(&seen->found, found_part(seen, late.number), &late, sizeof late, err);
}

/* The share of a part that one pass takes: of `passes`, number `pass`. */
static bool is_in_pass(uint64_t low, uint64_t passes, uint64_t pass)
{
    return (low >> 32 & 0xFFFFFF) % passes == pass;
}

static drg_status go_through(struct seen *seen, size_t part, uint64_t passes, uint64_t pass, drg_error *err)
{
    struct spill_reader reader = {.spill = &seen->later, .queue = part};
    drg_str chunk;
    drg_status status;
    while (!(status = spill_next(&reader, &chunk, err)) && chunk.len) {
        for (size_t at = 0; at < chunk.len && !status; at += sizeof(struct seen_slot)) {
            struct seen_slot slot;
            memcpy(&slot, chunk.ptr + at, sizeof slot);
            if (!is_in_pass(slot.low, passes, pass))
                continue;
            if (!seen_table_reserve(&seen->table, 1))
                status = fail_memory(err);
            uint64_t number = (slot.tail & (SEEN_MOST - 1)) - 1;
            uint64_t first = status ? number : seen_table_put(&seen->table, slot);
            if (first != number)
                status = report(seen, (struct seen_late){number, first}, err);
        }
        if (status)
            break;
    }
    spill_reader_free(&reader);
    return status;
}

/* A part that would not fit takes several passes, each over keys that no other sees. */
static drg_status settle_part(struct seen *seen, size_t part, drg_error *err)
{
    uint64_t most = seen->memory / 16, passes = spill_size(&seen->later, part) / most + 1;
    drg_status status = DRG_OK;
    for (uint64_t pass = 0; pass < passes && !status; pass++) {
        status = go_through(seen, part, passes, pass, err);
        seen_table_free(&seen->table);
    }
    spill_drop(&seen->later, part);
    return status;
}

drg_status seen_finish(struct seen *seen, drg_error *err)
{
    seen_table_free(&seen->table);
    if (!seen->is_frozen)
        return DRG_OK;
    drg_status status = seen_parts_init(&seen->found, seen, err);
    for (size_t part = 0; part < SEEN_PARTS && !status; part++)
        if (spill_size(&seen->later, part))
            status = settle_part(seen, part, err);
    spill_free(&seen->later);
    seen->is_finished = !status;
    return status;
}

static int by_number(const void *a, const void *b)
{
    const struct seen_late *x = a, *y = b;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static drg_status read_part(struct seen *seen, size_t part, drg_error *err)
{
    struct spill_reader reader = {.spill = &seen->found, .queue = part};
    size_t size = (size_t)spill_size(&seen->found, part), got;
    seen->next = seen->read.count = 0;
    if (!vec_reserve(&seen->read, size / sizeof *seen->read.items))
        return fail_memory(err);
    drg_status status = spill_read(&reader, seen->read.items, size, &got, err);
    spill_reader_free(&reader);
    if (status)
        return status;
    seen->read.count = size / sizeof *seen->read.items;
    qsort(seen->read.items, seen->read.count, sizeof *seen->read.items, by_number);
    spill_drop(&seen->found, part);
    return DRG_OK;
}

drg_status seen_next(struct seen *seen, struct seen_late *out, drg_error *err)
{
    *out = (struct seen_late){SEEN_NONE, SEEN_NONE};
    while (seen->is_finished && seen->next == seen->read.count) {
        if (seen->part == SEEN_PARTS)
            return DRG_OK;
        size_t part = seen->part++;
        drg_status status = spill_size(&seen->found, part) ? read_part(seen, part, err) : DRG_OK;
        if (status)
            return status;
    }
    if (seen->is_finished)
        *out = seen->read.items[seen->next++];
    return DRG_OK;
}
