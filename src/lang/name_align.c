/* name_align.c - the cheapest alignment of two lattices of sounds, cell by cell; cells past the limit are not left. */
#include "lang/name_align.h"

#include "lang/fold.h"
#include "lang/name_tables.h"

/* The cells of an alignment: row i is a node of a, column j one of b. */
struct grid {
    uint8_t *cells;
    unsigned columns, limit;
    struct name_run a, b;
    const uint8_t *drops_a, *drops_b; /* for the sounds of a, those of b */
};

static inline void relax(uint8_t *cell, unsigned cost)
{
    if (cost < *cell)
        *cell = (uint8_t)cost;
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

/* Leaves a cell by every pair of arcs, and by the arcs of a alone. */
static void leave_cell(const struct grid *g, unsigned i, unsigned j, unsigned cost)
{
    const struct name_arc *a_end, *b_end, *b_first = name_arcs(g->b.key, j, &b_end);
    uint8_t *cells = g->cells - g->b.first;
    if (j >= g->b.last)
        b_end = b_first;
    for (const struct name_arc *b = b_first; b < b_end; b++) {
        unsigned next = cost + drop_cost(b, g->drops_b);
        if (next <= g->limit && b->to <= g->b.last)
            relax(&cells[(i - g->a.first) * g->columns + b->to], next);
    }
    if (i >= g->a.last)
        return;
    for (const struct name_arc *a = name_arcs(g->a.key, i, &a_end); a < a_end; a++) {
        unsigned so_far = cost + a->cost, dropped = cost + drop_cost(a, g->drops_a);
        if (so_far > g->limit || a->to > g->a.last)
            continue;
        uint8_t *row = &cells[(a->to - g->a.first) * g->columns];
        if (dropped <= g->limit)
            relax(&row[j], dropped);
        for (const struct name_arc *b = b_first; b < b_end && a->sound; b++) {
            unsigned next = so_far + b->cost + pair_cost(a->sound, b->sound);
            if (b->sound && next <= g->limit && b->to <= g->b.last)
                relax(&row[b->to], next);
        }
    }
}

unsigned name_align(struct name_run a, struct name_run b, unsigned limit)
{
    enum { CELLS = NAME_MAX_NODES * NAME_MAX_NODES };
    uint8_t cells[CELLS];
    unsigned rows = a.last - a.first + 1, columns = b.last - b.first + 1;
    bool a_is_arabic = a.key->script == SCRIPT_ARABIC, b_is_arabic = b.key->script == SCRIPT_ARABIC;
    struct grid grid = {.cells = cells, .columns = columns, .limit = limit, .a = a, .b = b,
                        .drops_a = name_drops[b_is_arabic], .drops_b = name_drops[a_is_arabic]};
    memset(cells, 0xFF, (size_t)rows * columns);
    cells[0] = 0;
    for (unsigned i = 0; i < rows; i++)
        for (unsigned j = 0; j < columns; j++)
            if (cells[i * columns + j] <= limit)
                leave_cell(&grid, a.first + i, b.first + j, cells[i * columns + j]);
    unsigned cost = cells[rows * columns - 1];
    return cost <= limit ? cost : limit + 1;
}
