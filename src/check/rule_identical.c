/* rule_identical.c - a translation that is its source once more. */
#include "check/inlines.h"
#include "check/rules.h"
#include "check/words.h"
#include "lang/fold.h"

/* Words that a language has to translate: not names and acronyms, which have capitals, nor numbers and codes. */
static size_t count_common_words(const struct side *side)
{
    enum { MIN_LETTERS = 3 };
    struct inlines codes;
    struct token token;
    size_t count = 0;
    inlines_find(&codes, side);
    for (struct token_cursor cursor = side_cursor(side); token_next(&cursor, &token);) {
        struct word word;
        if (token.kind != TOKEN_WORD || inlines_cover(&codes, token_span(&token)))
            continue;
        word_make(&word, side_slice(side, token_span(&token)), side->lang);
        bool is_common = word.shape == CASE_LOWER || (word.shape == CASE_NONE && token.script != SCRIPT_OTHER);
        count += is_common && word.count >= MIN_LETTERS;
    }
    return count;
}

static bool writes_alike(const struct lang *a, const struct lang *b)
{
    bool is_russian = str_eq_z(str_from(a->tag), "ru") != str_eq_z(str_from(b->tag), "ru");
    return a->is_rtl == b->is_rtl && !is_russian;
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct report what = report_of(rule);
    what.src = pair->src->span;
    what.tgt = pair->tgt->span;
    if (pair->src->lang == pair->tgt->lang || !str_eq(str_trim(pair->src->words), str_trim(pair->tgt->words)))
        return;
    /* Languages of one script share words: "video", "internet". */
    size_t wanted = writes_alike(pair->src->lang, pair->tgt->lang) ? 2 : 1;
    if (!(pair->unit.flags & (DRG_UNIT_LOCKED | DRG_UNIT_OBSOLETE)) && count_common_words(pair->tgt) >= wanted)
        report(pair, rule, &what, "the translation is its source: '%.*s'", QUOTED(str_trim(pair->tgt->words)));
}

const struct check_rule rule_identical = {
    .info = {.name = "identical",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "the translation is the source once more",
             .explanation = "Both are equal and have words that a language translates: written small, of three letters or "
                            "more, outside code, addresses and placeholders; two of them where both languages are written in one "
                            "script. Names, numbers and codes alone may be equal.",
             .example = "en: The court rejected it.\ntr: The court rejected it.\n"
                        "the translation is its source: 'The court rejected it.'"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
