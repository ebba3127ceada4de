/* table_json.c - the table as one JSON document, and as JSON Lines: one concept a line. Keys are a contract. */
#include "format/formats.h"
#include "format/report.h"
#include "format/table_data.h"
#include "syntax/json_write.h"

static void write_pos(struct json *j, drg_pos place)
{
    json_key(j, "line");
    json_number(j, place.line);
    json_key(j, "column");
    json_number(j, place.column);
}

static void write_terms(struct json *j, const struct table_data *t, const drg_cell *cell)
{
    json_key(j, "terms");
    json_array(j);
    for (uint32_t i = 0; i < cell->term_count; i++) {
        drg_term term = drg_glossary_term(t->glossary, cell->terms[i]);
        json_object(j);
        json_key(j, "term");
        json_string(j, term.text);
        json_key(j, "status");
        json_string(j, str_from(drg_term_status_name(term.status)));
        json_end(j);
    }
    json_end(j);
}

static void write_first(struct json *j, const struct table_data *t, const drg_found *found)
{
    json_key(j, "first");
    json_object(j);
    json_key(j, "file");
    json_string(j, str_from(table_document_name(t, found->document)));
    write_pos(j, found->place);
    json_key(j, "start");
    json_number(j, found->first.start);
    json_key(j, "end");
    json_number(j, found->first.end);
    json_end(j);
}

static void write_found(struct json *j, const struct table_data *t, const drg_found *found)
{
    json_object(j);
    json_key(j, "form");
    json_string(j, found->form);
    json_key(j, "count");
    json_number(j, found->count);
    json_key(j, "grade");
    json_string(j, str_from(drg_grade_name(found->grade)));
    if (found->document != DRG_NONE)
        write_first(j, t, found);
    json_end(j);
}

static void write_cell(struct json *j, const struct table_data *t, const drg_cell *cell)
{
    json_object(j);
    write_terms(j, t, cell);
    json_key(j, "found");
    json_array(j);
    for (uint32_t i = 0; i < cell->found_count; i++)
        write_found(j, t, &cell->found[i]);
    json_end(j);
    json_key(j, "count");
    json_number(j, cell->count);
    json_key(j, "segments");
    json_number(j, cell->segments);
    if (t->is_of_corpus)
        json_key_number(j, "lacking", cell->lacking);
    json_end(j);
}

static void write_examples(struct json *j, const struct table_data *t, const drg_row *row)
{
    json_key(j, "examples");
    json_array(j);
    for (uint32_t i = 0; i < row->example_count; i++) {
        json_object(j);
        json_key(j, "agrees");
        json_bool(j, row->examples[i].agrees);
        json_key(j, "texts");
        json_object(j);
        for (size_t c = 0; c < t->column_count; c++) {
            if (!row->examples[i].texts[c].len)
                continue;
            json_key_str(j, t->columns[c]);
            json_string(j, row->examples[i].texts[c]);
        }
        json_end(j);
        json_end(j);
    }
    json_end(j);
}

static void write_alignment(struct json *j, const struct table_data *t, const drg_row *row)
{
    json_key(j, "agree");
    json_number(j, row->agree);
    json_key(j, "any");
    json_number(j, row->any);
    if (t->is_of_corpus) {
        write_examples(j, t, row);
        return;
    }
    json_key(j, "missing_segments");
    json_array(j);
    for (uint32_t i = 0; i < row->missing_count; i++)
        json_number(j, (uint64_t)row->missing_rows[i] + 1);
    json_end(j);
}

static void write_concept(struct json *j, const struct table_data *t, const drg_row *row)
{
    drg_concept entry = drg_glossary_concept(t->glossary, row->concept_index);
    json_object(j);
    json_key(j, "concept");
    json_string(j, entry.id);
    json_key(j, "subject");
    json_string(j, entry.subject);
    json_key(j, "cells");
    json_object(j);
    for (size_t i = 0; i < t->column_count; i++) {
        json_key_str(j, t->columns[i]);
        write_cell(j, t, &row->cells[i]);
    }
    json_end(j);
    json_key(j, "missing");
    json_array(j);
    for (size_t i = 0; i < t->column_count; i++)
        if (row->cells[i].is_missing)
            json_string(j, t->columns[i]);
    json_end(j);
    if (t->is_aligned)
        write_alignment(j, t, row);
    json_end(j);
}

static void write_documents(struct json *j, const struct table_data *t)
{
    json_key(j, "documents");
    json_array(j);
    for (size_t i = 0; i < t->document_count; i++) {
        json_object(j);
        json_key(j, "file");
        json_string(j, str_from(drg_text_name(t->documents[i].text)));
        json_key(j, "lang");
        if (t->documents[i].column < t->column_count)
            json_string(j, t->columns[t->documents[i].column]);
        else
            json_null(j);
        json_end(j);
    }
    json_end(j);
}

static drg_status write_json(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    struct writer w;
    writer_init(&w, out->sink, err);
    struct json j = {.out = &w, .lines = 4};
    json_object(&j);
    json_key(&j, "languages");
    json_array(&j);
    for (size_t i = 0; i < t.column_count; i++)
        json_string(&j, t.columns[i]);
    json_end(&j);
    write_documents(&j, &t);
    if (t.is_aligned) {
        json_key(&j, "rows");
        json_number(&j, t.aligned_rows);
    }
    json_key(&j, "concepts");
    json_array(&j);
    for (size_t i = 0; i < t.row_count; i++)
        write_concept(&j, &t, &t.rows[i]);
    json_end(&j);
    json_end(&j);
    writer_add_char(&w, '\n');
    return writer_finish(&w);
}

static drg_status write_jsonl(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    struct writer w;
    writer_init(&w, out->sink, err);
    for (size_t i = 0; i < t.row_count; i++) {
        struct json j = {.out = &w};
        write_concept(&j, &t, &t.rows[i]);
        writer_add_char(&w, '\n');
    }
    return writer_finish(&w);
}

const struct format format_json = {
    .name = "json",
    .extensions = " .json ",
    .summary = "one JSON document",
    .write_table = write_json,
    .report = &report_json,
};

const struct format format_jsonl = {
    .name = "jsonl",
    .extensions = " .jsonl .ndjson ",
    .summary = "JSON Lines, one concept or finding a line",
    .write_table = write_jsonl,
    .report = &report_jsonl,
};
