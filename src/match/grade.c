/* grade.c - how surely a surface form realises a term, and what capitals allow.
 *
 * Turkey is the country, turkey the bird: a name of one word needs its capital, an acronym all of them (Nato for NATO
 * is usual from four letters on, SpA is no SPA). Names of several words may lose theirs (ministry of foreign affairs),
 * unless all but one is an article (the West), and all may in text that uses no capitals. */
#include "base/utf8.h"
#include "lang/fold.h"
#include "match/scan.h"
#include "model/glossary.h"

enum { SHORT_ACRONYM = 3 };

/* МИДа is an acronym with an ending, SpA is none. */
static bool begins_in_capitals(drg_str text, size_t at)
{
    for (int i = 0; i < 2; i++)
        if (fold_find(utf8_next(text, &at))->letter_case == FOLD_LOWER)
            return false;
    return true;
}

/* Whether the word at text[at, ...), read so, has the capitals that a term of this shape wants. */
static bool capitals_allow(uint8_t term_shape, const struct reading *word, drg_str text, size_t at)
{
    bool is_short = word->letters <= SHORT_ACRONYM;
    switch (term_shape) {
    case CASE_TITLE:
        return word->shape != CASE_LOWER;
    case CASE_MIXED:
        return word->shape != CASE_LOWER && !(is_short && word->shape == CASE_TITLE);
    case CASE_UPPER:
        if (word->shape == CASE_TITLE)
            return !is_short;
        if (word->shape == CASE_MIXED)
            return begins_in_capitals(text, at);
        return word->shape != CASE_LOWER;
    default:
        return true;
    }
}

static bool is_same_sign(uint32_t a, uint32_t b)
{
    return a == b || (fold_find(a)->class == FOLD_SPACE && fold_find(b)->class == FOLD_SPACE);
}

/* Compares two spellings; *other_case tells whether capitals were the only difference. */
static bool is_same_text(drg_str a, drg_str b, bool *other_case)
{
    size_t i = 0, j = 0;
    *other_case = false;
    while (i < a.len && j < b.len) {
        uint32_t x = utf8_next(a, &i), y = utf8_next(b, &j);
        if (is_same_sign(x, y))
            continue;
        const struct fold_record *fx = fold_find(x), *fy = fold_find(y);
        bool is_case_pair = fx->class == FOLD_LETTER && fy->class == FOLD_LETTER && fx->letter_case != fy->letter_case &&
                            x + (uint32_t)fx->to_loose == y + (uint32_t)fy->to_loose;
        if (!is_case_pair)
            return false;
        *other_case = true;
    }
    return i == a.len && j == b.len;
}

bool grade_hit(const struct scanner *s, drg_str text, const struct hit *hit, const struct manner *manner,
               drg_grade *grade)
{
    const drg_glossary *glossary = s->matcher->glossary;
    bool other_case;
    if (!s->any_case && !s->is_uncased &&
        !capitals_allow(s->matcher->shapes[hit->term], &s->readings.items[hit->last_token], text,
                        scanner_token(s, hit->last_token)->start))
        return false;
    bool is_same = is_same_text(str_trim(glossary_term_text(glossary, hit->term)), str_cut(text, hit->span.start, hit->span.end), &other_case);
    if (manner->is_guess)
        *grade = DRG_POSSIBLE;
    else if (!manner->is_citation)
        *grade = DRG_INFLECTED;
    else if (glossary_term_status(glossary, hit->term) == DRG_VARIANT || manner->is_respelt || !is_same)
        *grade = DRG_RESPELT;
    else
        *grade = other_case ? DRG_CASE : DRG_EXACT;
    return true;
}
