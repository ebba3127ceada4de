/* csv.h - rows and cells of comma-, semicolon- and tab-separated text.
 *
 * RFC 4180, as programs write it: a cell may stand in double quotes, where a doubled quote is one quote and separators
 * and line ends are text. Rows end at CRLF, LF or CR. Nothing is trimmed. Blank lines are skipped.
 * - With commas and semicolons, a cell that begins with a quote must end with one; blanks after it are ignored.
 *   Quotes elsewhere in a cell are text.
 * - With tabs, quotes are text unless they enclose the whole cell (Excel's way): "say ""so""" is quoted, "so" it is not.
 *
 *   struct csv csv; csv_open(&csv, source, csv_guess_separator(source));
 *   for (;;) { if (csv_next(&csv, &row, err)) fail; if (!row.count) break; ... }
 *   csv_close(&csv); */
#ifndef SYNTAX_CSV_H
#define SYNTAX_CSV_H

#include "base/arena.h"
#include "base/vec.h"
#include "syntax/place.h"

enum { CSV_MAX_CELL = 8 << 20, CSV_MAX_CELLS = 16384 };

struct csv_cell {
    drg_str text;      /* without its quotes; lives until the next row                 */
    size_t start, end; /* bytes of the source the text came from, inside the quotes    */
    drg_pos pos;       /* where the cell begins                                        */
    bool is_quoted;
    bool is_rewritten; /* text differs from source[start, end): a quote was undoubled  */
};

struct csv_row {
    const struct csv_cell *cells;
    size_t count; /* 0: the end */
    drg_pos pos;
};

struct csv {
    drg_str source;
    char separator;
    size_t at;
    bool has_nul; /* somewhere: cells are looked at */
    struct place place;
    struct arena texts; /* of rewritten cells of the current row */
    VEC(struct csv_cell) cells;
};

/* The separator of the first line: the most frequent of tab, comma, semicolon outside quotes; a comma when none. */
char csv_guess_separator(drg_str source);

/* Starts reading valid UTF-8, which is borrowed. A byte order mark is skipped. */
void csv_open(struct csv *csv, drg_str source, char separator);

/* The next row that has any text; row->count is 0 at the end.
 * Errors: ESYNTAX (a quote never closed, text after a closing quote, a NUL), ELIMIT, ENOMEM. */
drg_status csv_next(struct csv *csv, struct csv_row *row, drg_error *err);

void csv_close(struct csv *csv);

#endif
