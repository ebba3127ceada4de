/* doubt.c - homographs of names, told by what stands beside them and by where capitals tell nothing. */
#include "check/doubt.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"
#include "lang/word_set.h"
#include "rewrite/bystanders.h"

static drg_str before(const struct side *side, drg_span span)
{
    return side_slice(side, (drg_span){side->span.start, span.start});
}

static drg_str after(const struct side *side, drg_span span)
{
    return side_slice(side, (drg_span){span.end, side->span.end});
}

/* ---- Where capitals tell nothing ------------------------------------------------------------------------------------ */

static bool is_listed(drg_str name, const char *tag)
{
    drg_str parts[] = {str_from(tag), name};
    return word_set_has(&common_name_set, parts, sizeof parts / sizeof parts[0]);
}

/* Nothing before it but signs, or what ends a sentence. */
static bool opens_sentence(drg_str text)
{
    bool is_open = true;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        uint8_t class = fold_find(code)->class;
        if (class == FOLD_LETTER || class == FOLD_DIGIT)
            is_open = false;
        else if (class == FOLD_PERIOD || code == '!' || code == '?' || code == ':' || code == 0x2026)
            is_open = true;
    }
    return is_open;
}

static bool has_small_letter(drg_str text)
{
    for (size_t at = 0; at < text.len;)
        if (fold_find(utf8_next(text, &at))->letter_case == FOLD_LOWER)
            return true;
    return false;
}

static bool has_apostrophe(drg_str text)
{
    for (size_t at = 0; at < text.len;)
        if (fold_find(utf8_next(text, &at))->class == FOLD_APOSTROPHE)
            return true;
    return false;
}

static bool may_be_common(const struct side *side, drg_span span, drg_str term)
{
    if (memchr(term.ptr, ' ', term.len) || has_apostrophe(side_slice(side, span)))
        return false;
    bool tells_nothing = opens_sentence(before(side, span)) || !has_small_letter(side->words);
    return tells_nothing && is_listed(term, side->lang->tag);
}

/* ---- Parts of longer names ------------------------------------------------------------------------------------------- */

static bool begins_capital(drg_str text)
{
    size_t at = 0;
    return text.len && fold_find(utf8_next(text, &at))->letter_case == FOLD_UPPER;
}

/* "the East" before a capital, in a line that is no title: the East Baton Rouge Parish. */
static bool opens_longer_name(const struct side *side, drg_span span, drg_str term)
{
    drg_str rest = after(side, span);
    size_t article = lang_article(side->lang, term);
    bool is_one = article && !memchr(term.ptr + article, ' ', term.len - article);
    return is_one && rest.len > 1 && rest.ptr[0] == ' ' && begins_capital(str_cut(rest, 1, rest.len));
}

/* A place that is a given name as well, before another capital: Chad Smith. */
static bool is_given_name(const struct side *side, drg_span span, drg_str term)
{
    drg_str rest = after(side, span);
    return rest.len > 1 && rest.ptr[0] == ' ' && begins_capital(str_cut(rest, 1, rest.len)) && has_small_letter(rest) &&
           is_listed(term, "en+");
}

/* ---- Verbs ------------------------------------------------------------------------------------------------------------ */

static bool is_word_of(drg_str word, const char *list)
{
    drg_str rest = str_from(list), one;
    while (word.len && str_split(&rest, ' ', &one))
        if (is_same_loosely(one, word))
            return true;
    return false;
}

static bool is_english_verb(drg_str term)
{
    return !begins_capital(term) && word_set_has(&en_verb_set, &term, 1);
}

/* "will visit", "visits the dam": the words on both sides tell the verb from the noun that is written alike. */
static bool is_verb_there(const struct side *side, drg_span span, drg_str term)
{
    static const char *const openers = "to will would shall should can could may might must not cannot did does do we they i you who "
                                       "also ll t";
    static const char *const objects = "the a an his her its their our my your this that these those all any no such him them us "
                                       "me it each both";
    drg_str surface = side_slice(side, span), next = word_after(after(side, span));
    if (!is_english_verb(term))
        return false;
    if (str_eq(surface, term))
        return is_word_of(word_before(before(side, span)), openers);
    return str_ends(surface, STR("s")) && (is_word_of(next, objects) || begins_capital(next));
}

bool is_doubtful(const struct pair *pair, const struct term_match *match)
{
    const struct side *src = pair->src;
    drg_str term = drg_glossary_term(pair->glossary, match->term).text, surface = side_slice(src, match->span);
    bool is_english = str_eq_z(str_from(src->lang->tag), "en");
    if (is_english && (is_common_word(surface, before(src, match->span), after(src, match->span)) ||
                       is_given_name(src, match->span, term) || is_verb_there(src, match->span, term)))
        return true;
    return may_be_common(src, match->span, term) || opens_longer_name(src, match->span, term);
}
