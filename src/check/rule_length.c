/* rule_length.c - a translation much longer or shorter than its source. */
#include "base/utf8.h"
#include "check/rules.h"

enum { LENGTH_RATIO = 3, LENGTH_MIN = 40 }; /* code points of the longer one: short segments vary more */

static void run(const struct check_rule *rule, struct pair *pair)
{
    size_t src = utf8_length(pair->src->words), tgt = utf8_length(pair->tgt->words);
    struct report what = report_of(rule);
    what.tgt = pair->tgt->span;
    what.src = pair->src->span;
    if ((src > tgt ? src : tgt) < LENGTH_MIN)
        return;
    if (tgt > src * LENGTH_RATIO || src > tgt * LENGTH_RATIO)
        report(pair, rule, &what, "the translation has %zu characters, its source %zu", tgt, src);
}

const struct check_rule rule_length = {
    .info = {.name = "length",
             .severity = DRG_ADVICE,
             .summary = "the translation is much longer or shorter than its source",
             .explanation = "One of the two has more than three times as many characters as the other, and at least forty: "
                            "something was left out, or belongs to another segment. Off by default: summaries and "
                            "explained terms are long and right.",
             .example = "en: The court rejected the appeal against the decision of the ministry.\ntr: Reddetti.\n"
                        "the translation has 9 characters, its source 68"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
