/* rule_digits.c - digits of one system among those of another. */
#include "base/utf8.h"
#include "check/inlines.h"
#include "check/rules.h"
#include "check/words.h"
#include "lang/fold.h"

enum digit_system { DIGITS_WESTERN, DIGITS_ARABIC, DIGITS_PERSIAN, DIGIT_SYSTEMS };

static const struct {
    uint32_t zero;
    const char *name;
} systems[DIGIT_SYSTEMS] = {{'0', "Western"}, {0x660, "Arabic-Indic"}, {0x6F0, "Persian"}};

static enum digit_system system_of(uint32_t code)
{
    enum digit_system system = DIGITS_WESTERN;
    while (system < DIGIT_SYSTEMS && code - systems[system].zero >= 10)
        system++;
    return system;
}

/* Digits side by side. */
struct digit_run {
    drg_span span; /* of the view */
    size_t digits[DIGIT_SYSTEMS];
    enum digit_system main; /* most of them; of two, the first in order */
    bool is_mixed;
};

static bool next_run(struct digit_run *run, const struct side *side, size_t *at)
{
    drg_str text = buf_str(&side->text->view.text);
    *run = (struct digit_run){.span = {0, 0}};
    while (*at < side->span.end) {
        size_t start = *at;
        enum digit_system system = system_of(utf8_next(text, at));
        if (system == DIGIT_SYSTEMS && run->span.end)
            break;
        if (system == DIGIT_SYSTEMS)
            continue;
        if (!run->span.end)
            run->span.start = (uint32_t)start;
        run->span.end = (uint32_t)*at;
        run->digits[system]++;
    }
    size_t kinds = 0;
    for (enum digit_system s = DIGITS_WESTERN; s < DIGIT_SYSTEMS; s++) {
        kinds += run->digits[s] > 0;
        run->main = run->digits[s] > run->digits[run->main] ? s : run->main;
    }
    run->is_mixed = kinds > 1;
    return kinds > 0;
}

static void write_in(struct buf *into, drg_str digits, enum digit_system system)
{
    for (size_t at = 0; at < digits.len;) {
        uint32_t code = utf8_next(digits, &at);
        buf_add_code(into, code - systems[system_of(code)].zero + systems[system].zero);
    }
}

static void report_run(const struct check_rule *rule, struct pair *pair, const struct digit_run *run, enum digit_system wanted,
                       drg_severity severity)
{
    enum { MAX_DIGITS = 400 };
    drg_str surface = side_slice(pair->tgt, run->span);
    struct buf made = buf_make(MAX_DIGITS);
    struct report what = report_of(rule);
    what.tgt = run->span;
    what.severity = severity;
    write_in(&made, surface, wanted);
    drg_str suggestion = buf_str(&made);
    what.suggestions = &suggestion;
    what.suggestion_count = !made.failed;
    what.is_sure = !made.failed && severity != DRG_ADVICE;
    if (run->is_mixed)
        report(pair, rule, &what, "'%.*s' mixes digits of several systems", QUOTED(surface));
    else
        report(pair, rule, &what, "'%.*s' has %s digits among %s ones", QUOTED(surface), systems[run->main].name,
               systems[wanted].name);
    report_close(pair, &made);
}

static bool is_lang(const struct pair *pair, const char *tag)
{
    return str_eq_z(str_from(pair->tgt->lang->tag), tag);
}

/* COVID-19, B2: the digits of a word in another script are its own. */
static bool is_of_word(const struct side *side, const struct digit_run *run)
{
    drg_span around = side_stretch(side, run->span);
    drg_str text = buf_str(&side->text->view.text);
    for (size_t at = around.start; at < around.end;) {
        const struct fold_record *record = fold_find(utf8_next(text, &at));
        if (record->class == FOLD_LETTER && record->script != SCRIPT_ARABIC)
            return true;
    }
    return false;
}

/* The system that most of the numbers of an Arabic segment are in, Arabic-Indic or Western. */
static enum digit_system main_system(const struct side *side)
{
    struct digit_run run;
    size_t numbers[DIGIT_SYSTEMS] = {0};
    for (size_t at = side->span.start; next_run(&run, side, &at);)
        numbers[run.main] += !is_of_word(side, &run);
    return numbers[DIGITS_ARABIC] >= numbers[DIGITS_WESTERN] && numbers[DIGITS_ARABIC] ? DIGITS_ARABIC : DIGITS_WESTERN;
}

static void check_run(const struct check_rule *rule, struct pair *pair, const struct digit_run *run, enum digit_system main)
{
    bool is_arabic = is_lang(pair, "ar");
    bool is_european = is_lang(pair, "en") || is_lang(pair, "tr") || is_lang(pair, "ru");
    if (run->is_mixed)
        report_run(rule, pair, run, is_european ? DIGITS_WESTERN : run->main, DRG_WARNING);
    else if (is_european && run->main != DIGITS_WESTERN)
        report_run(rule, pair, run, DIGITS_WESTERN, DRG_WARNING);
    else if (is_arabic && run->main == DIGITS_PERSIAN)
        report_run(rule, pair, run, DIGITS_ARABIC, DRG_WARNING);
    else if (is_arabic && run->main != main && !is_of_word(pair->tgt, run))
        report_run(rule, pair, run, main, DRG_ADVICE);
}

static bool has_eastern_digits(drg_str words)
{
    for (size_t i = 0; i < words.len; i++) /* U+0660 to U+0669, U+06F0 to U+06F9 */
        if ((unsigned char)words.ptr[i] == 0xD9 || (unsigned char)words.ptr[i] == 0xDB)
            return true;
    return false;
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct inlines codes;
    struct digit_run found;
    if (!has_eastern_digits(pair->tgt->words))
        return;
    inlines_find(&codes, pair->tgt);
    enum digit_system main = main_system(pair->tgt);
    for (size_t at = pair->tgt->span.start; next_run(&found, pair->tgt, &at);)
        if (!inlines_cover(&codes, found.span))
            check_run(rule, pair, &found, main);
}

const struct check_rule rule_digits = {
    .info = {.name = "digits",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "digits of one system among those of another",
             .explanation = "A number mixes Western (0-9), Arabic-Indic and Persian digits, Persian digits stand in Arabic, or "
                            "digits of Arabic or Persian in a language that has none. In an Arabic segment whose numbers are "
                            "of one system, those of another one are advice; numbers of words in another script (COVID-19) "
                            "stay as they are.",
             .example = "ar: \xD9\xA1\x32\xD9\xA3 \xD8\xAF\xD9\x88\xD9\x84\xD8\xA9\n"
                        "'\xD9\xA1\x32\xD9\xA3' mixes digits of several systems"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS,
    .run = run,
};
