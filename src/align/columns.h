/* columns.h - the language columns of a table: one a language, whatever its regions ("en-GB" and "en-US" are en). */
#ifndef ALIGN_COLUMNS_H
#define ALIGN_COLUMNS_H

#include "align/table.h"

/* The column of a language tag, or DRG_NONE. */
uint32_t table_column(const struct drg_table *table, drg_str lang);

/* Makes the columns of `langs` ("en,tr"), or of all the glossary's languages when it is NULL.
 * Errors: ELANG for what is no tag, ENOMEM. */
drg_status table_make_columns(struct drg_table *table, const char *langs, drg_error *err);

/* Notes which columns have text, by the segments of the table's documents. */
void table_mark_text(struct drg_table *table);

#endif
