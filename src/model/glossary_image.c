/* glossary_image.c - a glossary as sections of an image, there and back. */
#include <stdlib.h>

#include "base/error.h"
#include "model/glossary.h"

/* ---- there --------------------------------------------------------------------------------------------------- */

void glossary_add_to_image(const drg_glossary *g, struct image_writer *writer)
{
    const struct { uint32_t kind; const void *data; size_t count, size; } parts[] = {
        {IMAGE_CONCEPTS, g->concepts, g->concept_count, sizeof *g->concepts},
        {IMAGE_TERMS, g->terms, g->term_count, sizeof *g->terms},
        {IMAGE_FIELDS, g->fields, g->field_count, sizeof *g->fields},
        {IMAGE_TRAITS, g->traits, g->traits_count, sizeof *g->traits},
        {IMAGE_LANGS, g->langs, g->lang_count, sizeof *g->langs},
        {IMAGE_FILES, g->files, g->file_count, sizeof *g->files},
        {IMAGE_DUPLICATES, g->duplicates, g->duplicate_count, sizeof *g->duplicates},
        {IMAGE_TEXT, g->text, g->text_size, 1},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        image_writer_add(writer, parts[i].kind, 0, parts[i].data, parts[i].count * parts[i].size, (uint32_t)parts[i].size);
}

/* ---- and back ---------------------------------------------------------------------------------------------------- */

/* A section of the glossary; false when it is not there or holds more than indexes can count. */
static bool find(const struct image *image, uint32_t kind, uint32_t size, const void **data, uint32_t *count)
{
    size_t found;
    *data = image_section(image, kind, 0, size, &found);
    *count = (uint32_t)found;
    return *data && found < DRG_NONE;
}

/* Where there is no concept there are no terms: so 0 stands in for whatever index makes no sense. */
static bool find_all(drg_glossary *g)
{
    const void *concepts, *terms, *fields, *traits, *langs, *files, *duplicates, *text;
    const struct image *image = g->image;
    bool is_there = find(image, IMAGE_CONCEPTS, sizeof *g->concepts, &concepts, &g->concept_count) &&
                    find(image, IMAGE_TERMS, sizeof *g->terms, &terms, &g->term_count) &&
                    find(image, IMAGE_FIELDS, sizeof *g->fields, &fields, &g->field_count) &&
                    find(image, IMAGE_TRAITS, sizeof *g->traits, &traits, &g->traits_count) &&
                    find(image, IMAGE_LANGS, sizeof *g->langs, &langs, &g->lang_count) &&
                    find(image, IMAGE_FILES, sizeof *g->files, &files, &g->file_count) &&
                    find(image, IMAGE_DUPLICATES, sizeof *g->duplicates, &duplicates, &g->duplicate_count) &&
                    find(image, IMAGE_TEXT, 1, &text, &g->text_size);
    if (!is_there)
        return false;
    g->concepts = concepts;
    g->terms = terms;
    g->fields = fields;
    g->traits = traits;
    g->langs = langs;
    g->files = files;
    g->duplicates = duplicates;
    g->text = text;
    return (g->concept_count || (!g->term_count && !g->field_count)) && (g->term_count || !g->duplicate_count) &&
           g->lang_count <= LANG_NONE;
}

drg_status glossary_of_image(drg_glossary **out, struct image *image, drg_error *err)
{
    drg_glossary *g = calloc(1, sizeof *g);
    *out = NULL;
    if (!g) {
        image_close(image);
        return fail_memory(err);
    }
    g->image = image;
    if (find_all(g)) {
        *out = g;
        return DRG_OK;
    }
    drg_status status = fail(err, DRG_ESYNTAX, NOWHERE,
                             "the compiled glossary lacks a part; compile it again with 'dragoman glossary compile'");
    status = fail_in_file(err, status, image->name);
    drg_glossary_free(g);
    return status;
}

/* ---- is it sound? ---------------------------------------------------------------------------------------------------- */

drg_status drg_glossary_check(const drg_glossary *glossary, drg_error *err)
{
    return glossary->image ? image_status(glossary->image, err) : DRG_OK;
}

/* No language comes before all. */
static uint32_t lang_key(uint32_t lang)
{
    return lang == LANG_NONE ? 0 : lang + 1;
}

/* The terms of a concept follow those of the one before it, by language and status. */
static bool is_concept_in_order(const drg_glossary *g, size_t index, uint32_t first_term)
{
    drg_concept entry = drg_glossary_concept(g, index);
    if (entry.term_count && entry.first_term != first_term)
        return false;
    for (uint32_t i = 0; i < entry.term_count; i++) {
        const struct term_record *t = glossary_term_record(g, first_term + i), *before = i ? t - 1 : t;
        bool is_after = lang_key(t->lang) != lang_key(before->lang) ? lang_key(t->lang) > lang_key(before->lang)
                                                                    : t->status >= before->status;
        if (t->concept != index || !is_after)
            return false;
    }
    return true;
}

/* A term's field is of the term's concept and language. */
static bool is_field_in_order(const drg_glossary *g, size_t index)
{
    const struct field_record *f = &g->fields[index], *before = index ? f - 1 : f;
    uint32_t lang = lang_key(f->lang), lang_before = lang_key(before->lang);
    uint32_t term = f->term + 1, term_before = before->term + 1; /* DRG_NONE comes first */
    if (f->term != DRG_NONE) {
        const struct term_record *t = glossary_term_record(g, f->term);
        if (t->concept != f->concept || t->lang != f->lang)
            return false;
    }
    if (f->concept != before->concept)
        return f->concept > before->concept;
    return lang != lang_before ? lang > lang_before : term >= term_before;
}

/* Looks at everything: the getters blame what leads nowhere. */
static void touch_all(const drg_glossary *g)
{
    for (size_t i = 0; i < g->term_count; i++)
        (void)drg_glossary_term(g, i);
    for (size_t i = 0; i < g->field_count; i++)
        (void)drg_glossary_field(g, i);
    for (size_t i = 0; i < g->concept_count; i++)
        (void)drg_glossary_concept(g, i);
    for (size_t i = 0; i < g->duplicate_count; i++)
        (void)glossary_duplicate(g, i);
    for (size_t i = 0; i < g->lang_count; i++)
        (void)drg_glossary_lang(g, i);
    for (size_t i = 0; i < g->file_count; i++)
        (void)drg_glossary_file(g, i);
}

/* Writers count on the order that a builder makes. */
static void check_order(const drg_glossary *g)
{
    uint32_t terms = 0;
    for (size_t i = 0; i < g->concept_count; i++) {
        if (!is_concept_in_order(g, i, terms))
            image_blame(g->image, &g->concepts[i]);
        terms += drg_glossary_concept(g, i).term_count;
    }
    if (terms != g->term_count)
        image_blame(g->image, g->terms);
    for (size_t i = 0; i < g->field_count; i++)
        if (!is_field_in_order(g, i))
            image_blame(g->image, &g->fields[i]);
}

drg_status drg_glossary_verify(const drg_glossary *glossary, drg_error *err)
{
    struct image *image = glossary->image;
    if (!image || atomic_load(&image->is_verified))
        return DRG_OK;
    drg_status status = image_verify(image, err);
    if (status)
        return status;
    touch_all(glossary);
    status = image_status(image, err);
    if (!status) {
        check_order(glossary);
        status = image_status(image, err);
    }
    if (!status)
        atomic_store(&image->is_verified, true);
    return status;
}
