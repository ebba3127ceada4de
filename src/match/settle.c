/* settle.c - the terms of one word that a token is.
 *
 * Most hits are of one word. All that decides about them is in the token's own bytes, but for what stands behind it and
 * whether the line uses capitals: so they are verified when the token is analysed, and not each time it occurs. */
#include "match/scan.h"

/* Adds a term to those of the reading, in the scanner's word_terms from index `first` on. False: it cannot be settled. */
static bool settle(struct scanner *s, const struct reading *reading, drg_str surface, const struct phrase_end *end,
                   uint32_t word, size_t first)
{
    if (end->flags & END_HAS_TAIL)
        return false;
    const struct candidate *candidate = find_candidate(s, reading, word);
    if (!candidate || !candidate->features)
        return true;
    struct manner manner = {candidate->is_citation, candidate->is_respelt, candidate->is_guess};
    struct word_term it = {.term = end->term,
                           .grade = (uint8_t)grade_surface(s, surface, end, &manner),
                           .is_respelt = manner.is_respelt,
                           .lacks_capital = end->shape >= CASE_TITLE && !capitals_allow(end->shape, reading, surface)};
    return s->word_terms.count - first < MOST_WORD_TERMS && vec_push(&s->word_terms, it);
}

static bool settle_terms(struct scanner *s, const struct lexicon *lexicon, const struct reading *reading, drg_str surface)
{
    size_t first = s->word_terms.count;
    const uint32_t *lemmas = reading_lemmas(s, reading);
    for (uint32_t i = 0; i < reading->lemma_count; i++) {
        struct phrase_end end;
        for (uint32_t at = lexicon->lemmas.items[lemmas[i]].first_end; at != DRG_NONE; at = end.next) {
            if (!phrase_end_read(lexicon, at, 1, &end))
                return false;
            if (!settle(s, reading, surface, &end, *phrase_end_words(lexicon, at), first))
                return false;
        }
    }
    return true;
}

/* As hits at one span are sorted: the closest first, then in the glossary's order. */
static bool is_before(const struct word_term *a, const struct word_term *b)
{
    int x = hit_distance(a->grade, a->is_respelt), y = hit_distance(b->grade, b->is_respelt);
    return x < y || (x == y && a->term < b->term);
}

static void sort_terms(struct word_term *terms, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct word_term it = terms[i];
        size_t at = i;
        for (; at > 0 && is_before(&it, &terms[at - 1]); at--)
            terms[at] = terms[at - 1];
        terms[at] = it;
    }
}

/* How many of the sorted terms can be hits: none further away than one that always is. */
static size_t count_closest(const struct word_term *terms, size_t count)
{
    size_t sure = 0, closest = 0;
    while (sure < count && terms[sure].lacks_capital)
        sure++;
    while (closest < count && (sure == count || hit_distance(terms[closest].grade, terms[closest].is_respelt) <=
                                                    hit_distance(terms[sure].grade, terms[sure].is_respelt)))
        closest++;
    return closest;
}

void settle_word(struct scanner *s, const struct lexicon *lexicon, struct reading *reading, drg_str surface)
{
    size_t first = s->word_terms.count, count = 0;
    bool is_settled = settle_terms(s, lexicon, reading, surface);
    if (is_settled) {
        struct word_term *terms = s->word_terms.items + first;
        sort_terms(terms, s->word_terms.count - first);
        count = count_closest(terms, s->word_terms.count - first);
        if (count == 1)
            reading->word = terms[0];
    }
    if (count != 1)
        reading->word.term = (uint32_t)first;
    reading->word.count = is_settled ? (uint8_t)count : WORD_IS_OPEN;
    s->word_terms.count = first + (count > 1 ? count : 0);
}
