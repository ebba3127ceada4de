/* table_tsv.c - the table as TSV and CSV, one row a concept. The columns of a language are those of the wide glossary
 * form and three more, so that the file can be read as a glossary again:
 *   concept subject  en en.admitted en.forms en.count en.status  tr ...  [agree any missing_rows]
 * A cell that a spreadsheet would run begins with a quote mark instead. */
#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "format/formats.h"
#include "format/formula.h"
#include "format/table_data.h"

struct sheet {
    struct writer w;
    struct buf cell; /* gathers a cell of several parts */
    char separator;
    const char *line_end;
    bool keep_formulas;
    bool is_row_begun;
};

/* ---- cells -------------------------------------------------------------------------------------------- */

static bool needs_quotes(const struct sheet *s, drg_str text)
{
    if (text.len && text.ptr[0] == '"')
        return true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == s->separator || c == '\n' || c == '\r' || (c == '"' && s->separator == ','))
            return true;
    }
    return false;
}

static void write_quoted(struct writer *w, drg_str text)
{
    writer_add_char(w, '"');
    for (size_t i = 0; i < text.len; i++)
        writer_add(w, text.ptr[i] == '"' ? STR("\"\"") : str_cut(text, i, i + 1));
    writer_add_char(w, '"');
}

static void write_cell(struct sheet *s, drg_str text)
{
    if (s->is_row_begun)
        writer_add_char(&s->w, s->separator);
    s->is_row_begun = true;
    buf_cut(&s->cell, 0);
    if (!s->keep_formulas && (escape_is_formula(text) || formula_is_disarmed(text))) {
        buf_add_char(&s->cell, '\'');
        buf_add(&s->cell, text);
        text = buf_str(&s->cell);
    }
    if (needs_quotes(s, text))
        write_quoted(&s->w, text);
    else
        writer_add(&s->w, text);
}

static void write_number(struct sheet *s, uint32_t number)
{
    writer_addf(&s->w, "%c%u", s->separator, (unsigned)number);
}

static void end_row(struct sheet *s)
{
    writer_add_z(&s->w, s->line_end);
    s->is_row_begun = false;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

static void write_header(struct sheet *s, const struct table_data *t)
{
    static const char *const parts[] = {"", ".admitted", ".forms", ".count", ".status"};
    char name[64];
    write_cell(s, STR("concept"));
    write_cell(s, STR("subject"));
    for (size_t i = 0; i < t->column_count; i++)
        for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++) {
            snprintf(name, sizeof name, "%.*s%s", STR_ARGS(t->columns[i]), parts[p]);
            write_cell(s, str_from(name));
        }
    if (t->is_aligned) {
        write_cell(s, STR("agree"));
        write_cell(s, STR("any"));
        write_cell(s, STR("missing_rows"));
    }
    end_row(s);
}

static drg_status write_admitted(struct sheet *s, const struct table_data *t, const drg_cell *cell, drg_error *err)
{
    struct buf joined = buf_make(SIZE_MAX / 4);
    drg_str term;
    for (uint32_t at = 0; table_next_admitted(t, cell, &at, &term);) {
        buf_add_z(&joined, joined.len ? "|" : "");
        buf_add(&joined, term);
    }
    write_cell(s, buf_str(&joined));
    drg_status status = buf_status(&joined, "a cell", err);
    buf_free(&joined);
    return status;
}

static drg_status write_forms(struct sheet *s, const drg_cell *cell, drg_error *err)
{
    struct buf joined = buf_make(SIZE_MAX / 4);
    for (uint32_t i = 0; i < cell->found_count; i++) {
        buf_add_z(&joined, i ? "|" : "");
        buf_add(&joined, cell->found[i].form);
        buf_addf(&joined, " (%u)", (unsigned)cell->found[i].count);
    }
    write_cell(s, buf_str(&joined));
    drg_status status = buf_status(&joined, "a cell", err);
    buf_free(&joined);
    return status;
}

static drg_status write_column(struct sheet *s, const struct table_data *t, size_t column, const drg_cell *cell,
                               drg_error *err)
{
    write_cell(s, table_preferred(t, cell));
    drg_status status = write_admitted(s, t, cell, err);
    if (!status)
        status = write_forms(s, cell, err);
    if (status)
        return status;
    if (drg_table_column_has_text(t->table, column))
        write_number(s, cell->count);
    else
        write_cell(s, STR("")); /* nothing was counted: that is not zero */
    write_cell(s, str_from(table_cell_state(t, column, cell)));
    return DRG_OK;
}

static drg_status write_alignment(struct sheet *s, const drg_row *row, drg_error *err)
{
    struct buf joined = buf_make(SIZE_MAX / 4);
    for (uint32_t i = 0; i < row->missing_count; i++)
        buf_addf(&joined, "%s%u", i ? "|" : "", (unsigned)row->missing_rows[i]);
    write_number(s, row->agree);
    write_number(s, row->any);
    write_cell(s, buf_str(&joined));
    drg_status status = buf_status(&joined, "a cell", err);
    buf_free(&joined);
    return status;
}

static drg_status write_row(struct sheet *s, const struct table_data *t, const drg_row *row, drg_error *err)
{
    const drg_concept *entry = &t->concepts[row->concept_index];
    write_cell(s, entry->id);
    write_cell(s, entry->subject);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < t->column_count && !status; i++)
        status = write_column(s, t, i, &row->cells[i], err);
    if (!status && t->is_aligned)
        status = write_alignment(s, row, err);
    end_row(s);
    return status;
}

static drg_status write_table(const drg_table *table, const struct output *out, char separator, drg_error *err)
{
    struct table_data t = table_data(table);
    struct sheet s = {
        .cell = buf_make(SIZE_MAX / 4), .separator = separator, .line_end = separator == ',' ? "\r\n" : "\n",
        .keep_formulas = out->options->keep_formulas,
    };
    writer_init(&s.w, out->sink, err);
    if (out->options->bom)
        writer_add_z(&s.w, UTF8_BOM);
    write_header(&s, &t);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < t.row_count && !status; i++)
        status = write_row(&s, &t, &t.rows[i], err);
    if (!status)
        status = buf_status(&s.cell, "a cell", err);
    drg_status written = writer_finish(&s.w);
    buf_free(&s.cell);
    return status ? status : written;
}

drg_status table_tsv_write(const drg_table *table, const struct output *out, drg_error *err)
{
    return write_table(table, out, '\t', err);
}

drg_status table_csv_write(const drg_table *table, const struct output *out, drg_error *err)
{
    return write_table(table, out, ',', err);
}
