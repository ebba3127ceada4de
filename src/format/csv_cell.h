/* csv_cell.h - writing a cell of separated values, as syntax/csv.h reads it.
 *
 * A cell that a spreadsheet would run gets a ' before it, which a reader takes off again; a text that already looks so
 * disarmed gets a further one, so that nothing is lost. */
#ifndef FORMAT_CSV_CELL_H
#define FORMAT_CSV_CELL_H

#include "base/writer.h"

/* Writes a cell with the quotes it needs beside this separator. With `keep_formulas`, cells that a spreadsheet would run
 * stay as they are. */
void csv_cell_write(struct writer *out, char separator, bool keep_formulas, drg_str text);

/* The text of a cell that begins with ', without it when csv_cell_write put it there. */
drg_str csv_cell_rearm(drg_str cell);

/* The text of a cell without the ' that csv_cell_write put before it. */
static inline drg_str csv_cell_text(drg_str cell)
{
    return cell.len && cell.ptr[0] == '\'' ? csv_cell_rearm(cell) : cell;
}

#endif
