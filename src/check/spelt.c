/* spelt.c - letters and capitals of found terms against those of the glossary. */
#include "check/spelt.h"

#include "base/utf8.h"
#include "check/terms.h"
#include "check/words.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/tr_typed.h"
#include "rewrite/wanted.h"
#include "text/restore.h"

/* ---- Letters -------------------------------------------------------------------------------------------------------- */

/* A circumflex is left out by many who spell well: Hakkari, Hakkâri. */
static bool is_latitude(uint32_t a, uint32_t b)
{
    static const uint32_t pairs[][2] = {{0xE2, 'a'}, {0xEE, 'i'}, {0xFB, 'u'}, {0xEE, 0x131}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if ((a == pairs[i][0] && b == pairs[i][1]) || (b == pairs[i][0] && a == pairs[i][1]))
            return true;
    return false;
}

/* Whether the word has a letter of the cited one without what makes it that letter. */
static bool has_wrong_letter(const struct word *cited, const struct word *word)
{
    for (uint32_t i = 0; i < cited->count && i < word->count; i++) {
        if (cited->letters[i].loose != word->letters[i].loose)
            return false; /* another stem, as of a softened consonant: what follows is its ending */
        if (cited->letters[i].strict != word->letters[i].strict && !is_latitude(cited->letters[i].strict, word->letters[i].strict))
            return true;
    }
    return false;
}

static bool is_spelt_wrong(const struct pair *pair, drg_str term, drg_str surface)
{
    struct cited_words cited, words;
    if (!cited_words_split(&cited, term) || !cited_words_split(&words, surface) || cited.count != words.count)
        return false;
    for (uint32_t i = 0; i < cited.count; i++) {
        struct word a, b;
        word_make(&a, cited.words[i], pair->tgt->lang);
        word_make(&b, words.words[i], pair->tgt->lang);
        if (has_wrong_letter(&a, &b))
            return true;
    }
    return false;
}

static bool is_latin(drg_str term)
{
    size_t at = 0;
    return term.len && fold_find(utf8_next(term, &at))->script == SCRIPT_LATIN;
}

/* Whether a term of the same concept is spelt as the text has it. */
static bool is_listed(const struct pair *pair, const struct term_match *match)
{
    drg_str surface = side_slice(pair->tgt, match->span);
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *other = &pair->tgt->matches[i];
        if (other->span.start <= match->span.start && other->span.end >= match->span.end && other->grade <= DRG_INFLECTED &&
            !is_spelt_wrong(pair, glossary_term_text(pair->glossary, other->term), side_slice(pair->tgt, other->span)))
            return true;
    }
    drg_term term = drg_glossary_term(pair->glossary, match->term);
    drg_concept concept = drg_glossary_concept(pair->glossary, term.concept_index);
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term other = drg_glossary_term(pair->glossary, concept.first_term + i);
        struct analysis how;
        if (str_eq(other.lang, term.lang) && other.status != DRG_DEPRECATED && inflect_accepts(pair->tgt->lang, other.text, surface, &how) &&
            !is_spelt_wrong(pair, other.text, surface))
            return true;
    }
    return false;
}

/* Whether a Turkish term was typed without its letters, and what was typed is no word of its own: multeciler, sehirde. */
static bool lacks_turkish_letters(const struct pair *pair, drg_str term, drg_str surface)
{
    struct word cited, typed;
    uint32_t letters[TR_TYPED_MAX], same = 0;
    word_make(&cited, term, pair->tgt->lang);
    word_make(&typed, surface, pair->tgt->lang);
    if (!str_eq_z(str_from(pair->tgt->lang->tag), "tr") || typed.count > TR_TYPED_MAX || cited.count < 4)
        return false;
    for (uint32_t i = 0; i < typed.count; i++)
        letters[i] = typed.letters[i].strict == 0x131 ? 'i' : typed.letters[i].strict;
    tr_restore_typed(letters, 0, typed.count);
    while (same < typed.count && same < cited.count && letters[same] == cited.letters[same].strict)
        same++;
    return same == cited.count;
}

/* Whether all of a Turkish segment was typed without its letters: that is one matter, not one a name. */
static bool is_typed_in_ascii(const struct side *side)
{
    struct edits edits = {0};
    struct typed_names no_names = {0};
    size_t others = 0;
    for (size_t i = 0; i < side->words.len; i++)
        if ((unsigned char)side->words.ptr[i] >= 0xC3 && (unsigned char)side->words.ptr[i] <= 0xC5)
            return false;
    if (!str_eq_z(str_from(side->lang->tag), "tr"))
        return false;
    restore_turkish(&edits, side->words, &no_names);
    for (size_t i = 0; i < edits.list.count; i++) {
        drg_span span = {edits.list.items[i].start + side->span.start, edits.list.items[i].end + side->span.start};
        bool is_term = false;
        for (size_t m = 0; m < side->match_count && !is_term; m++)
            is_term = side->matches[m].span.start < span.end && span.start < side->matches[m].span.end;
        others += !is_term;
    }
    edits_free(&edits);
    return others > 0;
}

/* Whether the source has these very letters, apart from what follows an apostrophe, and does not ask for the term there:
 * somebody else's name, as Kurt is no Kürt. */
static bool is_of_source(const struct pair *pair, const struct term_match *match)
{
    drg_str surface = side_slice(pair->tgt, match->span);
    struct word word;
    for (size_t i = 0; pair->src && i < pair->src->match_count; i++)
        if (pair->src->matches[i].concept_index == match->concept_index)
            return false;
    word_make(&word, surface, pair->tgt->lang);
    if (word_has_apostrophe(&word) && word.apostrophe)
        surface = str_cut(surface, 0, word.letters[word.apostrophe - 1].end);
    return pair->src && side_has_word(pair->src, surface);
}

bool is_misspelt_match(const struct pair *pair, const struct term_match *match)
{
    if (match->grade < DRG_RESPELT)
        return false;
    drg_str term = glossary_term_text(pair->glossary, match->term), surface = side_slice(pair->tgt, match->span);
    if (!is_good_term(glossary_term_status(pair->glossary, match->term)) || !is_latin(term))
        return false;
    bool is_named = match->grade <= DRG_INFLECTED && match->is_name;
    return is_spelt_wrong(pair, term, surface) && (is_named || lacks_turkish_letters(pair, term, surface)) &&
           !is_listed(pair, match) && !is_of_source(pair, match) && !is_typed_in_ascii(pair->tgt);
}

/* ---- Capitals --------------------------------------------------------------------------------------------------------- */

static bool has_capital(drg_str text)
{
    for (size_t at = 0; at < text.len;)
        if (fold_find(utf8_next(text, &at))->letter_case == FOLD_UPPER)
            return true;
    return false;
}

/* Whether each word begins with a capital. */
static bool is_all_names(const struct cited_words *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        size_t at = 0;
        if (fold_find(utf8_next(words->words[i], &at))->letter_case != FOLD_UPPER)
            return false;
    }
    return true;
}

bool needs_capitals(const struct pair *pair, uint32_t concept_index, drg_str term)
{
    drg_str subject = drg_glossary_concept(pair->glossary, concept_index).subject;
    static const char *const subjects[] = {"country", "city", "region", "sea", "river", "mountain", "site", "person", "place"};
    for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++)
        if (str_eq_z(subject, subjects[i]))
            return true;
    struct word word;
    word_make(&word, term, pair->tgt->lang);
    return !subject.len && pair->tgt->lang->is_title_noun && !memchr(term.ptr, ' ', term.len) && !pair->tgt->lang->is_title_noun(&word);
}

bool is_small_match(const struct pair *pair, const struct term_match *match)
{
    bool is_cased = match->grade == DRG_CASE || match->grade == DRG_INFLECTED || match->grade == DRG_RESPELT;
    if (!is_cased || has_capital(side_slice(pair->tgt, match->span)))
        return false;
    struct cited_words words;
    drg_str term = glossary_term_text(pair->glossary, match->term);
    return is_good_term(glossary_term_status(pair->glossary, match->term)) && cited_words_split(&words, term) && is_all_names(&words) &&
           needs_capitals(pair, match->concept_index, term) && has_capital(pair->tgt->words);
}
