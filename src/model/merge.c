/* merge.c - several glossaries as one. */
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "model/glossary.h"

struct merging {
    struct glossary_builder *into;
    const drg_glossary *from;
    uint32_t *concepts, *terms; /* of `from`, in the result */
};

static drg_status merge_concepts(struct merging *m, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < m->from->concept_count && !status; i++) {
        drg_concept entry = drg_glossary_concept(m->from, i);
        status = glossary_builder_concept(m->into, entry.id, &m->concepts[i], err);
        if (!status)
            status = glossary_builder_part(m->into, m->concepts[i], CONCEPT_SUBJECT, entry.subject, err);
        if (!status)
            status = glossary_builder_part(m->into, m->concepts[i], CONCEPT_DEFINITION, entry.definition, err);
        if (!status)
            status = glossary_builder_part(m->into, m->concepts[i], CONCEPT_NOTE, entry.note, err);
    }
    return status;
}

static drg_status merge_term(struct merging *m, size_t index, drg_error *err)
{
    drg_term term = drg_glossary_term(m->from, index);
    drg_str file = drg_glossary_file(m->from, term.file);
    term.concept_index = m->concepts[term.concept_index];
    drg_status status = glossary_builder_file(m->into, file, err);
    return status ? status : glossary_builder_term(m->into, &term, &m->terms[index], err);
}

static drg_status merge_fields(struct merging *m, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < m->from->field_count && !status; i++) {
        drg_field field = drg_glossary_field(m->from, i);
        field.concept_index = m->concepts[field.concept_index];
        field.term = field.term == DRG_NONE ? DRG_NONE : m->terms[field.term];
        status = glossary_builder_field(m->into, &field, err);
    }
    return status;
}

static drg_status merge_one(struct glossary_builder *into, const drg_glossary *from, drg_error *err)
{
    struct merging m = {.into = into, .from = from};
    m.concepts = calloc(from->concept_count + 1, sizeof *m.concepts);
    m.terms = calloc(from->term_count + 1, sizeof *m.terms);
    drg_status status = m.concepts && m.terms ? merge_concepts(&m, err) : fail_memory(err);
    for (size_t i = 0; i < from->term_count && !status; i++)
        status = merge_term(&m, i, err);
    if (!status)
        status = merge_fields(&m, err);
    free(m.concepts);
    free(m.terms);
    return status;
}

drg_status drg_glossary_merge(drg_glossary **out, drg_ctx *ctx, const drg_glossary *const *list, size_t count,
                              drg_error *err)
{
    struct glossary_builder *builder;
    *out = NULL;
    drg_status status = glossary_builder_new(&builder, ctx, err);
    if (status)
        return status;
    for (size_t i = 0; i < count && !status; i++) {
        status = drg_glossary_verify(list[i], err);
        if (!status)
            status = merge_one(builder, list[i], err);
    }
    if (!status)
        return glossary_builder_finish(builder, out, err);
    glossary_builder_free(builder);
    return status;
}
