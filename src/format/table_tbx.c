/* table_tbx.c - the concepts of a table as TBX: the glossary's own entries, with what was found of them in each
 * language as an administrative category "occurrences" and a note that lists the forms. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/error.h"
#include "format/formats.h"
#include "format/table_data.h"
#include "lang/lang.h"

/* A glossary of the found concepts being made. */
struct selection {
    const struct table_data *t;
    struct glossary_builder *builder;
    uint32_t *concepts, *terms; /* new index of the glossary's concept or term; DRG_NONE: not found */
    struct buf text;
};

static drg_status add_part(struct selection *s, uint32_t index, enum concept_part part, drg_str value, drg_error *err)
{
    return value.len ? glossary_builder_part(s->builder, index, part, value, err) : DRG_OK;
}

/* True when the table has a column for this language; fields of concepts have none and always stay. */
static bool is_chosen(const struct selection *s, drg_str lang)
{
    for (size_t i = 0; i < s->t->column_count; i++)
        if (str_eq_ascii_case(s->t->columns[i], lang_primary(lang)))
            return true;
    return lang.len == 0;
}

static drg_status add_terms(struct selection *s, const drg_concept *entry, uint32_t index, drg_error *err)
{
    drg_status status = DRG_OK;
    for (uint32_t i = 0; i < entry->term_count && !status; i++) {
        uint32_t old = entry->first_term + i;
        drg_term term = drg_glossary_term(s->t->glossary, old);
        if (!is_chosen(s, term.lang))
            continue;
        term.concept_index = index;
        status = glossary_builder_term(s->builder, &term, &s->terms[old], err);
    }
    return status;
}

static drg_status add_concept(struct selection *s, uint32_t old, drg_error *err)
{
    drg_concept entry = drg_glossary_concept(s->t->glossary, old);
    uint32_t index;
    drg_status status = glossary_builder_concept(s->builder, entry.id, &index, err);
    if (!status)
        status = add_part(s, index, CONCEPT_SUBJECT, entry.subject, err);
    if (!status)
        status = add_part(s, index, CONCEPT_DEFINITION, entry.definition, err);
    if (!status)
        status = add_part(s, index, CONCEPT_NOTE, entry.note, err);
    s->concepts[old] = index;
    return status ? status : add_terms(s, &entry, index, err);
}

static drg_status add_fields(struct selection *s, drg_error *err)
{
    size_t count = drg_glossary_field_count(s->t->glossary);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < count && !status; i++) {
        drg_field field = drg_glossary_field(s->t->glossary, i);
        field.concept_index = s->concepts[field.concept_index];
        field.term = field.term == DRG_NONE ? DRG_NONE : s->terms[field.term];
        if (field.concept_index != DRG_NONE && is_chosen(s, field.lang))
            status = glossary_builder_field(s->builder, &field, err);
    }
    return status;
}

/* "found: Ankara ×2, Ankara'nın" */
static void list_forms(struct buf *text, const drg_cell *cell)
{
    buf_cut(text, 0);
    buf_add_z(text, cell->found_count ? "found: " : "not found in the text");
    for (uint32_t i = 0; i < cell->found_count; i++) {
        buf_add_z(text, i ? ", " : "");
        buf_add(text, cell->found[i].form);
        if (cell->found[i].count > 1)
            buf_addf(text, " \xC3\x97%" PRIu64, cell->found[i].count);
    }
}

static drg_status add_counts(struct selection *s, const drg_row *row, size_t column, drg_error *err)
{
    const drg_cell *cell = &row->cells[column];
    if (!drg_table_column_has_text(s->t->table, column) || !cell->term_count)
        return DRG_OK;
    char number[24];
    snprintf(number, sizeof number, "%" PRIu64, cell->count);
    drg_field field = {STR("occurrences"), str_from(number), s->concepts[row->concept_index],
                       glossary_term_lang(s->t->glossary, cell->terms[0]), DRG_NONE};
    drg_status status = glossary_builder_field(s->builder, &field, err);
    list_forms(&s->text, cell);
    field.name = STR("note");
    field.value = buf_str(&s->text);
    if (!status)
        status = buf_status(&s->text, "a note", err);
    return status ? status : glossary_builder_field(s->builder, &field, err);
}

static drg_status add_rows(struct selection *s, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < s->t->row_count && !status; i++)
        status = add_concept(s, s->t->rows[i].concept_index, err);
    if (!status)
        status = add_fields(s, err);
    for (size_t i = 0; i < s->t->row_count && !status; i++)
        for (size_t c = 0; c < s->t->column_count && !status; c++)
            status = add_counts(s, &s->t->rows[i], c, err);
    return status;
}

static drg_status select_found(drg_glossary **out, struct selection *s, drg_ctx *ctx, drg_error *err)
{
    size_t concepts = drg_glossary_concept_count(s->t->glossary), terms = drg_glossary_term_count(s->t->glossary);
    s->concepts = malloc((concepts + 1) * sizeof *s->concepts);
    s->terms = malloc((terms + 1) * sizeof *s->terms);
    if (!s->concepts || !s->terms)
        return fail_memory(err);
    memset(s->concepts, 0xFF, (concepts + 1) * sizeof *s->concepts); /* DRG_NONE */
    memset(s->terms, 0xFF, (terms + 1) * sizeof *s->terms);
    drg_status status = glossary_builder_new(&s->builder, ctx, err);
    if (!status)
        status = add_rows(s, err);
    if (!status)
        return glossary_builder_finish(s->builder, out, err);
    glossary_builder_free(s->builder);
    return status;
}

drg_status table_tbx_write(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    struct selection s = {.t = &t, .text = buf_make(SIZE_MAX / 4)};
    drg_glossary *found = NULL;
    drg_status status = drg_glossary_verify(t.glossary, err);
    if (!status)
        status = select_found(&found, &s, out->ctx, err);
    drg_write_options options = *out->options;
    options.langs = NULL; /* the columns have chosen */
    if (!status)
        status = tbx_write_dca(found, &(struct output){out->ctx, out->sink, &options}, err);
    drg_glossary_free(found);
    buf_free(&s.text);
    free(s.concepts);
    free(s.terms);
    return status;
}
