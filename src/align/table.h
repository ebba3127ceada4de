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
    bool is_aligned;
    size_t aligned_rows;
    const uint32_t *aligned_segments; /* the bitext's: aligned_rows of document_count each */
};

#endif
