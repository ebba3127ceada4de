/* report_json.c - findings as JSON and JSON Lines: one object a finding. Keys are a contract. */
#include "format/report.h"
#include "syntax/json_write.h"

static void write_span(struct json *j, drg_span span, uint64_t shift)
{
    json_key_number(j, "start", span.start + shift);
    json_key_number(j, "end", span.end + shift);
}

static void write_side(struct json *j, const char *key, drg_str lang, drg_span span, uint64_t shift, drg_str surface)
{
    json_key(j, key);
    json_object(j);
    json_key_string(j, "lang", lang);
    write_span(j, span, shift);
    json_key_string(j, "surface", surface);
    json_end(j);
}

static void write_finding(struct json *j, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    json_object(j);
    json_key_string(j, "file", f->file);
    json_key_string(j, "segment", f->segment);
    json_key_number(j, "row", item->row);
    json_key_string(j, "rule", str_from(f->rule));
    json_key_string(j, "severity", str_from(drg_severity_name(f->severity)));
    json_key_string(j, "message", f->message);
    json_key_string(j, "lang", f->lang);
    write_span(j, f->span, item->shift);
    json_key_number(j, "line", f->place.line);
    json_key_number(j, "column", f->place.column);
    json_key_string(j, "surface", f->surface);
    json_key_strings(j, "suggestions", f->suggestions, f->suggestion_count);
    json_key(j, "sure");
    json_bool(j, f->is_sure);
    json_key_string(j, "concept", f->concept_id);
    if (report_is_bilingual(f)) {
        write_side(j, "src", f->src_lang, f->src_span, f->src_span.end ? item->shift : 0, f->src_surface);
        write_side(j, "tgt", f->lang, f->span, item->shift, f->surface);
    }
    json_key_string(j, "fingerprint", str_from(item->fingerprint));
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
