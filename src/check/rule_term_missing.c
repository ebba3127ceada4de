/* rule_term_missing.c - a term of the source that the translation does not have. */
#include "check/rules.h"
#include "check/terms.h"

/* The mildest that the answers for all homographs allow. */
static enum answer best_answer(const struct pair *pair, const struct demand *demand)
{
    enum answer best = ANSWER_NONE;
    for (size_t i = 0; i < demand->count; i++) {
        enum answer answer = answer_for(pair, drg_glossary_term(pair->glossary, demand->matches[i].term).concept_index, NULL);
        best = answer < best ? answer : best;
    }
    return best;
}

/* Whether the source asked for the same before: one finding a term and segment is enough. */
static bool was_asked(const struct pair *pair, size_t before, uint32_t concept_index)
{
    struct demand demand;
    for (size_t at = 0; next_demand(pair, &at, &demand) && demand.matches < pair->src->matches + before;)
        if (drg_glossary_term(pair->glossary, demand.matches[0].term).concept_index == concept_index)
            return true;
    return false;
}

static void report_missing(const struct check_rule *rule, struct pair *pair, const struct demand *demand, enum answer answer)
{
    enum { MAX_SUGGESTIONS = 5 };
    drg_str wanted[MAX_SUGGESTIONS];
    struct report what = report_of(rule);
    what.concept_index = drg_glossary_term(pair->glossary, demand->matches[0].term).concept_index;
    what.src = demand->matches[0].span;
    what.suggestions = wanted;
    what.suggestion_count = good_terms(pair->glossary, what.concept_index, pair->tgt->lang, wanted, MAX_SUGGESTIONS);
    if (answer == ANSWER_GUESS)
        what.severity = DRG_ADVICE;
    else if (is_name(pair->glossary, what.concept_index))
        what.severity = DRG_ERROR;
    drg_str surface = side_slice(pair->src, what.src);
    if (what.suggestion_count)
        report(pair, rule, &what, "'%.*s' is not rendered by '%.*s'", STR_ARGS(surface), STR_ARGS(wanted[0]));
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct demand demand;
    for (size_t at = 0; next_demand(pair, &at, &demand);) {
        uint32_t concept_index = drg_glossary_term(pair->glossary, demand.matches[0].term).concept_index;
        enum answer answer = best_answer(pair, &demand);
        size_t first = (size_t)(demand.matches - pair->src->matches);
        if (answer > ANSWER_UNWANTED && !was_asked(pair, first, concept_index))
            report_missing(rule, pair, &demand, answer);
    }
}

const struct check_rule rule_term_missing = {
    .info = {.name = "term-missing",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a term of the source is rendered by none of the glossary's terms",
             .explanation = "The source has a term for which the glossary has terms in the language of the translation, and "
                            "the translation has none of them in any form. For names it is an error, for other terms a "
                            "warning; when a word may be a form of the term, it is advice.",
             .example = "en: The court rejected it.\ntr: Divan bunu reddetti.\n'court' is not rendered by 'mahkeme'"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
