/* sum_table.c - the table that a sum makes. */
#include <stdlib.h>

#include "align/occurrence.h"
#include "align/sum.h"
#include "base/error.h"

struct making {
    const struct drg_table_sum *sum;
    struct drg_table *table;
    const struct sum_form **forms; /* sum_sorted_forms */
    struct arena scratch;          /* of the cell at hand */
    struct buf folded;
    uint32_t top;
    drg_error *err;
};

static int compare_groups(const void *a, const void *b)
{
    const drg_found *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_cmp(x->form, y->form);
}

/* ---- Cells -------------------------------------------------------------------------------------------------------- */

static void add_spelling(drg_found *into, const struct sum_form *form)
{
    into->count += form->count;
    into->grade = form->grade < into->grade ? form->grade : into->grade;
}

/* Puts spellings together that differ in case. The first, which is the most frequent, is shown. */
static drg_status group_forms(struct making *m, size_t first, size_t last, drg_found *groups, uint32_t *count)
{
    struct map numbers = {0};
    drg_str lang = m->table->columns[m->forms[first]->column];
    drg_status status = DRG_OK;
    for (size_t i = first; i < last && !status; i++) {
        const struct sum_form *form = m->forms[i];
        buf_cut(&m->folded, 0);
        table_fold_form(&m->folded, lang, form->form);
        uint32_t number = map_get(&numbers, buf_str(&m->folded));
        if (number == DRG_NONE) {
            drg_str key = arena_str(&m->scratch, buf_str(&m->folded));
            number = (*count)++;
            groups[number] = (drg_found){.form = form->form, .grade = form->grade, .document = DRG_NONE};
            if (m->folded.failed || !key.ptr || !map_set(&numbers, key, number))
                status = fail_memory(m->err);
        }
        add_spelling(&groups[number], form);
    }
    map_free(&numbers);
    return status;
}

static drg_status list_found(struct making *m, const drg_found *groups, uint32_t count, drg_cell *cell)
{
    uint32_t shown = m->top && m->top < count ? m->top : count;
    drg_found *found = arena_array(&m->table->arena, shown, sizeof *found);
    if (!found)
        return fail_memory(m->err);
    for (uint32_t i = 0; i < count; i++)
        cell->count += groups[i].count;
    for (uint32_t i = 0; i < shown; i++) {
        found[i] = groups[i];
        if (!arena_own(&m->table->arena, &found[i].form))
            return fail_memory(m->err);
    }
    cell->found = found;
    cell->found_count = shown;
    return DRG_OK;
}

/* Forms [first, last) are those of the cell. */
static drg_status fill_found(struct making *m, size_t first, size_t last, drg_cell *cell)
{
    uint32_t count = 0;
    if (first == last)
        return DRG_OK;
    drg_found *groups = calloc(last - first, sizeof *groups);
    drg_status status = groups ? group_forms(m, first, last, groups, &count) : fail_memory(m->err);
    if (!status) {
        qsort(groups, count, sizeof *groups, compare_groups);
        status = list_found(m, groups, count, cell);
    }
    free(groups);
    arena_free(&m->scratch);
    return status;
}

/* ---- Rows --------------------------------------------------------------------------------------------------------- */

static drg_status copy_examples(struct making *m, drg_example *into, const struct sum_examples *from, bool agrees)
{
    size_t columns = m->table->column_count;
    for (uint32_t i = 0; i < from->count; i++) {
        drg_str *texts = arena_array(&m->table->arena, columns, sizeof *texts);
        if (!texts)
            return fail_memory(m->err);
        for (size_t c = 0; c < columns; c++) {
            texts[c] = from->items[i].texts[c];
            if (!arena_own(&m->table->arena, &texts[c]))
                return fail_memory(m->err);
        }
        into[i] = (drg_example){texts, agrees};
    }
    return DRG_OK;
}

static drg_status fill_examples(struct making *m, const struct sum_row *from, drg_row *row)
{
    drg_example *examples = arena_array(&m->table->arena, (size_t)from->missing.count + from->agreeing.count, sizeof *examples);
    if (!examples)
        return fail_memory(m->err);
    row->examples = examples;
    row->example_count = from->missing.count + from->agreeing.count;
    drg_status status = copy_examples(m, examples, &from->missing, false);
    return status ? status : copy_examples(m, examples + from->missing.count, &from->agreeing, true);
}

static drg_status fill_row(struct making *m, uint32_t concept_index, size_t *at, drg_row *row)
{
    const struct sum_row *from = m->sum->rows[concept_index];
    drg_cell *cells = arena_array(&m->table->arena, m->table->column_count, sizeof *cells);
    drg_status status = cells ? DRG_OK : fail_memory(m->err);
    *row = (drg_row){.concept_index = concept_index, .cells = cells, .any = from->any, .agree = from->agree};
    for (uint32_t c = 0; c < m->table->column_count && !status; c++) {
        size_t first = *at;
        while (*at < m->sum->forms.count && m->forms[*at]->concept_index == concept_index && m->forms[*at]->column == c)
            ++*at;
        cells[c].segments = from->cells[c].segments;
        cells[c].lacking = from->cells[c].lacking;
        status = table_list_terms(m->table, concept_index, c, &cells[c], m->err);
        if (!status)
            status = fill_found(m, first, *at, &cells[c]);
        cells[c].is_missing = m->table->has_text[c] && !cells[c].count && cells[c].term_count;
    }
    return status ? status : fill_examples(m, from, row);
}

static drg_status fill_rows(struct making *m)
{
    size_t concepts = drg_glossary_concept_count(m->table->glossary), at = 0;
    drg_status status = DRG_OK;
    m->table->rows = arena_array(&m->table->arena, concepts, sizeof *m->table->rows);
    if (!m->table->rows)
        return fail_memory(m->err);
    for (uint32_t i = 0; i < concepts && !status; i++)
        if (m->sum->rows[i])
            status = fill_row(m, i, &at, &m->table->rows[m->table->row_count++]);
    return status;
}

static drg_status fill_columns(struct making *m)
{
    const struct drg_table *shape = &m->sum->shape;
    struct drg_table *table = m->table;
    table->columns = arena_array(&table->arena, shape->column_count, sizeof *table->columns);
    table->has_text = arena_array(&table->arena, shape->column_count, sizeof *table->has_text);
    if (!table->columns || !table->has_text)
        return fail_memory(m->err);
    for (; table->column_count < shape->column_count; table->column_count++) {
        size_t c = table->column_count;
        table->columns[c] = arena_str(&table->arena, shape->columns[c]);
        table->has_text[c] = m->sum->texts[c] > 0;
        if (!table->columns[c].ptr)
            return fail_memory(m->err);
    }
    return DRG_OK;
}

drg_status drg_table_of_sum(drg_table **out, const drg_table_sum *sum, uint32_t top, drg_error *err)
{
    struct making m = {.sum = sum, .table = calloc(1, sizeof *m.table), .folded = buf_make(UINT32_MAX), .top = top, .err = err};
    *out = NULL;
    if (!m.table)
        return fail_memory(err);
    m.table->glossary = sum->shape.glossary;
    m.table->is_aligned = m.table->is_of_corpus = true;
    m.table->aligned_rows = sum->segments;
    m.forms = sum_sorted_forms(sum);
    drg_status status = m.forms ? fill_columns(&m) : fail_memory(err);
    if (!status)
        status = fill_rows(&m);
    free(m.forms);
    buf_free(&m.folded);
    arena_free(&m.scratch);
    if (status)
        drg_table_free(m.table);
    else
        *out = m.table;
    return status;
}
