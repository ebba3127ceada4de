/* table.c - making the aligned term table out of occurrences. */
#include "align/table.h"

#include <stdlib.h>

#include "align/agreement.h"
#include "align/columns.h"
#include "align/occurrence.h"
#include "base/error.h"
#include "model/glossary.h"
#include "text/text.h"

/* ---- cells ------------------------------------------------------------------------------------------ */

drg_status table_list_terms(struct drg_table *table, uint32_t concept_index, uint32_t column, drg_cell *cell, drg_error *err)
{
    drg_concept entry = drg_glossary_concept(table->glossary, concept_index);
    uint32_t *list = arena_array(&table->arena, entry.term_count, sizeof *list);
    if (!list)
        return fail_memory(err);
    cell->terms = list;
    for (uint32_t term = entry.first_term; term < entry.first_term + entry.term_count; term++)
        if (glossary_term_status(table->glossary, term) != DRG_VARIANT &&
            table_column(table, glossary_term_lang(table->glossary, term)) == column)
            list[cell->term_count++] = term;
    return DRG_OK;
}

static int compare_found(const void *a, const void *b)
{
    const drg_found *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->first.start > y->first.start) - (x->first.start < y->first.start);
}

/* Occurrences [first, last) are of one concept and column, sorted by form. */
static drg_status count_forms(struct drg_table *table, const struct occurrences *o, size_t first, size_t last,
                              drg_cell *cell, drg_error *err)
{
    drg_found *found = arena_array(&table->arena, last - first, sizeof *found);
    uint32_t count = 0;
    if (!found)
        return fail_memory(err);
    for (size_t i = first; i < last; i++) {
        const struct occurrence *at = &o->list.items[i];
        if (i > first && o->list.items[i - 1].form == at->form) {
            drg_found *known = &found[count - 1];
            known->count++;
            known->grade = at->grade < known->grade ? at->grade : known->grade;
            continue;
        }
        const drg_text *text = table->documents[at->document].text;
        found[count++] = (drg_found){o->forms.items[at->form], 1, at->grade, at->document, at->span,
                                     drg_text_pos(text, at->span.start)};
    }
    qsort(found, count, sizeof *found, compare_found);
    cell->found = found;
    cell->found_count = count;
    cell->count = last - first;
    return DRG_OK;
}

static int compare_place(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static drg_status count_segments(const struct occurrences *o, size_t first, size_t last, drg_cell *cell, drg_error *err)
{
    uint64_t *places = malloc((last - first + 1) * sizeof *places);
    if (!places)
        return fail_memory(err);
    for (size_t i = first; i < last; i++)
        places[i - first] = (uint64_t)o->list.items[i].document << 32 | o->list.items[i].segment;
    qsort(places, last - first, sizeof *places, compare_place);
    for (size_t i = 0; i < last - first; i++)
        cell->segments += i == 0 || places[i] != places[i - 1];
    free(places);
    return DRG_OK;
}

static drg_status fill_cell(struct drg_table *table, const struct occurrences *o, size_t first, size_t last,
                            uint32_t concept_index, uint32_t column, drg_cell *cell, drg_error *err)
{
    drg_status status = table_list_terms(table, concept_index, column, cell, err);
    if (!status && last > first)
        status = count_forms(table, o, first, last, cell, err);
    if (!status && last > first)
        status = count_segments(o, first, last, cell, err);
    bool is_compared = table->is_aligned || table->document_count > 1;
    cell->is_missing = is_compared && table->has_text[column] && !cell->count && cell->term_count;
    return status;
}

/* ---- rows ------------------------------------------------------------------------------------------- */

struct row_order {
    uint32_t document, start, concept_index, row;
};

static int compare_order(const void *a, const void *b)
{
    const struct row_order *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->concept_index > y->concept_index) - (x->concept_index < y->concept_index);
}

static drg_status fill_row(struct drg_table *table, const struct occurrences *o, size_t first, size_t last,
                           const uint32_t *rows, drg_row *row, drg_error *err)
{
    drg_cell *cells = arena_array(&table->arena, table->column_count, sizeof *cells);
    drg_status status = cells ? DRG_OK : fail_memory(err);
    size_t at = first;
    row->concept_index = o->list.items[first].concept_index;
    row->cells = cells;
    for (uint32_t c = 0; c < table->column_count && !status; c++) {
        size_t end = at;
        while (end < last && o->list.items[end].column == c)
            end++;
        status = fill_cell(table, o, at, end, row->concept_index, c, &cells[c], err);
        at = end;
    }
    if (!status && rows)
        status = table_compare_languages(table, o, first, last, rows, row, err);
    return status;
}

static struct row_order order_of(const struct occurrences *o, size_t first, size_t last, uint32_t row)
{
    struct row_order order = {UINT32_MAX, UINT32_MAX, o->list.items[first].concept_index, row};
    for (size_t i = first; i < last; i++) {
        const struct occurrence *at = &o->list.items[i];
        if (at->document < order.document || (at->document == order.document && at->span.start < order.start)) {
            order.document = at->document;
            order.start = at->span.start;
        }
    }
    return order;
}

static size_t count_concepts(const struct occurrences *o)
{
    size_t count = 0;
    for (size_t i = 0; i < o->list.count; i++)
        count += i == 0 || o->list.items[i].concept_index != o->list.items[i - 1].concept_index;
    return count;
}

static drg_status fill_rows(struct drg_table *table, const struct occurrences *o, const uint32_t *rows, drg_row *unsorted,
                            struct row_order *order, drg_error *err)
{
    drg_status status = DRG_OK;
    uint32_t count = 0;
    for (size_t first = 0, last; first < o->list.count && !status; first = last) {
        for (last = first; last < o->list.count &&
                           o->list.items[last].concept_index == o->list.items[first].concept_index;)
            last++;
        order[count] = order_of(o, first, last, count);
        status = fill_row(table, o, first, last, rows, &unsorted[count++], err);
    }
    return status;
}

static drg_status make_rows(struct drg_table *table, const struct occurrences *o, const uint32_t *rows, drg_error *err)
{
    size_t count = count_concepts(o);
    drg_row *unsorted = calloc(count + 1, sizeof *unsorted);
    struct row_order *order = calloc(count + 1, sizeof *order);
    table->rows = arena_array(&table->arena, count, sizeof *table->rows);
    drg_status status = unsorted && order && table->rows ? DRG_OK : fail_memory(err);
    if (!status)
        status = fill_rows(table, o, rows, unsorted, order, err);
    if (!status) {
        qsort(order, count, sizeof *order, compare_order);
        for (size_t i = 0; i < count; i++)
            table->rows[i] = unsorted[order[i].row];
        table->row_count = count;
    }
    free(unsorted);
    free(order);
    return status;
}

/* ---- the two makers ---------------------------------------------------------------------------------- */

static drg_status fill_table(struct drg_table *table, const uint32_t *rows, drg_error *err)
{
    struct occurrences o = {0};
    table_mark_text(table);
    drg_status status = occurrences_collect(&o, table, rows, err);
    if (!status) {
        occurrences_sort(&o);
        status = make_rows(table, &o, rows, err);
    }
    occurrences_free(&o);
    return status;
}

static drg_status table_new(struct drg_table **out, const drg_glossary *glossary, const char *langs, size_t documents,
                            drg_error *err)
{
    struct drg_table *table = calloc(1, sizeof *table);
    *out = table;
    if (!table)
        return fail_memory(err);
    table->glossary = glossary;
    table->documents = arena_array(&table->arena, documents, sizeof *table->documents);
    table->document_count = documents;
    return table->documents ? table_make_columns(table, langs, err) : fail_memory(err);
}

static void set_documents(struct drg_table *table, const drg_text *const *texts, const drg_matches *const *matches)
{
    for (size_t i = 0; i < table->document_count; i++) {
        bool is_declared = text_is_declared(texts[i]);
        table->documents[i] = (drg_document){
            texts[i], matches[i], is_declared ? table_column(table, str_from(texts[i]->lang)) : DRG_NONE};
    }
}

static drg_status finish(struct drg_table **out, struct drg_table *table, drg_status status)
{
    if (status) {
        drg_table_free(table);
        table = NULL;
    }
    *out = table;
    return status;
}

drg_status drg_table_of_texts(drg_table **out, const drg_glossary *glossary, const drg_text *const *texts,
                              const drg_matches *const *matches, size_t count, const char *langs, drg_error *err)
{
    struct drg_table *table;
    drg_status status = table_new(&table, glossary, langs, count, err);
    if (!status) {
        set_documents(table, texts, matches);
        status = fill_table(table, NULL, err);
    }
    return finish(out, table, status);
}

drg_status drg_table_of_bitext(drg_table **out, const drg_glossary *glossary, const drg_bitext *bitext,
                               const drg_matches *const *matches, const char *langs, drg_error *err)
{
    struct drg_table *table;
    size_t count, rows;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    const uint32_t *row_list = drg_bitext_rows(bitext, &rows);
    drg_status status = table_new(&table, glossary, langs, count, err);
    if (!status) {
        table->is_aligned = true;
        table->aligned_rows = rows;
        table->aligned_segments = row_list;
        set_documents(table, texts, matches);
        status = fill_table(table, row_list, err);
    }
    return finish(out, table, status);
}

void drg_table_free(drg_table *table)
{
    if (!table)
        return;
    arena_free(&table->arena);
    free(table);
}

const drg_glossary *drg_table_glossary(const drg_table *table)
{
    return table->glossary;
}

const drg_row *drg_table_rows(const drg_table *table, size_t *count)
{
    *count = table->row_count;
    return table->rows;
}

const drg_str *drg_table_columns(const drg_table *table, size_t *count)
{
    *count = table->column_count;
    return table->columns;
}

const drg_document *drg_table_documents(const drg_table *table, size_t *count)
{
    *count = table->document_count;
    return table->documents;
}

const uint32_t *drg_table_aligned_segments(const drg_table *table, size_t *rows)
{
    *rows = table->aligned_rows;
    return table->aligned_segments;
}

bool drg_table_is_aligned(const drg_table *table, size_t *rows)
{
    *rows = table->aligned_rows;
    return table->is_aligned;
}

bool drg_table_is_of_corpus(const drg_table *table)
{
    return table->is_of_corpus;
}

bool drg_table_column_has_text(const drg_table *table, size_t column)
{
    return column < table->column_count && table->has_text[column];
}
