/* lexicon.c - tries of stems and of phrases. */
#include "match/lexicon.h"

static size_t slot_of(size_t cap, uint32_t node, uint32_t symbol, uint32_t gap)
{
    uint64_t h = ((uint64_t)node << 32 | symbol) ^ (uint64_t)gap << 13;
    h *= 0x9E3779B97F4A7C15u;
    return (size_t)(h ^ h >> 32) & (cap - 1);
}

static struct edge *find_slot(struct edge *slots, size_t cap, uint32_t node, uint32_t symbol, uint32_t gap)
{
    size_t i = slot_of(cap, node, symbol, gap);
    while (slots[i].child && !(slots[i].node == node && slots[i].symbol == symbol && slots[i].gap == gap))
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

uint32_t edges_find(const struct edges *edges, uint32_t node, uint32_t symbol, uint32_t gap)
{
    return edges->cap ? find_slot(edges->slots, edges->cap, node, symbol, gap)->child : 0;
}

static bool grow_edges(struct edges *edges)
{
    size_t cap = edges->cap ? edges->cap * 2 : 64;
    struct edge *slots = calloc(cap, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < edges->cap; i++) {
        const struct edge *e = &edges->slots[i];
        if (e->child)
            *find_slot(slots, cap, e->node, e->symbol, e->gap) = *e;
    }
    free(edges->slots);
    edges->slots = slots;
    edges->cap = cap;
    return true;
}

/* The child of a node, made (as node number `fresh`) when missing; 0 when memory is out. */
static uint32_t edges_make(struct edges *edges, uint32_t node, uint32_t symbol, uint32_t gap, uint32_t fresh)
{
    if (edges->count * 2 >= edges->cap && !grow_edges(edges))
        return 0;
    struct edge *slot = find_slot(edges->slots, edges->cap, node, symbol, gap);
    if (!slot->child) {
        *slot = (struct edge){node, symbol, gap, fresh};
        edges->count++;
    }
    return slot->child;
}

static const struct phrase_node no_phrase = {0, DRG_NONE};

bool lexicon_init(struct lexicon *lexicon, const struct lang *lang)
{
    *lexicon = (struct lexicon){.lang = lang};
    return vec_push(&lexicon->stem_nodes, DRG_NONE) && vec_push(&lexicon->phrase_nodes, no_phrase);
}

void lexicon_free(struct lexicon *lexicon)
{
    free(lexicon->stem_edges.slots);
    free(lexicon->phrase_edges.slots);
    vec_free(&lexicon->stem_nodes);
    vec_free(&lexicon->phrase_nodes);
    vec_free(&lexicon->first_nodes);
    vec_free(&lexicon->letters);
    vec_free(&lexicon->stems);
    vec_free(&lexicon->words);
    vec_free(&lexicon->ends);
}

bool lexicon_add_word(struct lexicon *lexicon, const struct lexicon_word *word, uint32_t *index)
{
    *index = (uint32_t)lexicon->words.count;
    return vec_push(&lexicon->words, *word) && vec_push(&lexicon->first_nodes, 0);
}

bool lexicon_add_stem(struct lexicon *lexicon, const struct stem *stem, uint32_t word)
{
    uint32_t node = 0;
    struct packed_stem packed = {(uint32_t)lexicon->letters.count, stem->class, word, DRG_NONE,
                                 (uint8_t)stem->count, (uint8_t)stem->whole, stem->is_guess};
    for (uint32_t i = 0; i < stem->count; i++) {
        const struct letter *letter = &stem->letters[i];
        uint32_t fresh = (uint32_t)lexicon->stem_nodes.count;
        if (!vec_push(&lexicon->letters, (struct packed_letter){letter->strict, letter->loose}))
            return false;
        node = edges_make(&lexicon->stem_edges, node, letter->loose, 0, fresh);
        if (!node || (node == fresh && !vec_push(&lexicon->stem_nodes, DRG_NONE)))
            return false;
    }
    packed.next = lexicon->stem_nodes.items[node];
    lexicon->stem_nodes.items[node] = (uint32_t)lexicon->stems.count;
    return vec_push(&lexicon->stems, packed);
}

/* The node after `node` and a word, made when missing; 0 when memory is out. */
static uint32_t phrase_step(struct lexicon *lexicon, uint32_t node, uint32_t word, uint32_t gap)
{
    uint32_t fresh = (uint32_t)lexicon->phrase_nodes.count;
    uint32_t next = edges_make(&lexicon->phrase_edges, node, word, gap, fresh);
    if (!next || (next == fresh && !vec_push(&lexicon->phrase_nodes, no_phrase)))
        return 0;
    lexicon->phrase_nodes.items[node].next_words |= (uint64_t)1 << (word % 64);
    if (node == 0)
        lexicon->first_nodes.items[word] = next;
    return next;
}

bool lexicon_add_term(struct lexicon *lexicon, const uint32_t *words, const uint32_t *gaps, uint32_t count,
                      uint32_t term)
{
    uint32_t node = 0;
    for (uint32_t i = 0; i < count; i++) {
        node = phrase_step(lexicon, node, words[i], i ? gaps[i] : 0);
        if (!node)
            return false;
    }
    struct phrase_end end = {term, lexicon->phrase_nodes.items[node].first_end};
    lexicon->phrase_nodes.items[node].first_end = (uint32_t)lexicon->ends.count;
    return vec_push(&lexicon->ends, end);
}

void lexicon_stem(const struct lexicon *lexicon, const struct packed_stem *packed, struct stem *out)
{
    out->count = packed->count;
    out->class = packed->class;
    out->whole = packed->whole;
    out->is_guess = packed->is_guess;
    for (uint32_t i = 0; i < packed->count; i++) {
        const struct packed_letter *letter = &lexicon->letters.items[packed->letters + i];
        out->letters[i].strict = letter->strict;
        out->letters[i].loose = letter->loose;
    }
}
