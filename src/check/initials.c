/* initials.c - terms of several words by their initials, whole or in part.
 *
 *   BM                      Birleşmiş Milletler
 *   BM Güvenlik Konseyi     Birleşmiş Milletler Güvenlik Konseyi
 *   СБ ООН                  Совет Безопасности Организации Объединённых Наций */
#include "check/judge.h"
#include "lang/inflect.h"

/* Words of a term, and those of them that stand for themselves. */
struct cited {
    drg_str text;
    struct cited_words words;
};

/* Whether the word is the initials of the term's words [from, to), small words of it counted or not. */
static bool are_initials(const struct word *word, const struct cited *cited, uint32_t from, uint32_t to, bool all)
{
    uint32_t at = 0, end = word_has_apostrophe(word) ? word->apostrophe : word->count;
    for (uint32_t i = from; i < to; i++) {
        struct word part;
        word_make(&part, cited->words.words[i], NULL);
        if (!all && part.shape == CASE_LOWER && part.count < 4)
            continue;
        if (!part.count || at >= end || part.letters[0].loose != word->letters[at++].loose)
            return false;
    }
    return at == end && at > 1;
}

static bool abbreviates(const struct said_word *said, const struct cited *cited, uint32_t from, uint32_t to)
{
    return said->word.shape == CASE_UPPER && (are_initials(&said->word, cited, from, to, true) || are_initials(&said->word, cited, from, to, false));
}

/* The term's words [from, to), as one string. */
static drg_str slice(const struct cited *cited, uint32_t from, uint32_t to)
{
    drg_str first = cited->words.words[from], last = cited->words.words[to - 1];
    return (drg_str){first.ptr, (size_t)(last.ptr + last.len - first.ptr)};
}

/* Whether words [at, at + count) of the text are a form of the term's words [from, to). */
static bool is_form(const struct said *said, size_t at, const struct cited *cited, uint32_t from, uint32_t to)
{
    uint32_t count = to - from;
    struct analysis how;
    return count && at + count <= said->words.count &&
           inflect_accepts(said->side->lang, slice(cited, from, to), side_slice(said->side, said_span(said, at, count)), &how);
}

/* Whether the term begins at a word of the text: initials first, or last, or both. */
static bool is_abbreviated_at(const struct said *said, size_t at, const struct cited *cited)
{
    const struct said_word *words = said->words.items;
    uint32_t all = cited->words.count;
    if (!words[at].is_known && abbreviates(&words[at], cited, 0, all))
        return true;
    for (uint32_t cut = 1; cut < all; cut++) {
        bool is_first = abbreviates(&words[at], cited, 0, cut);
        if (is_first && is_form(said, at + 1, cited, cut, all))
            return true;
        if (is_first && at + 1 < said->words.count && abbreviates(&words[at + 1], cited, cut, all))
            return true;
        if (at + cut < said->words.count && abbreviates(&words[at + cut], cited, cut, all) && is_form(said, at, cited, 0, cut))
            return true;
    }
    return false;
}

static bool may_be_initials(const struct word *word)
{
    return word->shape == CASE_UPPER && word->count >= 2;
}

/* Whether words of the text before `end`, which are a term themselves, are what a word of the term abbreviates. */
static bool spells_out(const struct said *said, size_t end, const struct word *initials)
{
    if (end < initials->count || !said->words.items[end - 1].is_known)
        return false;
    for (uint32_t i = 0; i < initials->count; i++) {
        const struct said_word *words = &said->words.items[end - initials->count];
        const struct word *spelt = &words[i].word;
        if (!words[i].is_known || spelt->shape != CASE_TITLE || spelt->letters[0].loose != initials->letters[i].loose)
            return false;
    }
    return true;
}

bool has_initials(struct judge *judge, const struct term_match *match, drg_str term)
{
    const struct said *said = judge->said;
    struct cited cited = {.text = term};
    (void)match;
    if (!said->has_initials && !begins_capital(term)) /* neither side has any */
        return false;
    if (!cited_words_split(&cited.words, term) || cited.words.count < 2)
        return false;
    struct word first;
    word_make(&first, cited.words.words[0], NULL);
    for (size_t i = 0; i < said->words.count; i++)
        if (is_abbreviated_at(said, i, &cited) ||
            (may_be_initials(&first) && spells_out(said, i, &first) && is_form(said, i, &cited, 1, cited.words.count)))
            return true;
    return false;
}
