/* report.c - from what a rule says to a finding. */
#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/utf8.h"
#include "check/checker.h"
#include "lang/fold.h"
#include "model/findings.h"

int quoted_length(drg_str s)
{
    enum { MOST = 200, JOINER = 0x200D };
    size_t edge = 0;
    bool is_joined = false;
    for (size_t at = 0; s.len > MOST && at <= MOST;) { /* not between a letter and its marks, nor inside a joined emoji */
        size_t start = at;
        uint32_t code = utf8_next(s, &at);
        bool is_mark = fold_find(code)->class == FOLD_MARK || code == JOINER;
        if (!is_mark && !is_joined)
            edge = start;
        is_joined = code == JOINER;
    }
    return (int)(s.len > MOST ? edge : s.len);
}

/* The user's severity for the rule; what the rule itself takes back to advice stays so. */
static drg_severity severity_of(const struct pair *pair, const struct check_rule *rule, drg_severity said)
{
    const struct rule_setting *setting = &pair->checker->rules[rule_find(str_from(rule->info.name))];
    bool is_milder = said > rule->info.severity && said > setting->severity;
    if (pair->unit.flags & DRG_UNIT_LOCKED) /* nobody may change it */
        return DRG_ADVICE;
    return setting->has_severity && !is_milder ? setting->severity : said;
}

/* The source span of a span of the side's view; of an empty one, the place. */
static drg_span place_in_source(const struct side *side, drg_span span)
{
    if (span.start == 0 && span.end == 0)
        span.start = span.end = side->span.start;
    return view_to_source(&side->text->view, span);
}

/* A gap has no place of its own: it is where its source stands, when that is in the same file. */
static void place_gap(drg_finding *finding, const struct pair *pair)
{
    const drg_text *src = pair->src->text;
    if (!str_eq_z(finding->file, src->name))
        return;
    uint32_t start = view_to_source(&src->view, pair->src->span).start;
    finding->span = (drg_span){start, start};
    finding->place = drg_text_pos(src, start);
}

static void fill_target(drg_finding *finding, const struct pair *pair, drg_span span)
{
    const drg_text *tgt = pair->tgt->text;
    if (pair->tgt->segment == DRG_NONE) {
        place_gap(finding, pair);
        return;
    }
    finding->span = place_in_source(pair->tgt, span);
    finding->surface = drg_text_shown(tgt, finding->span);
    finding->place = drg_text_pos(tgt, finding->span.start);
}

static void fill_source(drg_finding *finding, const struct pair *pair, drg_span span)
{
    if (!pair->src)
        return;
    finding->src_lang = pair->src->tag;
    if (span.end > span.start) {
        finding->src_span = view_to_source(&pair->src->text->view, span);
        finding->src_surface = drg_text_shown(pair->src->text, finding->src_span);
    }
}

/* Nobody is to put anything in place of what must stay as it is. */
static bool is_held(const struct side *side, drg_span span)
{
    return side->segment != DRG_NONE && span.end > span.start && view_is_held(&side->text->view, span);
}

static bool is_ignored(const struct pair *pair, const drg_finding *finding)
{
    if (pair->checker->keep_ignored)
        return false;
    return notes_cover(pair->unit.notes, finding) || (pair->ignores && ignores_cover(pair->ignores, finding));
}

void report(struct pair *pair, const struct check_rule *rule, const struct report *what, const char *message, ...)
{
    char text[1000]; /* what a message quotes is cut by QUOTED */
    va_list args;
    if (pair->status)
        return;
    va_start(args, message);
    int len = vsnprintf(text, sizeof text, message, args);
    va_end(args);
    drg_finding finding = {.rule = rule->info.name, .severity = severity_of(pair, rule, what->severity), .row = pair->row,
                           .message = {text, len < 0 ? 0 : len < (int)sizeof text ? (size_t)len : sizeof text - 1},
                           .file = str_from(pair->tgt->text->name), .lang = pair->tgt->tag,
                           .segment = pair->unit.id, .suggestions = what->suggestions,
                           .suggestion_count = what->suggestion_count, .is_sure = what->is_sure && !(pair->unit.flags & DRG_UNIT_LOCKED)};
    if (is_held(pair->tgt, what->tgt)) {
        finding.suggestion_count = 0;
        finding.is_sure = false;
    }
    fill_target(&finding, pair, what->tgt);
    if (what->concept_index != DRG_NONE)
        finding.concept_id = drg_glossary_concept(pair->glossary, what->concept_index).id;
    fill_source(&finding, pair, what->src);
    if (!is_ignored(pair, &finding))
        pair->status = findings_add(pair->findings, &finding, pair->err);
}

void report_close(struct pair *pair, struct buf *made)
{
    if (made->failed == BUF_MEMORY && !pair->status)
        pair->status = fail_memory(pair->err);
    buf_free(made);
}
