/* csv_write.c - glossaries as comma- and tab-separated tables. */
#include "base/utf8.h"
#include "base/writer.h"
#include "format/csv_cell.h"
#include "format/formats.h"
#include "format/glossary_rows.h"

struct writing {
    const struct output *out;
    struct writer writer;
    char separator;
};

static void write_row(void *user, const struct planned_column *columns, const drg_str *cells, size_t count)
{
    struct writing *w = user;
    (void)columns;
    for (size_t i = 0; i < count; i++) {
        if (i)
            writer_add_char(&w->writer, w->separator);
        csv_cell_write(&w->writer, w->separator, w->out->options->keep_formulas, cells[i]);
    }
    writer_add_char(&w->writer, '\n');
}

static drg_status write_table(const drg_glossary *g, const struct output *out, char separator, enum rows_form form,
                              drg_error *err)
{
    struct writing w = {.out = out, .separator = separator};
    writer_init(&w.writer, out->sink, err);
    if (out->options->bom)
        writer_add_z(&w.writer, UTF8_BOM);
    drg_status status = glossary_rows(g, out, form, (struct row_sink){write_row, &w}, err);
    drg_status written = status ? status : writer_finish(&w.writer);
    return written;
}

drg_status csv_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_table(glossary, out, ',', ROWS_BEST, err);
}

drg_status csv_write_wide(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_table(glossary, out, ',', ROWS_WIDE, err);
}

drg_status csv_write_long(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_table(glossary, out, ',', ROWS_LONG, err);
}

drg_status tsv_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_table(glossary, out, '\t', ROWS_BEST, err);
}

drg_status tsv_write_wide(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_table(glossary, out, '\t', ROWS_WIDE, err);
}

drg_status tsv_write_long(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_table(glossary, out, '\t', ROWS_LONG, err);
}
