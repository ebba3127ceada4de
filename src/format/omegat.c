/* omegat.c - OmegaT's glossaries: source TAB target TAB comment, # begins a comment line, no header.
 *
 * A file does not say its languages: the reader is given two. Rows with one source and comment one after the other are
 * one concept: further targets are admitted. The writer pairs all terms of the first language with all usable terms of
 * the second, since the program knows no concepts: deprecated and variant terms are looked for, and not offered. */
#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "format/formats.h"
#include "format/writing.h"
#include "lang/lang.h"
#include "syntax/csv.h"

/* ---- reading ---------------------------------------------------------------------------------------------- */

struct reading {
    const struct input *in;
    struct glossary_builder *into;
    drg_str src_lang, tgt_lang;
    drg_str src, comment; /* of the row before, in the source */
    uint32_t concept_index;
    size_t rows;
};

static drg_status read_langs(struct reading *r, drg_error *err)
{
    drg_str rest = str_from(r->in->langs), more;
    if (!str_split(&rest, ',', &r->src_lang) || !str_split(&rest, ',', &r->tgt_lang) || str_split(&rest, ',', &more))
        return fail(err, DRG_ESYNTAX, NOWHERE, "an OmegaT glossary does not say its languages; give those of its columns, such as en,tr");
    r->src_lang = str_trim(r->src_lang);
    r->tgt_lang = str_trim(r->tgt_lang);
    drg_str bad = lang_find(r->src_lang) ? r->tgt_lang : r->src_lang;
    if (!lang_find(bad))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(bad));
    return DRG_OK;
}

static drg_status add_term(struct reading *r, drg_str lang, drg_str text, drg_term_status status, drg_pos place, drg_error *err)
{
    static const drg_str none = {"", 0};
    uint32_t index;
    if (!str_trim(text).len)
        return DRG_OK;
    drg_term term = {.text = text, .lang = lang, .status = status, .kind = none, .pos = none, .gender = none,
                     .number = none, .note = none, .concept_index = r->concept_index, .place = place};
    return glossary_builder_term(r->into, &term, &index, err);
}

static drg_status add_row(struct reading *r, const struct csv_row *row, drg_error *err)
{
    static const struct csv_cell none = {.text = {"", 0}};
    if (r->rows == 0 && row->count == 1)
        return fail(err, DRG_ESYNTAX, row->cells[0].pos, "expected source, tab, target in an OmegaT glossary, found '%.*s'",
                    STR_ARGS(row->cells[0].text));
    const struct csv_cell *src = &row->cells[0], *tgt = row->count > 1 ? &row->cells[1] : &none;
    drg_str comment = row->count > 2 ? row->cells[2].text : none.text;
    bool goes_on = r->rows++ && str_eq(src->text, r->src) && str_eq(comment, r->comment) && src->text.len;
    r->src = src->text;
    r->comment = comment;
    drg_status status = DRG_OK;
    if (!goes_on) {
        status = glossary_builder_concept(r->into, none.text, &r->concept_index, err);
        if (!status)
            status = glossary_builder_part(r->into, r->concept_index, CONCEPT_NOTE, comment, err);
        if (!status)
            status = add_term(r, r->src_lang, src->text, DRG_PREFERRED, src->pos, err);
    }
    if (!status)
        status = add_term(r, r->tgt_lang, tgt->text, goes_on ? DRG_ADMITTED : DRG_PREFERRED, tgt->pos, err);
    for (size_t i = 3; i < row->count && !status; i++)
        if (row->cells[i].text.len)
            status = glossary_builder_field(r->into, &(drg_field){.name = STR("column"), .value = row->cells[i].text,
                                            .concept_index = r->concept_index, .lang = none.text, .term = DRG_NONE}, err);
    return status;
}

/* One line at a time: quotes mean nothing to OmegaT, so no cell reaches over a line's end. */
static drg_status read_lines(struct reading *r, drg_error *err)
{
    drg_str source = r->in->source;
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
            status = add_row(r, &row, err);
        at = end + 1;
    }
    vec_free(&cells);
    return status;
}

drg_status omegat_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into};
    drg_status status = read_langs(&r, err);
    return status ? status : read_lines(&r, err);
}

/* ---- writing ---------------------------------------------------------------------------------------------- */

struct writing {
    const drg_glossary *g;
    struct writer writer;
    drg_str src, tgt;
    size_t lost_ids, lost_terms, lost_concepts, lost_details, lost_fields;
};

/* Tabs and line ends would end the cell. */
static void write_cell(struct writing *w, drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        writer_add_char(&w->writer, strchr("\t\n\r", s.ptr[i]) && s.ptr[i] ? ' ' : s.ptr[i]);
}

static void write_pair(struct writing *w, const drg_concept *entry, drg_str src, drg_str tgt)
{
    if (src.len && src.ptr[0] == '#')
        writer_add_char(&w->writer, ' '); /* else it were a comment */
    write_cell(w, src);
    writer_add_char(&w->writer, '\t');
    write_cell(w, tgt);
    if (entry->definition.len || entry->note.len)
        writer_add_char(&w->writer, '\t');
    write_cell(w, entry->definition);
    if (entry->definition.len && entry->note.len)
        writer_add_z(&w->writer, "; ");
    write_cell(w, entry->note);
    writer_add_char(&w->writer, '\n');
}

/* What is not offered to the translator as right: what must not be written, and spellings that must only be found. */
static bool is_offered(const struct writing *w, const drg_term *t)
{
    return str_eq(t->lang, w->tgt) && (t->status == DRG_PREFERRED || t->status == DRG_ADMITTED);
}

static bool has_details(const drg_term *t)
{
    return t->kind.len || t->pos.len || t->gender.len || t->number.len || t->note.len;
}

/* An id that the reader would not make again. */
static bool has_own_id(const drg_concept *entry, size_t index)
{
    char made[24];
    snprintf(made, sizeof made, "c%zu", index + 1);
    return !str_eq_z(entry->id, made);
}

static void count_losses(struct writing *w, const drg_concept *entry, size_t index, size_t pairs)
{
    w->lost_concepts += pairs == 0;
    w->lost_ids += pairs > 0 && has_own_id(entry, index);
    w->lost_fields += entry->subject.len > 0;
    for (uint32_t t = 0; t < entry->term_count && pairs; t++) {
        drg_term term = drg_glossary_term(w->g, entry->first_term + t);
        bool is_tgt = str_eq(term.lang, w->tgt), is_written = is_offered(w, &term) || str_eq(term.lang, w->src);
        w->lost_terms += is_tgt && !is_written;
        w->lost_details += is_written && has_details(&term);
    }
}

static size_t write_pairs(struct writing *w, const drg_concept *entry, drg_str src)
{
    size_t pairs = 0;
    for (uint32_t t = 0; t < entry->term_count; t++) {
        drg_term tgt = drg_glossary_term(w->g, entry->first_term + t);
        if (!is_offered(w, &tgt))
            continue;
        write_pair(w, entry, src, tgt.text);
        pairs++;
    }
    return pairs;
}

static void write_concept(struct writing *w, size_t index)
{
    size_t pairs = 0;
    drg_concept entry = drg_glossary_concept(w->g, index);
    for (uint32_t s = entry.first_term; s < entry.first_term + entry.term_count; s++)
        if (str_eq(glossary_term_lang(w->g, s), w->src))
            pairs += write_pairs(w, &entry, glossary_term_text(w->g, s));
    count_losses(w, &entry, index, pairs);
}

drg_status omegat_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct lang_choice langs;
    drg_status status = lang_choice_make(&langs, glossary, out->options, err);
    if (status)
        return status;
    struct writing w = {.g = glossary};
    if (langs.list.count != 2) {
        lang_choice_free(&langs);
        return fail(err, DRG_EINVAL, NOWHERE, "an OmegaT glossary has two languages; choose two, such as en,tr");
    }
    w.src = langs.list.items[0];
    w.tgt = langs.list.items[1];
    writer_init(&w.writer, out->sink, err);
    writer_add_z(&w.writer, "# Glossary in tab-separated format -*- coding: utf-8 -*-\n");
    for (size_t i = 0; i < glossary->concept_count; i++)
        write_concept(&w, i);
    status = writer_finish(&w.writer);
    w.lost_fields += glossary->field_count;
    struct loss losses[] = {{w.lost_concepts, "concept(s) without terms in both languages"},
                            {w.lost_ids, "concept id(s)"},
                            {w.lost_terms, "deprecated and variant term(s) of the second language"},
                            {w.lost_details, "note(s), kinds, parts of speech, genders or numbers of terms"},
                            {w.lost_fields, "subject(s) and field(s)"}};
    if (!status)
        report_losses(out, "OmegaT", losses, sizeof losses / sizeof losses[0]);
    lang_choice_free(&langs);
    return status;
}
