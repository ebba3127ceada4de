/* table_tsv.c - the table as TSV and CSV, one row a concept. The columns of a language are those of the wide glossary
 * form and three more, so that the file can be read as a glossary again:
 *   concept subject  en en.admitted en.forms en.count en.status  tr ...  [agree any missing_segments] */
#include <inttypes.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "format/csv_cell.h"
#include "format/formats.h"
#include "format/table_data.h"

struct sheet {
    struct writer w;
    struct buf cell; /* gathers the parts of a cell of several */
    char separator;
    const char *line_end;
    bool keep_formulas;
    bool is_row_begun;
};

/* ---- cells -------------------------------------------------------------------------------------------- */

static void write_cell(struct sheet *s, drg_str text)
{
    if (s->is_row_begun)
        writer_add_char(&s->w, s->separator);
    s->is_row_begun = true;
    csv_cell_write(&s->w, s->separator, s->keep_formulas, text);
}

static void write_number(struct sheet *s, uint64_t number)
{
    writer_addf(&s->w, "%c%" PRIu64, s->separator, number);
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
        write_cell(s, STR("missing_segments"));
    }
    end_row(s);
}

static void write_admitted(struct sheet *s, const struct table_data *t, const drg_cell *cell)
{
    drg_str term;
    buf_cut(&s->cell, 0);
    for (uint32_t at = 0; table_next_admitted(t, cell, &at, &term);) {
        buf_add_z(&s->cell, s->cell.len ? "|" : "");
        buf_add(&s->cell, term);
    }
    write_cell(s, buf_str(&s->cell));
}

static void write_forms(struct sheet *s, const drg_cell *cell)
{
    buf_cut(&s->cell, 0);
    for (uint32_t i = 0; i < cell->found_count; i++) {
        buf_add_z(&s->cell, i ? "|" : "");
        buf_add(&s->cell, cell->found[i].form);
        buf_addf(&s->cell, " (%" PRIu64 ")", cell->found[i].count);
    }
    write_cell(s, buf_str(&s->cell));
}

static void write_column(struct sheet *s, const struct table_data *t, size_t column, const drg_cell *cell)
{
    write_cell(s, table_preferred(t, cell));
    write_admitted(s, t, cell);
    write_forms(s, cell);
    if (drg_table_column_has_text(t->table, column))
        write_number(s, cell->count);
    else
        write_cell(s, STR("")); /* nothing was counted: that is not zero */
    write_cell(s, str_from(table_cell_state(t, column, cell)));
}

static void write_alignment(struct sheet *s, const struct table_data *t, const drg_row *row)
{
    buf_cut(&s->cell, 0);
    for (uint32_t i = 0; i < row->missing_count; i++)
        buf_addf(&s->cell, "%s%u", i ? "|" : "", (unsigned)row->missing_rows[i] + 1);
    table_add_lacking(&s->cell, t, row, "", "|");
    write_number(s, row->agree);
    write_number(s, row->any);
    write_cell(s, buf_str(&s->cell));
}

static void write_row(struct sheet *s, const struct table_data *t, const drg_row *row)
{
    drg_concept entry = drg_glossary_concept(t->glossary, row->concept_index);
    write_cell(s, entry.id);
    write_cell(s, entry.subject);
    for (size_t i = 0; i < t->column_count; i++)
        write_column(s, t, i, &row->cells[i]);
    if (t->is_aligned)
        write_alignment(s, t, row);
    end_row(s);
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
    for (size_t i = 0; i < t.row_count; i++)
        write_row(&s, &t, &t.rows[i]);
    drg_status status = buf_status(&s.cell, "a cell", err);
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
