/* agreement.c - in which aligned rows the languages agree on a concept. */
#include "align/agreement.h"

#include <stdlib.h>

#include "base/error.h"

enum { COMPARED_COLUMNS = 64 /* bits of a presence; what stands right of them is not compared */ };

/* Which columns of one aligned row hold a concept, as bits. */
struct row_presence {
    uint32_t row;
    uint64_t present;
};

static int compare_presence(const void *a, const void *b)
{
    const struct row_presence *x = a, *y = b;
    return (x->row > y->row) - (x->row < y->row);
}

/* Columns that could hold the concept in this row: they have a segment, and the glossary a term. */
static uint64_t possible_columns(const struct drg_table *table, const drg_row *row, const uint32_t *segments)
{
    uint64_t columns = 0;
    for (size_t d = 0; d < table->document_count; d++) {
        uint32_t column = table->documents[d].column;
        if (segments[d] != DRG_NONE && column < COMPARED_COLUMNS && row->cells[column].term_count)
            columns |= (uint64_t)1 << column;
    }
    return columns;
}

static size_t merge_rows(struct row_presence *list, size_t count)
{
    size_t kept = 0;
    qsort(list, count, sizeof *list, compare_presence);
    for (size_t i = 0; i < count; i++)
        if (kept && list[kept - 1].row == list[i].row)
            list[kept - 1].present |= list[i].present;
        else
            list[kept++] = list[i];
    return kept;
}

drg_status table_compare_languages(struct drg_table *table, const struct occurrences *o, size_t first, size_t last,
                                   const uint32_t *rows, drg_row *row, drg_error *err)
{
    struct row_presence *list = calloc(last - first + 1, sizeof *list);
    uint32_t *missing = arena_array(&table->arena, last - first, sizeof *missing);
    if (!list || !missing) {
        free(list);
        return fail_memory(err);
    }
    for (size_t i = first; i < last; i++) {
        const struct occurrence *at = &o->list.items[i];
        list[i - first] = (struct row_presence){at->segment, at->column < COMPARED_COLUMNS ? (uint64_t)1 << at->column : 0};
    }
    size_t count = merge_rows(list, last - first);
    for (size_t i = 0; i < count; i++) {
        uint64_t possible = possible_columns(table, row, rows + (size_t)list[i].row * table->document_count);
        if ((possible & ~list[i].present) == 0)
            row->agree++;
        else
            missing[row->missing_count++] = list[i].row;
    }
    row->any = count;
    row->missing_rows = missing;
    free(list);
    return DRG_OK;
}
