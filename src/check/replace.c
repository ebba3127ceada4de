/* replace.c - another entity in the place of a name: a term of its kind that nothing in the source asks for. */
#include "base/utf8.h"
#include "check/doubt.h"
#include "check/judge.h"
#include "lang/fold.h"
#include "lang/word_set.h"
#include "rewrite/bystanders.h"

/* Whether the source names the concept in any way: by a term, even a doubtful one, or by what is related to one. */
static bool is_in_source(struct judge *judge, const struct term_match *match)
{
    const struct side *src = judge->pair->src;
    for (size_t i = 0; i < src->match_count; i++)
        if (src->matches[i].concept_index == match->concept_index)
            return true;
    judge->said = &judge->out->src;
    bool is_said = any_term(judge, match, src->tag, has_related);
    judge->said = &judge->out->tgt;
    return is_said;
}

/* ... or any of its homographs. */
bool is_any_in_source(struct judge *judge, const struct term_match *match)
{
    const struct side *tgt = judge->pair->tgt;
    for (size_t i = 0; i < tgt->match_count; i++)
        if (is_overlapping(tgt->matches[i].span, match->span) && is_in_source(judge, &tgt->matches[i]))
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

/* An adjective that the glossary has in small letters and the text with a capital: Западная Вирджиния; a name that another one
 * was made of: Новая Голландия. */
static bool is_part_of_name(const struct judge *judge, const struct term_match *match)
{
    const struct side *tgt = judge->pair->tgt;
    if (makes_other_name(tgt->lang, word_before(side_slice(tgt, (drg_span){tgt->span.start, match->span.start}))))
        return true;
    return match->span.start > tgt->span.start && begins_capital(side_slice(tgt, match->span)) &&
           !begins_capital(glossary_term_text(judge->pair->glossary, match->term));
}

/* A name that is oftener an everyday word, where no capital tells: مالي is Mali, and financial. */
static bool is_everyday_word(const struct lang *lang, drg_str name)
{
    drg_str parts[] = {STR("ar+"), name};
    return str_eq_z(str_from(lang->tag), "ar") && word_set_has(&common_name_set, parts, sizeof parts / sizeof parts[0]);
}

/* How well the match would do as what took the verdict's place: 0 not at all, 2 for one of the same subject. */
static int rank_replacement(const struct judge *judge, const struct term_match *match)
{
    const drg_glossary *glossary = judge->pair->glossary;
    if (!match->is_name || match->grade > DRG_INFLECTED || is_part_of_name(judge, match) ||
        glossary_term_status(glossary, match->term) == DRG_DEPRECATED ||
        !lang_is_same(judge->pair->tgt->tag, glossary_term_lang(glossary, match->term)))
        return 0;
    drg_str theirs = drg_glossary_concept(glossary, match->concept_index).subject;
    drg_str ours = drg_glossary_concept(glossary, judge->verdict->concept_index).subject;
    if (str_eq(theirs, ours))
        return 2;
    return is_place(theirs) && is_place(ours) && !is_everyday_word(judge->pair->tgt->lang, glossary_term_text(glossary, match->term));
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
        !verdict->demand.matches[0].is_name)
        return;
    const struct term_match *match = find_replacement(judge, is_missing ? 1 : 2);
    if (!match)
        return;
    verdict->outcome = TERM_REPLACED;
    verdict->tgt = match->span;
    verdict->in_place = drg_glossary_term(judge->pair->glossary, match->term);
    verdict->wanted = choose_wanted(judge);
}
