/* phrases.c - from readings to the ends of terms.
 *
 * All walks of a batch take their first edge, then all their second, and so on: the edges of one level do not depend on
 * each other, so their cache lines are asked for together and waited for once. */
#include "match/scan.h"

/* A period joins words only after an abbreviation: "St. Petersburg", "U.S. Congress". */
enum { ABBREVIATION_LETTERS = 4 };

/* Some of the lemmas of a reading, or nodes. */
struct lemma_list {
    const uint32_t *items;
    uint32_t count;
};

/* Walks of one batch at the same time, give or take those planned together: a glossary's phrases make far fewer. */
enum { MAX_STEPS = 1 << 20 };

/* The walks of phrases have become too many, or too long: of an image, whose edges are no tree. */
static void stop_walking(struct scanner *s, const struct lexicon *lexicon)
{
    s->failed = true;
    if (lexicon->image)
        lexicon_blame(lexicon, lexicon->edges.items);
}

/* Whether a term may go on from the token before `index` to it. */
static inline bool is_joined(struct scanner *s, uint32_t index)
{
    if (scanner_lexicon(s, index) != scanner_lexicon(s, index - 1))
        return false;
    const struct token *token = token_list_at(&s->list, index, &s->cursor);
    if (token->gap == GAP_BREAK)
        return false;
    return token->gap != GAP_PERIOD || scanner_reading(s, index - 1)->letters <= ABBREVIATION_LETTERS;
}

/* The lemmas of a token that phrases begin with, without a look at its reading where there is but one. */
static inline struct lemma_list beginners_of(const struct scanner *s, uint32_t index)
{
    if (s->sole.items[index] != MANY_LEMMAS)
        return (struct lemma_list){&s->sole.items[index], 1};
    const struct reading *reading = scanner_reading(s, index);
    return (struct lemma_list){reading_lemmas(s, reading), reading->begin_count};
}

/* The same of those that phrases go on with. */
static inline struct lemma_list followers_of(const struct scanner *s, uint32_t index)
{
    if (s->sole.items[index] != MANY_LEMMAS)
        return (struct lemma_list){&s->sole.items[index], 1};
    const struct reading *reading = scanner_reading(s, index);
    return (struct lemma_list){reading_lemmas(s, reading) + reading->follow_first, reading->follow_count};
}

/* The node behind the signs that stand before the token, or DRG_NONE. */
static uint32_t take_signs(const struct lexicon *lexicon, uint32_t node, const struct token *token)
{
    uint32_t symbol = signs_symbol(token);
    const struct phrase_edge *edge = symbol ? find_edge(lexicon, edge_hash(node, symbol)) : NULL;
    if (!symbol)
        return node;
    return edge ? edge->child & ~NODE_GOES_ON : DRG_NONE;
}

/* Moves the planned steps that the filter lets pass to those that are taken. What passes no branch could foretell. */
static void sift_steps(struct scanner *s)
{
    uint32_t count = s->planned_count;
    s->planned_count = 0;
    if (!count)
        return;
    if (!vec_reserve(&s->steps, s->steps.count + count)) {
        s->failed = true;
        return;
    }
    struct filter filter = s->planned_in->edge_filter;
    const struct step *planned = s->planned;
    struct step *out = s->steps.items + s->steps.count;
    for (uint32_t i = 0; i < count; i++) {
        *out = planned[i];
        out += filter_passes(&filter, planned[i].hash);
    }
    s->steps.count = (size_t)(out - s->steps.items);
    if (s->steps.count > MAX_STEPS)
        stop_walking(s, s->planned_in);
}

/* Inflected words have several lemmas, of which few pairs are an edge: what the filter says of them is asked for here and
 * read when many are planned, so that one wait serves for all. */
static inline void plan_edges(struct scanner *s, uint32_t node, struct lemma_list to, uint32_t first, uint32_t last)
{
    struct filter filter = s->planned_in->edge_filter;
    for (uint32_t done = 0; done < to.count && !s->failed;) {
        uint32_t room = MOST_PLANNED - s->planned_count, left = to.count - done, count = left < room ? left : room;
        struct step *out = s->planned + s->planned_count;
        for (uint32_t i = 0; i < count; i++) {
            uint64_t hash = edge_hash(node, to.items[done + i]);
            filter_expect(&filter, hash);
            out[i] = (struct step){hash, first, last};
        }
        done += count;
        s->planned_count += count;
        if (s->planned_count == MOST_PLANNED)
            sift_steps(s);
    }
}

/* Steps of one lexicon are planned together. */
static inline void plan_in(struct scanner *s, const struct lexicon *lexicon)
{
    if (s->planned_in != lexicon)
        sift_steps(s);
    s->planned_in = lexicon;
}

/* Plans the steps from each of the nodes to each lemma of token `last`, which has a reading and is joined. */
static inline void plan_steps(struct scanner *s, struct lemma_list nodes, uint32_t first, uint32_t last)
{
    const struct lexicon *lexicon = scanner_lexicon(s, last);
    const struct token *token = scanner_token(s, last);
    struct lemma_list to = followers_of(s, last);
    plan_in(s, lexicon);
    for (uint32_t i = 0; i < nodes.count && !s->failed; i++) {
        uint32_t node = token->gap == GAP_SIGNS ? take_signs(lexicon, nodes.items[i], token) : nodes.items[i];
        if (node != DRG_NONE)
            plan_edges(s, node, to, first, last);
    }
}

static inline bool may_go_on(struct scanner *s, uint32_t last)
{
    return s->ids.items[last + 1] & ID_FOLLOWS && is_joined(s, last + 1);
}

static inline void add_ending(struct scanner *s, uint32_t first, uint32_t last, uint32_t end)
{
    if (!vec_push(&s->endings, (struct ending){first, last, end}))
        s->failed = true;
}

void end_at_once(struct scanner *s, uint32_t index)
{
    s->endings.count = 0;
    const struct lexicon *lexicon = scanner_lexicon(s, index);
    const struct reading *reading = scanner_reading(s, index);
    const uint32_t *lemmas = reading_lemmas(s, reading);
    for (uint32_t i = 0; i < reading->lemma_count; i++) {
        uint32_t end = lexicon->lemmas.items[lemmas[i]].first_end;
        if (end != DRG_NONE)
            add_ending(s, index, index, end);
    }
}

/* Asks for the reading that lemmas are taken from. */
static inline void expect_lemmas(const struct scanner *s, uint32_t index)
{
    if (s->sole.items[index] == MANY_LEMMAS)
        __builtin_prefetch(scanner_reading(s, index));
}

/* The first two words of the phrases that may begin with the pairs. */
static void begin_all(struct scanner *s)
{
    enum { LATER = 8 };
    const uint32_t *pairs = s->pairs.items;
    for (size_t i = 0; i < s->pairs.count && !s->failed; i++) {
        uint32_t later = pairs[i + LATER < s->pairs.count ? i + LATER : i];
        expect_lemmas(s, later);
        expect_lemmas(s, later + 1);
        if (is_joined(s, pairs[i] + 1))
            plan_steps(s, beginners_of(s, pairs[i]), pairs[i], pairs[i] + 1);
    }
    sift_steps(s);
}

/* The edge filters by script of the first token. True when all are one. */
static bool list_filters(const struct scanner *s, struct filter filters[SCRIPT_COUNT])
{
    static uint64_t nothing[1];
    bool is_one = true;
    for (unsigned script = 0; script < SCRIPT_COUNT; script++) {
        const struct lexicon *lexicon = s->reader.scripts[script].lexicon;
        filters[script] = lexicon ? lexicon->edge_filter : (struct filter){nothing, 1};
        is_one &= filters[script].words == filters[0].words;
    }
    return is_one;
}

/* Most tokens are no terms, and begin none that the next one goes on with, but no branch could foretell which: the lists
 * are written without any. */
void list_starts(struct scanner *s, uint32_t first, uint32_t limit)
{
    if (!vec_reserve(&s->pairs, limit - first + 1) || !vec_reserve(&s->terms, limit - first + 1)) {
        s->failed = true;
        return;
    }
    const uint32_t *ids = s->ids.items;
    uint32_t *terms = s->terms.items, *pairs = s->pairs.items, term_count = 0, pair_count = 0;
    for (uint32_t i = first; i < limit; i++) {
        uint32_t id = ids[i];
        terms[term_count] = pairs[pair_count] = i;
        term_count += id / ID_IS_TERM & 1;
        pair_count += id / ID_BEGINS & ids[i + 1] / ID_FOLLOWS & 1;
    }
    s->terms.count = term_count;
    s->pairs.count = pair_count;
}

/* Leaves the pairs that the edge filter lets pass, whatever stands between them, and those of several lemmas. */
static inline void filter_pairs(struct scanner *s, const struct filter filters[SCRIPT_COUNT], bool is_one)
{
    enum { LATER = 24 };
    const uint32_t *sole = s->sole.items;
    const struct token *tokens = s->list.tokens.items;
    struct filter filter = filters[0];
    uint32_t *pairs = s->pairs.items, count = 0;
    for (size_t i = 0; i < s->pairs.count; i++) {
        uint32_t at = pairs[i], a = sole[at], b = sole[at + 1], later = pairs[i + LATER < s->pairs.count ? i + LATER : i];
        if (!is_one)
            filter = filters[tokens[at].script];
        filter_expect(&filter, edge_hash(sole[later], sole[later + 1]));
        uint64_t hash = edge_hash(a, b), bits = filter_bits(hash);
        uint32_t passes = (filter.words[hash & (filter.count - 1)] & bits) == bits;
        pairs[count] = at;
        count += passes | (a == MANY_LEMMAS) | (b == MANY_LEMMAS);
    }
    s->pairs.count = count;
}

/* Takes the edges of the steps; leaves the walks that go on. */
static void take_edges(struct scanner *s)
{
    enum { LATER = 16 };
    const struct step *steps = s->steps.items;
    size_t count = s->steps.count;
    if (!vec_reserve(&s->walks, count)) {
        s->failed = true;
        return;
    }
    struct walk *out = s->walks.items;
    for (size_t i = 0; i < count && !s->failed; i++) {
        struct step step = steps[i];
        const struct lexicon *lexicon = scanner_lexicon(s, step.last);
        if (i + LATER < count)
            __builtin_prefetch(&lexicon->edges.items[edge_slot(lexicon, steps[i + LATER].hash)]);
        const struct phrase_edge *edge = find_edge(lexicon, step.hash);
        if (!edge)
            continue;
        if (edge->end != DRG_NONE)
            add_ending(s, step.first, step.last, edge->end);
        if (!(edge->child & NODE_GOES_ON) || !may_go_on(s, step.last))
            continue;
        expect_lemmas(s, step.last + 1);
        *out++ = (struct walk){edge->child & ~NODE_GOES_ON, step.first, step.last};
    }
    s->walks.count = (size_t)(out - s->walks.items);
}

/* Plans the next steps of the walks. */
static void plan_next(struct scanner *s)
{
    s->steps.count = 0;
    for (size_t i = 0; i < s->walks.count && !s->failed; i++) {
        const struct walk *walk = &s->walks.items[i];
        plan_steps(s, (struct lemma_list){&walk->node, 1}, walk->first, walk->last + 1);
    }
    sift_steps(s);
}

void find_phrases(struct scanner *s)
{
    struct filter filters[SCRIPT_COUNT];
    s->endings.count = s->steps.count = s->planned_count = 0;
    if (list_filters(s, filters))
        filter_pairs(s, filters, true);
    else
        filter_pairs(s, filters, false);
    begin_all(s);
    for (uint32_t words = 2; s->steps.count && !s->failed; words++) {
        if (words > TERM_MAX_WORDS)
            stop_walking(s, scanner_lexicon(s, s->steps.items[0].last));
        take_edges(s);
        plan_next(s);
    }
}
