/* terms.c - which concepts a source names and how its translation answers. */
#include "check/terms.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "rewrite/wanted.h"

uint32_t good_terms(const drg_glossary *glossary, uint32_t concept_index, drg_str lang, drg_str *out, uint32_t max)
{
    struct term_range terms = glossary_concept_terms(glossary, concept_index);
    uint32_t count = 0;
    for (uint32_t i = terms.first; i < terms.end && count < max; i++)
        if (is_good_term(glossary_term_status(glossary, i)) && lang_is_same(lang, glossary_term_lang(glossary, i)))
            out[count++] = glossary_term_text(glossary, i);
    return count;
}

/* ---- Demands ----------------------------------------------------------------------------------------------------- */

static bool asks(const struct pair *pair, const struct term_match *match)
{
    drg_str any;
    return match->grade <= DRG_INFLECTED && good_terms(pair->glossary, match->concept_index, pair->tgt->tag, &any, 1) > 0;
}

/* Of two terms that share a word the longer one is meant: "the West" in "the West Bank". */
static bool is_crossed(drg_span span, drg_span by)
{
    bool is_shared = span.start < by.end && by.start < span.end;
    return is_shared && by.end - by.start > span.end - span.start;
}

/* Whether a longer term that asks covers this one. Matches are in order of start: longer ones may stand on both sides. */
static bool is_covered(const struct pair *pair, size_t index)
{
    const struct side *src = pair->src;
    drg_span span = src->matches[index].span;
    for (size_t i = 0; i < src->match_count && src->matches[i].span.start < span.end; i++)
        if (is_crossed(span, src->matches[i].span) && asks(pair, &src->matches[i]))
            return true;
    return false;
}

static bool is_same_span(drg_span a, drg_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* Matches at one span stand side by side. */
static size_t span_end(const struct side *src, size_t first)
{
    size_t end = first + 1;
    while (end < src->match_count && is_same_span(src->matches[first].span, src->matches[end].span))
        end++;
    return end;
}

bool next_demand(const struct pair *pair, size_t *at, struct demand *out)
{
    const struct side *src = pair->src;
    while (*at < src->match_count) {
        size_t first = *at, end = span_end(src, first);
        *at = end;
        bool any = false;
        for (size_t i = first; i < end && !any; i++)
            any = asks(pair, &src->matches[i]);
        if (!any || is_covered(pair, first))
            continue;
        *out = (struct demand){&src->matches[first], end - first};
        return true;
    }
    return false;
}

/* ---- Answers ------------------------------------------------------------------------------------------------------- */

static enum answer answer_of(const struct pair *pair, const struct term_match *match)
{
    if (match->grade > DRG_INFLECTED)
        return ANSWER_GUESS;
    return glossary_term_status(pair->glossary, match->term) == DRG_DEPRECATED ? ANSWER_UNWANTED : ANSWER_TERM;
}

enum answer answer_for(const struct pair *pair, uint32_t concept_index, const struct term_match **match)
{
    enum answer best = ANSWER_NONE;
    if (match)
        *match = NULL;
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *m = &pair->tgt->matches[i];
        if (m->concept_index != concept_index)
            continue;
        if (!lang_is_same(pair->tgt->tag, glossary_term_lang(pair->glossary, m->term)) || answer_of(pair, m) >= best)
            continue;
        best = answer_of(pair, m);
        if (match)
            *match = m;
    }
    return best;
}

/* ---- Names ----------------------------------------------------------------------------------------------------------- */

bool is_name(const drg_glossary *glossary, uint32_t concept_index)
{
    struct term_range terms = glossary_concept_terms(glossary, concept_index);
    for (uint32_t i = terms.first; i < terms.end; i++) {
        drg_str pos = glossary_term_pos(glossary, i);
        if (str_eq_z(pos, "name"))
            return true;
        if (!pos.len && glossary_term_status(glossary, i) != DRG_VARIANT && begins_capital(glossary_term_text(glossary, i)))
            return true;
    }
    return false;
}
