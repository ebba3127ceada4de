/* rule_fuzzy.c - a translation that its file marks as a guess. */
#include "check/rules.h"

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct report what = report_of(rule);
    what.tgt = pair->tgt->span;
    if (pair->unit.flags & DRG_UNIT_FUZZY && !(pair->unit.flags & DRG_UNIT_OBSOLETE))
        report(pair, rule, &what, "the translation is marked as a guess that nobody has confirmed");
}

const struct check_rule rule_fuzzy = {
    .info = {.name = "fuzzy",
             .severity = DRG_ADVICE,
             .is_default = true,
             .summary = "the file marks the translation as a guess",
             .explanation = "The unit is flagged fuzzy (PO) or needs review (XLIFF): tools put it there from a similar "
                            "segment, and programs do not use it until somebody confirms it.",
             .example = "#, fuzzy\nmsgid \"court\"\nmsgstr \"mahkeme\"\n"
                        "the translation is marked as a guess that nobody has confirmed"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
