/* report_tsv.c - findings as a table for spreadsheets: one row a finding. */
#include <inttypes.h>

#include "base/utf8.h"
#include "format/report.h"
#include "syntax/escape.h"

static void begin(drg_report *report)
{
    writer_add_z(&report->w, "file\tline\tcolumn\tseverity\trule\tmessage\tconcept\tlang\tsurface\tsuggestions\tsegment\trow\t"
                             "src_lang\tsrc_surface\tfingerprint\n");
}

/* A row is a line for every program: tabs, line ends and other controls become spaces. A cell that a spreadsheet would run
 * gets an apostrophe. */
static void write_text(drg_report *report, drg_str text)
{
    size_t plain = 0;
    writer_add_z(&report->w, escape_is_formula(text) ? "'" : "");
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t code = utf8_next_lossy(text, &at);
        if (code >= 0x20 && code != 0x7F && code != UTF8_REPLACEMENT)
            continue;
        writer_add(&report->w, str_cut(text, plain, start));
        writer_add_z(&report->w, code == UTF8_REPLACEMENT ? UTF8_REPLACEMENT_BYTES : " ");
        plain = at;
    }
    writer_add(&report->w, str_cut(text, plain, text.len));
    writer_add_char(&report->w, '\t');
}

static void write_number(drg_report *report, uint64_t number)
{
    writer_addf(&report->w, "%" PRIu64 "\t", number);
}

static void write_suggestions(drg_report *report, const drg_finding *f)
{
    buf_cut(&report->line, 0);
    for (uint32_t i = 0; i < f->suggestion_count; i++) {
        buf_add_z(&report->line, i ? "|" : "");
        buf_add(&report->line, f->suggestions[i]);
    }
    write_text(report, buf_str(&report->line));
}

static void add(drg_report *report, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    write_text(report, f->file);
    write_number(report, f->place.line);
    write_number(report, f->place.column);
    write_text(report, str_from(drg_severity_name(f->severity)));
    write_text(report, str_from(f->rule));
    write_text(report, f->message);
    write_text(report, f->concept_id);
    write_text(report, f->lang);
    write_text(report, f->surface);
    write_suggestions(report, f);
    write_text(report, f->segment);
    write_number(report, item->row);
    write_text(report, f->src_lang);
    write_text(report, f->src_surface);
    writer_add_z(&report->w, item->fingerprint);
    writer_add_char(&report->w, '\n');
}

const struct report_kind report_tsv = {.begin = begin, .add = add};
