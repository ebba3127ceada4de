/* rule_wrong_script.c - words in a script that the translation has no use for, and translations in another language. */
#include "check/inlines.h"
#include "check/rules.h"
#include "check/words.h"
#include "lang/fold.h"
#include "lang/identify.h"

/* The script that a language is written in; SCRIPT_OTHER: we do not know. */
static uint8_t script_of(const struct lang *lang)
{
    static const struct {
        const char *tag;
        uint8_t script;
    } scripts[] = {{"en", SCRIPT_LATIN}, {"tr", SCRIPT_LATIN}, {"ar", SCRIPT_ARABIC}, {"ru", SCRIPT_CYRILLIC}};
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (str_eq_z(str_from(lang->tag), scripts[i].tag))
            return scripts[i].script;
    return SCRIPT_OTHER;
}

/* What the words of a side are written in. */
struct tally {
    struct evidence evidence;
    size_t words[SCRIPT_COUNT];
    drg_span first[SCRIPT_COUNT], last[SCRIPT_COUNT]; /* words of two letters and more */
};

/* Whether a word of the right script, and in Latin letters of the right language, has settled that the translation is in no
 * other one: the words behind it need no look. */
static bool is_settled(const struct tally *tally, const struct lang *lang)
{
    uint8_t script = script_of(lang);
    uint32_t points = lang->has_dotted_i ? tally->evidence.turkish : tally->evidence.english;
    return tally->words[script] && (script != SCRIPT_LATIN || points);
}

static void take_word(struct tally *tally, const struct side *side, const struct token *token)
{
    drg_span span = token_span(token);
    bool is_symbol = span.end - span.start < 4 && token->script != SCRIPT_LATIN; /* one letter: a unit, a variable */
    if (!is_settled(tally, side->lang))
        identify_word(&tally->evidence, side_slice(side, span));
    if (is_symbol)
        return;
    if (tally->words[token->script]++ == 0)
        tally->first[token->script] = span;
    tally->last[token->script] = span;
}

static void count_words(struct tally *tally, const struct side *side)
{
    struct inlines codes;
    struct token token;
    *tally = (struct tally){0};
    inlines_find(&codes, side);
    for (struct token_cursor cursor = side_cursor(side); token_next(&cursor, &token);)
        if (token.kind == TOKEN_WORD && !inlines_cover(&codes, token_span(&token)))
            take_word(tally, side, &token);
}

static size_t total(const struct evidence *e)
{
    return (size_t)e->arabic + e->cyrillic + e->latin;
}

/* The other language that the whole translation is in, or NULL. Names are written in Latin letters everywhere, so it takes
 * several words, none of the right script, and everyday words of English or Turkish. */
static const struct lang *other_language(const struct pair *pair, const struct tally *tgt)
{
    enum { MIN_WORDS = 4, MIN_POINTS = 6 };
    const struct lang *found = identify(&tgt->evidence);
    uint8_t wanted = script_of(pair->tgt->lang);
    if (!found || wanted == SCRIPT_OTHER || found == pair->tgt->lang || total(&tgt->evidence) < MIN_WORDS)
        return NULL;
    if (script_of(found) != SCRIPT_LATIN)
        return tgt->words[wanted] == 0 ? found : NULL;
    uint32_t points = tgt->evidence.english + tgt->evidence.turkish;
    uint32_t against = found->has_dotted_i ? tgt->evidence.english : tgt->evidence.turkish;
    bool has_right_words = wanted != SCRIPT_LATIN && tgt->words[wanted];
    return points >= MIN_POINTS && against == 0 && !has_right_words ? found : NULL;
}

/* Whether the translation has words in a script that is not its own. Latin is at home everywhere. */
static bool is_foreign(const struct pair *pair, const struct tally *tgt, uint8_t script)
{
    return tgt->words[script] && script != SCRIPT_LATIN && script != SCRIPT_OTHER && script != script_of(pair->tgt->lang);
}

static bool is_any_foreign(const struct pair *pair, const struct tally *tgt)
{
    for (uint8_t script = 0; script < SCRIPT_COUNT; script++)
        if (is_foreign(pair, tgt, script))
            return true;
    return false;
}

/* Letters of a third script, and of the source's where it should have been translated; what the source quotes in another
 * script may be quoted. */
static bool is_stray(const struct pair *pair, const struct tally *src, uint8_t script)
{
    return src->words[script] == 0 || script == script_of(pair->src->lang);
}

static void report_words(const struct check_rule *rule, struct pair *pair, const struct tally *tgt, uint8_t script)
{
    static const char *const names[SCRIPT_COUNT] = {
        [SCRIPT_ARABIC] = "Arabic", [SCRIPT_CYRILLIC] = "Cyrillic", [SCRIPT_GREEK] = "Greek", [SCRIPT_HEBREW] = "Hebrew"};
    struct report what = report_of(rule);
    what.tgt = (drg_span){tgt->first[script].start, tgt->last[script].end};
    drg_str surface = side_slice(pair->tgt, what.tgt);
    if (tgt->words[script] == 1)
        report(pair, rule, &what, "'%.*s' is in %s script", QUOTED(surface), names[script]);
    else
        report(pair, rule, &what, "%zu words are in %s script: '%.*s'", tgt->words[script], names[script], QUOTED(surface));
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct tally src, tgt;
    if (script_of(pair->tgt->lang) == SCRIPT_OTHER || str_eq(str_trim(pair->src->words), str_trim(pair->tgt->words)))
        return; /* rule_identical reports the latter */
    count_words(&tgt, pair->tgt);
    const struct lang *other = other_language(pair, &tgt);
    if (other) {
        struct report what = report_of(rule);
        what.tgt = pair->tgt->span;
        report(pair, rule, &what, "the translation is in %s; expected %s", other->name, pair->tgt->lang->name);
        return;
    }
    if (!is_any_foreign(pair, &tgt))
        return;
    count_words(&src, pair->src);
    for (uint8_t script = 0; script < SCRIPT_COUNT; script++)
        if (is_foreign(pair, &tgt, script) && is_stray(pair, &src, script))
            report_words(rule, pair, &tgt, script);
}

const struct check_rule rule_wrong_script = {
    .info = {.name = "wrong-script",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "words in a script, or a whole translation in a language, that is not the translation's",
             .explanation = "Words of Arabic, Cyrillic, Greek or Hebrew letters where the translation's language is written "
                            "in another script and the source does not quote them, or words left in the source's script; "
                            "or a translation that is in another of the four languages altogether. Latin letters are at "
                            "home everywhere.",
             .example = "en: The court rejected it.\ntr: \xD0\xA1\xD1\x83\xD0\xB4 bunu reddetti.\n"
                        "'\xD0\xA1\xD1\x83\xD0\xB4' is in Cyrillic script"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
