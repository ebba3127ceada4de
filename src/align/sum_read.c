/* sum_read.c - adding what another sum wrote. A file that was cut off is refused: its head says how many lines follow. */
#include <inttypes.h>
#include <stdlib.h>

#include "align/columns.h"
#include "align/sum.h"
#include "base/error.h"
#include "base/file.h"
#include "ext/source.h"
#include "syntax/json_tree.h"

enum { CHUNK = 1 << 16, LONGEST_LINE = 1 << 30 };

struct reading {
    struct drg_table_sum *sum;
    struct map concepts; /* id -> index */
    struct arena line;   /* of the line at hand */
    struct arena ids;
    uint32_t lines;      /* read so far */
    uint64_t announced;  /* by the head */
    drg_str *texts;      /* of one example, one a column */
    drg_error *err;
};

static drg_status fail_line(struct reading *r, const char *problem)
{
    return fail(r->err, DRG_ESYNTAX, (drg_pos){r->lines, 1}, "%s", problem);
}

/* ---- The head ------------------------------------------------------------------------------------------------------- */

static bool has_same_terms(const struct reading *r, const struct json_value *head)
{
    char terms[17];
    uint64_t examples, seed;
    snprintf(terms, sizeof terms, "%016" PRIx64, r->sum->terms);
    return str_eq_z(json_str(json_member(head, "terms")), terms) && json_whole(json_member(head, "examples"), &examples) &&
           json_whole(json_member(head, "seed"), &seed) && examples == r->sum->options.examples && seed == r->sum->options.seed;
}

static bool has_same_columns(const struct reading *r, const struct json_value *head)
{
    const struct json_value *text = json_items(json_member(head, "texts"), JSON_OBJECT);
    for (size_t c = 0; c < r->sum->shape.column_count; c++, text = text->next)
        if (!text || !str_eq(text->key, r->sum->shape.columns[c]))
            return false;
    return !text;
}

static drg_status read_head(struct reading *r, const struct json_value *head)
{
    uint64_t version, segments, texts;
    if (!json_whole(json_member(head, "table_sum"), &version))
        return fail_line(r, "expected the sum of a table, as dragoman table --corpus --format jsonl writes it");
    if (version != SUM_VERSION)
        return fail(r->err, DRG_EFORMAT, (drg_pos){1, 1}, "found version %" PRIu64 " of this format, expected %d", version,
                    (int)SUM_VERSION);
    if (!has_same_columns(r, head) || !has_same_terms(r, head))
        return fail(r->err, DRG_EINVAL, NOWHERE,
                    "it was made with other glossaries, --langs, --grade, --overlaps, --examples or --seed");
    if (!json_whole(json_member(head, "concepts"), &r->announced) || !json_whole(json_member(head, "segments"), &segments))
        return fail_line(r, "expected numbers of concepts and segments");
    r->sum->segments += segments;
    const struct json_value *text = json_items(json_member(head, "texts"), JSON_OBJECT);
    for (size_t c = 0; text; text = text->next) {
        if (!json_whole(text, &texts))
            return fail_line(r, "expected numbers of texts");
        r->sum->texts[c++] += texts;
    }
    return DRG_OK;
}

/* ---- Concepts ---------------------------------------------------------------------------------------------------------- */

static drg_status read_form(struct reading *r, uint32_t concept_index, uint32_t column, const struct json_value *value)
{
    struct sum_form form = {concept_index, column, json_str(json_member(value, "form")), 0, DRG_POSSIBLE};
    drg_str grade = json_str(json_member(value, "grade"));
    const char *name = arena_str(&r->line, grade).ptr;
    if (grade.len && !name)
        return fail_memory(r->err);
    bool is_known = name && drg_grade_of_name(name, &form.grade);
    if (!form.form.len || !is_known || !json_whole(json_member(value, "count"), &form.count))
        return fail_line(r, "expected form, count and grade");
    return sum_add_form(r->sum, &form, r->err);
}

static drg_status read_cell(struct reading *r, uint32_t concept_index, struct sum_row *row, const struct json_value *value)
{
    uint32_t column = table_column(&r->sum->shape, value->key);
    uint64_t segments, lacking;
    drg_status status = DRG_OK;
    if (column == DRG_NONE || !json_whole(json_member(value, "segments"), &segments) ||
        !json_whole(json_member(value, "lacking"), &lacking))
        return fail_line(r, "expected a cell with segments, lacking and found");
    row->cells[column].segments += segments;
    row->cells[column].lacking += lacking;
    for (const struct json_value *form = json_items(json_member(value, "found"), JSON_ARRAY); form && !status; form = form->next)
        status = read_form(r, concept_index, column, form);
    return status;
}

static drg_status read_example(struct reading *r, struct sum_examples *list, const struct json_value *value)
{
    for (size_t c = 0; c < r->sum->shape.column_count; c++)
        r->texts[c] = (drg_str){"", 0};
    for (const struct json_value *text = json_items(value, JSON_OBJECT); text; text = text->next) {
        uint32_t column = table_column(&r->sum->shape, text->key);
        if (column == DRG_NONE || text->kind != JSON_STRING)
            return fail_line(r, "expected an example with a text a language");
        r->texts[column] = text->string;
    }
    struct sum_example example = {sum_example_order(r->sum, r->texts), r->texts};
    return sum_keep_example(r->sum, list, &example, r->err);
}

static drg_status read_examples(struct reading *r, struct sum_examples *list, const struct json_value *values)
{
    drg_status status = DRG_OK;
    for (const struct json_value *value = json_items(values, JSON_ARRAY); value && !status; value = value->next)
        status = read_example(r, list, value);
    return status;
}

static drg_status read_concept(struct reading *r, const struct json_value *record)
{
    drg_str id = json_str(json_member(record, "concept"));
    uint32_t concept_index = map_get(&r->concepts, id.ptr ? id : STR(""));
    uint64_t any, agree;
    struct sum_row *row = NULL;
    if (!id.ptr || concept_index == DRG_NONE)
        return fail_line(r, "expected a concept of the glossary");
    if (!json_whole(json_member(record, "any"), &any) || !json_whole(json_member(record, "agree"), &agree))
        return fail_line(r, "expected numbers of rows, any and agree");
    drg_status status = sum_row(&row, r->sum, concept_index, r->err);
    if (status)
        return status;
    row->any += any;
    row->agree += agree;
    const struct json_value *cell = json_items(json_member(record, "cells"), JSON_OBJECT);
    for (; cell && !status; cell = cell->next)
        status = read_cell(r, concept_index, row, cell);
    if (!status)
        status = read_examples(r, &row->missing, json_member(record, "missing"));
    return status ? status : read_examples(r, &row->agreeing, json_member(record, "agreeing"));
}

static drg_status read_line(struct reading *r, drg_str line)
{
    const struct json_value *record;
    drg_error broken = {0};
    r->lines++;
    if (json_parse(&record, &r->line, line, &broken))
        return fail(r->err, broken.code, (drg_pos){r->lines, broken.pos.column}, "%s", broken.message);
    drg_status status = r->lines == 1 ? read_head(r, record) : read_concept(r, record);
    arena_free(&r->line);
    return status;
}

/* ---- The file --------------------------------------------------------------------------------------------------------- */

/* Reads the whole lines of `waiting` and leaves what follows them. */
static drg_status read_lines(struct reading *r, struct buf *waiting)
{
    drg_status status = DRG_OK;
    size_t at = 0;
    for (const char *end; !status && at < waiting->len && (end = memchr(waiting->ptr + at, '\n', waiting->len - at));) {
        status = read_line(r, str_cut(buf_str(waiting), at, (size_t)(end - waiting->ptr)));
        at = (size_t)(end - waiting->ptr) + 1;
    }
    memmove(waiting->ptr, waiting->ptr + at, waiting->len - at);
    buf_cut(waiting, waiting->len - at);
    return status;
}

static drg_status read_source(struct reading *r, struct source *source)
{
    struct buf waiting = buf_make(LONGEST_LINE);
    char *chunk = malloc(CHUNK);
    drg_status status = chunk ? DRG_OK : fail_memory(r->err);
    for (size_t got = 1; got && !status;) {
        status = source_read(source, chunk, CHUNK, &got, r->err);
        buf_add(&waiting, (drg_str){chunk, got});
        if (!status)
            status = buf_status(&waiting, "a line", r->err);
        if (!status && got && memchr(chunk, '\n', got))
            status = read_lines(r, &waiting);
    }
    if (!status && waiting.len)
        status = read_line(r, buf_str(&waiting));
    if (!status && (!r->lines || r->lines - 1 != r->announced))
        status = fail(r->err, DRG_ESYNTAX, NOWHERE, "found %" PRIu32 " lines, expected %" PRIu64 ": the file is not whole", r->lines,
                      r->announced + 1);
    buf_free(&waiting);
    free(chunk);
    return status;
}

static drg_status set_up(struct reading *r)
{
    const drg_glossary *glossary = r->sum->shape.glossary;
    r->texts = arena_array(&r->ids, r->sum->shape.column_count, sizeof *r->texts);
    if (!r->texts)
        return fail_memory(r->err);
    for (size_t i = 0; i < drg_glossary_concept_count(glossary); i++)
        if (!map_set(&r->concepts, drg_glossary_concept(glossary, i).id, (uint32_t)i))
            return fail_memory(r->err);
    return DRG_OK;
}

drg_status drg_table_sum_read(drg_table_sum *sum, const char *path, drg_error *err)
{
    struct reading r = {.sum = sum, .err = err};
    struct source *source = NULL;
    drg_status status = source_open(&source, path, err);
    if (!status)
        status = set_up(&r);
    if (!status)
        status = read_source(&r, source);
    source_close(source);
    map_free(&r.concepts);
    arena_free(&r.line);
    arena_free(&r.ids);
    return fail_in_file(err, status, file_name(path));
}
