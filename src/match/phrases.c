/* phrases.c - from readings to the ends of terms.
 *
 * All walks of a batch take their first edge, then all their second, and so on: the edges of one level do not depend on
 * each other, so their cache lines are asked for together and waited for once. */
#include "match/scan.h"

/* A period joins words only after an abbreviation: "St. Petersburg", "U.S. Congress". */
enum { ABBREVIATION_LETTERS = 4 };

/* Whether a term may go on from the token before `index` to it. */
static bool is_joined(struct scanner *s, uint32_t index)
{
    if (scanner_lexicon(s, index) != scanner_lexicon(s, index - 1))
        return false;
    const struct token *token = token_list_at(&s->list, index, &s->cursor);
    if (token->gap == GAP_BREAK)
        return false;
    return token->gap != GAP_PERIOD || scanner_reading(s, index - 1)->letters <= ABBREVIATION_LETTERS;
}

/* The node behind the signs that stand before the token, or DRG_NONE. */
static uint32_t take_signs(const struct lexicon *lexicon, uint32_t node, const struct token *token)
{
    uint32_t symbol = signs_symbol(token);
    const struct phrase_edge *edge = symbol ? find_edge(lexicon, edge_hash(node, symbol), node, symbol) : NULL;
    if (!symbol)
        return node;
    return edge ? edge->child & ~NODE_GOES_ON : DRG_NONE;
}

/* Plans the steps from `node` to each lemma of the token after `last`, which has a reading and is joined. */
static inline void plan_steps(struct scanner *s, step_list *out, uint32_t first, uint32_t last, uint32_t node)
{
    uint32_t next = last + 1;
    const struct lexicon *lexicon = scanner_lexicon(s, next);
    const struct reading *reading = scanner_reading(s, next);
    const uint32_t *lemmas = reading_lemmas(s, reading);
    if (scanner_token(s, next)->gap == GAP_SIGNS && (node = take_signs(lexicon, node, scanner_token(s, next))) == DRG_NONE)
        return;
    for (uint32_t i = 0; i < reading->lemma_count; i++) {
        uint64_t hash = edge_hash(node, lemmas[i]);
        if (!filter_passes(&lexicon->edge_filter, hash))
            continue;
        __builtin_prefetch(&lexicon->edges.items[edge_slot(lexicon, hash)]);
        if (!vec_push(out, (struct step){hash, node, lemmas[i], first, next}))
            s->failed = true;
    }
}

static inline bool may_go_on(struct scanner *s, uint32_t last)
{
    return s->ids.items[last + 1] & ID_INDEX && is_joined(s, last + 1);
}

static void add_ending(struct scanner *s, const struct lexicon *lexicon, uint32_t first, uint32_t last, uint32_t end)
{
    __builtin_prefetch(lexicon->ends.items + end);
    if (!vec_push(&s->endings, (struct ending){first, last, end}))
        s->failed = true;
}

/* Terms of one word. */
static void end_at_once(struct scanner *s, uint32_t index)
{
    const struct lexicon *lexicon = scanner_lexicon(s, index);
    const struct reading *reading = scanner_reading(s, index);
    const uint32_t *lemmas = reading_lemmas(s, reading);
    for (uint32_t i = 0; i < reading->lemma_count; i++) {
        uint32_t end = lexicon->lemmas.items[lemmas[i]].first_end;
        if (end != DRG_NONE)
            add_ending(s, lexicon, index, index, end);
    }
}

/* The first two words of a phrase that may begin with this token. */
static void begin(struct scanner *s, uint32_t index)
{
    const struct reading *reading = scanner_reading(s, index);
    const uint32_t *lemmas = reading_lemmas(s, reading);
    if (!is_joined(s, index + 1))
        return;
    for (uint32_t i = 0; i < reading->begin_count; i++)
        plan_steps(s, &s->steps, index, index, lemmas[i]);
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

/* The tokens from `first` to `limit` with which phrases may begin, as far as they and the next ones tell: the filter answers for
 * those with one lemma each, whatever stands between them. Most tokens fail, but no branch could foretell which. */
static inline uint32_t list_pairs(const struct scanner *s, uint32_t first, uint32_t limit,
                                  const struct filter filters[SCRIPT_COUNT], bool is_one, uint32_t *out)
{
    const uint32_t *ids = s->ids.items, *sole = s->sole.items;
    const struct token *tokens = s->list.tokens.items;
    struct filter filter = filters[0];
    uint32_t count = 0;
    for (uint32_t i = first; i < limit; i++) {
        if (!is_one)
            filter = filters[tokens[i].script];
        uint32_t a = sole[i], b = sole[i + 1];
        uint64_t hash = edge_hash(a, b), bits = filter_bits(hash);
        uint32_t passes = (filter.words[hash & (filter.count - 1)] & bits) == bits;
        passes |= (a == MANY_LEMMAS) | (b == MANY_LEMMAS);
        out[count] = i;
        count += passes & (ids[i] / ID_BEGINS) & (ids[i + 1] / ID_HAS_READING);
    }
    return count;
}

static void take_steps(struct scanner *s)
{
    s->next_steps.count = 0;
    for (size_t i = 0; i < s->steps.count; i++) {
        const struct step *step = &s->steps.items[i];
        const struct lexicon *lexicon = scanner_lexicon(s, step->last);
        const struct phrase_edge *edge = find_edge(lexicon, step->hash, step->node, step->symbol);
        if (!edge)
            continue;
        if (edge->end != DRG_NONE)
            add_ending(s, lexicon, step->first, step->last, edge->end);
        if (edge->child & NODE_GOES_ON && may_go_on(s, step->last))
            plan_steps(s, &s->next_steps, step->first, step->last, edge->child & ~NODE_GOES_ON);
    }
    step_list swap = s->steps;
    s->steps = s->next_steps;
    s->next_steps = swap;
}

void find_phrases(struct scanner *s, uint32_t first, uint32_t limit)
{
    const uint32_t *ids = s->ids.items;
    s->endings.count = s->steps.count = 0;
    for (uint32_t i = first; i < limit; i++)
        if (ids[i] & ID_IS_TERM)
            end_at_once(s, i);
    if (!vec_reserve(&s->pairs, limit - first + 1)) {
        s->failed = true;
        return;
    }
    struct filter filters[SCRIPT_COUNT];
    uint32_t count = list_filters(s, filters) ? list_pairs(s, first, limit, filters, true, s->pairs.items)
                                              : list_pairs(s, first, limit, filters, false, s->pairs.items);
    for (uint32_t i = 0; i < count; i++)
        begin(s, s->pairs.items[i]);
    while (s->steps.count && !s->failed)
        take_steps(s);
}
