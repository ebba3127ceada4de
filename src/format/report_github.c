/* report_github.c - findings as workflow commands, which GitHub shows as annotations beside the lines. */
#include "format/formats.h"
#include "format/report.h"
#include "text/display.h"

/* A value of a property; colons and commas part properties. */
static void write_escaped(drg_report *report, drg_str s, const char *special)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c && strchr(special, c))
            writer_addf(&report->w, "%%%02X", (unsigned)(unsigned char)c);
        else
            writer_add_char(&report->w, c);
    }
}

static void write_property(drg_report *report, const char *before, drg_str value)
{
    buf_cut(&report->line, 0);
    report_safe(&report->line, value, false);
    writer_add_z(&report->w, before);
    write_escaped(report, buf_str(&report->line), "%\r\n:,");
}

static void write_message(drg_report *report, drg_str message)
{
    buf_cut(&report->line, 0);
    report_message(&report->line, message);
    writer_add_z(&report->w, "::");
    write_escaped(report, buf_str(&report->line), "%\r\n");
    writer_add_char(&report->w, '\n');
}

/* A place in several lines has no columns there. */
static void write_place(drg_report *report, drg_pos start, drg_pos end)
{
    if (!start.line)
        return;
    writer_addf(&report->w, ",line=%u", (unsigned)start.line);
    if (end.line > start.line)
        writer_addf(&report->w, ",endLine=%u", (unsigned)end.line);
    if (start.column && end.line <= start.line)
        writer_addf(&report->w, ",col=%u", (unsigned)start.column);
    if (start.column && end.line == start.line && end.column > start.column)
        writer_addf(&report->w, ",endColumn=%u", (unsigned)end.column);
}

static void add(drg_report *report, const struct report_item *item)
{
    static const char *const commands[SEVERITY_COUNT] = {
        [DRG_ERROR] = "::error", [DRG_WARNING] = "::warning", [DRG_ADVICE] = "::notice"};
    const drg_finding *f = item->finding;
    writer_add_z(&report->w, commands[f->severity]);
    write_property(report, " file=", f->file);
    write_place(report, f->place, report_end(item));
    write_property(report, ",title=", str_from(f->rule));
    write_message(report, f->message);
}

static void trouble(drg_report *report, const drg_error *error)
{
    writer_add_z(&report->w, "::error");
    if (error->file[0])
        write_property(report, " file=", str_from(error->file));
    if (error->file[0])
        write_place(report, error->pos, error->pos);
    write_message(report, str_from(error->message));
}

const struct report_kind report_github = {.add = add, .trouble = trouble};

const struct format format_github = {
    .name = "github",
    .extensions = "",
    .summary = "workflow commands that GitHub shows as annotations",
    .report = &report_github,
};
