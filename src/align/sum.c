/* sum.c - a sum's life, and adding one to another. */
#include "align/sum.h"

#include <stdlib.h>

#include "align/columns.h"
#include "base/error.h"
#include "ext/hash.h"
#include "match/compile.h"
#include "model/glossary.h"

/* What is searched and how, as one number: concepts and terms, grades, overlaps. */
static uint64_t hash_terms(const drg_matcher *matcher)
{
    const drg_glossary *glossary = matcher->glossary;
    const unsigned char how[2] = {(unsigned char)matcher->options.max_grade, matcher->options.overlaps};
    uint64_t hash = hash_bytes(how, sizeof how, 0);
    for (size_t i = 0; i < drg_glossary_concept_count(glossary); i++) {
        drg_str id = drg_glossary_concept(glossary, i).id;
        hash = hash_bytes(id.ptr, id.len, hash);
    }
    for (uint32_t i = 0; i < drg_glossary_term_count(glossary); i++) {
        drg_str text = glossary_term_text(glossary, i), lang = glossary_term_lang(glossary, i);
        hash = hash_bytes(text.ptr, text.len, hash + glossary_term_concept(glossary, i));
        hash = hash_bytes(lang.ptr, lang.len, hash);
    }
    return hash;
}

static drg_status set_up(struct drg_table_sum *sum, const drg_matcher *matcher, const char *langs, drg_error *err)
{
    struct drg_table *shape = &sum->shape;
    shape->glossary = matcher->glossary;
    shape->is_aligned = true;
    sum->terms = hash_terms(matcher);
    sum->key = sum->form = buf_make(UINT32_MAX);
    sum->options.langs = NULL; /* the columns have them now */
    drg_status status = table_make_columns(shape, langs, err);
    if (!status && shape->column_count > SUM_COLUMNS)
        return fail(err, DRG_ELIMIT, NOWHERE, "the table would have %zu languages, more than the %d that can be compared",
                    shape->column_count, (int)SUM_COLUMNS);
    sum->texts = arena_array(&shape->arena, shape->column_count, sizeof *sum->texts);
    sum->rows = arena_array(&shape->arena, drg_glossary_concept_count(shape->glossary), sizeof *sum->rows);
    return status || (sum->texts && sum->rows) ? status : fail_memory(err);
}

drg_status drg_table_sum_new(drg_table_sum **out, const drg_matcher *matcher, const drg_table_sum_options *options, drg_error *err)
{
    static const drg_table_sum_options defaults;
    struct drg_table_sum *sum = calloc(1, sizeof *sum);
    *out = NULL;
    if (!sum)
        return fail_memory(err);
    sum->options = options ? *options : defaults;
    drg_status status = set_up(sum, matcher, sum->options.langs, err);
    if (status) {
        drg_table_sum_free(sum);
        return status;
    }
    *out = sum;
    return DRG_OK;
}

void drg_table_sum_free(drg_table_sum *sum)
{
    if (!sum)
        return;
    vec_free(&sum->forms);
    map_free(&sum->numbers);
    buf_free(&sum->key);
    buf_free(&sum->form);
    arena_free(&sum->shape.arena);
    free(sum);
}

/* Spellings are found, not shown: they alone make no language one that misses the concept. */
static uint64_t termed_columns(const struct drg_table *shape, uint32_t concept_index)
{
    drg_concept entry = drg_glossary_concept(shape->glossary, concept_index);
    uint64_t termed = 0;
    for (uint32_t term = entry.first_term; term < entry.first_term + entry.term_count; term++) {
        uint32_t column = table_column(shape, glossary_term_lang(shape->glossary, term));
        if (column != DRG_NONE && glossary_term_status(shape->glossary, term) != DRG_VARIANT)
            termed |= (uint64_t)1 << column;
    }
    return termed;
}

drg_status sum_row(struct sum_row **out, struct drg_table_sum *sum, uint32_t concept_index, drg_error *err)
{
    struct sum_row **row = &sum->rows[concept_index];
    if (!*row) {
        struct sum_row *made = arena_alloc(&sum->shape.arena, sizeof *made);
        struct sum_cell *cells = arena_array(&sum->shape.arena, sum->shape.column_count, sizeof *cells);
        if (!made || !cells)
            return fail_memory(err);
        made->cells = cells;
        made->termed = termed_columns(&sum->shape, concept_index);
        *row = made;
    }
    *out = *row;
    return DRG_OK;
}

drg_status sum_add_form(struct drg_table_sum *sum, const struct sum_form *form, drg_error *err)
{
    buf_cut(&sum->key, 0);
    buf_add(&sum->key, (drg_str){(const char *)&form->concept_index, sizeof form->concept_index});
    buf_add(&sum->key, (drg_str){(const char *)&form->column, sizeof form->column});
    buf_add(&sum->key, form->form);
    if (sum->key.failed)
        return fail_memory(err);
    uint32_t number = map_get(&sum->numbers, buf_str(&sum->key));
    if (number != DRG_NONE) {
        struct sum_form *known = &sum->forms.items[number];
        known->count += form->count;
        known->grade = form->grade < known->grade ? form->grade : known->grade;
        return DRG_OK;
    }
    struct sum_form made = *form;
    drg_str key = arena_str(&sum->shape.arena, buf_str(&sum->key));
    if (!key.ptr)
        return fail_memory(err);
    made.form = str_cut(key, key.len - form->form.len, key.len);
    bool is_kept = map_set(&sum->numbers, key, (uint32_t)sum->forms.count) && vec_push(&sum->forms, made);
    return is_kept ? DRG_OK : fail_memory(err);
}

static int compare_forms(const void *a, const void *b)
{
    const struct sum_form *x = *(const struct sum_form *const *)a, *y = *(const struct sum_form *const *)b;
    if (x->concept_index != y->concept_index)
        return x->concept_index < y->concept_index ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_cmp(x->form, y->form);
}

const struct sum_form **sum_sorted_forms(const struct drg_table_sum *sum)
{
    const struct sum_form **forms = malloc((sum->forms.count + 1) * sizeof *forms);
    for (size_t i = 0; forms && i < sum->forms.count; i++)
        forms[i] = &sum->forms.items[i];
    if (forms)
        qsort(forms, sum->forms.count, sizeof *forms, compare_forms);
    return forms;
}

/* ---- Merging --------------------------------------------------------------------------------------------------- */

static bool has_same_columns(const struct drg_table *a, const struct drg_table *b)
{
    bool is_same = a->column_count == b->column_count;
    for (size_t c = 0; is_same && c < a->column_count; c++)
        is_same = str_eq(a->columns[c], b->columns[c]);
    return is_same;
}

static drg_status merge_examples(struct drg_table_sum *sum, struct sum_examples *into, const struct sum_examples *from, drg_error *err)
{
    drg_status status = DRG_OK;
    for (uint32_t i = 0; i < from->count && !status; i++)
        status = sum_keep_example(sum, into, &from->items[i], err);
    return status;
}

static drg_status merge_row(struct drg_table_sum *sum, uint32_t concept_index, const struct sum_row *from, drg_error *err)
{
    struct sum_row *into;
    drg_status status = sum_row(&into, sum, concept_index, err);
    if (status)
        return status;
    into->any += from->any;
    into->agree += from->agree;
    for (size_t c = 0; c < sum->shape.column_count; c++) {
        into->cells[c].segments += from->cells[c].segments;
        into->cells[c].lacking += from->cells[c].lacking;
    }
    status = merge_examples(sum, &into->agreeing, &from->agreeing, err);
    return status ? status : merge_examples(sum, &into->missing, &from->missing, err);
}

drg_status drg_table_sum_merge(drg_table_sum *sum, const drg_table_sum *other, drg_error *err)
{
    size_t concepts = drg_glossary_concept_count(sum->shape.glossary);
    drg_status status = DRG_OK;
    if (sum->terms != other->terms || !has_same_columns(&sum->shape, &other->shape) ||
        sum->options.examples != other->options.examples || sum->options.seed != other->options.seed)
        return fail(err, DRG_EINVAL, NOWHERE, "found a sum of other terms, languages or examples, expected one made alike");
    sum->segments += other->segments;
    for (size_t c = 0; c < sum->shape.column_count; c++)
        sum->texts[c] += other->texts[c];
    for (uint32_t i = 0; i < concepts && !status; i++)
        if (other->rows[i])
            status = merge_row(sum, i, other->rows[i], err);
    for (size_t i = 0; i < other->forms.count && !status; i++)
        status = sum_add_form(sum, &other->forms.items[i], err);
    return status;
}
