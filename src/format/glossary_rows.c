/* glossary_rows.c - a glossary as the rows of a table, in wide or long form. */
#include "format/glossary_rows.h"

#include "base/buf.h"
#include "base/error.h"

struct writing {
    const drg_glossary *g;
    const struct output *out;
    struct row_sink sink;
    struct csv_plan plan;
    struct arena row; /* joined cells of the current row */
    drg_str *cells;   /* one a column */
    size_t field;     /* the next field of the glossary */
};

/* Hands the gathered cells over and empties them. Columns at the end may stay empty: every row has them all. */
static void write_row(struct writing *w)
{
    w->sink.row(w->sink.user, w->plan.columns.items, w->cells, w->plan.columns.count);
    for (size_t i = 0; i < w->plan.columns.count; i++)
        w->cells[i] = (drg_str){"", 0};
    arena_free(&w->row);
}

static void set(struct writing *w, enum column_kind kind, drg_str value)
{
    for (size_t i = 0; i < w->plan.columns.count; i++)
        if (w->plan.columns.items[i].kind == kind)
            w->cells[i] = value;
}

/* The field whose turn it is; of no concept when all are written. */
static drg_field next_field(const struct writing *w)
{
    static const drg_field none = {.concept_index = DRG_NONE, .term = DRG_NONE};
    return w->field < w->g->field_count ? drg_glossary_field(w->g, w->field) : none;
}

/* Puts the fields of one record into their cells and moves past them. */
static void set_fields(struct writing *w, uint32_t concept_index, drg_str lang, uint32_t term)
{
    for (; w->field < w->g->field_count; w->field++) {
        drg_field f = drg_glossary_field(w->g, w->field);
        if (f.concept_index != concept_index || f.term != term || !str_eq(f.lang, lang))
            return;
        if (w->plan.column_of_field[w->field] != DRG_NONE)
            w->cells[w->plan.column_of_field[w->field]] = f.value;
    }
}

static void set_concept(struct writing *w, const drg_concept *entry, uint32_t concept_index)
{
    set(w, COLUMN_SUBJECT, entry->subject);
    set(w, COLUMN_DEFINITION, entry->definition);
    set(w, COLUMN_NOTE, entry->note);
    set_fields(w, concept_index, (drg_str){"", 0}, DRG_NONE);
}

/* ---- wide: one row a concept ------------------------------------------------------------------------------ */

static drg_status join_terms(struct writing *w, const drg_concept *entry, const struct planned_column *column,
                             drg_str *cell, drg_error *err)
{
    struct buf joined = buf_make(SIZE_MAX / 2);
    for (uint32_t i = 0; i < entry->term_count; i++) {
        uint32_t t = entry->first_term + i;
        if (glossary_term_status(w->g, t) != column->status || !str_eq(glossary_term_lang(w->g, t), column->lang))
            continue;
        if (joined.len)
            buf_add_char(&joined, '|');
        buf_add(&joined, glossary_term_text(w->g, t));
    }
    *cell = buf_into_arena(&joined, &w->row);
    return cell->ptr ? DRG_OK : fail_memory(err);
}

static drg_status write_wide(struct writing *w, drg_error *err)
{
    drg_status status = DRG_OK;
    for (uint32_t c = 0; c < w->g->concept_count && !status; c++) {
        drg_concept entry = drg_glossary_concept(w->g, c);
        set(w, COLUMN_CONCEPT, entry.id);
        if (entry.term_count)
            set(w, COLUMN_POS, drg_glossary_term(w->g, entry.first_term).pos);
        set_concept(w, &entry, c);
        for (drg_field f; (f = next_field(w)).concept_index == c;)
            set_fields(w, c, f.lang, f.term);
        for (size_t i = 0; i < w->plan.columns.count && !status; i++)
            if (w->plan.columns.items[i].kind == COLUMN_TERMS)
                status = join_terms(w, &entry, &w->plan.columns.items[i], &w->cells[i], err);
        write_row(w);
    }
    return status;
}

/* ---- long: one row a term ------------------------------------------------------------------------------------ */

static void write_term(struct writing *w, const drg_concept *entry, uint32_t term)
{
    drg_term t = drg_glossary_term(w->g, term);
    set_fields(w, t.concept_index, t.lang, term);
    if (!lang_choice_has(w->plan.langs, t.lang))
        return;
    set(w, COLUMN_CONCEPT, entry->id);
    set(w, COLUMN_LANG, t.lang);
    set(w, COLUMN_TERM, t.text);
    set(w, COLUMN_STATUS, str_from(drg_term_status_name(t.status)));
    set(w, COLUMN_KIND, t.kind);
    set(w, COLUMN_POS, t.pos);
    set(w, COLUMN_GENDER, t.gender);
    set(w, COLUMN_NUMBER, t.number);
    set(w, COLUMN_TERM_NOTE, t.note);
    write_row(w);
}

/* Languages that have fields and no term, up to the next one that has. */
static void write_bare_langs(struct writing *w, const drg_concept *entry, uint32_t concept_index)
{
    for (drg_field f; (f = next_field(w)).concept_index == concept_index && !glossary_has_lang(w->g, entry, f.lang);) {
        set_fields(w, concept_index, f.lang, DRG_NONE);
        if (!lang_choice_has(w->plan.langs, f.lang))
            continue;
        set(w, COLUMN_CONCEPT, entry->id);
        set(w, COLUMN_LANG, f.lang);
        write_row(w);
    }
}

static void write_terms(struct writing *w, const drg_concept *entry, uint32_t concept_index)
{
    drg_str lang = {"", 0};
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        if (!str_eq(glossary_term_lang(w->g, t), lang)) {
            lang = glossary_term_lang(w->g, t);
            write_bare_langs(w, entry, concept_index);
            set_fields(w, concept_index, lang, DRG_NONE);
        }
        write_term(w, entry, t);
    }
    write_bare_langs(w, entry, concept_index);
}

static void write_long(struct writing *w)
{
    for (uint32_t c = 0; c < w->g->concept_count; c++) {
        drg_concept entry = drg_glossary_concept(w->g, c);
        set_concept(w, &entry, c);
        if (!lang_choice_has_term_of(w->plan.langs, w->g, &entry)) {
            set(w, COLUMN_CONCEPT, entry.id);
            write_row(w);
        }
        write_terms(w, &entry, c);
    }
}

/* ---- both ------------------------------------------------------------------------------------------------------ */

static void write_header(struct writing *w)
{
    for (size_t i = 0; i < w->plan.columns.count; i++)
        w->cells[i] = w->plan.columns.items[i].header;
    write_row(w);
}

/* What the wide form leaves out, when it was asked for by name. */
static void report_wide_losses(const struct writing *w)
{
    struct loss losses[] = {{0, "note(s), kinds, genders or numbers of terms"},
                            {0, "field(s) of terms"},
                            {0, "term(s) of a language unknown as a header, which will be read as fields"}};
    for (size_t i = 0; i < w->g->term_count; i++) {
        drg_term t = drg_glossary_term(w->g, i);
        losses[0].count += (size_t)(t.kind.len > 0) + (t.gender.len > 0) + (t.number.len > 0) + (t.note.len > 0);
        losses[2].count += !columns_is_lang(t.lang);
    }
    for (size_t i = 0; i < w->g->field_count; i++)
        losses[1].count += drg_glossary_field(w->g, i).term != DRG_NONE;
    report_losses(w->out, "the wide form", losses, sizeof losses / sizeof losses[0]);
}

static drg_status write_rows(struct writing *w, drg_error *err)
{
    w->cells = arena_array(&w->plan.arena, w->plan.columns.count, sizeof *w->cells);
    if (!w->cells)
        return fail_memory(err);
    write_header(w);
    if (!w->plan.is_long)
        return write_wide(w, err);
    write_long(w);
    return DRG_OK;
}

drg_status glossary_rows(const drg_glossary *g, const struct output *out, enum rows_form form, struct row_sink sink, drg_error *err)
{
    struct lang_choice langs;
    drg_status status = lang_choice_make(&langs, g, out->options, err);
    if (status)
        return status;
    bool fits = csv_plan_fits_wide(g, &langs);
    struct writing w = {.g = g, .out = out, .sink = sink};
    status = csv_plan_make(&w.plan, g, &langs, form == ROWS_LONG || (form == ROWS_BEST && !fits), err);
    if (!status) {
        status = write_rows(&w, err);
        if (!status && form == ROWS_WIDE && !fits)
            report_wide_losses(&w);
        csv_plan_free(&w.plan);
    }
    arena_free(&w.row);
    lang_choice_free(&langs);
    return status;
}
