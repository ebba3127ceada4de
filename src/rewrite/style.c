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
#include "text/text.h"

struct styler {
    const drg_normalizer *normalizer;
    const drg_glossary *glossary;
    const drg_text *text;
    drg_str view;
    struct edits *out;
    struct buf made, fitted;
    uint32_t quoted_block, quoted_at; /* how far quotation marks were counted, in which block */
    int quotation_depth;
};

/* ---- The glossary ------------------------------------------------------------------------------------------------ */

static drg_term term_of(const struct styler *s, uint32_t index)
{
    return drg_glossary_term(s->glossary, index);
}

static drg_concept concept_of(const struct styler *s, uint32_t index)
{
    return drg_glossary_concept(s->glossary, index);
}

static bool is_good(const drg_term *term)
{
    return term->status == DRG_PREFERRED || term->status == DRG_ADMITTED;
}

/* Words that two terms have in common at the same places; 0 when they have different numbers of words. */
static uint32_t common_words(drg_str a, drg_str b)
{
    drg_str left, right;
    uint32_t common = 0;
    bool has_left, has_right;
    while ((has_left = str_split(&a, ' ', &left)) & (has_right = str_split(&b, ' ', &right)))
        common += is_same_loosely(left, right);
    return has_left || has_right ? 0 : common;
}

/* What stands for a term that is not wanted: the good one that shares most words with it ("Republic of Turkey" has one of
 * its own), else the preferred one. Empty: the glossary has none. */
static drg_str wanted_for(const struct styler *s, const drg_term *term)
{
    drg_concept concept = concept_of(s, term->concept_index);
    drg_str wanted = {"", 0};
    uint32_t best = 0;
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term other = term_of(s, concept.first_term + i);
        if (!is_good(&other) || !str_eq(other.lang, term->lang))
            continue;
        uint32_t common = common_words(term->text, other.text);
        if (!wanted.len || common > best)
            wanted = other.text;
        best = common > best ? common : best;
    }
    return wanted;
}

static bool is_ascii(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80 && !(i + 2 < s.len && str_starts(str_cut(s, i, s.len), STR("\xE2\x80\x99"))))
            return false;
        else if ((unsigned char)s.ptr[i] >= 0x80)
            i += 2;
    return true;
}

static bool begins_capital(drg_str s)
{
    size_t at = 0;
    return s.len && fold_find(utf8_next(s, &at))->letter_case == FOLD_UPPER;
}

/* A name typed without its letters is a variant of it, whether the glossary lists it or not. */
static bool lost_its_letters(const drg_term *term, drg_str surface)
{
    size_t at = 0;
    bool is_latin = term->text.len && fold_find(utf8_next(term->text, &at))->script == SCRIPT_LATIN;
    return is_latin && begins_capital(term->text) && !is_ascii(term->text) && is_ascii(surface);
}

/* The term to put at a match; empty: none. */
static drg_str wanted_at(const struct styler *s, const drg_match *match, drg_str surface)
{
    drg_term term = term_of(s, match->term);
    if (!is_good(&term))
        return wanted_for(s, &term);
    return lost_its_letters(&term, surface) ? term.text : (drg_str){"", 0};
}

/* ---- Where not ------------------------------------------------------------------------------------------------------ */

static int quotation_step(uint32_t code, int depth)
{
    switch (code) {
    case 0x201C: case 0x201E: case 0xAB: return depth + 1;
    case 0x201D: case 0xBB: return depth ? depth - 1 : 0;
    case '"': return depth ? 0 : 1;
    default: return depth;
    }
}

/* Whether a place of the view is inside quotation marks of its block; places come in order. */
static bool is_quoted(struct styler *s, uint32_t block, uint32_t at)
{
    if (block != s->quoted_block) {
        s->quoted_block = block;
        s->quoted_at = s->text->view.blocks.items[block].start;
        s->quotation_depth = 0;
    }
    for (size_t i = s->quoted_at; i < at;)
        s->quotation_depth = quotation_step(utf8_next(s->view, &i), s->quotation_depth);
    s->quoted_at = at > s->quoted_at ? at : s->quoted_at;
    return s->quotation_depth > 0;
}

/* ---- Fitting --------------------------------------------------------------------------------------------------------- */

static bool is_all_capitals(drg_str s)
{
    unsigned upper = 0;
    for (size_t at = 0; at < s.len;) {
        uint8_t letter_case = fold_find(utf8_next(s, &at))->letter_case;
        if (letter_case == FOLD_LOWER)
            return false;
        upper += letter_case == FOLD_UPPER;
    }
    return upper > 1;
}

static bool has_any(drg_str s, const char *const *parts)
{
    for (; *parts; parts++)
        for (size_t at = 0; at < s.len; at++)
            if (str_starts(str_cut(s, at, s.len), str_from(*parts)))
                return true;
    return false;
}

/* Whether the term's capital of i has a dot: it is Turkish, or a Turkish name in another language, as its letters say or
 * the Turkish term of its concept. */
static bool is_turkish(const struct styler *s, const drg_term *term, drg_str wanted)
{
    static const char *const marks[] = {"\xC4\x9F", "\xC5\x9F", "\xC4\xB1", "\xC4\xB0", "T\xC3\xBCrk", NULL};
    drg_concept concept = concept_of(s, term->concept_index);
    if (str_eq(lang_primary(term->lang), STR("tr")) || has_any(wanted, marks))
        return true;
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term other = term_of(s, concept.first_term + i);
        if (str_eq(lang_primary(other.lang), STR("tr")) && str_eq(other.text, wanted) && !is_ascii(wanted))
            return true;
    }
    return false;
}

/* Appends the restated term in the capitals of the surface. */
static void fit_case(struct styler *s, const drg_term *term, drg_str surface, drg_str wanted)
{
    drg_str made = buf_str(&s->made);
    bool has_dotted_i = is_turkish(s, term, wanted);
    size_t first = 0;
    if (made.len)
        utf8_next(made, &first);
    buf_cut(&s->fitted, 0);
    if (is_all_capitals(surface) && !is_all_capitals(term->text)) {
        add_upper(&s->fitted, made, has_dotted_i);
        return;
    }
    if (begins_capital(surface) && !begins_capital(term->text))
        add_upper(&s->fitted, str_cut(made, 0, first), has_dotted_i);
    else
        buf_add(&s->fitted, str_cut(made, 0, first));
    buf_add(&s->fitted, str_cut(made, first, made.len));
}

static bool is_letter_at(drg_str s, size_t at)
{
    return fold_find(utf8_next(s, &at))->class == FOLD_LETTER;
}

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
    if (strcmp(lang->tag, "en") == 0 && is_bare && is_common_word(term.text, r.before, r.after))
        return;
    buf_cut(&s->made, 0);
    if (!restate(&s->made, lang, &r))
        return;
    fit_case(s, &term, surface, wanted);
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
    return s->made.failed || s->fitted.failed || s->out->failed ? DRG_ENOMEM : DRG_OK;
}

drg_status style_edits(struct edits *out, const drg_normalizer *normalizer, const drg_text *text, drg_str view,
                       drg_error *err)
{
    enum { MAX_TERM = 1 << 20 };
    drg_matches *matches;
    struct styler s = {.normalizer = normalizer, .glossary = normalizer->style->glossary, .text = text, .view = view, .out = out,
                       .made = buf_make(MAX_TERM), .fitted = buf_make(MAX_TERM), .quoted_block = UINT32_MAX};
    drg_status status = drg_matcher_run(&matches, normalizer->style, text, err);
    if (status)
        return status;
    if (restyle_all(&s, matches))
        status = fail_memory(err);
    drg_matches_free(matches);
    buf_free(&s.made);
    buf_free(&s.fitted);
    return status;
}
