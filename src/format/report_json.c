/* report_json.c - findings as JSON and JSON Lines: one object a finding. Keys are a contract. */
#include "format/report.h"
#include "syntax/json_write.h"

static void write_text(struct json *j, const char *key, drg_str value)
{
    json_key(j, key);
    json_string(j, value);
}

static void write_number(struct json *j, const char *key, uint64_t value)
{
    json_key(j, key);
    json_number(j, value);
}

static void write_span(struct json *j, drg_span span, uint64_t shift)
{
    write_number(j, "start", span.start + shift);
    write_number(j, "end", span.end + shift);
}

static void write_side(struct json *j, const char *key, drg_str lang, drg_span span, uint64_t shift, drg_str surface)
{
    json_key(j, key);
    json_object(j);
    write_text(j, "lang", lang);
    write_span(j, span, shift);
    write_text(j, "surface", surface);
    json_end(j);
}

static void write_finding(struct json *j, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    json_object(j);
    write_text(j, "file", f->file);
    write_text(j, "segment", f->segment);
    write_number(j, "row", item->row);
    write_text(j, "rule", str_from(f->rule));
    write_text(j, "severity", str_from(drg_severity_name(f->severity)));
    write_text(j, "message", f->message);
    write_text(j, "lang", f->lang);
    write_span(j, f->span, item->shift);
    write_number(j, "line", f->place.line);
    write_number(j, "column", f->place.column);
    write_text(j, "surface", f->surface);
    json_key(j, "suggestions");
    json_array(j);
    for (uint32_t i = 0; i < f->suggestion_count; i++)
        json_string(j, f->suggestions[i]);
    json_end(j);
    json_key(j, "sure");
    json_bool(j, f->is_sure);
    write_text(j, "concept", f->concept_id);
    if (report_is_bilingual(f)) {
        write_side(j, "src", f->src_lang, f->src_span, f->src_span.end ? item->shift : 0, f->src_surface);
        write_side(j, "tgt", f->lang, f->span, item->shift, f->surface);
    }
    write_text(j, "fingerprint", str_from(item->fingerprint));
    json_end(j);
}

static void begin(drg_report *report)
{
    struct json *j = report->state;
    *j = (struct json){.out = &report->w, .lines = 1};
    json_array(j);
}

static void add(drg_report *report, const struct report_item *item)
{
    write_finding(report->state, item);
}

static void finish(drg_report *report)
{
    json_end(report->state);
    writer_add_char(&report->w, '\n');
}

const struct report_kind report_json = {.state_size = sizeof(struct json), .begin = begin, .add = add, .finish = finish};

static void add_line(drg_report *report, const struct report_item *item)
{
    struct json j = {.out = &report->w};
    write_finding(&j, item);
    writer_add_char(&report->w, '\n');
}

const struct report_kind report_jsonl = {.add = add_line};
