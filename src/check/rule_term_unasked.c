/* rule_term_unasked.c - a name in the translation that the source does not have. */
#include "check/rules.h"
#include "check/verdict.h"

static void run(const struct check_rule *rule, struct pair *pair)
{
    uint32_t end = 0;
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *match = &pair->tgt->matches[i];
        if (match->grade > DRG_INFLECTED || match->span.start < end || !match->is_name ||
            !is_unasked(pair->verdicts, pair, match))
            continue;
        struct report what = report_of(rule);
        drg_str surface = side_slice(pair->tgt, match->span);
        what.tgt = match->span;
        what.concept_index = match->concept_index;
        end = match->span.end;
        report(pair, rule, &what, "nothing in the source asks for '%.*s'", QUOTED(surface));
    }
}

const struct check_rule rule_term_unasked = {
    .info = {.name = "term-unasked",
             .severity = DRG_ADVICE,
             .is_default = false,
             .summary = "a name that the source does not have",
             .explanation = "The translation has a name of the glossary, and the source has neither a term of its concept nor a "
                            "word related to it. Translators add names for good reasons, which is why the rule is off unless "
                            "asked for. A name in the place of another one is reported as term-missing.",
             .example = "en: The talks resumed.\ntr: Görüşmeler Ankara'da yeniden başladı.\n"
                        "nothing in the source asks for 'Ankara'da'"},
    .scope = RULE_OF_PAIRS | RULE_OF_VERDICTS,
    .run = run,
};
