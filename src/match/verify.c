/* verify.c - from the ends of phrases to hits: are the words the term's, do they agree, do its signs follow? */
#include "base/error.h"
#include "lang/inflect.h"
#include "match/scan.h"
#include "model/glossary.h"

drg_status fail_too_many(drg_error *err)
{
    return fail(err, DRG_ELIMIT, NOWHERE, "more than %d matches in one text: do very many concepts share a term?",
                MAX_MATCHES);
}

static const struct candidate *find_candidate(const struct scanner *s, const struct reading *reading, uint32_t word)
{
    const struct candidate *list = s->candidates.items + reading->first_candidate;
    for (uint32_t i = 0; i < reading->candidate_count; i++)
        if (list[i].word == word)
            return &list[i];
    return NULL;
}

/* Whether all tokens are what the glossary spells, with no other word they could be. */
static bool are_plain(const struct scanner *s, const struct ending *ending)
{
    uint32_t all = ID_IS_PLAIN;
    for (uint32_t i = ending->first; i <= ending->last; i++)
        all &= s->ids.items[i];
    return all != 0;
}

/* Whether the tokens are the term's words in the term's roles, agreeing with each other; and in which manner. */
static bool words_agree(const struct scanner *s, const struct ending *ending, const uint32_t *words,
                        struct manner *manner)
{
    uint64_t features = UINT64_MAX;
    *manner = (struct manner){.is_citation = true};
    for (uint32_t i = ending->first; i <= ending->last; i++, words++) {
        const struct candidate *candidate = find_candidate(s, scanner_reading(s, i), *words);
        if (!candidate)
            return false;
        features &= candidate->features;
        manner->is_citation &= candidate->is_citation;
        manner->is_respelt |= candidate->is_respelt;
        manner->is_guess |= candidate->is_guess;
    }
    return features != 0;
}

/* Initials own the period behind them, even where it closes the sentence too: U.S., U.S.A. */
static bool is_initials(drg_str text, const struct token *token)
{
    return token->end < text.len && text.ptr[token->end] == '.' &&
           memchr(text.ptr + token->start, '.', token->end - token->start);
}

/* The signs that close the term in the glossary. */
static drg_str tail_of(const struct scanner *s, uint32_t term_index)
{
    drg_str text = glossary_term_text(s->matcher->glossary, term_index);
    struct token_cursor cursor = {text, 0, text.len, false};
    struct token token = {0};
    while (token_next(&cursor, &token))
        ;
    return term_tail(text, token.end);
}

/* Completes a hit by what stands after its last word: signs of the term (C++), an ending apart (courts').
 * False when the term's signs are not there. */
static bool complete(const struct scanner *s, drg_str text, const struct token *last, const struct phrase_end *end,
                     struct hit *hit, struct manner *manner)
{
    drg_str tail = end->flags & END_HAS_TAIL ? tail_of(s, end->term) : (drg_str){"", 0};
    if (!str_starts(str_cut(text, hit->span.end, text.len), tail))
        return false;
    hit->span.end += (uint32_t)tail.len;
    if (tail.len || (hit->span.end < text.len && text.ptr[hit->span.end] == ' '))
        return true;
    const struct lang *lang = s->reader.scripts[last->script].lang;
    uint32_t ending = matcher_is_literal(s->matcher) ? 0 : inflect_tail(lang, text, last->start, hit->span.end);
    hit->span.end += ending ? ending : is_initials(text, last);
    manner->is_citation &= !ending;
    return true;
}

/* Tokens inside the hit know how far it goes; see verify_ending. */
static void cover(struct scanner *s, const struct ending *ending)
{
    for (uint32_t i = ending->first; i <= ending->last && ending->last > ending->first; i++)
        if (s->reach.items[i] <= ending->last)
            s->reach.items[i] = ending->last + 1;
}

static void add_hit(struct scanner *s, const struct hit *hit, const struct ending *ending)
{
    if (hit->grade > s->matcher->options.max_grade)
        return;
    if (s->hits.count == MAX_MATCHES || !vec_push(&s->hits, *hit))
        s->failed = true;
    cover(s, ending);
}

static void verify(struct scanner *s, drg_str text, const struct ending *ending, const struct phrase_end *end,
                   const uint32_t *words)
{
    const struct token *first = scanner_token(s, ending->first), *last = scanner_token(s, ending->last);
    struct manner manner = {.is_citation = true};
    if (!capitals_fit(s, text, end, ending->last))
        return;
    bool is_simple = end->flags & END_IS_SIMPLE && are_plain(s, ending);
    if (!is_simple && !words_agree(s, ending, words, &manner))
        return;
    struct hit hit = {.span = {first->start, last->end},
                      .term = end->term,
                      .first_token = s->base + ending->first,
                      .last_token = s->base + ending->last,
                      .inner = end->flags & END_HAS_ARTICLE && ending->last > ending->first ? first[1].start : 0};
    if (!complete(s, text, last, end, &hit, &manner))
        return;
    hit.grade = (uint8_t)grade_hit(s, text, &hit, end, &manner);
    hit.is_respelt = manner.is_respelt;
    add_hit(s, &hit, ending);
}

/* Tokens inside a longer hit make none, unless the term owns signs behind the last of them which that hit has not. */
static void verify_ending(struct scanner *s, drg_str text, const struct ending *ending)
{
    const struct lexicon *lexicon = scanner_lexicon(s, ending->first);
    uint32_t reach = s->matcher->options.overlaps ? 0 : s->reach.items[ending->first];
    bool is_word = ending->first == ending->last;
    if (reach > ending->last + 1)
        return;
    for (uint32_t at = ending->end; at != DRG_NONE && !s->failed;) {
        struct phrase_end end;
        if (!phrase_end_read(lexicon, at, ending->last - ending->first + 1, &end))
            break;
        if (!(is_word && reach == ending->last + 1) || end.flags & END_HAS_TAIL)
            verify(s, text, ending, &end, phrase_end_words(lexicon, at));
        at = end.next;
    }
}

/* What verifying an ending will read, asked for in two steps: where a token's candidates are stands in its reading. */
static inline void expect_readings(const struct scanner *s, uint32_t first, uint32_t last)
{
    __builtin_prefetch(scanner_reading(s, first));
    __builtin_prefetch(scanner_reading(s, last));
}

static inline void expect_candidates(const struct scanner *s, uint32_t first, uint32_t last)
{
    __builtin_prefetch(s->candidates.items + scanner_reading(s, first)->first_candidate);
    __builtin_prefetch(s->candidates.items + scanner_reading(s, last)->first_candidate);
}

/* The later an ending was found, the longer it is. */
static void verify_phrases(struct scanner *s, drg_str text)
{
    enum { SOON = 5, LATER = 12 };
    const struct ending *list = s->endings.items;
    for (size_t i = s->endings.count; i-- > 0 && !s->failed;) {
        if (i >= LATER) {
            __builtin_prefetch(scanner_lexicon(s, list[i - LATER].first)->ends.items + list[i - LATER].end);
            expect_readings(s, list[i - LATER].first, list[i - LATER].last);
        }
        if (i >= SOON)
            expect_candidates(s, list[i - SOON].first, list[i - SOON].last);
        verify_ending(s, text, &list[i]);
    }
}

static void verify_words(struct scanner *s, drg_str text)
{
    enum { SOON = 4, LATER = 10 };
    const uint32_t *terms = s->terms.items;
    for (size_t i = 0; i < s->terms.count && !s->failed; i++) {
        uint32_t later = terms[i + LATER < s->terms.count ? i + LATER : i];
        uint32_t soon = terms[i + SOON < s->terms.count ? i + SOON : i];
        if (s->sole.items[later] != MANY_LEMMAS)
            __builtin_prefetch(&scanner_lexicon(s, later)->lemmas.items[s->sole.items[later]]);
        expect_readings(s, later, later);
        expect_candidates(s, soon, soon);
        if (s->reach.items[terms[i]] > terms[i] + 1 && !s->matcher->options.overlaps)
            continue;
        end_at_once(s, terms[i]);
        for (size_t k = 0; k < s->endings.count; k++)
            verify_ending(s, text, &s->endings.items[k]);
    }
}

void search(struct scanner *s, drg_str text, uint32_t first, uint32_t limit)
{
    list_starts(s, first, limit);
    if (s->failed)
        return;
    find_phrases(s);
    verify_phrases(s, text);
    verify_words(s, text);
}
