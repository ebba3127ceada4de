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

static void add_hit(struct scanner *s, const struct hit *hit)
{
    s->has_too_many |= s->hits.count == MAX_MATCHES;
    if (s->has_too_many || !vec_push(&s->hits, *hit))
        s->failed = true;
}

/* Whether the capitals of the term's last word, the token at hand, are those that the term wants. */
static bool capitals_fit(struct scanner *s, drg_str text, const struct phrase_end *end, uint32_t last)
{
    if (end->shape < CASE_TITLE || s->any_case)
        return true;
    const struct token *token = scanner_token(s, last);
    drg_str surface = str_cut(text, token->start, token->end);
    return capitals_allow(end->shape, scanner_reading(s, last), surface) || is_uncased(s, last);
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
    hit.grade = (uint8_t)grade_surface(s, str_cut(text, hit.span.start, hit.span.end), end, &manner);
    hit.is_respelt = manner.is_respelt;
    if (hit.grade > s->matcher->options.max_grade)
        return;
    add_hit(s, &hit);
    cover(s, ending);
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

/* What verifying an ending will read, asked for in two steps: where a token's candidates are stands in its reading. Plain
 * words are not looked at. */
static inline void expect_reading(const struct scanner *s, uint32_t index)
{
    if (!(s->ids.items[index] & ID_IS_PLAIN))
        __builtin_prefetch(scanner_reading(s, index));
}

static inline void expect_candidates(const struct scanner *s, uint32_t index)
{
    if (!(s->ids.items[index] & ID_IS_PLAIN))
        __builtin_prefetch(s->candidates.items + scanner_reading(s, index)->first_candidate);
}

static void verify_level(struct scanner *s, drg_str text, const struct ending *list, size_t count)
{
    enum { SOON = 5, LATER = 12 };
    for (size_t i = 0; i < count && !s->failed; i++) {
        if (i + LATER < count) {
            const struct ending *later = &list[i + LATER];
            __builtin_prefetch(scanner_lexicon(s, later->first)->ends.items + later->end);
            expect_reading(s, later->first);
            expect_reading(s, later->last);
        }
        if (i + SOON < count) {
            expect_candidates(s, list[i + SOON].first);
            expect_candidates(s, list[i + SOON].last);
        }
        verify_ending(s, text, &list[i]);
    }
}

/* The later an ending was found, the longer it is: the last level comes first. Each level's hits are in order, which
 * leaves little to sort. */
static void verify_phrases(struct scanner *s, drg_str text)
{
    const struct ending *list = s->endings.items;
    for (size_t end = s->endings.count, start = end; end > 0 && !s->failed; end = start) {
        uint32_t length = list[end - 1].last - list[end - 1].first;
        while (start > 0 && list[start - 1].last - list[start - 1].first == length)
            start--;
        verify_level(s, text, list + start, end - start);
    }
}

/* Whether nothing behind the word belongs to it; see complete. */
static inline bool stands_alone(const struct scanner *s, drg_str text, const struct token *token)
{
    if (token->end == text.len || text.ptr[token->end] == ' ')
        return true;
    const struct lang *lang = s->reader.scripts[token->script].lang;
    return !is_initials(text, token) &&
           (matcher_is_literal(s->matcher) || !inflect_tail(lang, text, token->start, token->end));
}

/* The hits of a word whose terms have been settled. */
static void add_word_hits(struct scanner *s, uint32_t index, const struct word_term *terms, uint32_t count)
{
    const struct token *token = scanner_token(s, index);
    for (const struct word_term *it = terms; it < terms + count; it++) {
        if (it->grade > s->matcher->options.max_grade || (it->lacks_capital && !s->any_case && !is_uncased(s, index)))
            continue;
        add_hit(s, &(struct hit){.span = {token->start, token->end},
                                 .term = it->term,
                                 .first_token = s->base + index,
                                 .last_token = s->base + index,
                                 .grade = it->grade,
                                 .is_respelt = it->is_respelt});
    }
}

static void verify_word(struct scanner *s, drg_str text, uint32_t index)
{
    size_t found = s->hits.count;
    uint32_t reach = s->matcher->options.overlaps ? 0 : s->reach.items[index];
    const struct word_term *word = &scanner_reading(s, index)->word;
    if (reach > index + 1)
        return;
    if (word->count != WORD_IS_OPEN && stands_alone(s, text, scanner_token(s, index))) {
        if (!reach) /* none of them owns signs behind it */
            add_word_hits(s, index, word->count == 1 ? word : s->word_terms.items + word->term, word->count);
        return;
    }
    end_at_once(s, index);
    for (size_t i = 0; i < s->endings.count; i++)
        verify_ending(s, text, &s->endings.items[i]);
    sort_hits(s, found);
}

/* Takes those of the hits set aside, from the `next` on, that begin with a token up to this one. */
static inline size_t take_back(struct scanner *s, size_t next, uint32_t index)
{
    const struct hit *hits = s->phrase_hits.items;
    for (; next < s->phrase_hits.count && hits[next].first_token <= s->base + index && !s->failed; next++)
        add_hit(s, &hits[next]);
    return next;
}

/* The hits of several words, which are sorted, come between those of one, longer ones first. */
static void verify_words(struct scanner *s, drg_str text)
{
    enum { LATER = 12 };
    const uint32_t *terms = s->terms.items;
    size_t next = 0;
    for (size_t i = 0; i < s->terms.count && !s->failed; i++) {
        if (i + LATER < s->terms.count)
            __builtin_prefetch(&scanner_reading(s, terms[i + LATER])->word);
        next = take_back(s, next, terms[i]);
        verify_word(s, text, terms[i]);
    }
    take_back(s, next, UINT32_MAX - s->base);
}

void search(struct scanner *s, drg_str text, uint32_t first, uint32_t limit)
{
    size_t found = s->hits.count;
    list_starts(s, first, limit);
    if (s->failed)
        return;
    find_phrases(s);
    verify_phrases(s, text);
    if (deal_hits(s, found, first, limit - first))
        verify_words(s, text);
    else
        s->failed = true;
}
