/* rule_term_untranslated.c - a term that the translation has in the words of its source. */
#include "check/rules.h"
#include "check/verdict.h"

static void report_verdict(const struct check_rule *rule, struct pair *pair, const struct verdict *verdict)
{
    struct report what = report_of(rule);
    drg_str there = side_slice(pair->tgt, verdict->tgt);
    what.concept_index = verdict->concept_index;
    what.src = verdict->demand.matches[0].span;
    what.tgt = verdict->tgt;
    what.suggestions = &verdict->wanted;
    what.suggestion_count = verdict->wanted.len > 0;
    report(pair, rule, &what, "'%.*s' is left as it is in the source; use '%.*s'", QUOTED(there), QUOTED(verdict->wanted));
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    for (size_t i = 0; i < pair->verdicts->list.count; i++)
        if (pair->verdicts->list.items[i].outcome == TERM_UNTRANSLATED)
            report_verdict(rule, pair, &pair->verdicts->list.items[i]);
}

const struct check_rule rule_term_untranslated = {
    .info = {.name = "term-untranslated",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a term that was left in the words of the source",
             .explanation = "The source has a term for which the glossary has terms in the language of the translation, and "
                            "the translation has the source's words instead. Where the words beside them were left, too, "
                            "they are a title, and nothing is reported.",
             .example = "glossary: London, Londra\nen: London will host the talks.\ntr: Görüşmeler London'da yapılacak.\n"
                        "'London'da' is left as it is in the source; use 'Londra'"},
    .scope = RULE_OF_PAIRS | RULE_OF_VERDICTS,
    .run = run,
};
