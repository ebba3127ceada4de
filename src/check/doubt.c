/* doubt.c - homographs of names, told by what stands beside them and by where capitals tell nothing. */
#include "check/doubt.h"

#include "base/utf8.h"
#include "check/terms.h"
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
    for (size_t start = text.len; start;) {
        start = utf8_before(text, start);
        size_t at = start;
        uint32_t code = utf8_next(text, &at);
        uint8_t class = fold_find(code)->class;
        if (class == FOLD_LETTER || class == FOLD_DIGIT)
            return false;
        if (class == FOLD_PERIOD || code == '!' || code == '?' || code == ':' || code == 0x2026)
            return true;
    }
    return true;
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

/* Whether the word is one of those that en-cues.txt has under `head`. */
static bool is_cue(const char *head, drg_str word)
{
    drg_str parts[] = {str_from(head), word};
    return word.len && word_set_has(&en_cue_set, parts, sizeof parts / sizeof parts[0]);
}

static bool is_hyphen_at(drg_str text, size_t at)
{
    return at < text.len && fold_find(utf8_next(text, &at))->class == FOLD_HYPHEN;
}

/* pre-trial, state-of-the-art, RT-PCR, but not pro-independence: a common noun, or a short acronym, that is half of a word
 * nobody has listed. */
static bool is_half_of_word(const struct pair *pair, const struct term_match *match)
{
    const struct side *side = pair->src;
    drg_str left = before(side, match->span), right = after(side, match->span), surface = side_slice(side, match->span);
    size_t last = left.len ? utf8_before(left, left.len) : 0;
    bool is_left = left.len > 1 && left.ptr[left.len - 1] != ' ' && is_hyphen_at(left, last) && left.ptr[last - 1] != ' ';
    bool is_right = is_hyphen_at(right, 0) && right.len > 1 && right.ptr[1] != ' ';
    bool is_meant = is_left && is_cue("joined", word_before(str_cut(left, 0, last)));
    if (!(is_left || is_right) || is_meant || (match->is_name && surface.len > 2))
        return false;
    uint32_t beside = is_right ? match->span.end + 1 : match->span.start - 2;
    for (size_t i = 0; i < side->match_count; i++)
        if (side->matches[i].span.start <= beside && beside < side->matches[i].span.end)
            return false;
    return true;
}

static bool is_capital_word(const struct side *side, drg_str word)
{
    uint32_t at = (uint32_t)(word.ptr - buf_str(&side->text->view.text).ptr);
    for (size_t i = 0; i < side->match_count; i++)
        if (side->matches[i].span.start <= at && at < side->matches[i].span.end)
            return false;
    struct word shape;
    word_make(&shape, word, side->lang);
    return word.len && shape.shape == CASE_TITLE;
}

/* The word right before the span. */
static drg_str word_beside(const struct side *side, drg_span span)
{
    drg_str left = before(side, span), word = word_before(left);
    return word.ptr + word.len + 1 == left.ptr + left.len ? word : (drg_str){"", 0};
}

bool makes_other_name(const struct lang *lang, drg_str previous)
{
    char head[LANG_TAG_SIZE + 1];
    size_t len = strlen(lang->tag);
    memcpy(head, lang->tag, len);
    head[len] = '+';
    drg_str parts[] = {{head, len + 1}, previous};
    return previous.len && begins_capital(previous) && word_set_has(&place_kind_set, parts, sizeof parts / sizeof parts[0]);
}

/* The name of another place, a ship, a person: New England, HMS Calcutta, Johnny English. */
static bool is_in_other_name(const struct pair *pair, const struct term_match *match)
{
    const struct side *side = pair->src;
    drg_str term = glossary_term_text(pair->glossary, match->term), previous = word_beside(side, match->span);
    if (!match->is_name || !previous.len || memchr(term.ptr, ' ', term.len))
        return false;
    if (makes_other_name(side->lang, previous))
        return !str_eq_z(drg_glossary_concept(pair->glossary, match->concept_index).subject, "demonym");
    return str_eq_z(str_from(side->lang->tag), "en") && begins_capital(previous) && word_set_has(&en_given_set, &previous, 1);
}

/* Île-de-France. */
static bool ends_joined_name(const struct side *side, drg_span span)
{
    drg_str left = before(side, span);
    if (left.len < 2 || left.ptr[left.len - 1] != '-')
        return false;
    drg_str part = word_before(left);
    size_t small = part.len - 1;
    while (small && part.ptr[small - 1] >= 'a' && part.ptr[small - 1] <= 'z')
        small--;
    return small > 1 && part.ptr[small - 1] == '-' && part.len - small > 1;
}

/* A common noun of one word with a capital amid a sentence, beside another capital: the Senate Judiciary Committee. Offices go
 * with names; several words keep their sense in a name. */
static bool is_part_of_name(const struct pair *pair, const struct term_match *match)
{
    const struct side *side = pair->src;
    drg_str term = glossary_term_text(pair->glossary, match->term);
    drg_str left = before(side, match->span), right = after(side, match->span), previous = word_before(left), next = word_after(right);
    bool is_common = !begins_capital(term) && begins_capital(side_slice(side, match->span)) &&
                     !str_eq_z(drg_glossary_concept(pair->glossary, match->concept_index).subject, "office");
    if (!is_common || memchr(term.ptr, ' ', term.len) || opens_sentence(left) || !has_small_letter(previous) || !has_small_letter(side->words))
        return false;
    bool follows = is_capital_word(side, previous) && previous.ptr + previous.len + 1 == left.ptr + left.len &&
                   !opens_sentence(str_cut(left, 0, (size_t)(previous.ptr - left.ptr)));
    struct word noun; /* of the name; Judge Kavanaugh is still a judge */
    word_make(&noun, next, side->lang);
    bool leads = next.ptr == right.ptr + 1 && is_capital_word(side, next) && side->lang->is_title_noun && side->lang->is_title_noun(&noun);
    return follows || leads;
}

/* ---- Articles --------------------------------------------------------------------------------------------------------- */

/* The article that a term begins with belongs to the words behind it. */
static bool is_article_of_next(const struct side *side, drg_span span, drg_str term)
{
    drg_str rest = after(side, span), next = word_after(rest);
    if (!lang_article(side->lang, term) || rest.len < 2 || rest.ptr[0] != ' ' || !next.len || next.ptr != rest.ptr + 1)
        return false;
    return !is_cue("closer", next) && !str_ends(next, STR("ed"));
}

/* ---- Verbs ------------------------------------------------------------------------------------------------------------ */

static bool is_english_verb(drg_str term)
{
    return !begins_capital(term) && word_set_has(&en_verb_set, &term, 1);
}

/* still, severely; but early, only and the like go with nouns. */
static bool is_adverb(drg_str word)
{
    return is_cue("adverb", word) || (word.len > 4 && str_ends(word, STR("ly")) && !is_cue("adjective", word));
}

/* "will visit", "visits the dam": the words on both sides tell the verb from the noun that is written alike. */
static bool is_verb_there(const struct side *side, drg_span span, drg_str term)
{
    drg_str surface = side_slice(side, span), next = word_after(after(side, span));
    drg_str previous = word_before(before(side, span));
    if (str_ends(term, STR("ing")) && is_cue("object", next)) /* meeting his wife */
        return !is_cue("determiner", previous);
    bool is_third = !str_eq(surface, term) && str_ends(surface, STR("s"));
    if (!(is_third || str_eq(surface, term)) || !is_english_verb(term))
        return false;
    return is_third ? is_cue("object", next) || begins_capital(next) || is_adverb(previous)
                    : is_cue("opener", previous) || is_adverb(previous) || (str_ends(previous, STR("s")) && is_cue("object", next));
}

/* "Export", "Save as": what a button or a menu says is rather the verb, unless the glossary has it in this very form. */
static bool is_command(const struct pair *pair, const struct term_match *match)
{
    enum { MAX_WORDS = 3 };
    const struct side *side = pair->src;
    drg_str term = glossary_term_text(pair->glossary, match->term), words = str_trim(side->words), word;
    size_t count = 0;
    if (begins_capital(term) || str_eq_z(glossary_term_pos(pair->glossary, match->term), "verb") ||
        side_slice(side, match->span).len != term.len || !opens_sentence(before(side, match->span)) ||
        (str_ends(words, STR(".")) && !str_ends(words, STR("..."))))
        return false;
    while (str_split(&words, ' ', &word))
        count += word.len > 0;
    return count <= MAX_WORDS && is_english_verb(term);
}

/* "Danish", alone in a list, or beside what says so, is the language. */
static bool is_language(const struct pair *pair, const struct term_match *match)
{
    const struct side *side = pair->src;
    if (!str_eq_z(drg_glossary_concept(pair->glossary, match->concept_index).subject, "demonym"))
        return false;
    drg_str left = before(side, match->span), right = after(side, match->span), next = word_after(right);
    bool is_alone = !str_trim(left).len && (!str_trim(right).len || str_starts(str_trim(right), STR("(")));
    return is_alone || is_cue("language", next) || (is_cue("speak", word_before(left)) && !(next.len && next.ptr == right.ptr + 1));
}

bool is_another_word(const struct side *side, drg_span span, drg_str term)
{
    bool is_bare = is_same_loosely(side_slice(side, span), term);
    if (is_bare && is_common_word(side->lang->tag, term, before(side, span), after(side, span)))
        return true;
    bool is_english = str_eq_z(str_from(side->lang->tag), "en");
    return is_article_of_next(side, span, term) || (is_english && is_verb_there(side, span, term));
}

bool is_doubtful(const struct pair *pair, const struct term_match *match)
{
    const struct side *src = pair->src;
    drg_str term = glossary_term_text(pair->glossary, match->term), surface = side_slice(src, match->span);
    bool is_english = str_eq_z(str_from(src->lang->tag), "en");
    if (is_common_word(src->lang->tag, surface, before(src, match->span), after(src, match->span)))
        return true;
    if (is_english && (is_given_name(src, match->span, term) || is_verb_there(src, match->span, term) ||
                       is_command(pair, match) || is_language(pair, match) || ends_joined_name(src, match->span)))
        return true;
    if (is_in_other_name(pair, match))
        return true;
    if (is_half_of_word(pair, match) || is_part_of_name(pair, match))
        return true;
    return may_be_common(src, match->span, term) || opens_longer_name(src, match->span, term);
}
