/* terms.c - which concepts a source names and how its translation answers. */
#include "check/terms.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "rewrite/wanted.h"

uint32_t good_terms(const drg_glossary *glossary, uint32_t concept_index, drg_str lang, drg_str *out, uint32_t max)
{
    drg_concept concept = drg_glossary_concept(glossary, concept_index);
    uint32_t count = 0;
    for (uint32_t i = 0; i < concept.term_count && count < max; i++) {
        drg_term term = drg_glossary_term(glossary, concept.first_term + i);
        if (is_good_term(term.status) && lang_is_same(lang, term.lang))
            out[count++] = term.text;
    }
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
    return drg_glossary_term(pair->glossary, match->term).status == DRG_DEPRECATED ? ANSWER_UNWANTED : ANSWER_TERM;
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
        drg_term term = drg_glossary_term(pair->glossary, m->term);
        if (!lang_is_same(pair->tgt->tag, term.lang) || answer_of(pair, m) >= best)
            continue;
        best = answer_of(pair, m);
        if (match)
            *match = m;
    }
    return best;
}

/* ---- Names ----------------------------------------------------------------------------------------------------------- */

static bool begins_capital(drg_str text)
{
    size_t at = 0;
    return text.len && fold_find(utf8_next(text, &at))->letter_case == FOLD_UPPER;
}

bool is_name(const drg_glossary *glossary, uint32_t concept_index)
{
    drg_concept concept = drg_glossary_concept(glossary, concept_index);
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term term = drg_glossary_term(glossary, concept.first_term + i);
        if (str_eq_z(term.pos, "name"))
            return true;
        if (!term.pos.len && term.status != DRG_VARIANT && begins_capital(term.text))
            return true;
    }
    return false;
}
