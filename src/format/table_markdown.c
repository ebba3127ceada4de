/* table_markdown.c - the table as a Markdown (GitHub) table; entries of a cell are divided by <br>. */
#include <inttypes.h>

#include "format/formats.h"
#include "format/table_data.h"
#include "lang/names.h"
#include "syntax/escape.h"

#define DASH "\xE2\x80\x94"

static void write_found(struct writer *w, const drg_found *found)
{
    escape_markdown(w, found->form);
    if (found->grade == DRG_POSSIBLE)
        writer_add_char(w, '?');
    if (found->count > 1)
        writer_addf(w, " \xC3\x97%" PRIu64, found->count);
    if (found->place.line)
        writer_addf(w, " (%u:%u)", (unsigned)found->place.line, (unsigned)found->place.column);
}

static void write_terms(struct writer *w, const struct table_data *t, const drg_cell *cell)
{
    drg_str term = table_preferred(t, cell);
    escape_markdown(w, term);
    for (uint32_t at = 0; table_next_admitted(t, cell, &at, &term);) {
        writer_add_z(w, "<br>");
        escape_markdown(w, term);
    }
}

static void write_cell(struct writer *w, const struct table_data *t, const drg_cell *cell)
{
    writer_add_z(w, " ");
    for (uint32_t i = 0; i < cell->found_count; i++) {
        writer_add_z(w, i ? "<br>" : "");
        write_found(w, &cell->found[i]);
    }
    if (cell->is_missing) {
        drg_str term = table_preferred(t, cell);
        writer_add_z(w, term.len ? DASH " (" : DASH);
        escape_markdown(w, term);
        writer_add_z(w, term.len ? ")" : "");
    } else if (!cell->found_count && cell->term_count) {
        write_terms(w, t, cell);
    }
    writer_add_z(w, " |");
}

static void write_header(struct writer *w, const struct table_data *t)
{
    writer_add_z(w, "| Concept |");
    for (size_t i = 0; i < t->column_count; i++) {
        const char *name = lang_autonym(t->columns[i]);
        writer_addf(w, " %s%s", name ? name : "", name ? " " : "");
        escape_markdown(w, t->columns[i]);
        writer_add_z(w, " |");
    }
    writer_add_z(w, t->is_aligned ? " Agree |\n|---|" : "\n|---|");
    for (size_t i = 0; i < t->column_count; i++)
        writer_add_z(w, lang_is_rtl(t->columns[i]) ? "--:|" : "---|");
    writer_add_z(w, t->is_aligned ? "---|\n" : "\n");
}

static void write_agreement(struct writer *w, const struct table_data *t, const drg_row *row)
{
    struct buf lacking = buf_make(SIZE_MAX / 4);
    writer_addf(w, " %" PRIu64 "/%" PRIu64, row->agree, row->any);
    for (uint32_t i = 0; i < row->missing_count; i++)
        writer_addf(w, "%s%u", i ? ", " : "; not ", (unsigned)row->missing_rows[i] + 1);
    table_add_lacking(&lacking, t, row, "; not ", ", ");
    writer_add(w, buf_str(&lacking));
    buf_free(&lacking);
    writer_add_z(w, " |");
}

drg_status table_markdown_write(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    struct writer w;
    writer_init(&w, out->sink, err);
    write_header(&w, &t);
    for (size_t r = 0; r < t.row_count; r++) {
        const drg_row *row = &t.rows[r];
        writer_add_z(&w, "| ");
        escape_markdown(&w, drg_glossary_concept(t.glossary, row->concept_index).id);
        writer_add_z(&w, " |");
        for (size_t i = 0; i < t.column_count; i++)
            write_cell(&w, &t, &row->cells[i]);
        if (t.is_aligned)
            write_agreement(&w, &t, row);
        writer_add_char(&w, '\n');
    }
    return writer_finish(&w);
}
