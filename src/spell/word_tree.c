/* word_tree.c - right words as a tree of letters. */
#include "spell/word_tree.h"

#include <stdlib.h>
#include <string.h>

void word_heap_add(struct word_heap *heap, const uint16_t *letters, uint32_t count, uint8_t band, uint8_t flags)
{
    struct word_item item = {(uint32_t)heap->letters.count, (uint8_t)count, band, flags};
    if (heap->failed || count == 0 || count > SPELLING_MAX)
        return;
    for (uint32_t i = 0; i < count && !heap->failed; i++)
        heap->failed = !vec_push(&heap->letters, letters[i]);
    heap->failed = heap->failed || !vec_push(&heap->items, item);
}

void word_heap_free(struct word_heap *heap)
{
    vec_free(&heap->letters);
    vec_free(&heap->items);
}

/* A word with its letters at hand, for sorting. */
struct sort_item {
    const uint16_t *letters;
    uint8_t count, band, flags;
};

static int compare_items(const void *a, const void *b)
{
    const struct sort_item *x = a, *y = b;
    uint32_t least = x->count < y->count ? x->count : y->count;
    for (uint32_t i = 0; i < least; i++)
        if (x->letters[i] != y->letters[i])
            return x->letters[i] < y->letters[i] ? -1 : 1;
    return (x->count > y->count) - (x->count < y->count);
}

/* Sorts the words and makes one of equal ones; NULL: no memory. Word lists come sorted, so that looking first is cheap. */
static struct sort_item *sorted_items(const struct word_heap *heap, uint32_t *count)
{
    size_t all = heap->items.count, kept = 0;
    struct sort_item *items = malloc((all + 1) * sizeof *items);
    bool is_sorted = true;
    if (!items)
        return NULL;
    for (size_t i = 0; i < all; i++) {
        const struct word_item *from = &heap->items.items[i];
        items[i] = (struct sort_item){heap->letters.items + from->first, from->count, from->band, from->flags};
        is_sorted = is_sorted && (i == 0 || compare_items(&items[i - 1], &items[i]) < 0);
    }
    if (!is_sorted)
        qsort(items, all, sizeof *items, compare_items);
    for (size_t i = 0; i < all; i++) {
        if (kept && compare_items(&items[kept - 1], &items[i]) == 0) {
            items[kept - 1].flags &= items[i].flags;
            if (items[kept - 1].band < items[i].band)
                items[kept - 1].band = items[i].band;
        } else {
            items[kept++] = items[i];
        }
    }
    *count = (uint32_t)kept;
    return items;
}

/* The words that begin as a node says, while the tree grows. */
struct range {
    uint32_t from, to, depth;
};

struct growth {
    struct word_tree *tree;
    VEC(struct word_node) nodes;
    VEC(struct range) ranges; /* parallel to the nodes */
    const struct sort_item *items;
};

static bool add_node(struct growth *g, uint16_t letter, struct range range)
{
    return vec_push(&g->nodes, (struct word_node){.letter = letter}) && vec_push(&g->ranges, range);
}

/* Adds the children of a node, whose own word, if there is one, is the first of its range. */
static bool grow_node(struct growth *g, size_t index)
{
    struct range range = g->ranges.items[index];
    uint32_t at = range.from;
    g->nodes.items[index].first = (uint32_t)g->nodes.count;
    if (range.depth && at < range.to && g->items[at].count == range.depth) {
        g->nodes.items[index].band = g->items[at].band;
        g->nodes.items[index].flags = g->items[at].flags;
        at++;
    }
    while (at < range.to) {
        uint32_t from = at;
        uint16_t letter = g->items[at].letters[range.depth];
        while (at < range.to && g->items[at].letters[range.depth] == letter)
            at++;
        if (!add_node(g, letter, (struct range){from, at, range.depth + 1}))
            return false;
    }
    return true;
}

static void find_best(struct word_tree *tree)
{
    tree->floor = UINT8_MAX;
    for (uint32_t i = tree->count; i-- > 0;) {
        struct word_node *node = &tree->nodes[i];
        node->best = node->band;
        for (uint32_t c = node->first; c < node[1].first; c++)
            if (tree->nodes[c].best > node->best)
                node->best = tree->nodes[c].best;
        if (node->band && node->band < tree->floor)
            tree->floor = node->band;
    }
}

bool word_tree_build(struct word_tree *tree, struct word_heap *heap)
{
    uint32_t count = 0;
    *tree = (struct word_tree){0};
    struct sort_item *items = heap->failed ? NULL : sorted_items(heap, &count);
    struct growth g = {.tree = tree, .items = items};
    bool is_fine = items && add_node(&g, 0, (struct range){0, count, 0});
    for (size_t i = 0; is_fine && i < g.nodes.count; i++)
        is_fine = grow_node(&g, i);
    uint32_t nodes = (uint32_t)g.nodes.count;
    is_fine = is_fine && vec_push(&g.nodes, (struct word_node){.first = nodes});
    vec_free(&g.ranges);
    free(items);
    if (!is_fine) {
        vec_free(&g.nodes);
        return false;
    }
    tree->nodes = g.nodes.items;
    tree->count = nodes;
    find_best(tree);
    return true;
}

void word_tree_free(struct word_tree *tree)
{
    free(tree->nodes);
    *tree = (struct word_tree){0};
}

const struct word_node *word_node_child(const struct word_tree *tree, const struct word_node *node, uint16_t letter)
{
    uint32_t from = node->first, to = node[1].first;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (tree->nodes[middle].letter < letter)
            from = middle + 1;
        else
            to = middle;
    }
    return from < node[1].first && tree->nodes[from].letter == letter ? &tree->nodes[from] : NULL;
}

const struct word_node *word_tree_find(const struct word_tree *tree, const uint16_t *letters, uint32_t count)
{
    const struct word_node *node = tree->count ? tree->nodes : NULL;
    for (uint32_t i = 0; node && i < count; i++)
        node = word_node_child(tree, node, letters[i]);
    return node && node->band ? node : NULL;
}
