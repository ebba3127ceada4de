/* rule_term_deprecated.c - a term that the glossary forbids. */
#include "base/buf.h"
#include "check/doubt.h"
#include "check/rules.h"
#include "check/suggest.h"
#include "check/terms.h"
#include "rewrite/wanted.h"

/* Whether a term that may be written stands at the same place: a homograph, which excuses; or the words are no term there. */
static bool is_excused(const struct pair *pair, const struct term_match *match)
{
    if (is_another_word(pair->tgt, match->span, glossary_term_text(pair->glossary, match->term)))
        return true;
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *other = &pair->tgt->matches[i];
        bool covers = other->span.start <= match->span.start && other->span.end >= match->span.end;
        if (covers && other->grade <= DRG_INFLECTED &&
            glossary_term_status(pair->glossary, other->term) != DRG_DEPRECATED)
            return true;
    }
    return false;
}

/* Whether the source has the concept, or may have: then the word is the term and no namesake of it. */
static bool is_asked(const struct pair *pair, uint32_t concept_index)
{
    drg_str any;
    if (!pair->src || !good_terms(pair->glossary, concept_index, pair->src->tag, &any, 1))
        return true;
    for (size_t i = 0; i < pair->src->match_count; i++)
        if (pair->src->matches[i].concept_index == concept_index)
            return true;
    return false;
}

/* Whether the source, too, says a name by a term that may not be written: Constantinople, Константинополь. It may mean the past. */
static bool is_forbidden_in_source(const struct pair *pair, const struct term_match *match)
{
    bool is_forbidden = false;
    for (size_t i = 0; pair->src && match->is_name && i < pair->src->match_count; i++)
        if (pair->src->matches[i].concept_index == match->concept_index) {
            is_forbidden = glossary_term_status(pair->glossary, pair->src->matches[i].term) == DRG_DEPRECATED;
            if (!is_forbidden)
                return false;
        }
    return is_forbidden;
}

static void report_match(const struct check_rule *rule, struct pair *pair, const struct term_match *match)
{
    enum { MAX_TERM = 1 << 20 };
    struct buf made = buf_make(MAX_TERM);
    struct report what = report_of(rule);
    drg_term term = drg_glossary_term(pair->glossary, match->term);
    drg_str wanted = wanted_for(pair->glossary, &term);
    struct suggestion found = suggest(&made, pair, match->span, &term, wanted);
    drg_str suggestion = buf_str(&made), surface = side_slice(pair->tgt, found.span);
    what.tgt = found.span;
    what.concept_index = term.concept_index;
    what.is_sure = wanted.len && found.is_sure;
    if (!is_asked(pair, term.concept_index) || is_forbidden_in_source(pair, match)) {
        what.severity = DRG_ADVICE;
        what.is_sure = false;
    }
    what.suggestions = &suggestion;
    what.suggestion_count = suggestion.len > 0;
    if (suggestion.len)
        report(pair, rule, &what, "'%.*s' is deprecated; use '%.*s'", QUOTED(surface), QUOTED(suggestion));
    else
        report(pair, rule, &what, "'%.*s' is deprecated", QUOTED(surface));
    report_close(pair, &made);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    uint32_t end = 0; /* of the last one reported: a term inside it is not reported again */
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *match = &pair->tgt->matches[i];
        bool is_deprecated = glossary_term_status(pair->glossary, match->term) == DRG_DEPRECATED;
        if (!is_deprecated || match->grade > DRG_INFLECTED || match->span.start < end || is_excused(pair, match))
            continue;
        end = match->span.end;
        report_match(rule, pair, match);
    }
}

const struct check_rule rule_term_deprecated = {
    .info = {.name = "term-deprecated",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "a term that the glossary forbids",
             .explanation = "The text has a term whose status is deprecated. The suggestion is the term that the glossary "
                            "prefers, in the form that the deprecated one has in the text where that can be told. Where the "
                            "source has no term of the concept, it may be another word and is advice.",
             .example = "glossary: Türkiye (preferred), Turkey (deprecated)\nen: Turkey's economy\n"
                        "'Turkey's' is deprecated; use 'Türkiye's'"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS,
    .run = run,
};
