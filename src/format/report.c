/* report.c - the life of a report, whatever its format. */
#include "format/report.h"

#include "base/error.h"
#include "base/utf8.h"
#include "format/format.h"
#include "text/display.h"

/* ---- What formats share ------------------------------------------------------------------------------------------ */

void report_fail_memory(drg_report *report)
{
    if (!report->w.status)
        report->w.status = fail_memory(report->w.err);
}

uint32_t report_rule(const drg_report *report, const char *name)
{
    for (size_t i = 0; i < report->options.rule_count; i++)
        if (strcmp(report->options.rules[i]->name, name) == 0)
            return (uint32_t)i;
    return DRG_NONE;
}

drg_pos report_src_pos(const struct report_item *item)
{
    const struct finding_side *src = &item->sides.src;
    drg_span span = item->finding->src_span;
    if (!src->text)
        return NOWHERE;
    return drg_text_pos(src->text, span.end > span.start ? span.start : src->text->spans[src->segment].span.start);
}

static bool is_one_line(drg_str s)
{
    return !s.len || (!memchr(s.ptr, '\n', s.len) && !memchr(s.ptr, '\r', s.len));
}

/* Counted from the finding's place where that will do: asking the text takes as long as its line, and a file may be one. */
drg_pos report_end(const struct report_item *item)
{
    const drg_finding *f = item->finding;
    const drg_text *text = item->sides.tgt.text;
    drg_str covered = text ? drg_text_slice(text, f->span) : f->surface;
    if (text && (text->package || !is_one_line(covered)))
        return drg_text_pos(text, f->span.end);
    if (!f->place.column || !is_one_line(covered) || !utf8_is_valid(covered))
        return f->place;
    return (drg_pos){f->place.line, f->place.column + (uint32_t)utf8_length(covered)};
}

/* File names are bytes. */
void report_safe(struct buf *into, drg_str s, bool isolate)
{
    if (utf8_is_valid(s)) {
        display_safe(into, s, isolate);
        return;
    }
    struct buf valid = buf_make(SIZE_MAX / 2);
    for (size_t at = 0; at < s.len;)
        buf_add_code(&valid, utf8_next_lossy(s, &at));
    display_safe(into, buf_str(&valid), isolate);
    if (valid.failed)
        into->failed = valid.failed;
    buf_free(&valid);
}

/* ---- Life cycle ----------------------------------------------------------------------------------------------------- */

static drg_status fail_format(const char *name, drg_error *err)
{
    struct buf list = buf_make(300);
    size_t count;
    const struct format *const *formats = format_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (!formats[i]->report)
            continue;
        buf_add_z(&list, list.len ? ", " : "");
        buf_add_z(&list, formats[i]->name);
    }
    drg_status status = fail(err, DRG_EFORMAT, NOWHERE, "no format '%s' to report findings in, expected one of: %s", name,
                             list.ptr ? list.ptr : "");
    buf_free(&list);
    return status;
}

static drg_status begin(drg_report *report, drg_error *err)
{
    drg_status status = drg_fingerprints_new(&report->prints, err);
    if (status)
        return status;
    report->state = calloc(1, report->kind->state_size + 1);
    if (!report->state)
        return fail_memory(err);
    if (report->kind->begin)
        report->kind->begin(report);
    return report->w.status;
}

drg_status drg_report_new(drg_report **out, const char *format, const drg_report_options *options, drg_sink sink,
                          drg_error *err)
{
    *out = NULL;
    const struct format *found = format ? format_find(format) : NULL;
    if (!found || !found->report)
        return fail_format(format ? format : "", err);
    drg_report *report = calloc(1, sizeof *report);
    if (!report)
        return fail_memory(err);
    report->kind = found->report;
    report->line = buf_make(SIZE_MAX / 2);
    if (options)
        report->options = *options;
    writer_init(&report->w, sink, err);
    drg_status status = begin(report, err);
    if (status)
        drg_report_free(report);
    else
        *out = report;
    return status;
}

void drg_report_free(drg_report *report)
{
    if (!report)
        return;
    if (report->kind->free && report->state)
        report->kind->free(report);
    drg_fingerprints_free(report->prints);
    buf_free(&report->line);
    free(report->state);
    free(report);
}

/* ---- What comes ------------------------------------------------------------------------------------------------------ */

static uint64_t count_segments(const drg_report_source *source)
{
    size_t count = 0;
    if (source->bitext)
        drg_bitext_rows(source->bitext, &count);
    else if (source->text)
        drg_text_segments(source->text, &count);
    return count;
}

static void begin_part(drg_report *report, const drg_report_source *source)
{
    report->rows_before += report->rows;
    report->rows = count_segments(source);
    report->totals.segments += report->rows;
    report->source = *source;
}

/* What stands in front of a part that is none of the file's text; see struct text_origin. */
static uint32_t head_of(const drg_report_source *source)
{
    size_t count = 0;
    const drg_text *const *texts = source->bitext ? drg_bitext_texts(source->bitext, &count) : NULL;
    return count ? texts[0]->origin.head : 0;
}

static struct report_item item_of(const drg_report *report, const drg_finding *finding)
{
    return (struct report_item){
        .finding = finding,
        .row = finding->row == DRG_NONE ? 0 : report->rows_before + finding->row + 1,
        .shift = finding->place.line ? report->source.start - head_of(&report->source) : 0,
        .sides = finding_sides(&report->source, finding),
    };
}

drg_status drg_report_file(drg_report *report, const drg_report_source *source, drg_error *err)
{
    report->w.err = err;
    report->rows = report->rows_before = 0;
    report->totals.files++;
    begin_part(report, source);
    drg_fingerprints_file(report->prints, source);
    if (report->kind->file && !report->w.status)
        report->kind->file(report);
    return report->w.status;
}

drg_status drg_report_part(drg_report *report, const drg_report_source *source, drg_error *err)
{
    report->w.err = err;
    begin_part(report, source);
    drg_fingerprints_part(report->prints, source);
    return report->w.status;
}

drg_status drg_report_add(drg_report *report, const drg_finding *finding, drg_error *err)
{
    struct report_item item = item_of(report, finding);
    report->w.err = err;
    if (!report->w.status)
        report->w.status = drg_finding_fingerprint(item.fingerprint, report->prints, finding, err);
    if (report->w.status)
        return report->w.status;
    report->totals.counts[finding->severity]++;
    report->kind->add(report, &item);
    if (!report->w.status)
        report->w.status = buf_status(&report->line, "a line of the report", err);
    return report->w.status;
}

drg_status drg_report_pass(drg_report *report, const drg_finding *finding, drg_error *err)
{
    char fingerprint[DRG_FINGERPRINT_SIZE];
    report->totals.known++;
    if (!report->w.status)
        report->w.status = drg_finding_fingerprint(fingerprint, report->prints, finding, err);
    return report->w.status;
}

drg_status drg_report_trouble(drg_report *report, const drg_error *trouble, drg_error *err)
{
    report->w.err = err;
    report->totals.troubles++;
    if (report->kind->trouble && !report->w.status)
        report->kind->trouble(report, trouble);
    return report->w.status;
}

drg_status drg_report_flush(drg_report *report, drg_error *err)
{
    report->w.err = err;
    return writer_finish(&report->w);
}

drg_status drg_report_finish(drg_report *report, drg_error *err)
{
    report->w.err = err;
    if (report->kind->finish && !report->w.status)
        report->kind->finish(report);
    if (!report->w.status)
        report->w.status = buf_status(&report->line, "a line of the report", err);
    return writer_finish(&report->w);
}
