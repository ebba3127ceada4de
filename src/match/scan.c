/* scan.c - from readings to terms. */
#include "match/scan.h"

#include "base/error.h"
#include "lang/inflect.h"

/* A period joins words only after an abbreviation: "St. Petersburg", "U.S. Congress". */
enum { ABBREVIATION_LETTERS = 4 };

enum { MAX_POOL = 1 << 20 };

/* Fewer words say nothing of their writer's habits. */
enum { UNCASED_WORDS = 6 };

drg_status fail_too_many(drg_error *err)
{
    return fail(err, DRG_ELIMIT, NOWHERE, "more than %d matches in one text: do very many concepts share a term?",
                MAX_MATCHES);
}

void scanner_free(struct scanner *scanner)
{
    token_list_free(&scanner->list);
    vec_free(&scanner->readings);
    vec_free(&scanner->candidates);
    vec_free(&scanner->hits);
    memo_free(&scanner->memo);
    vec_free(&scanner->hashes);
}

/* The pool holds what the memo remembers; past this size both start afresh. */
static void make_room(struct scanner *s)
{
    s->hits.count = 0;
    if (s->candidates.count < MAX_POOL)
        return;
    s->candidates.count = 0;
    memo_clear(&s->memo);
}

/* Whoever types whole sentences without a capital types names without one. */
static bool is_uncased(const struct scanner *s)
{
    for (size_t i = 0; i < s->readings.count; i++)
        if (s->readings.items[i].shape != CASE_LOWER && s->readings.items[i].shape != CASE_NONE)
            return false;
    return s->readings.count >= UNCASED_WORDS;
}

/* Whether a term of `lexicon` may go on from the token before `index` to it. */
static bool is_joined(const struct scanner *s, uint32_t index, const struct lexicon *lexicon)
{
    const struct token *token = scanner_token(s, index);
    if (token->gap == GAP_BREAK || scanner_lexicon(s, index) != lexicon)
        return false;
    return token->gap != GAP_PERIOD || s->readings.items[index - 1].letters <= ABBREVIATION_LETTERS;
}

/* A path through the phrase trie: what holds for all words on it. */
struct path {
    uint32_t node;
    uint32_t first, last; /* tokens */
    uint64_t features;
    struct manner manner;
};

/* Initials own the period behind them, even where it closes the sentence too: U.S., U.S.A. */
static bool is_initials(drg_str text, const struct token *token)
{
    return token->end < text.len && text.ptr[token->end] == '.' &&
           memchr(text.ptr + token->start, '.', token->end - token->start);
}

/* Completes a hit by what stands after its last word: signs of the term (C++), an ending apart (courts').
 * False when the term's signs are not there. */
static bool complete(const struct scanner *s, drg_str text, const struct lexicon *lexicon, struct hit *hit,
                     struct manner *manner)
{
    drg_str tail = s->matcher->tails[hit->term];
    if (!str_starts(str_cut(text, hit->span.end, text.len), tail))
        return false;
    hit->span.end += (uint32_t)tail.len;
    if (tail.len)
        return true;
    const struct token *last = scanner_token(s, hit->last_token);
    uint32_t ending = inflect_tail(lexicon->lang, text, last->start, hit->span.end);
    hit->span.end += ending ? ending : is_initials(text, last);
    manner->is_citation &= !ending;
    return true;
}

static void emit(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path)
{
    for (uint32_t i = lexicon->phrase_nodes.items[path->node].first_end; i != DRG_NONE && !s->failed;
         i = lexicon->ends.items[i].next) {
        struct manner manner = path->manner;
        struct hit hit = {.span = {scanner_token(s, path->first)->start, scanner_token(s, path->last)->end},
                          .term = lexicon->ends.items[i].term,
                          .first_token = path->first,
                          .last_token = path->last,
                          .is_respelt = manner.is_respelt};
        bool is_hit = complete(s, text, lexicon, &hit, &manner) && grade_hit(s, text, &hit, &manner, &hit.grade) &&
                      hit.grade <= s->matcher->options.max_grade;
        if (is_hit && (s->hits.count == MAX_MATCHES || !vec_push(&s->hits, hit)))
            s->failed = true;
    }
}

static void extend(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path);

static uint32_t next_node(const struct lexicon *lexicon, uint32_t node, const struct candidate *candidate, uint32_t gap)
{
    if (node == 0)
        return candidate->first_node;
    return phrase_may_go_on(lexicon, node, candidate->word)
               ? edges_find(&lexicon->phrase_edges, node, candidate->word, gap)
               : 0;
}

/* Whether a term ends at `node`, reached with token `index`, or may go on with the next one. */
static bool leads_on(const struct scanner *s, const struct lexicon *lexicon, uint32_t node, uint32_t index)
{
    const struct phrase_node *place = &lexicon->phrase_nodes.items[node];
    return place->first_end != DRG_NONE ||
           (index + 1 < s->readings.count && (place->next_words & s->readings.items[index + 1].words));
}

/* Goes on from `path` with token `index` in each of its readings. */
static void follow(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path, uint32_t index)
{
    const struct reading *reading = &s->readings.items[index];
    bool begins = index == path->first;
    uint32_t gap = begins ? 0 : gap_symbol(scanner_token(s, index));
    uint32_t count = begins ? reading->begin_count : reading->candidate_count;
    for (uint32_t i = 0; i < count; i++) {
        const struct candidate *candidate = &s->candidates.items[reading->first_candidate + i];
        uint32_t node = next_node(lexicon, path->node, candidate, gap);
        if (!node || !leads_on(s, lexicon, node, index))
            continue;
        struct path longer = *path;
        longer.node = node;
        longer.last = index;
        if (!lexicon->words.items[candidate->word].is_fixed)
            longer.features &= candidate->features;
        if (!longer.features)
            continue;
        longer.manner.is_citation &= candidate->is_citation;
        longer.manner.is_respelt |= candidate->is_respelt;
        longer.manner.is_guess |= candidate->is_guess;
        emit(s, text, lexicon, &longer);
        extend(s, text, lexicon, &longer);
    }
}

/* Recursion is as deep as the longest term, at most TERM_MAX_WORDS. */
static void extend(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path)
{
    uint32_t next = path->last + 1;
    uint64_t next_words = lexicon->phrase_nodes.items[path->node].next_words;
    if (next < s->readings.count && (next_words & s->readings.items[next].words) && is_joined(s, next, lexicon))
        follow(s, text, lexicon, path, next);
}

/* Whether token `index` can begin a term at all, as far as its reading and the next one tell. */
static bool may_begin(const struct scanner *s, uint32_t index)
{
    const struct reading *reading = &s->readings.items[index];
    if (!reading->begin_count || reading->is_term)
        return reading->begin_count;
    return index + 1 < s->readings.count && (reading->next_words & s->readings.items[index + 1].words);
}

drg_status scan(struct scanner *s, drg_str text, size_t start, size_t end, const struct lang *lang, bool any_script,
                drg_error *err)
{
    make_room(s);
    read_tokens(s, text, start, end, lang, any_script);
    s->is_uncased = is_uncased(s);
    for (uint32_t i = 0; i < s->readings.count && !s->failed; i++) {
        struct path path = {.first = i, .features = UINT64_MAX, .manner = {.is_citation = true}};
        if (may_begin(s, i))
            follow(s, text, scanner_lexicon(s, i), &path, i);
    }
    if (s->failed && s->hits.count == MAX_MATCHES)
        return fail_too_many(err);
    return s->failed ? fail_memory(err) : DRG_OK;
}
