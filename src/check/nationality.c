/* nationality.c - "Russian" where the glossary has Russia alone: nothing is asked, but another nation in its place is one. */
#include "check/checker.h"
#include "check/judge.h"

enum { MAX_NATIONS = 8 };

/* Nations that a side names by listed words which no term covers, or by terms. */
struct named {
    const struct nation_word *words[MAX_NATIONS];
    drg_span spans[MAX_NATIONS];
    size_t count;
};

static bool is_in_match(const struct side *side, drg_span span)
{
    for (size_t i = 0; i < side->match_count; i++)
        if (is_overlapping(side->matches[i].span, span))
            return true;
    return false;
}

static void find_named(struct named *out, const struct said *said, const struct nation_words *words)
{
    out->count = 0;
    for (size_t i = 0; i < said->words.count && out->count < MAX_NATIONS; i++) {
        drg_span span = said->words.items[i].span;
        bool may_be = said->words.items[i].word.count >= 3 && !is_in_match(said->side, span);
        const struct nation_word *word = may_be ? nation_find(words, side_slice(said->side, span)) : NULL;
        if (!word)
            continue;
        out->words[out->count] = word;
        out->spans[out->count++] = span;
    }
}

static bool names(const struct named *named, const struct side *side, uint32_t concept_index)
{
    for (size_t i = 0; i < named->count; i++)
        if (named->words[i]->concept_index == concept_index)
            return true;
    for (size_t i = 0; i < side->match_count; i++)
        if (side->matches[i].concept_index == concept_index)
            return true;
    return false;
}

/* A verdict about a word that is no term: it asks as the term would. */
static bool add_verdict(struct judge *judge, const struct nation_word *asked, drg_span src, const struct nation_word *there, drg_span tgt)
{
    const struct nation_word *wanted = nation_derived(nations_of(&judge->pair->checker->nations, judge->pair->tgt->lang), asked->concept_index);
    struct term_match *match = arena_alloc(&judge->out->arena, sizeof *match);
    if (!match || !wanted)
        return match != NULL;
    *match = (struct term_match){.span = src, .term = asked->term, .concept_index = asked->concept_index, .grade = DRG_INFLECTED,
                                  .is_name = is_name(judge->pair->glossary, asked->concept_index)};
    struct verdict verdict = {.demand = {match, 1}, .concept_index = asked->concept_index, .asked = 1, .outcome = TERM_REPLACED,
                              .tgt = tgt, .wanted = wanted->text, .in_place = drg_glossary_term(judge->pair->glossary, there->term)};
    verdict.in_place.text = there->text;
    return vec_push(&judge->out->list, verdict);
}

bool find_other_nation(struct judge *judge)
{
    const struct nations *nations = &judge->pair->checker->nations;
    const struct nation_words *src_words = nations_of(nations, judge->pair->src->lang), *tgt_words = nations_of(nations, judge->pair->tgt->lang);
    struct named src, tgt;
    if (!src_words || !tgt_words || !src_words->list.count || !tgt_words->list.count || !said_read(&judge->out->src, judge->pair->src))
        return true;
    find_named(&src, &judge->out->src, src_words);
    if (!src.count)
        return true;
    if (!said_read(&judge->out->tgt, judge->pair->tgt))
        return false;
    find_named(&tgt, &judge->out->tgt, tgt_words);
    for (size_t i = 0; i < src.count; i++) {
        uint32_t asked = src.words[i]->concept_index;
        struct term_match nation = {.concept_index = asked, .is_name = is_name(judge->pair->glossary, asked)};
        if (names(&tgt, judge->pair->tgt, asked) || verdict_of(judge->out, asked) ||
            any_term(judge, &nation, judge->pair->tgt->tag, has_related))
            continue;
        for (size_t j = 0; j < tgt.count; j++)
            if (tgt.words[j]->is_derived && !names(&src, judge->pair->src, tgt.words[j]->concept_index))
                return add_verdict(judge, src.words[i], src.spans[i], tgt.words[j], tgt.spans[j]);
    }
    return true;
}
