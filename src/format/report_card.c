/* report_card.c - a segment on the page of findings: both languages side by side with the places marked, and below them
 * what is wrong there. */
#include <inttypes.h>

#include "base/error.h"
#include "base/utf8.h"
#include "ext/icu_width.h"
#include "format/html_shell.h"
#include "format/report_html.h"
#include "lang/names.h"
#include "syntax/escape.h"

enum { MOST_WORDS = 4000 /* bytes of a segment around the first place */, MOST_CODE = 60 };

static const char *const severity_labels[SEVERITY_COUNT] = {[DRG_ERROR] = "Error", [DRG_WARNING] = "Warning", [DRG_ADVICE] = "Advice"};

/* ---- Gathering --------------------------------------------------------------------------------------------------------- */

static uint32_t to_edge(drg_str view, uint32_t at, uint32_t end)
{
    while (at < end && !utf8_is_lead(view.ptr[at]))
        at++;
    return at;
}

/* The part of a segment that is shown. */
static drg_span window(const drg_text *text, const struct text_segment *segment, drg_span hit)
{
    drg_str view = buf_str(&text->view.text);
    uint32_t middle = hit.end > hit.start ? hit.start : segment->start;
    if (segment->end - segment->start <= MOST_WORDS)
        return (drg_span){segment->start, segment->end};
    uint32_t start = middle - segment->start > MOST_WORDS / 2 ? middle - MOST_WORDS / 2 : segment->start;
    uint32_t end = segment->end - start > MOST_WORDS ? start + MOST_WORDS : segment->end;
    return (drg_span){to_edge(view, start, segment->end), to_edge(view, end, segment->end)};
}

static bool take_codes(struct card *card, struct card_side *side, const drg_text *text)
{
    static const drg_str object = {"\xEF\xBF\xBC", 3};
    for (uint32_t at = 0; at + object.len <= side->words.len; at++) {
        if (!str_starts(str_cut(side->words, at, side->words.len), object))
            continue;
        drg_span span = {side->base + at, side->base + at + (uint32_t)object.len};
        drg_str source = drg_text_slice(text, view_to_source(&text->view, span));
        if (source.len > MOST_CODE)
            source.len = to_edge(source, MOST_CODE, (uint32_t)source.len);
        if (!arena_own(&card->arena, &source) || !vec_push(&side->codes, (struct card_code){at, source}))
            return false;
    }
    return true;
}

/* Copies the words of a side, whose text may be gone when the card is written. */
static bool take_side(struct card *card, struct card_side *side, const struct finding_side *from, drg_str lang, drg_span hit)
{
    if (!from->text)
        return true;
    drg_span shown = window(from->text, &from->text->segments[from->segment], hit);
    const struct text_segment *segment = &from->text->segments[from->segment];
    side->lang = lang;
    side->words = str_cut(buf_str(&from->text->view.text), shown.start, shown.end);
    side->base = shown.start;
    side->is_cut_before = shown.start > segment->start;
    side->is_cut_after = shown.end < segment->end;
    return arena_own(&card->arena, &side->lang) && arena_own(&card->arena, &side->words) && take_codes(card, side, from->text);
}

static drg_span view_hit(const struct finding_side *from, drg_span span)
{
    return from->text && span.end > span.start ? text_view_span(from->text, span) : (drg_span){0, 0};
}

static bool take_mark(struct card_side *side, drg_span hit, drg_severity severity)
{
    if (hit.end <= hit.start || hit.start < side->base || hit.end > side->base + side->words.len)
        return true;
    return vec_push(&side->marks, (struct card_mark){hit.start - side->base, hit.end - side->base, severity});
}

/* True when the finding is about the card's segment or, without segments, about its line. */
static bool belongs(const struct card *card, const struct report_item *item)
{
    size_t count;
    const drg_finding *f = item->finding, *first = card->findings ? drg_findings_list(card->findings, &count) : NULL;
    if (!first || card->row != item->row)
        return false;
    if (!item->row && !card->tgt.words.ptr)
        return f->place.line && first->place.line == f->place.line;
    return item->row && str_eq(first->lang, f->lang) && str_eq(first->src_lang, f->src_lang);
}

static bool open_card(drg_report *report, const struct report_item *item, drg_span src, drg_span tgt)
{
    struct html_report *page = report->state;
    struct card *card = &page->card;
    if (findings_new(&card->findings, report->w.err))
        return false;
    card->number = page->card_count++;
    card->row = item->row;
    return take_side(card, &card->src, &item->sides.src, item->finding->src_lang, src) &&
           take_side(card, &card->tgt, &item->sides.tgt, item->finding->lang, tgt);
}

void card_add(drg_report *report, const struct report_item *item)
{
    struct html_report *page = report->state;
    struct card *card = &page->card;
    const drg_finding *f = item->finding;
    drg_span src = view_hit(&item->sides.src, f->src_span), tgt = view_hit(&item->sides.tgt, f->span);
    if (!belongs(card, item))
        card_end(report);
    if ((!card->findings && !open_card(report, item, src, tgt)) || !take_mark(&card->src, src, f->severity) ||
        !take_mark(&card->tgt, tgt, f->severity) || findings_add(card->findings, f, report->w.err))
        report_fail_memory(report);
}

/* ---- Writing --------------------------------------------------------------------------------------------------------------- */

void write_visible(struct writer *w, drg_str text)
{
    size_t plain = 0;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t code = utf8_next_lossy(text, &at);
        if (!icu_is_invisible(code) || code == '\n' || code == '\t')
            continue;
        escape_markup(w, str_cut(text, plain, start));
        writer_addf(w, "<span class=\"control\">U+%04X</span>", (unsigned)code);
        plain = at;
    }
    escape_markup(w, str_cut(text, plain, text.len));
}

/* Words [start, end) with inline codes as the file has them. */
static void write_words(struct writer *w, const struct card_side *side, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < side->codes.count; i++) {
        const struct card_code *code = &side->codes.items[i];
        if (code->at < start || code->at >= end)
            continue;
        write_visible(w, str_cut(side->words, start, code->at));
        writer_add_z(w, "<code>");
        write_visible(w, code->source);
        writer_add_z(w, "</code>");
        start = code->at + 3;
    }
    write_visible(w, str_cut(side->words, start, end));
}

static int compare_marks(const void *a, const void *b)
{
    const struct card_mark *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->severity != y->severity ? (x->severity < y->severity ? -1 : 1) : (x->end > y->end) - (x->end < y->end);
}

/* Of places that overlap the first is marked. */
static void write_marked(struct writer *w, struct card_side *side)
{
    uint32_t at = 0;
    if (side->marks.count)
        qsort(side->marks.items, side->marks.count, sizeof *side->marks.items, compare_marks);
    writer_add_z(w, side->is_cut_before ? "\xE2\x80\xA6" : "");
    for (size_t i = 0; i < side->marks.count; i++) {
        const struct card_mark *mark = &side->marks.items[i];
        if (mark->start < at)
            continue;
        write_words(w, side, at, mark->start);
        writer_addf(w, "<mark class=\"%s\">", drg_severity_name(mark->severity));
        write_words(w, side, mark->start, mark->end);
        writer_add_z(w, "</mark>");
        at = mark->end;
    }
    write_words(w, side, at, (uint32_t)side->words.len);
    writer_add_z(w, side->is_cut_after ? "\xE2\x80\xA6" : "");
}

/* Words in other letters than their language's, as of a segment that was never translated, keep their own direction. */
static bool reads_leftwards(const struct card_side *side)
{
    for (size_t at = 0; at < side->words.len;)
        if (icu_is_rtl(utf8_next(side->words, &at)))
            return lang_is_rtl(side->lang);
    return false;
}

static void write_side(struct writer *w, struct card_side *side)
{
    if (!side->words.ptr)
        return;
    writer_add_z(w, "<div class=\"side\"");
    html_lang(w, side->lang);
    writer_add_z(w, "><span class=\"tag\">");
    html_language_name(w, side->lang);
    writer_add_z(w, reads_leftwards(side) ? "</span><p>" : "</span><p dir=\"ltr\">");
    write_marked(w, side);
    writer_add_z(w, side->words.len ? "</p></div>\n" : "<span class=\"none\">\xE2\x80\x94</span></p></div>\n");
}

static void write_message(struct writer *w, drg_str message)
{
    writer_add_z(w, "<p class=\"message\">");
    for (size_t at = 0; at < message.len;) {
        struct message_piece piece = report_piece(message, &at);
        writer_add_z(w, piece.is_quote ? "\xE2\x80\x9C<bdi>" : "");
        write_visible(w, piece.text);
        writer_add_z(w, piece.is_quote ? "</bdi>\xE2\x80\x9D" : "");
    }
    writer_add_z(w, "</p>");
}

static void write_suggestions(struct writer *w, const drg_finding *f)
{
    if (!f->suggestion_count)
        return;
    writer_add_z(w, "<p class=\"suggestions\">");
    writer_add_z(w, !f->surface.len ? "Expected" : f->is_sure ? "Write" : "Use");
    for (uint32_t i = 0; i < f->suggestion_count; i++) {
        writer_add_z(w, " <b");
        html_lang(w, f->lang);
        writer_add_z(w, ">");
        write_visible(w, f->suggestions[i]);
        writer_add_z(w, "</b>");
    }
    writer_add_z(w, "</p>");
}

static void write_finding(struct html_report *page, const drg_finding *f)
{
    struct writer *w = &page->w;
    uint32_t term = map_get(&page->terms.index, f->concept_id);
    writer_addf(w, "<li data-severity=\"%s\" data-rule=\"%u\"", drg_severity_name(f->severity),
                (unsigned)map_get(&page->rules.index, str_from(f->rule)));
    if (f->lang.len)
        writer_addf(w, " data-language=\"%u\"", (unsigned)map_get(&page->langs.index, f->lang));
    if (f->concept_id.len && term != DRG_NONE)
        writer_addf(w, " data-term=\"%u\"", (unsigned)term);
    writer_addf(w, "><span class=\"severity %s\">%s</span><div>", drg_severity_name(f->severity), severity_labels[f->severity]);
    write_message(w, f->message);
    write_suggestions(w, f);
    writer_addf(w, "</div><p class=\"meta\"><a href=\"#rule-%s\">%s</a>", f->rule, f->rule);
    if (f->place.line)
        writer_addf(w, "<span>%u:%u</span>", (unsigned)f->place.line, (unsigned)f->place.column);
    if (f->concept_id.len) {
        writer_add_z(w, "<span><bdi>");
        write_visible(w, f->concept_id);
        writer_add_z(w, "</bdi></span>");
    }
    writer_add_z(w, "</p></li>\n");
}

static void write_heading(struct writer *w, uint64_t row, const drg_finding *f)
{
    writer_add_z(w, "<h3>");
    if (row)
        writer_addf(w, "Segment %" PRIu64, row);
    else if (f->place.line)
        writer_addf(w, "Line %u", (unsigned)f->place.line);
    else
        writer_add_z(w, "The whole");
    if (f->segment.len) {
        writer_add_z(w, " <small><bdi>");
        write_visible(w, f->segment);
        writer_add_z(w, "</bdi></small>");
    }
    writer_add_z(w, "</h3>\n");
}

static void write_card(struct html_report *page, struct card *card)
{
    struct writer *w = &page->w;
    size_t count;
    const drg_finding *list = drg_findings_list(card->findings, &count);
    writer_addf(w, "<article id=\"s%u\">\n", (unsigned)card->number);
    write_heading(w, card->row, &list[0]);
    if (card->src.words.ptr || card->tgt.words.ptr) {
        writer_add_z(w, "<div class=\"pair\">\n");
        write_side(w, &card->src);
        write_side(w, &card->tgt);
        writer_add_z(w, "</div>\n");
    }
    writer_add_z(w, "<ul class=\"findings\">\n");
    for (size_t i = 0; i < count; i++)
        write_finding(page, &list[i]);
    writer_add_z(w, "</ul>\n</article>\n");
}

static void forget_side(struct card_side *side)
{
    vec_free(&side->marks);
    vec_free(&side->codes);
}

void card_end(drg_report *report)
{
    struct html_report *page = report->state;
    struct card *card = &page->card;
    if (card->findings && card->findings->list.count && !report->w.status)
        write_card(page, card);
    card_drop(card);
}

void card_drop(struct card *card)
{
    drg_findings_free(card->findings);
    forget_side(&card->src);
    forget_side(&card->tgt);
    arena_free(&card->arena);
    *card = (struct card){0};
}
