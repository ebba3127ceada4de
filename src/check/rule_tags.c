/* rule_tags.c - inline codes of the file's format that a translation lost, added or tore apart. */
#include "check/rules.h"

enum { TAGS_MAX = 200 }; /* a segment with more is left alone */

struct tags {
    const struct side *side;
    bool is_taken[TAGS_MAX];
};

static const struct view_code *code_of(const struct tags *of, size_t index)
{
    return &of->side->codes[index];
}

static void take_counterparts(struct tags *src, struct tags *tgt)
{
    for (size_t i = 0; i < src->side->code_count; i++)
        for (size_t j = 0; j < tgt->side->code_count && !src->is_taken[i]; j++)
            if (!tgt->is_taken[j] && code_of(src, i)->identity == code_of(tgt, j)->identity &&
                code_of(src, i)->kind == code_of(tgt, j)->kind)
                src->is_taken[i] = tgt->is_taken[j] = true;
}

static drg_str text_of(const struct tags *of, size_t index)
{
    return drg_text_slice(of->side->text, (drg_span){code_of(of, index)->start, code_of(of, index)->end});
}

static void report_code(const struct check_rule *rule, struct pair *pair, const struct tags *of, size_t index, const char *why)
{
    struct report what = report_of(rule);
    uint32_t at = code_of(of, index)->at;
    if (of->side == pair->tgt)
        what.tgt = (drg_span){at, at};
    report(pair, rule, &what, "'%.*s' %s", QUOTED(text_of(of, index)), why);
}

static size_t report_left(const struct check_rule *rule, struct pair *pair, const struct tags *of, const char *why)
{
    size_t left = 0;
    for (size_t i = 0; i < of->side->code_count; i++)
        if (!of->is_taken[i]) {
            report_code(rule, pair, of, i, why);
            left++;
        }
    return left;
}

/* The first code that closes what nothing opened, or the number of codes. */
static size_t stray_close(const struct side *side)
{
    size_t depth = 0;
    for (size_t i = 0; i < side->code_count; i++) {
        if (side->codes[i].kind == CODE_CLOSE && depth-- == 0)
            return i;
        depth += side->codes[i].kind == CODE_OPEN;
    }
    return side->code_count;
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct tags src = {.side = pair->src}, tgt = {.side = pair->tgt};
    if (src.side->code_count + tgt.side->code_count == 0 || src.side->code_count > TAGS_MAX || tgt.side->code_count > TAGS_MAX)
        return;
    take_counterparts(&src, &tgt);
    size_t left = report_left(rule, pair, &src, "of the source is missing");
    left += report_left(rule, pair, &tgt, "is not in the source");
    size_t stray = left ? tgt.side->code_count : stray_close(tgt.side);
    if (stray < tgt.side->code_count && stray_close(src.side) == src.side->code_count)
        report_code(rule, pair, &tgt, stray, "closes before it opens");
}

const struct check_rule rule_tags = {
    .info = {.name = "tags",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "inline codes were lost, added or torn apart",
             .explanation = "The inline codes of TMX, XLIFF and other formats (bold, links, images, fields) have to be in the "
                            "translation as often as in its source, in any order that closes nothing before it opens.",
             .example = "en: The <bpt i=\"1\"/>court<ept i=\"1\"/> agreed.\ntr: <bpt i=\"1\"/>Mahkeme kabul etti.\n"
                        "'<ept i=\"1\"/>' of the source is missing"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
