/* name_align.c - the cheapest alignment of two lattices of sounds, cell by cell; cells past the limit are not left. */
#include "lang/name_align.h"

#include "lang/fold.h"
#include "lang/name_tables.h"

/* The cells of an alignment: row i is a node of a, column j one of b. */
struct grid {
    uint8_t *cells;
    uint16_t *low, *high; /* of each row: the columns that were reached lie in [low, high) */
    unsigned columns, limit;
    struct name_run a, b;
    const uint8_t *drops_a, *drops_b; /* for the sounds of a, those of b */
};

static inline void reach(const struct grid *g, unsigned i, unsigned j, unsigned cost)
{
    unsigned row = i - g->a.first, column = j - g->b.first;
    uint8_t *cell = &g->cells[row * g->columns + column];
    if (cost > g->limit || cost >= *cell)
        return;
    *cell = (uint8_t)cost;
    g->low[row] = (uint16_t)(column < g->low[row] ? column : g->low[row]);
    g->high[row] = (uint16_t)(column >= g->high[row] ? column + 1 : g->high[row]);
}

static inline unsigned drop_cost(const struct name_arc *arc, const uint8_t *drops)
{
    return (unsigned)arc->cost + (arc->sound < NAME_SOUND_COUNT ? drops[arc->sound] : (unsigned)NAME_NEVER);
}

static inline unsigned pair_cost(uint8_t a, uint8_t b)
{
    if (a < NAME_SOUND_COUNT && b < NAME_SOUND_COUNT)
        return name_likeness[a][b];
    return a == b && a != NAME_OTHER ? 0 : NAME_NEVER;
}

/* Leaves a cell by every pair of arcs, and by the arcs of each alone. */
static void leave_cell(const struct grid *g, unsigned i, unsigned j, unsigned cost)
{
    const struct name_arc *a_end, *b_end, *b_first = name_arcs(g->b.key, j, &b_end);
    if (j >= g->b.last)
        b_end = b_first;
    for (const struct name_arc *b = b_first; b < b_end; b++)
        if (b->to <= g->b.last)
            reach(g, i, b->to, cost + drop_cost(b, g->drops_b));
    if (i >= g->a.last)
        return;
    for (const struct name_arc *a = name_arcs(g->a.key, i, &a_end); a < a_end; a++) {
        unsigned so_far = cost + a->cost;
        if (so_far > g->limit || a->to > g->a.last)
            continue;
        reach(g, a->to, j, cost + drop_cost(a, g->drops_a));
        for (const struct name_arc *b = b_first; b < b_end && a->sound; b++)
            if (b->sound && b->to <= g->b.last)
                reach(g, a->to, b->to, so_far + b->cost + pair_cost(a->sound, b->sound));
    }
}

unsigned name_align(struct name_run a, struct name_run b, unsigned limit)
{
    uint8_t cells[NAME_MAX_NODES * NAME_MAX_NODES];
    uint16_t low[NAME_MAX_NODES], high[NAME_MAX_NODES];
    unsigned rows = a.last - a.first + 1, columns = b.last - b.first + 1;
    bool a_is_arabic = a.key->script == SCRIPT_ARABIC, b_is_arabic = b.key->script == SCRIPT_ARABIC;
    struct grid grid = {.cells = cells, .low = low, .high = high, .columns = columns, .limit = limit, .a = a, .b = b,
                        .drops_a = name_drops[b_is_arabic], .drops_b = name_drops[a_is_arabic]};
    memset(cells, 0xFF, (size_t)rows * columns);
    memset(low, 0xFF, rows * sizeof *low);
    memset(high, 0, rows * sizeof *high);
    reach(&grid, a.first, b.first, 0);
    for (unsigned i = 0; i < rows; i++)
        for (unsigned j = low[i]; j < high[i]; j++)
            if (cells[i * columns + j] <= limit)
                leave_cell(&grid, a.first + i, b.first + j, cells[i * columns + j]);
    unsigned cost = cells[rows * columns - 1];
    return cost <= limit ? cost : limit + 1;
}
