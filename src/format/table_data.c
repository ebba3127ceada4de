/* table_data.c - an aligned term table at hand. */
#include "format/table_data.h"

#include <inttypes.h>

#include "base/str.h"
#include "model/glossary.h"

struct table_data table_data(const drg_table *table)
{
    struct table_data t = {.table = table, .glossary = drg_table_glossary(table)};
    t.rows = drg_table_rows(table, &t.row_count);
    t.columns = drg_table_columns(table, &t.column_count);
    t.documents = drg_table_documents(table, &t.document_count);
    t.is_aligned = drg_table_is_aligned(table, &t.aligned_rows);
    t.is_of_corpus = drg_table_is_of_corpus(table);
    return t;
}

static bool is_usable(const struct table_data *t, uint32_t term)
{
    drg_term_status status = glossary_term_status(t->glossary, term);
    return status == DRG_PREFERRED || status == DRG_ADMITTED;
}

/* Index into cell->terms of the first usable term, or term_count. */
static uint32_t first_usable(const struct table_data *t, const drg_cell *cell)
{
    uint32_t i = 0;
    while (i < cell->term_count && !is_usable(t, cell->terms[i]))
        i++;
    return i;
}

drg_str table_preferred(const struct table_data *t, const drg_cell *cell)
{
    uint32_t first = first_usable(t, cell);
    return first < cell->term_count ? glossary_term_text(t->glossary, cell->terms[first]) : (drg_str){"", 0};
}

bool table_next_admitted(const struct table_data *t, const drg_cell *cell, uint32_t *at, drg_str *text)
{
    uint32_t i = *at ? *at : first_usable(t, cell) + 1;
    while (i < cell->term_count && !is_usable(t, cell->terms[i]))
        i++;
    *at = i + 1;
    if (i >= cell->term_count)
        return false;
    *text = glossary_term_text(t->glossary, cell->terms[i]);
    return true;
}

const char *table_cell_state(const struct table_data *t, size_t column, const drg_cell *cell)
{
    if (cell->count)
        return "found";
    if (cell->is_missing)
        return "missing";
    return drg_table_column_has_text(t->table, column) ? "absent" : "other";
}

void table_add_lacking(struct buf *text, const struct table_data *t, const drg_row *row, const char *before, const char *between)
{
    for (size_t i = 0; i < t->column_count; i++) {
        if (!row->cells[i].lacking)
            continue;
        buf_add_z(text, before);
        buf_add(text, t->columns[i]);
        buf_addf(text, " %" PRIu64, row->cells[i].lacking);
        before = between;
    }
}

const char *table_document_name(const struct table_data *t, uint32_t document)
{
    return document < t->document_count ? drg_text_name(t->documents[document].text) : "";
}
