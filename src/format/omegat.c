/* omegat.c - OmegaT's glossaries: source TAB target TAB comment, # begins a comment line, no header.
 *
 * The program knows no concepts: see pairs.h. */
#include "base/error.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "format/formats.h"
#include "format/pairs.h"

static const char what[] = "an OmegaT glossary";

/* ---- reading ---------------------------------------------------------------------------------------------- */

/* One line at a time: quotes mean nothing to OmegaT, so no cell reaches over a line's end. */
static drg_status read_lines(struct pair_rows *rows, drg_str source, drg_error *err)
{
    drg_status status = DRG_OK;
    struct place place = place_start(source);
    VEC(struct csv_cell) cells = {0};
    size_t at = utf8_bom_length(source);
    while (at < source.len && !status) {
        size_t end = at, cell = at;
        cells.count = 0;
        for (; end <= source.len && !status; end++) {
            bool ends_line = end == source.len || source.ptr[end] == '\n' || source.ptr[end] == '\r';
            if (!ends_line && source.ptr[end] != '\t')
                continue;
            struct csv_cell next = {.text = str_cut(source, cell, end), .pos = place_at(&place, cell)};
            status = vec_push(&cells, next) ? DRG_OK : fail_memory(err);
            cell = end + 1;
            if (ends_line)
                break;
        }
        struct csv_row row = {cells.items, cells.count, {0, 0}};
        bool is_text = str_trim(str_cut(source, at, end)).len && source.ptr[at] != '#';
        if (!status && is_text)
            status = pair_rows_add(rows, &row, err);
        at = end + 1;
    }
    vec_free(&cells);
    return status;
}

drg_status omegat_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct pair_rows rows = {.into = into, .what = what};
    drg_status status = lang_pair_given(&rows.langs, in->langs, what, err);
    if (!status)
        status = read_lines(&rows, in->source, err);
    pair_rows_free(&rows);
    return status;
}

/* ---- writing ---------------------------------------------------------------------------------------------- */

/* Tabs and line ends would end the cell. */
static void write_cell(struct writer *w, drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        writer_add_char(w, strchr("\t\n\r", s.ptr[i]) && s.ptr[i] ? ' ' : s.ptr[i]);
}

static void write_pair(void *user, const struct pair *pair)
{
    struct writer *w = user;
    const drg_concept *entry = pair->entry;
    if (pair->src.len && pair->src.ptr[0] == '#')
        writer_add_char(w, ' '); /* else it were a comment */
    write_cell(w, pair->src);
    writer_add_char(w, '\t');
    write_cell(w, pair->tgt.text);
    if (entry->definition.len || entry->note.len)
        writer_add_char(w, '\t');
    write_cell(w, entry->definition);
    if (entry->definition.len && entry->note.len)
        writer_add_z(w, "; ");
    write_cell(w, entry->note);
    writer_add_char(w, '\n');
}

drg_status omegat_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writer writer;
    struct pairs pairs = {.glossary = glossary, .write = write_pair, .user = &writer, .has_comments = true};
    drg_status status = lang_pair_choose(&pairs.langs, glossary, out, what, err);
    if (status)
        return status;
    writer_init(&writer, out->sink, err);
    writer_add_z(&writer, "# Glossary in tab-separated format -*- coding: utf-8 -*-\n");
    pairs_write(&pairs);
    status = writer_finish(&writer);
    if (!status)
        pairs_report(&pairs, out, "OmegaT");
    return status;
}
