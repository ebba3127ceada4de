/* rule_spaces.c - white space at the edges that the source does not have, or runs of it. */
#include "check/rules.h"

static bool is_space(const struct side *side, size_t at)
{
    return at < side->words.len && is_ascii_space(side->words.ptr[at]);
}

static void report_edge(const struct check_rule *rule, struct pair *pair, uint32_t at, const char *edge, bool is_extra)
{
    struct report what = report_of(rule);
    what.tgt = (drg_span){at, at};
    report(pair, rule, &what, "white space at the %s %s", edge, is_extra ? "that the source does not have" : "is missing");
}

static size_t run_of_spaces(drg_str words, size_t from, size_t *end)
{
    for (size_t at = from; at + 1 < words.len; at++)
        if (words.ptr[at] == ' ' && words.ptr[at + 1] == ' ') {
            for (*end = at; *end < words.len && words.ptr[*end] == ' ';)
                ++*end;
            return at;
        }
    return words.len;
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    const struct side *src = pair->src, *tgt = pair->tgt;
    size_t end, at;
    if (is_space(src, 0) != is_space(tgt, 0))
        report_edge(rule, pair, tgt->span.start, "start", is_space(tgt, 0));
    if (run_of_spaces(src->words, 0, &end) == src->words.len)
        for (at = 0; (at = run_of_spaces(tgt->words, at, &end)) < tgt->words.len; at = end) {
            struct report what = report_of(rule);
            what.tgt = (drg_span){tgt->span.start + (uint32_t)at, tgt->span.start + (uint32_t)end};
            report(pair, rule, &what, "%zu spaces side by side", end - at);
        }
    if (is_space(src, src->words.len - 1) != is_space(tgt, tgt->words.len - 1))
        report_edge(rule, pair, tgt->span.end, "end", is_space(tgt, tgt->words.len - 1));
}

const struct check_rule rule_spaces = {
    .info = {.name = "spaces",
             .severity = DRG_ADVICE,
             .summary = "white space at the edges differs from the source's, or stands in runs",
             .explanation = "Programs put segments together by the white space at their edges, so it has to be the source's. "
                            "Several spaces side by side are reported where the source has none. Off by default: most "
                            "formats trim their segments.",
             .example = "en: \"Total: \"\ntr: \"Toplam:\"\nwhite space at the end is missing"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
