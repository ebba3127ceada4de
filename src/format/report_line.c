/* report_line.c - findings as lines that editors and people read: FILE:LINE:COLUMN: severity: message [rule]. */
#include "base/utf8.h"
#include "ext/icu_width.h"
#include "format/formats.h"
#include "format/report.h"
#include "text/display.h"

/* ---- Messages ----------------------------------------------------------------------------------------------------- */

/* Where a quote that opens before `from` closes: at a ' that no letter follows. s.len when it never does. */
static size_t quote_end(drg_str s, size_t from)
{
    for (size_t i = from; i < s.len; i++)
        if (s.ptr[i] == '\'' && (i + 1 == s.len || (s.ptr[i + 1] && strchr(" ,;:.)", s.ptr[i + 1]))))
            return i;
    return s.len;
}

static bool opens_quote(drg_str s, size_t at)
{
    return s.ptr[at] == '\'' && (at == 0 || s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '(') && quote_end(s, at + 1) < s.len;
}

/* The end of a run from right to left that begins at `at`: its last such letter, with the marks on it. */
static size_t run_end(drg_str s, size_t at)
{
    size_t end = at;
    while (at < s.len && s.ptr[at] != '\'') {
        bool is_in_run = at == end;
        uint32_t code = utf8_next(s, &at);
        if (icu_is_rtl(code) || (is_in_run && icu_width(code) == 0 && !icu_is_invisible(code)))
            end = at;
        else if (code < 0x80 && is_ascii_alpha((char)code))
            break;
    }
    return end;
}

struct message_piece report_piece(drg_str message, size_t *at)
{
    size_t from = *at;
    if (opens_quote(message, from)) {
        size_t end = quote_end(message, from + 1);
        *at = end + 1;
        return (struct message_piece){str_cut(message, from + 1, end), true};
    }
    do
        ++*at;
    while (*at < message.len && !opens_quote(message, *at));
    return (struct message_piece){str_cut(message, from, *at), false};
}

/* Text outside quotes. */
static void add_plain(struct buf *into, drg_str s)
{
    size_t from = 0;
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        if (!icu_is_rtl(utf8_next(s, &at)))
            continue;
        display_safe(into, str_cut(s, from, start), false);
        from = at = run_end(s, start);
        display_safe(into, str_cut(s, start, at), true);
    }
    display_safe(into, str_cut(s, from, s.len), false);
}

/* What is quoted is isolated by itself, so that the message keeps its order around it. */
static void add_pieces(struct buf *into, drg_str s)
{
    for (size_t at = 0; at < s.len;) {
        struct message_piece piece = report_piece(s, &at);
        if (!piece.is_quote) {
            add_plain(into, piece.text);
            continue;
        }
        buf_add_char(into, '\'');
        display_safe(into, piece.text, true);
        buf_add_char(into, '\'');
    }
}

void report_message(struct buf *into, drg_str message)
{
    if (utf8_is_valid(message))
        add_pieces(into, message);
    else
        report_safe(into, message, true);
}

/* ---- Lines ---------------------------------------------------------------------------------------------------------- */

const char *report_color(drg_severity severity)
{
    static const char *const colors[SEVERITY_COUNT] = {
        [DRG_ERROR] = "\033[1;31m", [DRG_WARNING] = "\033[1;33m", [DRG_ADVICE] = "\033[1;36m"};
    return colors[severity];
}

void report_head(struct buf *into, const drg_finding *finding, bool color)
{
    report_safe(into, finding->file, true);
    if (finding->place.line)
        buf_addf(into, ":%u", (unsigned)finding->place.line);
    if (finding->place.line && finding->place.column)
        buf_addf(into, ":%u", (unsigned)finding->place.column);
    buf_add_z(into, ": ");
    buf_add_z(into, color ? report_color(finding->severity) : "");
    buf_add_z(into, drg_severity_name(finding->severity));
    buf_add_z(into, color ? "\033[0m: " : ": ");
    report_message(into, finding->message);
    buf_addf(into, " [%s]\n", finding->rule);
}

static void add(drg_report *report, const struct report_item *item)
{
    buf_cut(&report->line, 0);
    report_head(&report->line, item->finding, report->options.color);
    writer_add(&report->w, buf_str(&report->line));
}

const struct report_kind report_line = {.add = add};

const struct format format_line = {
    .name = "line",
    .extensions = "",
    .summary = "a line a finding, as editors read them",
    .report = &report_line,
};
