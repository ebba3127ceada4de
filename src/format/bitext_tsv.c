/* bitext_tsv.c - segments side by side in a TSV or CSV file whose header names their languages, one segment a row.
 * Columns that name no language (an id, a comment) are passed over. */
#include "base/ctx.h"
#include "base/error.h"
#include "format/bitext_columns.h"
#include "format/columns.h"
#include "format/formats.h"
#include "syntax/csv.h"

struct reading {
    const struct input *in;
    struct bitext_columns *into;
    VEC(uint32_t) columns; /* of each cell of a row: the bitext's column or DRG_NONE */
};

static drg_status read_header(struct reading *r, const struct csv_row *row, drg_error *err)
{
    for (size_t i = 0; i < row->count; i++) {
        drg_str name = str_trim(row->cells[i].text);
        uint32_t column = DRG_NONE;
        size_t known = r->into->langs.count;
        bool is_id = i == 0 && str_eq_ascii_case(name, STR("id")); /* elsewhere: Indonesian */
        if (!is_id && columns_is_lang(name)) {
            drg_status status = bitext_column(r->into, name, &column, err);
            if (status)
                return status;
        }
        if (column != DRG_NONE && column < known) {
            note(r->in->ctx, "bitext.duplicate-column", r->in->name, row->cells[i].pos,
                 "a second column of language '%.*s' is not read", STR_ARGS(name));
            column = DRG_NONE;
        }
        if (!vec_push(&r->columns, column))
            return fail_memory(err);
    }
    if (r->into->langs.count)
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, row->pos, "expected a header that names languages, such as 'en' and 'tr', found '%.*s'",
                STR_ARGS(row->cells[0].text));
}

/* Text whose doubled quotes stand for one each: the second of a pair is left out. */
static void copy_undoubled(struct view *view, drg_str source, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (source.ptr[i] != '"')
            continue;
        view_copy(view, source, start, i + 1);
        start = i + 2;
        i++;
    }
    view_copy(view, source, start, end);
}

static void read_cell(struct reading *r, const struct csv_cell *cell, uint32_t column)
{
    struct view *view = &r->into->views.items[column];
    if (!str_trim(cell->text).len)
        return;
    if (cell->is_rewritten)
        copy_undoubled(view, r->in->source, cell->start, cell->end);
    else
        view_copy(view, r->in->source, cell->start, cell->end);
    view_cell(view, column, r->into->rows);
}

static void read_row(struct reading *r, const struct csv_row *row)
{
    for (size_t i = 0; i < row->count && i < r->columns.count; i++)
        if (r->columns.items[i] != DRG_NONE)
            read_cell(r, &row->cells[i], r->columns.items[i]);
    if (row->count > r->columns.count)
        note(r->in->ctx, "bitext.extra-cells", r->in->name, row->pos, "the row has %zu cells, the header %zu", row->count,
             r->columns.count);
    r->into->rows++;
}

drg_status bitext_tsv_read(const struct input *in, struct bitext_columns *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into};
    struct csv csv;
    struct csv_row row;
    csv_open(&csv, in->source, csv_guess_separator(in->source));
    drg_status status = csv_next(&csv, &row, err);
    if (!status && !row.count)
        status = fail(err, DRG_ESYNTAX, NOWHERE, "the file is empty; expected a header that names languages");
    if (!status)
        status = read_header(&r, &row, err);
    while (!status && !(status = csv_next(&csv, &row, err)) && row.count)
        read_row(&r, &row);
    bitext_spell(into, view_spell_cell);
    csv_close(&csv);
    vec_free(&r.columns);
    return status;
}
