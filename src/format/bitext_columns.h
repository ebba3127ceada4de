/* bitext_columns.h - the columns of a bitext while a reader fills them. */
#ifndef FORMAT_BITEXT_COLUMNS_H
#define FORMAT_BITEXT_COLUMNS_H

#include "format/format.h"

/* Each language of a part of a file is a text of its own. */
enum { BITEXT_MAX_LANGS = 200 };

/* The column of a language tag, by its primary subtag ("tr-TR" and "tr" are one), made when new.
 * *index is DRG_NONE when the tag is none. Error: ENOMEM. */
drg_status bitext_column(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err);

/* The same for a segment that may not stand in column `taken`, such as the source's: where primary subtags are equal, the
 * column is the whole tag's ("en-gb" beside "en"). */
drg_status bitext_column_beside(struct bitext_columns *into, drg_str tag, uint32_t taken, uint32_t *index, drg_error *err);

/* The same for a further segment of the row being filled, whose columns may be taken by other tags. Only the column of
 * this very tag is given also when it has a segment already. */
drg_status bitext_column_of_row(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err);

/* Whether the row being filled, or one after it, has a segment in the column. */
bool bitext_has_cell(const struct bitext_columns *into, uint32_t column);

/* Lets `row` have the segment that `owner` has in the column. Error: ENOMEM. */
drg_status bitext_share(struct bitext_columns *into, uint32_t column, uint32_t row, uint32_t owner, drg_error *err);

/* Frees all but the arena. */
void bitext_columns_free(struct bitext_columns *columns);

/* What the file says of the row that is being filled, which is the next one to be said something of or a later one: rows
 * between are empty units. Strings are copied. Error: ENOMEM. */
drg_status bitext_unit(struct bitext_columns *into, const drg_unit *unit, drg_error *err);

/* Character data of a segment: source[start, end) says `text`. */
void bitext_text(struct view *view, drg_str source, drg_str text, size_t start, size_t end, bool is_cdata);

/* How text put back into the file is spelt, in all columns that are not kept. */
void bitext_spell(struct bitext_columns *columns, view_spell *spell);

/* Line ends at the edges of segments are part of what they say. */
void bitext_keep_line_ends(struct bitext_columns *columns);

/* Keeps a column from being rewritten: sources that other programs know their translations by. */
void bitext_keep(struct bitext_columns *columns, uint32_t column);

/* How terms are marked in the file. */
void bitext_mark_terms(struct bitext_columns *columns, view_mark_terms *mark_terms);

#endif
