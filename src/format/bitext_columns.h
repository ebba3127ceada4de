/* bitext_columns.h - the columns of a bitext while a reader fills them. */
#ifndef FORMAT_BITEXT_COLUMNS_H
#define FORMAT_BITEXT_COLUMNS_H

#include "format/format.h"

/* The column of a language tag, by its primary subtag ("tr-TR" and "tr" are one), made when new.
 * *index is DRG_NONE when the tag is none. Error: ENOMEM. */
drg_status bitext_column(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err);

/* What the file says of the row that is being filled, which is the next one to be said something of or a later one: rows
 * between are empty units. Strings are copied. Error: ENOMEM. */
drg_status bitext_unit(struct bitext_columns *into, const drg_unit *unit, drg_error *err);

/* How text put back into the file is spelt, in all columns. */
void bitext_spell(struct bitext_columns *columns, view_spell *spell);

#endif
