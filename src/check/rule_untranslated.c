/* rule_untranslated.c - a source segment without a translation. */
#include "check/rules.h"

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct report what = report_of(rule);
    if (pair->unit.flags & (DRG_UNIT_OBSOLETE | DRG_UNIT_LOCKED))
        return;
    what.src = pair->src->span;
    report(pair, rule, &what, "'%.*s' is not translated", QUOTED(pair->src->words));
}

const struct check_rule rule_untranslated = {
    .info = {.name = "untranslated",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "the translation is absent or blank",
             .explanation = "The source has text, and the translation is absent or has only white space and inline codes. "
                            "Units that are obsolete or not to be translated are left out. No other rule looks at such a "
                            "segment.",
             .example = "en: The court rejected it.\ntr:\n'The court rejected it.' is not translated"},
    .scope = RULE_OF_GAPS,
    .run = run,
};
