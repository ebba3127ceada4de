/* sum_write.c - a sum as JSON Lines: what it was made of, then a concept a line, in an order of their own, so that equal sums
 * are equal files. */
#include <inttypes.h>
#include <stdlib.h>

#include "align/sum.h"
#include "base/error.h"
#include "syntax/json_write.h"

struct writing {
    const struct drg_table_sum *sum;
    const struct sum_form **forms; /* by concept, column, count, form */
    size_t next;
    struct writer w;
};

static uint64_t count_concepts(const struct drg_table_sum *sum)
{
    uint64_t count = 0;
    for (size_t i = 0; i < drg_glossary_concept_count(sum->shape.glossary); i++)
        count += sum->rows[i] != NULL;
    return count;
}

static void write_head(struct writing *g)
{
    const struct drg_table_sum *sum = g->sum;
    struct json j = {.out = &g->w};
    char terms[17];
    snprintf(terms, sizeof terms, "%016" PRIx64, sum->terms);
    json_object(&j);
    json_key_number(&j, "table_sum", SUM_VERSION);
    json_key_string(&j, "terms", str_from(terms));
    json_key_number(&j, "examples", sum->options.examples);
    json_key_number(&j, "seed", sum->options.seed);
    json_key_number(&j, "concepts", count_concepts(sum));
    json_key_number(&j, "segments", sum->segments);
    json_key(&j, "texts");
    json_object(&j);
    for (size_t c = 0; c < sum->shape.column_count; c++) {
        json_key_str(&j, sum->shape.columns[c]);
        json_number(&j, sum->texts[c]);
    }
    json_end(&j);
    json_end(&j);
    writer_add_char(&g->w, '\n');
}

static void write_form(struct json *j, const struct sum_form *form)
{
    json_object(j);
    json_key_string(j, "form", form->form);
    json_key_number(j, "count", form->count);
    json_key_string(j, "grade", str_from(drg_grade_name(form->grade)));
    json_end(j);
}

static void write_cell(struct writing *g, struct json *j, uint32_t concept_index, uint32_t column)
{
    const struct sum_cell *cell = &g->sum->rows[concept_index]->cells[column];
    json_object(j);
    json_key_number(j, "segments", cell->segments);
    json_key_number(j, "lacking", cell->lacking);
    json_key(j, "found");
    json_array(j);
    for (; g->next < g->sum->forms.count; g->next++) {
        const struct sum_form *form = g->forms[g->next];
        if (form->concept_index != concept_index || form->column != column)
            break;
        write_form(j, form);
    }
    json_end(j);
    json_end(j);
}

static void write_examples(struct json *j, const struct drg_table *shape, const char *key, const struct sum_examples *list)
{
    json_key(j, key);
    json_array(j);
    for (uint32_t i = 0; i < list->count; i++) {
        json_object(j);
        for (size_t c = 0; c < shape->column_count; c++) {
            if (!list->items[i].texts[c].len)
                continue;
            json_key_str(j, shape->columns[c]);
            json_string(j, list->items[i].texts[c]);
        }
        json_end(j);
    }
    json_end(j);
}

static void write_row(struct writing *g, uint32_t concept_index)
{
    const struct drg_table *shape = &g->sum->shape;
    const struct sum_row *row = g->sum->rows[concept_index];
    struct json j = {.out = &g->w};
    json_object(&j);
    json_key_string(&j, "concept", drg_glossary_concept(shape->glossary, concept_index).id);
    json_key_number(&j, "agree", row->agree);
    json_key_number(&j, "any", row->any);
    json_key(&j, "cells");
    json_object(&j);
    for (uint32_t c = 0; c < shape->column_count; c++) {
        json_key_str(&j, shape->columns[c]);
        write_cell(g, &j, concept_index, c);
    }
    json_end(&j);
    write_examples(&j, shape, "missing", &row->missing);
    write_examples(&j, shape, "agreeing", &row->agreeing);
    json_end(&j);
    writer_add_char(&g->w, '\n');
}

drg_status drg_table_sum_write(const drg_table_sum *sum, drg_sink sink, drg_error *err)
{
    struct writing g = {.sum = sum, .forms = sum_sorted_forms(sum)};
    if (!g.forms)
        return fail_memory(err);
    writer_init(&g.w, sink, err);
    write_head(&g);
    for (uint32_t i = 0; i < drg_glossary_concept_count(sum->shape.glossary); i++)
        if (sum->rows[i])
            write_row(&g, i);
    free(g.forms);
    return writer_finish(&g.w);
}
