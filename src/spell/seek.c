/* seek.c - finding the words of a tree that a word may be a slip for. */
#include "spell/seek.h"

enum {
    DEEPEST = SPELLING_MAX,
    WIDEST = 5,           /* letters more or fewer than typed */
    STEPS = 120000,       /* nodes that one walk may look at  */
    FAR = UINT16_MAX / 2, /* a cost that is never paid        */
    CHEAPEST_PAIR = 20,
    PAIRS_AT_ONCE = 16,
    STEP_SHIFT = 4, STEPPED = 16, /* costs in steps of 16 */
    NEAR = 70, FARTHER = 60, /* the limits of the walks one after another                                   */
    FEW = 5, CHOICE = 5, GOOD_SLIP = 75, FAR_ENOUGH = 150, /* ... until there is a choice with a good one, or any farther off */
    CAPITAL_FORGOTTEN = 50, /* a word in small letters is seldom a name    */
    RARE_NAME = 36, RARE_FORGOTTEN = 90 /* ... and more seldom a rare one: ofthe */
};

struct walk {
    const struct word_tree *tree;
    const struct slips *slips;
    const struct spelling *word;
    struct guesses *into;
    uint16_t limit;
    uint16_t promise; /* what the row after next costs at least by a slip of two letters that the last row begins */
    uint32_t steps;
    uint32_t wide;    /* letters more or fewer that the limit allows */
    uint16_t path[DEEPEST + 1]; /* letters on the way, from 1 */
    uint16_t rows[DEEPEST + 1][SPELLING_MAX + 1];
    uint16_t reached[DEEPEST + 1]; /* the least cost of each row */
    uint8_t drops[SPELLING_MAX]; /* what each typed letter costs if it is too much */
    uint8_t indexes[SPELLING_MAX]; /* of the typed letters */
    /* Sets of letters, by their indexes: what may be meant on the way next. */
    uint64_t begins_pair, ends_pair;              /* ... two letters typed as something else       */
    uint64_t swapped[SPELLING_MAX][STEPPED];      /* ... a typed letter, up to this cost           */
    uint64_t added[STEPPED];                      /* ... nothing typed, up to this cost            */
};

static uint16_t least(unsigned a, unsigned b)
{
    return (uint16_t)(a < b ? a : b);
}

/* What typing word letter `j` (from 1) too much costs. */
static uint8_t drop_cost(const struct slips *s, const struct spelling *word, uint32_t j)
{
    uint16_t letter = word->letters[j - 1];
    bool is_double = j > 1 && word->letters[j - 2] == letter;
    bool is_run = is_double && ((j > 2 && word->letters[j - 3] == letter) || (j < word->count && word->letters[j] == letter));
    return is_run ? s->run : is_double ? s->doubled : s->drop[slip_index(s, letter)];
}

static bool ends_with(const struct spelling *word, uint32_t j, const uint16_t letters[2])
{
    if (!letters[1])
        return word->letters[j - 1] == letters[0];
    return j > 1 && word->letters[j - 1] == letters[1] && word->letters[j - 2] == letters[0];
}

static uint64_t bit_of(uint8_t index)
{
    return UINT64_C(1) << index;
}

/* Which letters a slip of each cost may put for one, from the costs of all. */
static void list_within(uint64_t sets[STEPPED], const uint8_t *costs, uint32_t count)
{
    memset(sets, 0, STEPPED * sizeof *sets);
    for (uint32_t l = 0; l < count; l++)
        sets[costs[l] >> STEP_SHIFT] |= bit_of((uint8_t)l);
    for (uint32_t step = 1; step < STEPPED; step++)
        sets[step] |= sets[step - 1];
}

static void begin(struct walk *w)
{
    const struct slips *s = w->slips;
    w->rows[0][0] = 0;
    list_within(w->added, s->add, s->count);
    for (uint32_t j = 1; j <= w->word->count; j++) {
        w->drops[j - 1] = drop_cost(s, w->word, j);
        w->rows[0][j] = least(w->rows[0][j - 1] + w->drops[j - 1] + (j == 1 ? s->first.drop : 0u), FAR);
        w->indexes[j - 1] = slip_index(s, w->word->letters[j - 1]);
        list_within(w->swapped[j - 1], s->swap[w->indexes[j - 1]], s->count);
        for (uint32_t step = 0; step < STEPPED; step++)
            w->swapped[j - 1][step] |= bit_of(w->indexes[j - 1]);
        for (uint32_t p = 0; p < s->pair_count; p++)
            if (ends_with(w->word, j, s->pairs[p].typed)) {
                const uint16_t *meant = s->pairs[p].meant;
                w->begins_pair |= meant[1] ? bit_of(slip_index(s, meant[0])) : 0;
                w->ends_pair |= bit_of(slip_index(s, meant[1] ? meant[1] : meant[0]));
            }
    }
}

/* The slips of pairs whose letters meant are the last ones on the way. */
static uint32_t find_pairs(const struct walk *w, uint32_t depth, const struct slip_pair *found[PAIRS_AT_ONCE])
{
    const struct slips *s = w->slips;
    uint8_t letter = slip_index(s, w->path[depth]);
    uint32_t count = 0;
    for (uint32_t p = s->pair_first[letter]; p < s->pair_first[letter + 1] && count < PAIRS_AT_ONCE; p++) {
        const struct slip_pair *pair = &s->pairs[p];
        bool is_here = pair->meant[1] ? depth > 1 && w->path[depth - 1] == pair->meant[0] && w->path[depth] == pair->meant[1]
                                      : w->path[depth] == pair->meant[0];
        if (is_here)
            found[count++] = pair;
    }
    return count;
}

/* The best way to have typed the first j letters by a slip of one of these pairs. */
static uint16_t pair_cost(const struct walk *w, uint32_t depth, uint32_t j, const struct slip_pair *const *pairs, uint32_t count)
{
    uint16_t best = FAR;
    for (uint32_t p = 0; p < count; p++) {
        uint32_t typed = pairs[p]->typed[1] ? 2 : 1, meant = pairs[p]->meant[1] ? 2 : 1;
        if (ends_with(w->word, j, pairs[p]->typed))
            best = least(best, w->rows[depth - meant][j - typed] + (unsigned)pairs[p]->cost);
    }
    return best;
}

/* Fills the row of the node that path[depth] leads to; returns its least cost. */
static uint16_t fill_row(struct walk *w, uint32_t depth)
{
    const struct slips *s = w->slips;
    const uint16_t *above = w->rows[depth - 1], *letters = w->word->letters, letter = w->path[depth];
    const struct slip_pair *pairs[PAIRS_AT_ONCE];
    uint32_t pair_count = find_pairs(w, depth, pairs);
    uint16_t *row = w->rows[depth], before = depth > 1 ? w->path[depth - 1] : 0;
    uint8_t at = slip_index(s, letter);
    unsigned first = depth == 1 ? s->first.swap : 0, add = (before == letter ? s->doubled : s->add[at]) + (depth == 1 ? s->first.add : 0u);
    uint32_t n = w->word->count, from = depth > w->wide ? depth - w->wide : 1, to = depth + w->wide < n ? depth + w->wide : n;
    w->promise = FAR;
    row[0] = least(above[0] + add, FAR);
    if (from > 1)
        row[from - 1] = FAR;
    unsigned best = row[from - 1], left = best;
    for (uint32_t j = from; j <= to; j++) {
        uint16_t typed = letters[j - 1];
        unsigned here = above[j - 1] + (typed == letter ? 0 : s->swap[w->indexes[j - 1]][at] + (j == 1 ? first : 0));
        here = above[j] + add < here ? above[j] + add : here;
        here = left + w->drops[j - 1] < here ? left + w->drops[j - 1] : here;
        if (typed == before && j > 1 && letters[j - 2] == letter && typed != letter)
            here = least(here, w->rows[depth - 2][j - 2] + (unsigned)s->turned);
        if (pair_count)
            here = least(here, pair_cost(w, depth, j, pairs, pair_count));
        left = row[j] = least(here, FAR);
        best = left < best ? left : best;
        if (typed == letter && j > 1)
            w->promise = least(w->promise, above[j - 2] + (unsigned)s->turned);
    }
    for (uint32_t j = to + 1; j <= n && j <= to + 2; j++)
        row[j] = FAR;
    return (uint16_t)best;
}

/* What a slip in the last letter costs more. Which kind it is, the two last letters tell. */
static uint8_t last_cost(const struct walk *w, uint32_t depth)
{
    uint32_t n = w->word->count;
    uint16_t typed = w->word->letters[n - 1], meant = w->path[depth];
    if (typed == meant)
        return 0;
    if (depth > 1 && w->path[depth - 1] == typed)
        return w->slips->last.add;
    return n > 1 && w->word->letters[n - 2] == meant ? w->slips->last.drop : w->slips->last.swap;
}

/* What all slips cost that make the typed word of the letters on the way. */
static uint16_t slip_of(const struct walk *w, uint32_t depth)
{
    return least(w->rows[depth][w->word->count] + (unsigned)last_cost(w, depth), FAR);
}

static void keep(struct walk *w, const struct word_node *node, uint32_t depth)
{
    struct guess guess = {.count = (uint8_t)depth, .band = node->band, .flags = node->flags, .slip = slip_of(w, depth)};
    bool is_unlikely = node->flags & (WORD_IS_NAME | WORD_IS_ACRONYM) && w->word->shape == CASE_LOWER;
    int32_t forgotten = !is_unlikely ? 0 : node->band < RARE_NAME ? RARE_FORGOTTEN : CAPITAL_FORGOTTEN;
    guess.cost = guess.slip + band_cost(w->slips, node->band) + forgotten;
    if (guess.cost > guesses_limit(w->into))
        return;
    memcpy(guess.letters, w->path + 1, depth * sizeof *guess.letters);
    guesses_add(w->into, &guess);
}

/* What slips may cost on the way to words below a node that are still to be among the best; less than 0: none can. */
static int32_t budget_below(const struct walk *w, const struct word_node *node)
{
    int32_t budget = guesses_limit(w->into) - band_cost(w->slips, node->best);
    return budget < w->limit ? budget : w->limit;
}

static const uint64_t *within(const uint64_t sets[STEPPED], int32_t cost)
{
    return &sets[cost >> STEP_SHIFT < STEPPED ? cost >> STEP_SHIFT : STEPPED - 1];
}

/* The second letters of a turn that the last letter began. */
static uint64_t turned_letters(const struct walk *w, uint32_t depth, int32_t budget)
{
    const struct spelling *word = w->word;
    uint64_t set = 0;
    for (uint32_t j = 0; j + 1 < word->count; j++)
        if (word->letters[j + 1] == w->path[depth] && budget >= w->rows[depth - 1][j] + w->slips->turned)
            set |= bit_of(w->indexes[j]);
    return set;
}

/* The letters that may come after `depth` others for no more than the budget, which fill_row need not find out one by one; a
 * few that cost more may be among them. */
static uint64_t next_letters(const struct walk *w, uint32_t depth, int32_t budget)
{
    const uint16_t *row = w->rows[depth];
    uint32_t n = w->word->count, from = depth > w->wide ? depth - w->wide : 0, to = depth + w->wide < n ? depth + w->wide : n;
    int32_t reached = w->reached[depth], before = depth ? w->reached[depth - 1] : reached;
    uint64_t set = depth ? turned_letters(w, depth, budget) : 0;
    for (uint32_t j = from; j <= to; j++) {
        int32_t left = budget - row[j];
        if (j < n && left >= 0)
            set |= *within(w->swapped[j], left);
        if (j + 1 < n && left >= w->slips->turned)
            set |= bit_of(w->indexes[j + 1]);
    }
    if (budget >= reached)
        set |= *within(w->added, budget - reached);
    if (depth && budget >= reached + w->slips->doubled)
        set |= bit_of(slip_index(w->slips, w->path[depth]));
    if (budget >= reached + CHEAPEST_PAIR)
        set |= w->begins_pair;
    return budget >= (reached < before ? reached : before) + CHEAPEST_PAIR ? set | w->ends_pair : set;
}

static void descend(struct walk *w, const struct word_node *node, uint32_t depth)
{
    uint32_t n = w->word->count;
    if (depth == DEEPEST || depth > n + w->wide)
        return;
    uint64_t letters = next_letters(w, depth, budget_below(w, node));
    for (uint32_t c = node->first; c < node[1].first && w->steps < STEPS; c++) {
        const struct word_node *child = &w->tree->nodes[c];
        uint64_t letter = bit_of(slip_index(w->slips, child->letter));
        if (!(letters & letter))
            continue;
        w->path[depth + 1] = child->letter;
        w->steps++;
        w->reached[depth + 1] = fill_row(w, depth + 1);
        uint16_t least_paid = least(w->reached[depth + 1], w->promise);
        if (w->begins_pair & letter)
            least_paid = least(least_paid, w->reached[depth] + (unsigned)CHEAPEST_PAIR);
        if (least_paid > budget_below(w, child))
            continue;
        bool is_near_end = depth + 1 + w->wide >= n && depth + 1 <= n + w->wide;
        if (child->band && is_near_end && w->rows[depth + 1][n] <= w->limit)
            keep(w, child, depth + 1);
        descend(w, child, depth + 1);
    }
}

/* Letters of runs, which are too many most likely. */
static uint32_t count_runs(const struct spelling *word)
{
    uint32_t runs = 0;
    for (uint32_t i = 2; i < word->count; i++)
        runs += word->letters[i] == word->letters[i - 1] && word->letters[i] == word->letters[i - 2];
    return runs;
}

void seek(struct guesses *into, const struct word_tree *tree, const struct slips *slips, const struct spelling *word,
          uint16_t limit)
{
    struct walk w = {.tree = tree, .slips = slips, .word = word, .into = into};
    if (!tree->count || !word->count)
        return;
    begin(&w);
    uint32_t runs = count_runs(word);
    /* What is near is found first; what is farther is looked for while too little is found. */
    for (w.limit = least(NEAR, limit);; w.limit = least(w.limit + (unsigned)FARTHER, limit)) {
        w.steps = 0;
        w.wide = w.limit / 45u + runs < WIDEST ? w.limit / 45u + runs : WIDEST;
        descend(&w, tree->nodes, 0);
        bool is_enough = w.limit > FAR_ENOUGH ? into->count >= FEW : into->count >= CHOICE && into->items[0].slip <= GOOD_SLIP;
        if (w.limit == limit || (w.limit > NEAR && is_enough))
            return;
    }
}

uint16_t slip_between(const struct slips *slips, const struct spelling *word, const uint16_t *meant, uint32_t count)
{
    struct walk w = {.slips = slips, .word = word, .wide = WIDEST};
    if (!word->count || count > DEEPEST || count > word->count + WIDEST || word->count > count + WIDEST)
        return FAR;
    begin(&w);
    for (uint32_t depth = 1; depth <= count; depth++) {
        w.path[depth] = meant[depth - 1];
        fill_row(&w, depth);
    }
    return slip_of(&w, count);
}

struct twins {
    const struct word_tree *tree;
    const struct slips *slips;
    const struct spelling *word;
    const struct word_node *best;
    uint16_t path[SPELLING_MAX], *meant;
    uint32_t steps;
};

static void find_twins(struct twins *t, const struct word_node *node, uint32_t depth, bool is_other)
{
    if (depth == t->word->count) {
        if (is_other && node->band && (!t->best || node->band > t->best->band)) {
            t->best = node;
            memcpy(t->meant, t->path, depth * sizeof *t->path);
        }
        return;
    }
    for (uint32_t c = node->first; c < node[1].first && t->steps < STEPS; c++) {
        const struct word_node *child = &t->tree->nodes[c];
        uint16_t typed = t->word->letters[depth];
        t->steps++;
        if ((t->best && child->best <= t->best->band) || slip_swap(t->slips, typed, child->letter) > SLIP_SMALL)
            continue;
        t->path[depth] = child->letter;
        find_twins(t, child, depth + 1, is_other || child->letter != typed);
    }
}

const struct word_node *seek_twin(const struct word_tree *tree, const struct slips *slips, const struct spelling *word,
                                  uint16_t *meant)
{
    struct twins t = {.tree = tree, .slips = slips, .word = word, .meant = meant};
    if (tree->count)
        find_twins(&t, tree->nodes, 0, false);
    return t.best;
}
