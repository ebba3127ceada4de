/* rule_line_ends.c - messages of programs that begin or end with a line end on one side only. */
#include "base/buf.h"
#include "check/rules.h"

enum { LONGEST_SIGN = 4 }; /* bytes of a character */

static bool begins(drg_str s)
{
    return s.len && s.ptr[0] == '\n';
}

static bool ends(drg_str s)
{
    return s.len && s.ptr[s.len - 1] == '\n';
}

static bool is_edge(drg_str words, size_t at)
{
    return words.ptr[at] == '\n' || words.ptr[at] == '\r';
}

/* The words without line ends around them. */
static drg_span inner(drg_str words)
{
    drg_span span = {0, (uint32_t)words.len};
    while (span.start < span.end && is_edge(words, span.start))
        span.start++;
    while (span.end > span.start && is_edge(words, span.end - 1))
        span.end--;
    return span;
}

static uint32_t character_end(drg_str words, uint32_t at)
{
    at++;
    while (at < words.len && ((unsigned char)words.ptr[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static uint32_t character_start(drg_str words, uint32_t end)
{
    end--;
    while (end && ((unsigned char)words.ptr[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* The place is the character beside the edge, with the line ends that are too many: the suggestion has it as it should be. */
static void report_edge(const struct check_rule *rule, struct pair *pair, drg_span place, drg_str character, bool is_start, bool is_missing)
{
    struct report what = report_of(rule);
    struct buf made = buf_make(LONGEST_SIGN + 1);
    if (is_missing && is_start)
        buf_add_char(&made, '\n');
    buf_add(&made, character);
    if (is_missing && !is_start)
        buf_add_char(&made, '\n');
    drg_str suggestion = buf_str(&made);
    what.tgt = (drg_span){pair->tgt->span.start + place.start, pair->tgt->span.start + place.end};
    what.suggestions = &suggestion;
    what.suggestion_count = what.is_sure = !made.failed;
    report(pair, rule, &what, "%s with %sline end, its source %s", is_start ? "begins" : "ends", is_missing ? "no " : "a ",
           is_missing ? "with one" : "does not");
    report_close(pair, &made);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    drg_str src = pair->src->words, tgt = pair->tgt->words;
    drg_span in = inner(tgt);
    if (!pair->tgt->text->view.keeps_line_ends || in.start == in.end || pair->unit.flags & DRG_UNIT_FUZZY)
        return;
    if (begins(src) != begins(tgt)) {
        uint32_t end = character_end(tgt, in.start);
        report_edge(rule, pair, (drg_span){0, end}, str_cut(tgt, in.start, end), true, begins(src));
    }
    if (ends(src) != ends(tgt)) {
        uint32_t start = character_start(tgt, in.end);
        report_edge(rule, pair, (drg_span){start, (uint32_t)tgt.len}, str_cut(tgt, start, in.end), false, ends(src));
    }
}

const struct check_rule rule_line_ends = {
    .info = {.name = "line-ends",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "a message begins or ends with a line end, and its source does not",
             .explanation = "Programs print messages one after the other and rely on the \\n at their edges, so the translation "
                            "has to begin and end as its source does (msgfmt -c refuses it else). Of PO catalogues; a fuzzy "
                            "message is left alone, since programs do not use it.",
             .example = "msgid \"Done.\\n\"\nmsgstr \"Bitti.\"\nends with no line end, its source with one"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
