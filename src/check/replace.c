/* replace.c - another entity in the place of a name: a term of its kind that nothing in the source asks for. */
#include "base/utf8.h"
#include "check/judge.h"
#include "lang/fold.h"

/* Whether the source names the concept in any way: by a term, even a doubtful one, or by what is related to one. */
static bool is_in_source(struct judge *judge, uint32_t concept_index)
{
    const struct side *src = judge->pair->src;
    for (size_t i = 0; i < src->match_count; i++)
        if (src->matches[i].concept_index == concept_index)
            return true;
    judge->said = &judge->out->src;
    bool is_said = any_term(judge, concept_index, src->tag, has_related);
    judge->said = &judge->out->tgt;
    return is_said;
}

/* ... or any of its homographs. */
bool is_any_in_source(struct judge *judge, const struct term_match *match)
{
    const struct side *tgt = judge->pair->tgt;
    for (size_t i = 0; i < tgt->match_count; i++)
        if (is_overlapping(tgt->matches[i].span, match->span) && is_in_source(judge, tgt->matches[i].concept_index))
            return true;
    return false;
}

/* Whether what stands at the span has been explained, or is part of a longer term. */
bool is_explained(const struct judge *judge, const struct term_match *match)
{
    const struct side *tgt = judge->pair->tgt;
    for (size_t i = 0; i < judge->out->list.count; i++)
        if (is_overlapping(judge->out->list.items[i].tgt, match->span))
            return true;
    for (size_t i = 0; i < tgt->match_count; i++)
        if (tgt->matches[i].span.end - tgt->matches[i].span.start > match->span.end - match->span.start &&
            is_overlapping(tgt->matches[i].span, match->span))
            return true;
    return false;
}

/* A place for a place; of what the glossary does not say the subject, any. */
static bool is_place(drg_str subject)
{
    static const char *const places[] = {"country", "region", "demonym", "place"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (str_eq_z(subject, places[i]))
            return true;
    return subject.len == 0;
}

static bool begins_capital(drg_str text)
{
    size_t at = 0;
    return text.len && fold_find(utf8_next(text, &at))->letter_case == FOLD_UPPER;
}

/* An adjective that the glossary has in small letters and the text with a capital: Западная Вирджиния. */
static bool is_part_of_name(const struct judge *judge, const struct term_match *match, drg_str term)
{
    const struct side *tgt = judge->pair->tgt;
    return match->span.start > tgt->span.start && begins_capital(side_slice(tgt, match->span)) && !begins_capital(term);
}

/* How well the match would do as what took the verdict's place: 0 not at all, 2 for one of the same subject. */
static int rank_replacement(const struct judge *judge, const struct term_match *match)
{
    const drg_glossary *glossary = judge->pair->glossary;
    drg_term term = term_at(judge->pair, match->term);
    if (is_part_of_name(judge, match, term.text) || match->grade > DRG_INFLECTED ||
        !lang_is_same(judge->pair->tgt->tag, term.lang) || term.status == DRG_DEPRECATED ||
        !is_name(glossary, term.concept_index))
        return 0;
    drg_str theirs = drg_glossary_concept(glossary, term.concept_index).subject;
    drg_str ours = drg_glossary_concept(glossary, judge->verdict->concept_index).subject;
    if (str_eq(theirs, ours))
        return 2;
    return is_place(theirs) && is_place(ours);
}

static const struct term_match *find_replacement(struct judge *judge, int least)
{
    const struct side *tgt = judge->pair->tgt;
    const struct term_match *best = NULL;
    for (size_t i = 0; i < tgt->match_count; i++) {
        int rank = rank_replacement(judge, &tgt->matches[i]);
        if (rank < least || is_explained(judge, &tgt->matches[i]) || is_any_in_source(judge, &tgt->matches[i]))
            continue;
        best = &tgt->matches[i];
        least = rank + 1;
    }
    return best;
}

void replace(struct judge *judge)
{
    struct verdict *verdict = judge->verdict;
    bool is_missing = verdict->outcome == TERM_MISSING;
    if (!(is_missing || (verdict->outcome == TERM_RENDERED && verdict->answered < verdict->asked)) ||
        !is_name(judge->pair->glossary, verdict->concept_index))
        return;
    const struct term_match *match = find_replacement(judge, is_missing ? 1 : 2);
    if (!match)
        return;
    verdict->outcome = TERM_REPLACED;
    verdict->tgt = match->span;
    verdict->in_place = term_at(judge->pair, match->term);
    verdict->wanted = choose_wanted(judge);
}
