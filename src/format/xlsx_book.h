/* xlsx_book.h - a workbook of sheets as XLSX (ECMA-376), sheet by sheet.
 *
 * The same sheets give the same bytes: nothing in the file tells when or where it was made.
 *   struct xlsx_book b; drg_status s = xlsx_book_begin(&b, sink, 2, err);
 *   if (!s) s = xlsx_book_add(&b, "Terms", &sheet, ctx, err); ...
 *   s = xlsx_book_end(&b, s, err);   -- call it in any case */
#ifndef FORMAT_XLSX_BOOK_H
#define FORMAT_XLSX_BOOK_H

#include "base/ctx.h"
#include "format/xlsx_sheet.h"
#include "syntax/zip_write.h"

enum { XLSX_MAX_SHEETS = 4 };

struct xlsx_book {
    struct zip_writer zip;
    unsigned sheets, added;
    struct {
        const char *name; /* plain letters */
        char range[40];
    } list[XLSX_MAX_SHEETS];
};

drg_status xlsx_book_begin(struct xlsx_book *book, drg_sink sink, unsigned sheets, drg_error *err);

/* Takes a sheet whose rows are written, with a name in static storage. Notes say what was cut in it. */
drg_status xlsx_book_add(struct xlsx_book *book, const char *name, struct xlsx_sheet *sheet, const drg_ctx *ctx, drg_error *err);

/* The status of the whole. */
drg_status xlsx_book_end(struct xlsx_book *book, drg_status status, drg_error *err);

#endif
