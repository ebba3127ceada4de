/* rule_homoglyph.c - words in which letters of one script stand for their look-alikes of another. */
#include "check/rules.h"
#include "check/words.h"
#include "rewrite/homoglyphs.h"
#include "rewrite/traits.h"

enum { MAX_WORD = 400 };

static void report_word(const struct check_rule *rule, struct pair *pair, drg_span span, uint32_t script)
{
    drg_str surface = side_slice(pair->tgt, span);
    struct buf repaired = buf_make(MAX_WORD);
    if (homoglyph_respell(&repaired, surface, script) && !repaired.failed) {
        struct report what = report_of(rule);
        drg_str suggestion = buf_str(&repaired);
        what.tgt = span;
        what.is_sure = true;
        what.suggestions = &suggestion;
        what.suggestion_count = 1;
        report(pair, rule, &what, "'%.*s' mixes Latin and Cyrillic letters; all %s: '%.*s'", QUOTED(surface),
               script == TRAIT_LATIN ? "Latin" : "Cyrillic", QUOTED(suggestion));
    }
    report_close(pair, &repaired);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    const uint32_t both = TRAIT_LATIN | TRAIT_CYRILLIC;
    struct token token;
    if ((traits_in(pair->tgt->words) & both) != both)
        return;
    for (struct token_cursor cursor = side_cursor(pair->tgt); token_next(&cursor, &token);) {
        uint32_t script = token.kind == TOKEN_WORD ? homoglyph_script(side_slice(pair->tgt, token_span(&token))) : 0;
        if (script)
            report_word(rule, pair, token_span(&token), script);
    }
}

const struct check_rule rule_homoglyph = {
    .info = {.name = "homoglyph",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "a word with letters of another script that look alike",
             .explanation = "A word has Latin and Cyrillic letters, and those of one script are all look-alikes of letters of "
                            "the other: it looks right, but no search, match or reader aloud takes it for what it looks "
                            "like. Acronyms with an ending of another script (PDF\xD0\xB0) are not reported.",
             .example = "ru: \xD0\x9Coc\xD0\xBA\xD0\xB2\xD0\xB0 (with Latin o and c)\n"
                        "mixes Latin and Cyrillic letters; all Cyrillic: "
                        "'\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0'"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS,
    .run = run,
};
