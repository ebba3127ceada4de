/* rule_term_count.c - a term that is there seldomer than in the source. */
#include "check/rules.h"
#include "check/verdict.h"

static void report_verdict(const struct check_rule *rule, struct pair *pair, const struct verdict *verdict)
{
    struct report what = report_of(rule);
    drg_str surface = side_slice(pair->src, verdict->demand.matches[0].span);
    what.concept_index = verdict->concept_index;
    what.src = verdict->demand.matches[0].span;
    report(pair, rule, &what, "'%.*s' is in the source %u times and is rendered %u times", QUOTED(surface), verdict->asked,
           verdict->answered);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    for (size_t i = 0; i < pair->verdicts->list.count; i++) {
        const struct verdict *verdict = &pair->verdicts->list.items[i];
        if (verdict->outcome == TERM_RENDERED && verdict->answered && verdict->answered < verdict->asked)
            report_verdict(rule, pair, verdict);
    }
}

const struct check_rule rule_term_count = {
    .info = {.name = "term-count",
             .severity = DRG_ADVICE,
             .is_default = false,
             .summary = "a term that is rendered seldomer than it is in the source",
             .explanation = "The source has a term several times, the translation has it, but not as often. Often a pronoun "
                            "stands for it, which is why the rule is off unless asked for.",
             .example = "en: The court asked the court in Ankara.\ntr: Mahkeme Ankara'ya sordu.\n"
                        "'court' is in the source 2 times and is rendered 1 times"},
    .scope = RULE_OF_PAIRS | RULE_OF_VERDICTS,
    .run = run,
};
