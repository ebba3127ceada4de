/* table.h - the inside of a drg_table. */
#ifndef ALIGN_TABLE_H
#define ALIGN_TABLE_H

#include "base/arena.h"
#include "dragoman/table.h"

struct drg_table {
    struct arena arena; /* owns everything below */
    const drg_glossary *glossary;
    drg_str *columns;
    bool *has_text; /* a column */
    size_t column_count;
    drg_document *documents;
    size_t document_count;
    drg_row *rows;
    size_t row_count;
    bool is_aligned, is_of_corpus;
    size_t aligned_rows;
    const uint32_t *aligned_segments; /* the bitext's: aligned_rows of document_count each */
};

/* The terms of a concept in a column's language, but for spellings, which are found and not shown. */
drg_status table_list_terms(struct drg_table *table, uint32_t concept_index, uint32_t column, drg_cell *cell, drg_error *err);

#endif
