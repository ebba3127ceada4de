/* rule_punctuation.c - a translation that ends with another sign than its source. */
#include "base/utf8.h"
#include "check/rules.h"
#include "lang/fold.h"

enum end_sign { END_NONE, END_PERIOD, END_QUESTION, END_EXCLAMATION, END_ELLIPSIS, END_COLON };

static const char *const sign_names[] = {"no sign", "a period", "a question mark", "an exclamation mark", "an ellipsis",
                                         "a colon"};

static enum end_sign sign_of(uint32_t code)
{
    switch (code) {
    case '.': case 0x6D4: case 0x3002: return END_PERIOD;
    case '?': case 0x61F: return END_QUESTION;
    case '!': return END_EXCLAMATION;
    case ':': return END_COLON;
    case 0x2026: return END_ELLIPSIS;
    default: return END_NONE;
    }
}

/* Quotation marks and brackets may stand before or behind the sign, as the language likes: what counts is the sign behind
 * the last letter. Of several ("?!") it is the first. */
static enum end_sign end_of(drg_str words, size_t *place)
{
    enum end_sign sign = END_NONE;
    size_t at = 0;
    for (*place = 0; at < words.len;) {
        size_t start = at;
        uint32_t code = utf8_next(words, &at);
        uint8_t class = fold_find(code)->class;
        if (class == FOLD_LETTER || class == FOLD_DIGIT || class == FOLD_OPAQUE) {
            sign = END_NONE;
            *place = at;
        } else if (sign == END_NONE && (sign = sign_of(code)) != END_NONE) {
            *place = start;
            if (str_starts(str_cut(words, start, words.len), STR("...")))
                sign = END_ELLIPSIS;
        }
    }
    return sign;
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    size_t src_at, tgt_at;
    enum end_sign src = end_of(pair->src->words, &src_at), tgt = end_of(pair->tgt->words, &tgt_at);
    struct report what = report_of(rule);
    uint32_t at = pair->tgt->span.start + (uint32_t)tgt_at;
    what.tgt = (drg_span){at, at};
    if (src != tgt)
        report(pair, rule, &what, "ends with %s, its source with %s", sign_names[tgt], sign_names[src]);
}

const struct check_rule rule_punctuation = {
    .info = {.name = "punctuation",
             .severity = DRG_ADVICE,
             .summary = "the translation ends with another sign than its source",
             .explanation = "Period, question mark, exclamation mark, ellipsis or colon behind the last word differ; the signs "
                            "of Arabic count as those of Latin script. Off by default: translators join and part "
                            "sentences.",
             .example = "en: Did the court agree?\ntr: Mahkeme kabul etti.\n"
                        "ends with a period, its source with a question mark"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
