/* glossary_xlsx.c - glossaries as a sheet of an XLSX workbook, with the columns of a CSV file: saved as CSV it is read. */
#include <stdlib.h>

#include "base/error.h"
#include "format/formats.h"
#include "format/glossary_rows.h"
#include "format/xlsx_book.h"
#include "lang/names.h"

struct writing {
    struct xlsx_sheet sheet;
    size_t rows, columns;
};

/* The language that a cell's text is in; empty: none of ours. */
static drg_str lang_of_cell(const struct planned_column *columns, const drg_str *cells, size_t count, size_t index)
{
    if (columns[index].kind != COLUMN_TERM)
        return columns[index].lang;
    for (size_t i = 0; i < count; i++)
        if (columns[i].kind == COLUMN_LANG)
            return cells[i];
    return (drg_str){"", 0};
}

static enum xlsx_style style_of(enum column_kind kind)
{
    return kind == COLUMN_TERMS || kind == COLUMN_TERM ? XLSX_STRONG : XLSX_TEXT;
}

static void write_row(void *user, const struct planned_column *columns, const drg_str *cells, size_t count)
{
    struct writing *w = user;
    bool is_header = w->rows++ == 0;
    w->columns = count;
    if (xlsx_sheet_is_full(&w->sheet) || count > XLSX_MAX_COLUMNS)
        return; /* the whole fails at the end */
    for (size_t i = 0; i < count; i++) {
        drg_str lang = lang_of_cell(columns, cells, count, i);
        bool is_rtl = lang.len && !is_header && lang_is_rtl(lang);
        xlsx_sheet_text(&w->sheet, is_header ? XLSX_HEADER : style_of(columns[i].kind), is_rtl, cells[i]);
    }
    xlsx_sheet_end_row(&w->sheet);
}

static drg_status check_size(const struct writing *w, drg_error *err)
{
    if (w->rows > XLSX_MAX_ROWS)
        return fail(err, DRG_ELIMIT, NOWHERE, "the glossary has %zu rows, more than the %d a sheet can hold", w->rows, (int)XLSX_MAX_ROWS);
    if (w->columns > XLSX_MAX_COLUMNS)
        return fail(err, DRG_ELIMIT, NOWHERE, "the glossary has %zu columns, more than the %d a sheet can hold", w->columns,
                    (int)XLSX_MAX_COLUMNS);
    return DRG_OK;
}

static drg_status write_book(struct writing *w, const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct xlsx_book book;
    xlsx_sheet_begin(&w->sheet, err);
    drg_status status = glossary_rows(glossary, out, ROWS_BEST, (struct row_sink){write_row, w}, err);
    if (!status)
        status = check_size(w, err);
    drg_status begun = xlsx_book_begin(&book, out->sink, 1, err);
    if (!status)
        status = begun;
    drg_status added = xlsx_book_add(&book, "Terms", &w->sheet, out->ctx, err);
    return xlsx_book_end(&book, status ? status : added, err);
}

drg_status xlsx_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writing *w = calloc(1, sizeof *w);
    if (!w)
        return fail_memory(err);
    drg_status status = write_book(w, glossary, out, err);
    free(w);
    return status;
}
