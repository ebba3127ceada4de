/* glossary_rows.h - a glossary as the rows of a table, in wide form (a row a concept) or long (a row a term). */
#ifndef FORMAT_GLOSSARY_ROWS_H
#define FORMAT_GLOSSARY_ROWS_H

#include "format/csv_plan.h"

/* BEST: wide, unless that would lose something. */
enum rows_form { ROWS_BEST, ROWS_WIDE, ROWS_LONG };

/* Takes the rows, the header first; cells live until it returns. */
struct row_sink {
    void (*row)(void *user, const struct planned_column *columns, const drg_str *cells, size_t count);
    void *user;
};

/* Errors: ELANG, ENOMEM. What the wide form loses, when it was asked for, is reported. */
drg_status glossary_rows(const drg_glossary *glossary, const struct output *out, enum rows_form form, struct row_sink sink,
                         drg_error *err);

#endif
