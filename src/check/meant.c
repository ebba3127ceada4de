/* meant.c - what was meant for a term: its words with wrong letters or without capitals, or the words of the source. */
#include "base/utf8.h"
#include "check/checker.h"
#include "check/judge.h"
#include "check/near.h"
#include "check/spelt.h"
#include "check/words.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/restate.h"
#include "rewrite/wanted.h"

static bool is_title(const struct judge *judge, uint32_t index, uint32_t count)
{
    const struct said *src = &judge->out->src, *tgt = judge->said;
    drg_span span = judge->verdict->demand.matches[0].span;
    for (size_t i = 0; i < src->words.count; i++) {
        uint32_t one;
        bool is_before = src->words.items[i].span.end <= span.start && i + 1 < src->words.count && src->words.items[i + 1].span.end > span.start;
        bool is_after = src->words.items[i].span.start >= span.end && i && src->words.items[i - 1].span.start < span.end;
        uint32_t beside = is_before ? index - 1 : index + count;
        if ((is_before || is_after) && beside < tgt->words.count &&
            said_verbatim(tgt, beside, side_slice(src->side, src->words.items[i].span), &one) == beside)
            return true;
    }
    return false;
}

static bool is_demonym(const struct judge *judge)
{
    return str_eq_z(drg_glossary_concept(judge->pair->glossary, judge->verdict->concept_index).subject, "demonym");
}

static bool is_named(const struct judge *judge)
{
    return judge->verdict->demand.matches[0].is_name;
}

/* A person, a film: a word that is no name in the source's language but has a capital in the translation is one there. */
static bool is_name_there(const struct judge *judge, uint32_t first)
{
    bool is_place = is_named(judge) && !is_demonym(judge);
    return !is_place && judge->said->words.items[first].word.shape != CASE_LOWER;
}

/* The source's words left as they were. In a title that was left as a whole they are right: BBC Scotland. */
static bool find_untranslated(struct judge *judge)
{
    struct verdict *verdict = judge->verdict;
    drg_str src = asked_term(judge);
    uint32_t count, at = said_verbatim(judge->said, 0, src, &count);
    if (at == DRG_NONE || is_same_loosely(src, choose_wanted(judge)))
        return false;
    bool is_right = is_title(judge, at, count) || is_name_there(judge, at);
    verdict->outcome = is_right ? TERM_RENDERED : TERM_UNTRANSLATED;
    verdict->tgt = said_span(judge->said, at, count);
    return true;
}

static bool is_capital_acronym(drg_str text)
{
    struct word word;
    if (memchr(text.ptr, ' ', text.len) || (text.len && text.ptr[0] >= 'a' && text.ptr[0] <= 'z'))
        return false;
    word_make(&word, text, NULL);
    return word.shape == CASE_UPPER && word.count > 1;
}

drg_str choose_wanted(const struct judge *judge)
{
    enum { MAX_TERMS = 12 };
    drg_str terms[MAX_TERMS], src = asked_term(judge);
    uint32_t count = good_terms(judge->pair->glossary, judge->verdict->concept_index, judge->pair->tgt->tag, terms, MAX_TERMS);
    bool is_acronym = is_capital_acronym(src), is_one_word = !memchr(src.ptr, ' ', src.len);
    for (uint32_t i = 0; i < count; i++)
        if (is_acronym ? is_capital_acronym(terms[i]) : is_one_word == !memchr(terms[i].ptr, ' ', terms[i].len))
            return terms[i];
    return count ? terms[0] : (drg_str){"", 0};
}

struct nearest {
    struct near near;
    uint32_t term;
};

/* A name that is written like a common noun has as many words like it: конгрессмен, конгресс. */
static bool is_small_title(const drg_glossary *glossary, uint32_t term)
{
    size_t first = 0;
    drg_str text = glossary_term_text(glossary, term);
    return text.len && fold_find(utf8_next(text, &first))->letter_case == FOLD_LOWER && !memchr(text.ptr, ' ', text.len);
}

/* Whether the glossary cites a form of what stands there: دول الجوار, the plural, for دولة الجوار. */
static bool is_form_cited(const struct judge *judge, drg_str term, drg_str found)
{
    struct cited_words cited, there;
    if (!cited_words_split(&cited, term) || !cited_words_split(&there, found) || cited.count != there.count)
        return false;
    for (uint32_t i = 0; i < cited.count; i++)
        if (!is_same_loosely(cited.words[i], there.words[i]) &&
            !inflect_accepts(judge->pair->tgt->lang, there.words[i], cited.words[i], &(struct analysis){0}))
            return false;
    return true;
}

static bool find_near(struct judge *judge)
{
    struct nearest best = {0};
    const drg_glossary *glossary = judge->pair->glossary;
    struct term_range terms = glossary_concept_terms(glossary, judge->verdict->concept_index);
    bool is_strict = !(is_named(judge) && !is_demonym(judge)) && !judge->out->tgt.has_mixed_word;
    for (uint32_t i = terms.first; i < terms.end; i++)
        if (is_good_term(glossary_term_status(glossary, i)) &&
            lang_is_same(judge->pair->tgt->tag, glossary_term_lang(glossary, i)) &&
            near_look(&best.near, judge->said, glossary_term_text(glossary, i), !is_strict && !is_small_title(glossary, i)))
            best.term = i;
    if (!best.near.span.end)
        return false;
    struct verdict *verdict = judge->verdict;
    verdict->tgt = best.near.span;
    verdict->in_place = drg_glossary_term(glossary, best.term);
    verdict->wanted = verdict->in_place.text;
    verdict->in_place.text = arena_str(&judge->out->arena, near_lemma(&best.near));
    drg_str found = side_slice(judge->pair->tgt, best.near.span);
    size_t first = 0;
    bool is_capital = found.len && fold_find(utf8_next(found, &first))->letter_case != FOLD_LOWER;
    verdict->is_sure = is_capital && best.near.distance <= 1 && best.near.letters >= 6; /* a small word may be a word of its own */
    bool is_same = best.near.distance == 0 && inflect_accepts(judge->pair->tgt->lang, verdict->wanted,
                                                              side_slice(judge->pair->tgt, best.near.span), &(struct analysis){0});
    verdict->outcome = is_same ? TERM_CASED : TERM_MISSPELT;
    if (!is_same && !is_named(judge) && is_form_cited(judge, verdict->wanted, side_slice(judge->pair->tgt, verdict->tgt)))
        verdict->outcome = TERM_RENDERED;
    return true;
}

static bool begins_small(const struct judge *judge, const struct verdict *verdict)
{
    struct word word, wanted;
    word_make(&word, side_slice(judge->pair->tgt, verdict->tgt), judge->pair->tgt->lang);
    word_make(&wanted, verdict->wanted, judge->pair->tgt->lang);
    return word.shape == CASE_LOWER && wanted.shape != CASE_LOWER && wanted.shape != CASE_NONE;
}

void find_misspelling(struct judge *judge)
{
    struct verdict *verdict = judge->verdict, before = *verdict;
    if (is_demonym(judge) || !find_near(judge) || verdict->outcome != TERM_MISSPELT)
        *verdict = before;
}

void recognise(struct judge *judge)
{
    struct verdict *verdict = judge->verdict;
    if (!find_untranslated(judge) && find_near(judge) && verdict->outcome == TERM_CASED &&
        !(begins_small(judge, verdict) && needs_capitals(judge->pair, verdict->concept_index, verdict->wanted)))
        verdict->outcome = TERM_RENDERED;
    bool is_homoglyph = verdict->outcome == TERM_MISSPELT && has_mixed_word(side_slice(judge->pair->tgt, verdict->tgt));
    if (is_homoglyph && rule_is_on(judge->pair->checker, "homoglyph")) /* which speaks of it */
        verdict->outcome = TERM_RENDERED;
    if (!verdict->wanted.len)
        verdict->wanted = choose_wanted(judge);
}
