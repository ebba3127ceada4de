/* report_terminal.c - findings for a terminal: the line that editors read too, then the segment in both languages with the
 * place marked, and what may stand there instead.
 *
 *   job.tsv:3:27: warning: 'ministry' is not rendered by 'bakanlık' [term-missing]
 *     en │ The ministry rejected it.
 *        │     ^^^^^^^^
 *     tr │ Vekâlet bunu reddetti.
 *        = expected: bakanlık
 *
 * Signs below a text line up by display width. Terminals turn text from right to left around in ways that nobody can know,
 * so there the place stands between brackets, in its line. */
#include <inttypes.h>

#include "base/utf8.h"
#include "ext/icu_width.h"
#include "format/formats.h"
#include "format/report.h"
#include "text/display.h"

enum { DEFAULT_WIDTH = 100, LEAST_ROOM = 20, INDENT = 2, MOST_BYTES_A_COLUMN = 16 };

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define ELLIPSIS "\xE2\x80\xA6"
#define BAR "\xE2\x94\x82"

/* What is being shown, and how. */
struct shown {
    drg_report *report;
    drg_severity severity;
    uint32_t gutter; /* columns of the language tags */
    struct buf *out;
    struct buf before, hit, after; /* of a line, made safe */
};

/* ---- Parts of a segment ---------------------------------------------------------------------------------------------- */

/* Makes view bytes [start, end) safe. An inline code is one U+FFFC in the view; its source says more. */
static void add_view(struct buf *into, const drg_text *text, uint32_t start, uint32_t end)
{
    static const drg_str object = {"\xEF\xBF\xBC", 3};
    drg_str view = buf_str(&text->view.text);
    uint32_t plain = start;
    for (uint32_t at = start; at + object.len <= end; at++) {
        if (!str_starts(str_cut(view, at, end), object))
            continue;
        display_safe(into, str_cut(view, plain, at), false);
        display_safe(into, drg_text_slice(text, view_to_source(&text->view, (drg_span){at, at + 3})), false);
        plain = at + (uint32_t)object.len;
        at = plain - 1;
    }
    display_safe(into, str_cut(view, plain, end), false);
}

static uint32_t clamp_left(const drg_text *text, uint32_t from, uint32_t least, uint32_t bytes)
{
    uint32_t at = from - least > bytes ? from - bytes : least;
    while (at < from && !utf8_is_lead(text->view.text.ptr[at]))
        at++;
    return at;
}

static uint32_t clamp_right(const drg_text *text, uint32_t from, uint32_t most, uint32_t bytes)
{
    uint32_t at = most - from > bytes ? from + bytes : most;
    while (at > from && at < most && !utf8_is_lead(text->view.text.ptr[at]))
        at--;
    return at;
}

/* Fills the three parts with what of the segment can be shown at all; `span` is of the source, empty: no place. */
static void take_parts(struct shown *s, const struct finding_side *side, drg_span span, uint32_t room)
{
    const drg_text *text = side->text;
    const struct text_segment *segment = &text->segments[side->segment];
    drg_span hit = span.end > span.start ? text_view_span(text, span) : (drg_span){0, 0};
    uint32_t bytes = room * MOST_BYTES_A_COLUMN;
    if (hit.end == hit.start || hit.start < segment->start || hit.end > segment->end)
        hit = (drg_span){segment->start, segment->start};
    uint32_t hit_end = clamp_right(text, hit.start, hit.end, bytes);
    buf_cut(&s->before, 0);
    buf_cut(&s->hit, 0);
    buf_cut(&s->after, 0);
    add_view(&s->before, text, clamp_left(text, hit.start, segment->start, bytes), hit.start);
    add_view(&s->hit, text, hit.start, hit_end);
    add_view(&s->after, text, hit_end, clamp_right(text, hit_end, segment->end, bytes));
}

/* Where a word ends at or after `at`; `at` itself when there is none such. */
static size_t word_end(drg_str s, size_t at)
{
    const char *space = at < s.len ? memchr(s.ptr + at, ' ', s.len - at) : NULL;
    return space && (size_t)(space - s.ptr) + 1 < s.len ? (size_t)(space - s.ptr) : at;
}

/* The end of `s` that takes at most `width` columns, begins at a word if it can, and with no mark without its letter. */
static drg_str fit_end(drg_str s, uint32_t width)
{
    size_t at = s.len;
    for (uint32_t used = 0; at > 0;) {
        size_t start = utf8_before(s, at);
        used += drg_display_width(str_cut(s, start, at));
        if (used > width)
            break;
        at = start;
    }
    for (size_t next = at; at > 0 && at < s.len; at = next)
        if (icu_width(utf8_next(s, &next)) > 0)
            break;
    return str_cut(s, at > 0 ? word_end(s, at) : 0, s.len);
}

static drg_str fit_start(drg_str s, uint32_t width)
{
    return width == 0 ? str_cut(s, 0, 0) : str_cut(s, 0, display_fit(s, width));
}

/* ---- Lines of an excerpt ------------------------------------------------------------------------------------------------ */

static void add_spaces(struct buf *out, uint32_t count)
{
    while (count--)
        buf_add_char(out, ' ');
}

static void add_gutter(struct shown *s, drg_str tag, const char *sign)
{
    uint32_t width = drg_display_width(tag);
    bool color = s->report->options.color;
    buf_add_z(s->out, color ? "\033[2m" : "");
    add_spaces(s->out, INDENT);
    report_safe(s->out, tag, false);
    add_spaces(s->out, s->gutter > width ? s->gutter - width : 0);
    buf_add_char(s->out, ' ');
    buf_add_z(s->out, sign);
    buf_add_z(s->out, color ? "\033[0m" : "");
}

static bool has_rtl(drg_str s)
{
    for (size_t at = 0; at < s.len;)
        if (icu_is_rtl(utf8_next(s, &at)))
            return true;
    return false;
}

static void add_colored(struct shown *s, drg_str text)
{
    bool color = s->report->options.color && text.len;
    buf_add_z(s->out, color ? report_color(s->severity) : "");
    buf_add(s->out, text);
    buf_add_z(s->out, color ? "\033[0m" : "");
}

static void add_signs(struct shown *s, uint32_t before, uint32_t width)
{
    add_gutter(s, (drg_str){"", 0}, BAR " ");
    add_spaces(s->out, before);
    buf_add_z(s->out, s->report->options.color ? report_color(s->severity) : "");
    for (uint32_t i = 0; i < width; i++)
        buf_add_char(s->out, '^');
    buf_add_z(s->out, s->report->options.color ? "\033[0m\n" : "\n");
}

/* The line of a segment, cut around the place, and the signs below it. */
static void add_side(struct shown *s, const struct finding_side *side, drg_str tag, drg_span span, uint32_t room)
{
    take_parts(s, side, span, room);
    drg_str before = buf_str(&s->before), hit = fit_start(buf_str(&s->hit), room), after = buf_str(&s->after);
    uint32_t hit_width = drg_display_width(hit), rest = room - hit_width;
    uint32_t after_width = drg_display_width(after), half = rest / 2;
    drg_str left = fit_end(before, after_width < rest - half ? rest - after_width : half);
    drg_str right = fit_start(after, rest - drg_display_width(left));
    bool is_rtl = has_rtl(left) || has_rtl(hit) || has_rtl(right);
    bool is_cut_after = hit.len < s->hit.len || right.len < after.len;
    add_gutter(s, tag, BAR " ");
    buf_add_z(s->out, is_rtl ? FSI : "");
    buf_add_z(s->out, left.len < before.len ? ELLIPSIS : "");
    buf_add(s->out, left);
    buf_add_z(s->out, is_rtl && hit.len ? "[" : "");
    add_colored(s, hit);
    buf_add_z(s->out, is_rtl && hit.len ? "]" : "");
    buf_add(s->out, right);
    buf_add_z(s->out, is_cut_after ? ELLIPSIS : "");
    buf_add_z(s->out, is_rtl ? PDI "\n" : "\n");
    if (hit.len && !is_rtl)
        add_signs(s, drg_display_width(left) + (left.len < before.len), hit_width ? hit_width : 1);
}

static void add_suggestions(struct shown *s, const drg_finding *f)
{
    if (!f->suggestion_count)
        return;
    add_gutter(s, (drg_str){"", 0}, !f->surface.len ? "= expected: " : f->is_sure ? "= write: " : "= use: ");
    for (uint32_t i = 0; i < f->suggestion_count; i++) {
        buf_add_z(s->out, i ? ", " : "");
        report_safe(s->out, f->suggestions[i], true);
    }
    buf_add_char(s->out, '\n');
}

/* ---- The report ------------------------------------------------------------------------------------------------------------ */

static void add_excerpt(struct shown *s, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    uint32_t tgt = drg_display_width(f->lang), src = drg_display_width(f->src_lang);
    uint32_t width = s->report->options.width ? s->report->options.width : DEFAULT_WIDTH;
    s->gutter = tgt > src ? tgt : src;
    uint32_t taken = INDENT + s->gutter + 3 + 2; /* space, bar, space; two ellipses */
    uint32_t room = width > taken + LEAST_ROOM ? width - taken : LEAST_ROOM;
    if (item->sides.src.text)
        add_side(s, &item->sides.src, f->src_lang, f->src_span, room);
    if (item->sides.tgt.text)
        add_side(s, &item->sides.tgt, f->lang, f->span, room);
    add_suggestions(s, f);
}

static void add(drg_report *report, const struct report_item *item)
{
    struct shown s = {.report = report, .severity = item->finding->severity, .out = &report->line,
                      .before = buf_make(SIZE_MAX / 2), .hit = buf_make(SIZE_MAX / 2), .after = buf_make(SIZE_MAX / 2)};
    buf_cut(&report->line, 0);
    report_head(&report->line, item->finding, report->options.color);
    size_t head = report->line.len;
    add_excerpt(&s, item);
    if (report->line.len > head)
        buf_add_char(&report->line, '\n');
    writer_add(&report->w, buf_str(&report->line));
    if (s.before.failed || s.hit.failed || s.after.failed)
        report_fail_memory(report);
    buf_free(&s.before);
    buf_free(&s.hit);
    buf_free(&s.after);
}

static void add_count(drg_report *report, uint64_t count, const char *one, const char *many, bool *has_more)
{
    if (!count)
        return;
    writer_addf(&report->w, "%s%" PRIu64 " %s", *has_more ? ", " : "", count, count == 1 ? one : many);
    *has_more = true;
}

/* "2 errors, 1 warning in 3 files; 4 known findings are not shown" */
static void finish(drg_report *report)
{
    const struct report_totals *t = &report->totals;
    bool has_more = false;
    add_count(report, t->counts[DRG_ERROR], "error", "errors", &has_more);
    add_count(report, t->counts[DRG_WARNING], "warning", "warnings", &has_more);
    add_count(report, t->counts[DRG_ADVICE], "piece of advice", "pieces of advice", &has_more);
    writer_addf(&report->w, "%s in %" PRIu64 " file%s", has_more ? "" : "nothing found", t->files, t->files == 1 ? "" : "s");
    if (t->segments)
        writer_addf(&report->w, " of %" PRIu64 " segment%s", t->segments, t->segments == 1 ? "" : "s");
    if (t->known)
        writer_addf(&report->w, "; %" PRIu64 " known finding%s not shown", t->known, t->known == 1 ? " is" : "s are");
    if (t->troubles)
        writer_addf(&report->w, "; %" PRIu64 " input%s could not be read", t->troubles, t->troubles == 1 ? "" : "s");
    writer_add_char(&report->w, '\n');
}

const struct report_kind report_terminal = {.add = add, .finish = finish};
