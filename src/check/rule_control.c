/* rule_control.c - characters that nobody sees and no text has a use for, and those that stand for lost ones. */
#include "base/utf8.h"
#include "check/rules.h"
#include "check/words.h"
#include "lang/fold.h"
#include "rewrite/form.h"

enum fault { FAULT_NONE, FAULT_CONTROL, FAULT_INVISIBLE, FAULT_LOST };

static bool joins_letters(const struct form_line *line, size_t start, size_t end)
{
    return fold_is_letter(code_before(line->text, line->start, start)) && fold_is_letter(code_at(line->text, end, line->end));
}

static enum fault fault_of(const struct form_line *line, size_t start, size_t end, uint32_t code)
{
    uint32_t traits = traits_of(code);
    if (code == UTF8_REPLACEMENT)
        return FAULT_LOST;
    if (traits & TRAIT_CONTROL || (code >= 0x80 && code < 0xA0 && code != 0x85))
        return FAULT_CONTROL;
    bool is_mark = code == 0x200E || code == 0x200F || code == 0x61C;
    if ((traits & TRAIT_INVISIBLE && form_is_idle(line, start, end, code)) || (is_mark && joins_letters(line, start, end)))
        return FAULT_INVISIBLE;
    return FAULT_NONE;
}

/* The stretch without what is invisible in it; false: it has other faults as well. */
static bool clean(struct buf *into, const struct form_line *line)
{
    for (size_t at = line->start; at < line->end;) {
        size_t start = at;
        uint32_t code = utf8_next(line->text, &at);
        enum fault fault = fault_of(line, start, at, code);
        if (fault == FAULT_NONE)
            buf_add(into, str_cut(line->text, start, at));
        else if (fault != FAULT_INVISIBLE && !(traits_of(code) & TRAIT_CONTROL))
            return false;
    }
    return into->len > 0;
}

static void report_fault(const struct check_rule *rule, struct pair *pair, drg_span at, enum fault fault)
{
    enum { MAX_STRETCH = 200 };
    static const char *const why[] = {
        [FAULT_CONTROL] = "is a control character",
        [FAULT_INVISIBLE] = "is invisible and does nothing here",
        [FAULT_LOST] = "stands for a character that was lost",
    };
    struct buf cleaned = buf_make(MAX_STRETCH);
    drg_span stretch = side_stretch(pair->tgt, at);
    struct form_line line = {.text = buf_str(&pair->tgt->text->view.text), .start = stretch.start, .end = stretch.end};
    struct report what = report_of(rule);
    if (fault == FAULT_INVISIBLE && !joins_letters(&line, at.start, at.end))
        what.severity = DRG_ADVICE;
    what.tgt = stretch;
    what.is_sure = clean(&cleaned, &line) && !cleaned.failed;
    drg_str suggestion = buf_str(&cleaned);
    what.suggestions = &suggestion;
    what.suggestion_count = what.is_sure;
    report(pair, rule, &what, "U+%04X %s", (unsigned)code_at(line.text, at.start, at.end), why[fault]);
    report_close(pair, &cleaned);
}

/* One finding a stretch: who cleans it cleans all of it. */
static void run(const struct check_rule *rule, struct pair *pair)
{
    drg_str text = buf_str(&pair->tgt->text->view.text);
    struct form_line line = {.text = text, .start = pair->tgt->span.start, .end = pair->tgt->span.end};
    for (size_t at = line.start; at < line.end;) {
        size_t start = at;
        uint32_t code = utf8_next(text, &at);
        enum fault fault = code >= ' ' && code < 0x7F ? FAULT_NONE : fault_of(&line, start, at, code);
        if (fault == FAULT_NONE)
            continue;
        drg_span place = {(uint32_t)start, (uint32_t)at};
        report_fault(rule, pair, place, fault);
        at = side_stretch(pair->tgt, place).end;
    }
}

const struct check_rule rule_control = {
    .info = {.name = "control",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "control characters, idle invisible characters and lost ones",
             .explanation = "Control characters, zero-width characters that join or divide nothing, directional marks inside "
                            "words and U+FFFD in place of a lost character: searches and matches fail where they stand and "
                            "nobody sees why. Between words it is advice. Joiners that shape Arabic or Persian letters are not "
                            "reported.",
             .example = "tr: Ada\xE2\x80\x8Blet Bakanl\xC4\xB1\xC4\x9F\xC4\xB1\nU+200B is invisible and does nothing here"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS,
    .run = run,
};
