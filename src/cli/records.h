/* records.h - flat results as JSON, JSON lines or TSV: columns are named once, then each record gives its values in
 * that order. They are gathered in memory, and go to the sink, if there is one, in large pieces. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "outbuf.h"

enum { RECORDS_MAX_COLUMNS = 20 };

struct records {
    struct outbuf out;
    drg_sink sink; /* `write` NULL: `out` grows */
    drg_error *err;
    drg_status status;
    enum { RECORDS_JSON, RECORDS_JSONL, RECORDS_TSV } format;
    const char *columns[RECORDS_MAX_COLUMNS];
    char keys[RECORDS_MAX_COLUMNS][32]; /* what stands before the column's values */
    uint8_t key_lengths[RECORDS_MAX_COLUMNS];
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
void records_share(struct records *r, double share); /* four places */

/* The same for what is known to be valid UTF-8. */
void records_valid_text(struct records *r, drg_str value);

/* Many records have the same values side by side. Such a piece is made once, of valid values for the columns from `first`
 * on, and then put when it is the turn of these columns. It fits the records of records_part alone. */
void records_make_piece(const struct records *r, struct outbuf *piece, size_t first, const drg_str *values, size_t count);
void records_put_piece(struct records *r, drg_str piece, size_t count);

/* Hands what was gathered to the sink now. */
drg_status records_hand_over(struct records *r);

/* Ends the output; the first failure of all. Frees what was gathered. */
drg_status records_finish(struct records *r);

/* The same records in another thread: all but the first begin with what parts records, a comma and a line end in JSON. What
 * is gathered is the caller's to write, without that at the very first, and to free. */
struct records records_part(const struct records *whole);
drg_str records_part_bytes(const struct records *part, bool is_first);

#endif
