/* fold.c - lookup in the generated folding tables. */
#include "lang/fold.h"

#include <stddef.h>

/* Defines fold_blocks[], fold_index[][FOLD_BLOCK], fold_records[], fold_expansions[], fold_compositions[]. */
#include "fold_tables.inc"

const struct fold_pair *fold_expansion(const struct fold_record *record)
{
    return &fold_expansions[record->first];
}

uint32_t fold_compose(uint32_t base, uint32_t mark)
{
    size_t low = 0, high = sizeof fold_compositions / sizeof fold_compositions[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        const struct fold_composition *c = &fold_compositions[mid];
        if (c->base == base && c->mark == mark)
            return c->composed;
        if (c->base < base || (c->base == base && c->mark < mark))
            low = mid + 1;
        else
            high = mid;
    }
    return 0;
}
