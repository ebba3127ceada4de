/* excuse.c - what does not look like a term but says it: an adjective of the name, initials, the last name of a person. */
#include "base/buf.h"
#include "base/utf8.h"
#include "check/checker.h"
#include "check/judge.h"
#include "lang/fold.h"
#include "lang/inflect.h"

/* ---- Related words ------------------------------------------------------------------------------------------------- */

/* Whether the words at the span are the only answer of another term that the source asks for. */
static bool is_needed(const struct judge *judge, drg_span span)
{
    const struct side *tgt = judge->pair->tgt;
    for (size_t i = 0; i < tgt->match_count; i++) {
        if (!is_overlapping(span, tgt->matches[i].span))
            continue;
        const struct verdict *other = verdict_of(judge->out, tgt->matches[i].concept_index);
        if (other && other != judge->verdict && other->answered <= other->asked)
            return true;
    }
    return false;
}

/* For related_visit: whether a form of the word stands on the side, needed by nothing else. */
static bool is_there(void *user, drg_str word)
{
    struct judge *judge = user;
    uint32_t count, at = 0;
    while ((at = said_find(judge->said, at, word, &count)) != DRG_NONE) {
        drg_span span = said_span(judge->said, at++, count);
        bool is_shared = judge->said == &judge->out->tgt && is_needed(judge, span);
        if (!judge->related.end || !is_shared) {
            judge->related = span;
            judge->is_shared = is_shared;
        }
        if (!is_shared)
            return true;
    }
    return false;
}

bool any_term(struct judge *judge, uint32_t concept_index, drg_str lang, look_fn *look)
{
    drg_concept concept = drg_glossary_concept(judge->pair->glossary, concept_index);
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term term = term_at(judge->pair, concept.first_term + i);
        if (term.status != DRG_DEPRECATED && lang_is_same(lang, term.lang) && look(judge, &term))
            return true;
    }
    return false;
}

/* For related_visit: marks all forms of the word. */
static bool mark_word(void *user, drg_str word)
{
    struct judge *judge = user;
    uint32_t count, at = 0;
    while ((at = said_find(judge->said, at, word, &count)) != DRG_NONE)
        for (uint32_t i = at++; count--; i++)
            judge->out->tgt.words.items[i].is_known = true;
    return false;
}

static bool mark_related_to(struct judge *judge, const drg_term *term)
{
    return related_visit(&judge->pair->checker->related, judge->said->side->lang, term->text, true, mark_word, judge);
}

void mark_related(struct judge *judge, uint32_t concept_index)
{
    any_term(judge, concept_index, judge->pair->tgt->tag, mark_related_to);
}

bool has_related(struct judge *judge, const drg_term *term)
{
    bool is_named = is_name(judge->pair->glossary, term->concept_index);
    return related_visit(&judge->pair->checker->related, judge->said->side->lang, term->text, is_named, is_there, judge);
}

/* Initials of the term, small words of it counted or not. */
static bool are_initials(const struct word *word, const struct cited_words *cited, const struct lang *lang, bool all)
{
    uint32_t at = 0, end = word_has_apostrophe(word) ? word->apostrophe : word->count;
    for (uint32_t i = 0; i < cited->count; i++) {
        struct word part;
        word_make(&part, cited->words[i], lang);
        if (!all && part.shape == CASE_LOWER && part.count < 4)
            continue;
        if (!part.count || at >= end || part.letters[0].loose != word->letters[at++].loose)
            return false;
    }
    return at == end && at > 1;
}

/* A term of several words by its initials: BM for Birleşmiş Milletler. */
static bool has_initials(struct judge *judge, const drg_term *term)
{
    struct cited_words cited;
    if (!cited_words_split(&cited, term->text) || cited.count < 2)
        return false;
    for (size_t i = 0; i < judge->said->words.count; i++) {
        const struct said_word *said = &judge->said->words.items[i];
        bool is_acronym = said->word.shape == CASE_UPPER && !said->is_known;
        if (is_acronym && (are_initials(&said->word, &cited, judge->said->side->lang, true) ||
                           are_initials(&said->word, &cited, judge->said->side->lang, false)))
            return true;
    }
    return false;
}

/* A form of the term that the matcher gave to another one, whose citation form it is: vaccine and vaccines. */
static bool has_form(struct judge *judge, const drg_term *term)
{
    uint32_t count, at = 0;
    size_t first = 0;
    bool is_capital = fold_find(utf8_next(term->text, &first))->letter_case == FOLD_UPPER;
    while ((at = said_find(judge->said, at, term->text, &count)) != DRG_NONE)
        if (!is_capital || judge->said->words.items[at++].word.shape != CASE_LOWER)
            return true;
    return false;
}

/* An Arabic common noun that the glossary cites with its article, without it. */
static bool has_bare_form(struct judge *judge, const drg_term *term)
{
    enum { MAX_TERM = 1 << 12 };
    struct buf bare = buf_make(MAX_TERM);
    drg_str rest = term->text, word, article = STR("ال");
    bool is_cut = false;
    uint32_t count;
    while (str_split(&rest, ' ', &word)) {
        bool has_article = str_starts(word, article) && word.len > 3 * article.len / 2;
        is_cut |= has_article;
        if (bare.len)
            buf_add_char(&bare, ' ');
        buf_add(&bare, has_article ? str_cut(word, article.len, word.len) : word);
    }
    bool is_there = is_cut && !bare.failed && said_find(judge->said, 0, buf_str(&bare), &count) != DRG_NONE;
    buf_free(&bare);
    return is_there;
}

/* A person by the last name alone. */
static bool has_surname(struct judge *judge, const drg_term *term)
{
    struct cited_words cited;
    uint32_t count;
    if (!str_eq_z(drg_glossary_concept(judge->pair->glossary, term->concept_index).subject, "person") ||
        !cited_words_split(&cited, term->text) || cited.count < 2)
        return false;
    return said_find(judge->said, 0, cited.words[cited.count - 1], &count) != DRG_NONE;
}

bool is_said_otherwise(struct judge *judge, uint32_t concept_index)
{
    const struct side *tgt = judge->pair->tgt;
    bool is_named = is_name(judge->pair->glossary, concept_index);
    if (any_term(judge, concept_index, tgt->tag, has_form))
        return true;
    if (any_term(judge, concept_index, tgt->tag, has_related))
        return true;
    if (!is_named && str_eq_z(str_from(tgt->lang->tag), "ar") && any_term(judge, concept_index, tgt->tag, has_bare_form))
        return true;
    return any_term(judge, concept_index, tgt->tag, has_initials) || (is_named && any_term(judge, concept_index, tgt->tag, has_surname));
}

