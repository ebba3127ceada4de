/* style.c - house style: which terms are to be replaced by which, and how the new ones are written where they stand.
 *
 *   match      a variant or deprecated term, in any form
 *   wanted     the preferred or admitted term that it is nearest to
 *   restated   in the surface's form: ending, clitics, case (lang/restate.h)
 *   fitted     in its capitals, with its line ends
 *
 * What is not sure on the way is left as it is. */
#include "rewrite/style.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"
#include "match/compile.h"
#include "rewrite/bystanders.h"
#include "rewrite/wanted.h"
#include "text/text.h"

/* Quotation marks that are open. */
struct quotation {
    int depth;
    bool is_low, is_single; /* „ is, for “ to close; a single mark is */
};

struct styler {
    const drg_normalizer *normalizer;
    const drg_glossary *glossary;
    const drg_text *text;
    drg_str view;
    struct edits *out;
    struct buf fitted;
    uint32_t quoted_block, quoted_at; /* how far quotation marks were counted, in which block */
    struct quotation quotation;
};

/* ---- The glossary ------------------------------------------------------------------------------------------------ */

static drg_term term_of(const struct styler *s, uint32_t index)
{
    return drg_glossary_term(s->glossary, index);
}

/* The term to put at a match; empty: none. */
static drg_str wanted_at(const struct styler *s, const drg_match *match, drg_str surface)
{
    drg_term term = term_of(s, match->term);
    if (!is_good_term(term.status))
        return wanted_for(s->glossary, &term);
    return lost_its_letters(&term, surface) ? term.text : (drg_str){"", 0};
}

/* ---- Where not ------------------------------------------------------------------------------------------------------ */

static bool is_letter_at(drg_str s, size_t at)
{
    return fold_is_letter(utf8_next(s, &at));
}

/* A single mark closes where no letter follows; one within reach of an opening one tells it from the apostrophe of ’tis. */
static bool closes_single(drg_str view, size_t at)
{
    uint32_t code = utf8_next(view, &at);
    return (code == 0x2019 || code == '\'') && (at >= view.len || !is_letter_at(view, at));
}

static bool opens_single(drg_str view, size_t at, size_t next)
{
    enum { REACH = 2000 };
    size_t limit = next + REACH < view.len ? next + REACH : view.len;
    if (next >= view.len || !is_letter_at(view, next) || (at && is_letter_at(view, utf8_before(view, at))))
        return false;
    for (size_t i = next; i < limit; utf8_next(view, &i))
        if (closes_single(view, i))
            return true;
    return false;
}

/* Counts the mark at `at`, if it is one. What „ opened “ closes, or ” where it is used so. */
static void pass_mark(struct quotation *q, drg_str view, size_t at, size_t next, uint32_t code)
{
    switch (code) {
    case 0x201E: case 0xAB:
        q->depth++;
        q->is_low |= code == 0x201E;
        break;
    case 0x201C:
        q->depth += q->is_low ? -1 : 1;
        q->is_low = false;
        break;
    case 0x201D:
        q->is_low = false;
        q->depth -= q->depth > 0;
        break;
    case 0xBB:
        q->depth -= q->depth > 0;
        break;
    case '"':
        q->is_low = false;
        q->depth = !q->depth;
        break;
    case 0x2018: case 0x2019: case '\'':
        if (q->is_single)
            q->is_single = !closes_single(view, at);
        else
            q->is_single = code != 0x2019 && opens_single(view, at, next);
        break;
    default: break;
    }
}

/* Whether a place of the view is inside quotation marks of its block; places come in order. */
static bool is_quoted(struct styler *s, uint32_t block, uint32_t at)
{
    if (block != s->quoted_block) {
        s->quoted_block = block;
        s->quoted_at = s->text->view.blocks.items[block].start;
        s->quotation = (struct quotation){0};
    }
    for (size_t i = s->quoted_at; i < at;) {
        size_t mark = i;
        uint32_t code = utf8_next(s->view, &i);
        pass_mark(&s->quotation, s->view, mark, i, code);
    }
    s->quoted_at = at > s->quoted_at ? at : s->quoted_at;
    return s->quotation.depth > 0 || s->quotation.is_single;
}

/* ---- Fitting --------------------------------------------------------------------------------------------------------- */

/* Bytes that both begin with, up to the last space or hyphen; a line end is a space. */
static size_t common_prefix(drg_str a, drg_str b)
{
    size_t same = 0, edge = 0;
    for (; same < a.len && same < b.len && (a.ptr[same] == b.ptr[same] || (a.ptr[same] == '\n' && b.ptr[same] == ' ')); same++)
        if (b.ptr[same] == ' ' || b.ptr[same] == '-')
            edge = same + 1;
    return edge;
}

/* Bytes that both end with, from a character on that is no letter: an apostrophe, a space. */
static size_t common_suffix(drg_str a, drg_str b, size_t prefix)
{
    size_t same = 0, edge = 0;
    while (same + prefix < a.len && same + prefix < b.len && a.ptr[a.len - 1 - same] == b.ptr[b.len - 1 - same]) {
        same++;
        if (utf8_is_lead(a.ptr[a.len - same]) && !is_letter_at(a, a.len - same))
            edge = same;
    }
    return edge;
}

static bool has_line_end(drg_str s)
{
    return s.len && (memchr(s.ptr, '\n', s.len) || memchr(s.ptr, '\r', s.len));
}

/* Adds the edit, of no more words than change. Lines stay lines: a name that runs over a line end keeps its words apart. */
static void put(struct styler *s, drg_span span, drg_str surface)
{
    drg_str made = buf_str(&s->fitted);
    size_t prefix = common_prefix(surface, made), suffix = common_suffix(surface, made, prefix);
    drg_str from = str_cut(surface, prefix, surface.len - suffix), to = str_cut(made, prefix, made.len - suffix);
    if (!str_eq(from, to) && !has_line_end(from))
        edits_add(s->out, span.start + prefix, span.end - suffix, to, "style");
}

/* ---- Matches ------------------------------------------------------------------------------------------------------------ */

/* The term that all matches at one place want; empty: none, or they do not agree. */
static drg_str agreed(const struct styler *s, const drg_match *matches, size_t count, drg_str surface)
{
    drg_str wanted = wanted_at(s, &matches[0], surface);
    for (size_t i = 1; i < count && wanted.len; i++)
        if (!str_eq(wanted, wanted_at(s, &matches[i], surface)))
            return (drg_str){"", 0};
    return wanted;
}

static size_t same_place(const drg_match *matches, size_t count)
{
    size_t same = 1;
    while (same < count && matches[same].span.start == matches[0].span.start && matches[same].span.end == matches[0].span.end)
        same++;
    return same;
}

static void restyle(struct styler *s, const drg_match *matches, size_t count)
{
    drg_span span = text_view_span(s->text, matches[0].span);
    drg_str surface = str_cut(s->view, span.start, span.end);
    const struct text_segment *segment = &s->text->segments[matches[0].segment];
    drg_str wanted = agreed(s, matches, count, surface);
    if (!wanted.len || (s->normalizer->keep_quotations && is_quoted(s, segment->block, span.start)))
        return;
    drg_term term = term_of(s, matches[0].term);
    const struct lang *lang = lang_find(term.lang);
    struct restatement r = {.surface = surface, .term = term.text, .wanted = wanted};
    uint32_t start = segment->start < span.start ? segment->start : span.start;
    uint32_t end = segment->end > span.end ? segment->end : span.end;
    r.before = str_cut(s->view, start, span.start);
    r.after = str_cut(s->view, span.end, end);
    bool is_bare = is_same_loosely(surface, term.text); /* Turkey's farms are the country's */
    if (is_bare && is_common_word(lang->tag, term.text, r.before, r.after))
        return;
    buf_cut(&s->fitted, 0);
    if (wanted_surface(&s->fitted, s->glossary, &term, &r))
        put(s, span, surface);
}

static drg_status restyle_all(struct styler *s, const drg_matches *matches)
{
    size_t count, same;
    uint32_t end = 0;
    const drg_match *list = drg_matches_list(matches, &count);
    for (size_t i = 0; i < count; i += same) {
        same = same_place(list + i, count - i);
        if (list[i].span.start < end) /* crosses the one before */
            continue;
        end = list[i].span.end;
        restyle(s, list + i, same);
    }
    return s->fitted.failed || s->out->failed ? DRG_ENOMEM : DRG_OK;
}

drg_status style_edits(struct edits *out, const drg_normalizer *normalizer, const drg_text *text, drg_str view,
                       drg_error *err)
{
    enum { MAX_TERM = 1 << 20 };
    drg_matches *matches;
    struct styler s = {.normalizer = normalizer, .glossary = normalizer->style->glossary, .text = text, .view = view, .out = out,
                       .fitted = buf_make(MAX_TERM), .quoted_block = UINT32_MAX};
    drg_status status = drg_matcher_run(&matches, normalizer->style, text, err);
    if (status)
        return status;
    if (restyle_all(&s, matches))
        status = fail_memory(err);
    drg_matches_free(matches);
    buf_free(&s.fitted);
    return status;
}
