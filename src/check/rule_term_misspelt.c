/* rule_term_misspelt.c - a term that is spelt otherwise than the glossary spells it: with letters wrong or missing, or a name
 * without the letters of its language. */
#include "check/rules.h"
#include "check/spelt.h"
#include "check/suggest.h"
#include "check/verdict.h"

enum { MAX_TERM = 1 << 20 };

/* One that the matcher took for the term all the same. */
static void report_spelt(const struct check_rule *rule, struct pair *pair, const struct term_match *match)
{
    struct buf made = buf_make(MAX_TERM);
    drg_term term = drg_glossary_term(pair->glossary, match->term), in_place = term;
    struct suggestion found = suggest(&made, pair, match->span, &in_place, term.text);
    drg_str surface = side_slice(pair->tgt, found.span);
    struct report what = report_of(rule);
    what.tgt = found.span;
    what.concept_index = term.concept_index;
    what.is_sure = found.is_told;
    drg_str suggestion = buf_str(&made);
    what.suggestions = &suggestion;
    what.suggestion_count = suggestion.len > 0;
    if (!str_eq(surface, suggestion))
        report(pair, rule, &what, "'%.*s' is no spelling of '%.*s'; use '%.*s'", QUOTED(surface), QUOTED(term.text), QUOTED(suggestion));
    report_close(pair, &made);
}

/* One that only the source told. */
static void report_verdict(const struct check_rule *rule, struct pair *pair, const struct verdict *verdict)
{
    struct buf made = buf_make(MAX_TERM);
    struct suggestion found = suggest(&made, pair, verdict->tgt, &verdict->in_place, verdict->wanted);
    drg_str surface = side_slice(pair->tgt, found.span);
    struct report what = report_of(rule);
    what.concept_index = verdict->concept_index;
    what.src = verdict->demand.matches[0].span;
    what.tgt = found.span;
    if (!verdict->demand.matches[0].is_name)
        what.severity = DRG_WARNING;
    what.is_sure = found.is_told && verdict->is_sure;
    drg_str suggestion = buf_str(&made);
    what.suggestions = &suggestion;
    what.suggestion_count = suggestion.len > 0;
    report(pair, rule, &what, "'%.*s' is no spelling of '%.*s'; use '%.*s'", QUOTED(surface), QUOTED(verdict->wanted), QUOTED(suggestion));
    report_close(pair, &made);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    uint32_t end = 0; /* of the last one reported */
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *match = &pair->tgt->matches[i];
        if (match->span.start < end || !is_misspelt_match(pair, match))
            continue;
        end = match->span.end;
        report_spelt(rule, pair, match);
    }
    for (size_t i = 0; pair->verdicts && i < pair->verdicts->list.count; i++)
        if (pair->verdicts->list.items[i].outcome == TERM_MISSPELT)
            report_verdict(rule, pair, &pair->verdicts->list.items[i]);
}

const struct check_rule rule_term_misspelt = {
    .info = {.name = "term-misspelt",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "a term spelt otherwise than the glossary spells it",
             .explanation = "The text has a name without the letters of its language (Erdogan for Erdoğan), a Turkish word "
                            "typed so amid others that are not (multeciler for mülteciler), or the translation "
                            "of a term with a letter or two wrong, missing, too many or changed about, in any form. What the "
                            "glossary lists as a variant is no mistake, nor are Arabic hamzas and vowel signs, Russian ё, "
                            "circumflexes and the capitals of headings. The suggestion is the right spelling in the form that "
                            "stands there.",
             .example = "glossary: Ukraine, Ukrayna\nen: Ukraine's grain\ntr: Ukranya'nın tahılı\n"
                        "'Ukranya'nın' is no spelling of 'Ukrayna'; use 'Ukrayna'nın'"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS | RULE_OF_VERDICTS,
    .run = run,
};
