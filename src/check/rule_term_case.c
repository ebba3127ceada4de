/* rule_term_case.c - a name without its capitals. */
#include "check/rules.h"
#include "check/spelt.h"
#include "check/suggest.h"
#include "check/verdict.h"

static void report_small(const struct check_rule *rule, struct pair *pair, drg_span span, const drg_term *in_place, drg_str wanted)
{
    enum { MAX_TERM = 1 << 20 };
    struct buf made = buf_make(MAX_TERM);
    struct report what = report_of(rule);
    struct suggestion found = suggest(&made, pair, span, in_place, wanted);
    drg_str surface = side_slice(pair->tgt, found.span);
    what.tgt = found.span;
    what.concept_index = in_place->concept_index;
    what.is_sure = found.is_told;
    drg_str suggestion = buf_str(&made);
    what.suggestions = &suggestion;
    what.suggestion_count = suggestion.len > 0;
    if (!str_eq(surface, suggestion))
        report(pair, rule, &what, "'%.*s' lacks its capitals; use '%.*s'", QUOTED(surface), QUOTED(suggestion));
    report_close(pair, &made);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *match = &pair->tgt->matches[i];
        if (!is_small_match(pair, match))
            continue;
        drg_term term = drg_glossary_term(pair->glossary, match->term);
        report_small(rule, pair, match->span, &term, term.text);
    }
    for (size_t i = 0; pair->verdicts && i < pair->verdicts->list.count; i++) {
        const struct verdict *verdict = &pair->verdicts->list.items[i];
        drg_term term = verdict->in_place;
        term.text = verdict->wanted;
        if (verdict->outcome == TERM_CASED)
            report_small(rule, pair, verdict->tgt, &term, verdict->wanted);
    }
}

const struct check_rule rule_term_case = {
    .info = {.name = "term-case",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a name without its capitals",
             .explanation = "A name all of whose words have capitals in the glossary stands in small letters. In a text that "
                            "uses no capitals at all it is left alone.",
             .example = "glossary: Istanbul, İstanbul\nen: in Istanbul\ntr: istanbul'da\n'istanbul'da' lacks its capitals; "
                        "use 'İstanbul'da'"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS | RULE_OF_VERDICTS,
    .run = run,
};
