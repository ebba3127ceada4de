/* seen.c - the set while it takes keys: a table of slots with linear probing, at most two thirds full, then put off. */
#include "corpus/seen.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/pages.h"
#include "corpus/seen_parts.h"

enum { LEAST_CAP = 1 << 12, SLICE = LEAST_CAP / 4, AHEAD = 16 /* probes whose memory is on its way */ };

void seen_init(struct seen *seen, const struct seen_options *options)
{
    size_t memory = options->memory < SEEN_LEAST_MEMORY ? SEEN_LEAST_MEMORY : options->memory;
    *seen = (struct seen){.memory = memory, .folder = options->folder, .first_late = SEEN_NONE};
}

void seen_table_free(struct seen_table *table)
{
    free(table->slots);
    *table = (struct seen_table){0};
}

/* Slots that lie after one another in a small table do so in a large one, in two places: memory is gone through in order. */
static bool resize(struct seen_table *table, size_t cap)
{
    struct seen_table larger = {pages_zeroed(cap * sizeof *table->slots), 0, cap};
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < table->cap; i++)
        if (table->slots[i].tail)
            seen_table_put(&larger, table->slots[i]);
    free(table->slots);
    *table = larger;
    return true;
}

static size_t cap_for(size_t count)
{
    size_t cap = LEAST_CAP;
    while (cap / 3 * 2 < count)
        cap *= 2;
    return cap;
}

bool seen_table_reserve(struct seen_table *table, size_t count)
{
    size_t cap = cap_for(table->count + count);
    return cap <= table->cap || resize(table, cap);
}

static struct seen_slot *find(struct seen_table *table, struct seen_slot slot)
{
    size_t at = slot.low & (table->cap - 1);
    while (table->slots[at].tail &&
           (table->slots[at].low != slot.low || (table->slots[at].tail ^ slot.tail) >= SEEN_MOST))
        at = (at + 1) & (table->cap - 1);
    return &table->slots[at];
}

static uint64_t number_of(struct seen_slot slot)
{
    return (slot.tail & (SEEN_MOST - 1)) - 1;
}

uint64_t seen_table_put(struct seen_table *table, struct seen_slot slot)
{
    struct seen_slot *place = find(table, slot);
    if (!place->tail) {
        *place = slot;
        table->count++;
    }
    return number_of(*place);
}

static struct seen_slot slot_of(const struct seen_item *item)
{
    return (struct seen_slot){item->key.low, item->key.high << 40 | (item->number + 1)};
}

/* While a table grows, the old one is there too. */
static drg_status make_room(struct seen *seen, size_t count, drg_error *err)
{
    size_t cap = cap_for(seen->table.count + count);
    if (cap <= seen->table.cap)
        return DRG_OK;
    if ((cap + seen->table.cap) * sizeof(struct seen_slot) <= seen->memory / 4 * 3)
        return resize(&seen->table, cap) ? DRG_OK : fail_memory(err);
    seen->is_frozen = true;
    return seen_parts_init(&seen->later, seen, err);
}

static drg_status put_off(struct seen *seen, struct seen_item *item, drg_error *err)
{
    struct seen_slot slot = slot_of(item);
    item->first = SEEN_LATER;
    if (seen->first_late == SEEN_NONE)
        seen->first_late = item->number;
    seen->last_late = item->number;
    return spill_put(&seen->later, seen_part_of(slot.low), &slot, sizeof slot, err);
}

static drg_status add_frozen(struct seen *seen, struct seen_item *item, drg_error *err)
{
    const struct seen_slot *place = find(&seen->table, slot_of(item));
    if (!place->tail)
        return put_off(seen, item, err);
    item->first = number_of(*place);
    return DRG_OK;
}

static inline void prefetch(const struct seen_table *table, const struct seen_item *item)
{
    __builtin_prefetch(&table->slots[item->key.low & (table->cap - 1)], 1);
}

static drg_status add_slice(struct seen *seen, struct seen_item *items, size_t count, drg_error *err)
{
    drg_status status = seen->is_frozen ? DRG_OK : make_room(seen, count, err);
    for (size_t i = 0; i < count && i < AHEAD && !status; i++)
        prefetch(&seen->table, &items[i]);
    for (size_t i = 0; i < count && !status; i++) {
        if (i + AHEAD < count)
            prefetch(&seen->table, &items[i + AHEAD]);
        if (seen->is_frozen)
            status = add_frozen(seen, &items[i], err);
        else
            items[i].first = seen_table_put(&seen->table, slot_of(&items[i]));
    }
    return status;
}

drg_status seen_add(struct seen *seen, struct seen_item *items, size_t count, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t at = 0; at < count && !status; at += SLICE)
        status = add_slice(seen, items + at, count - at < SLICE ? count - at : SLICE, err);
    return status;
}

void seen_free(struct seen *seen)
{
    seen_table_free(&seen->table);
    spill_free(&seen->later);
    spill_free(&seen->found);
    vec_free(&seen->read);
    *seen = (struct seen){0};
}
