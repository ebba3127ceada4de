/* occurrence.c - collecting matches for grouping. */
#include "align/occurrence.h"

#include <stdlib.h>

#include "align/columns.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "model/glossary.h"
#include "text/text.h"

struct collector {
    struct occurrences *out;
    struct drg_table *table;
    struct map numbers; /* language and folded form -> form number */
    struct buf shown, folded;
};

void occurrences_free(struct occurrences *occurrences)
{
    vec_free(&occurrences->list);
    vec_free(&occurrences->forms);
}

void table_show_form(struct buf *shown, drg_str surface)
{
    bool in_space = false;
    for (size_t at = 0; at < surface.len;) {
        uint32_t code = utf8_next(surface, &at);
        enum fold_class class = fold_find(code)->class;
        bool is_space = class == FOLD_SPACE || class == FOLD_NEWLINE;
        if (!is_space || !in_space)
            buf_add_code(shown, is_space ? ' ' : code);
        in_space = is_space;
    }
}

void table_fold_form(struct buf *folded, drg_str lang, drg_str shown)
{
    buf_add(folded, lang);
    buf_add_char(folded, ':');
    for (size_t at = 0; at < shown.len;) {
        uint32_t code = utf8_next(shown, &at);
        const struct fold_record *record = fold_find(code);
        buf_add_code(folded, record->count == 1 ? code + (uint32_t)record->to_strict : code);
    }
}

static drg_status number_form(struct collector *c, drg_str lang, drg_str surface, uint32_t *number, drg_error *err)
{
    buf_cut(&c->shown, 0);
    buf_cut(&c->folded, 0);
    table_show_form(&c->shown, surface);
    table_fold_form(&c->folded, lang, buf_str(&c->shown));
    if (c->shown.failed || c->folded.failed)
        return fail_memory(err);
    *number = map_get(&c->numbers, buf_str(&c->folded));
    if (*number != DRG_NONE)
        return DRG_OK;
    drg_str shown = arena_str(&c->table->arena, buf_str(&c->shown));
    drg_str key = arena_str(&c->table->arena, buf_str(&c->folded));
    *number = (uint32_t)c->out->forms.count;
    bool kept = shown.ptr && key.ptr && map_set(&c->numbers, key, *number) && vec_push(&c->out->forms, shown);
    return kept ? DRG_OK : fail_memory(err);
}

static drg_status collect_document(struct collector *c, uint32_t document, const uint32_t *rows, drg_error *err)
{
    const drg_document *doc = &c->table->documents[document];
    size_t count;
    const drg_match *matches = drg_matches_list(doc->matches, &count);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < count && !status; i++) {
        const drg_match *match = &matches[i];
        struct occurrence o = {.concept_index = glossary_term_concept(c->table->glossary, match->term),
                               .column = table_column(c->table, glossary_term_lang(c->table->glossary, match->term)),
                               .document = document,
                               .segment = rows ? rows[match->segment] : match->segment,
                               .span = match->span,
                               .grade = match->grade};
        if (o.column == DRG_NONE || (rows && o.segment == DRG_NONE))
            continue;
        status = number_form(c, c->table->columns[o.column], text_read_span(doc->text, match->span), &o.form, err);
        if (!status && !vec_push(&c->out->list, o))
            status = fail_memory(err);
    }
    return status;
}

/* The aligned row of each segment of a document; the caller frees. */
static uint32_t *rows_of(const struct drg_table *table, uint32_t document, const uint32_t *rows)
{
    size_t segments;
    drg_text_segments(table->documents[document].text, &segments);
    uint32_t *row_of = malloc((segments ? segments : 1) * sizeof *row_of);
    for (size_t i = 0; row_of && i < segments; i++)
        row_of[i] = DRG_NONE;
    for (size_t r = 0; row_of && r < table->aligned_rows; r++) {
        uint32_t segment = rows[r * table->document_count + document];
        if (segment != DRG_NONE)
            row_of[segment] = (uint32_t)r;
    }
    return row_of;
}

drg_status occurrences_collect(struct occurrences *out, struct drg_table *table, const uint32_t *rows, drg_error *err)
{
    struct collector c = {out, table, {0}, buf_make(UINT32_MAX), buf_make(UINT32_MAX)};
    drg_status status = DRG_OK;
    for (uint32_t d = 0; d < table->document_count && !status; d++) {
        uint32_t *row_of = rows ? rows_of(table, d, rows) : NULL;
        status = rows && !row_of ? fail_memory(err) : collect_document(&c, d, row_of, err);
        free(row_of);
    }
    map_free(&c.numbers);
    buf_free(&c.shown);
    buf_free(&c.folded);
    return status;
}

static int compare(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    const uint32_t left[] = {x->concept_index, x->column, x->form, x->document, x->span.start};
    const uint32_t right[] = {y->concept_index, y->column, y->form, y->document, y->span.start};
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

void occurrences_sort(struct occurrences *occurrences)
{
    if (occurrences->list.count)
        qsort(occurrences->list.items, occurrences->list.count, sizeof *occurrences->list.items, compare);
}
