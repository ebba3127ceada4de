/* records.h - flat results as JSON, JSON lines or TSV: columns are named once, then each record gives its values in
 * that order. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "print.h"

enum { RECORDS_MAX_COLUMNS = 20 };

struct records {
    struct printer out;
    enum { RECORDS_JSON, RECORDS_JSONL, RECORDS_TSV } format;
    const char *columns[RECORDS_MAX_COLUMNS];
    size_t column_count, column; /* column: the next value's */
    uint64_t count;
};

/* True when `format` is one that records are written in. */
bool records_know(const char *format);

/* Prepares; add the columns, then call records_start. */
void records_init(struct records *r, const char *format, drg_sink sink, drg_error *err);
void records_column(struct records *r, const char *name);
void records_start(struct records *r);

/* The values of a record, in the order of the columns; after the last one the record is ended by itself. */
void records_text(struct records *r, drg_str value);
void records_number(struct records *r, uint64_t value);

/* Ends the output; the first failure of all. */
drg_status records_finish(struct records *r);

#endif
