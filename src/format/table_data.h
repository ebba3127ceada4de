/* table_data.h - an aligned term table at hand: what every table writer asks of it, asked once. */
#ifndef FORMAT_TABLE_DATA_H
#define FORMAT_TABLE_DATA_H

#include "base/buf.h"
#include "dragoman/table.h"

struct table_data {
    const drg_table *table;
    const drg_glossary *glossary;
    const drg_row *rows;
    const drg_str *columns; /* language tags */
    const drg_document *documents;
    size_t row_count, column_count, document_count;
    bool is_aligned, is_of_corpus;
    size_t aligned_rows;
};

struct table_data table_data(const drg_table *table);

/* The term to use: the first that is not deprecated. Its text is empty when there is none. */
drg_str table_preferred(const struct table_data *t, const drg_cell *cell);

/* The further terms of a cell that may be used, one after the other. *at is 0 at first. */
bool table_next_admitted(const struct table_data *t, const drg_cell *cell, uint32_t *at, drg_str *text);

/* "found"; "missing"; "absent" (its text was looked at, but nothing is missed: the glossary has no term in it either, or
 * there is nothing to compare with); "other" (no text of that language was looked at). Static storage. */
const char *table_cell_state(const struct table_data *t, size_t column, const drg_cell *cell);

/* Appends "tr 12, ar 3": how often each language lacks the concept in a corpus, `before` the first. Nothing when none does. */
void table_add_lacking(struct buf *text, const struct table_data *t, const drg_row *row, const char *before, const char *between);

const char *table_document_name(const struct table_data *t, uint32_t document);

#endif
