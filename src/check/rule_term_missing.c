/* rule_term_missing.c - a term of the source that the translation does not have, or has another one for. */
#include "check/rules.h"
#include "check/suggest.h"
#include "check/verdict.h"

static struct report report_about(const struct check_rule *rule, const struct verdict *verdict)
{
    struct report what = report_of(rule);
    what.concept_index = verdict->concept_index;
    what.src = verdict->demand.matches[0].span;
    what.tgt = verdict->tgt;
    if (verdict->demand.matches[0].is_name)
        what.severity = DRG_ERROR;
    return what;
}

static void report_missing(const struct check_rule *rule, struct pair *pair, const struct verdict *verdict)
{
    enum { MAX_SUGGESTIONS = 5 };
    drg_str wanted[MAX_SUGGESTIONS];
    struct report what = report_about(rule, verdict);
    what.suggestions = wanted;
    what.suggestion_count = good_terms(pair->glossary, what.concept_index, pair->tgt->tag, wanted, MAX_SUGGESTIONS);
    drg_str surface = side_slice(pair->src, what.src);
    if (what.suggestion_count)
        report(pair, rule, &what, "'%.*s' is not rendered by '%.*s'", QUOTED(surface), QUOTED(wanted[0]));
}

static void report_replaced(const struct check_rule *rule, struct pair *pair, const struct verdict *verdict)
{
    enum { MAX_TERM = 1 << 20 };
    struct buf made = buf_make(MAX_TERM);
    struct report what = report_about(rule, verdict);
    what.tgt = suggest(&made, pair, verdict->tgt, &verdict->in_place, verdict->wanted).span;
    drg_str suggestion = buf_str(&made), surface = side_slice(pair->src, what.src), there = side_slice(pair->tgt, what.tgt);
    what.suggestions = &suggestion;
    what.suggestion_count = suggestion.len > 0;
    report(pair, rule, &what, "'%.*s' is rendered by '%.*s'; use '%.*s'", QUOTED(surface), QUOTED(there), QUOTED(suggestion));
    report_close(pair, &made);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    for (size_t i = 0; i < pair->verdicts->list.count; i++) {
        const struct verdict *verdict = &pair->verdicts->list.items[i];
        if (verdict->outcome == TERM_MISSING)
            report_missing(rule, pair, verdict);
        else if (verdict->outcome == TERM_REPLACED)
            report_replaced(rule, pair, verdict);
    }
}

const struct check_rule rule_term_missing = {
    .info = {.name = "term-missing",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a term of the source is rendered by none of the glossary's terms",
             .explanation = "The source has a term for which the glossary has terms in the language of the translation, and "
                            "the translation has none of them in any form. For names it is an error, for other terms a "
                            "warning. An adjective of a name stands for the name, and the name for the adjective; initials "
                            "stand for the words, a last name for the person. When another name of the glossary stands "
                            "there that nothing in the source asks for, the finding points at it.",
             .example = "en: The court rejected it.\ntr: Divan bunu reddetti.\n'court' is not rendered by 'mahkeme'"},
    .scope = RULE_OF_PAIRS | RULE_OF_VERDICTS,
    .run = run,
};
