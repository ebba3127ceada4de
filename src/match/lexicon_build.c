/* lexicon_build.c - filling a lexicon's tables. */
#include "match/lexicon.h"

#include <string.h>

#include "base/pages.h"

enum { FIRST_SLOTS = 64 };

/* Slots are kept at least a third free, so that a probe ends soon. */
static bool is_full(size_t used, size_t slots)
{
    return used + used / 2 >= slots;
}

/* ---- Tables of hashes ---------------------------------------------------------------------------------------- */

static uint64_t hash_packed(const struct lexicon *lexicon, uint32_t letters, uint32_t count)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < count; i++)
        hash = letters_hash(hash, lexicon->letters.items[letters + i].loose);
    return spread(hash);
}

static bool is_same_packed(const struct lexicon *lexicon, uint32_t a, uint32_t b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (lexicon->letters.items[a + i].loose != lexicon->letters.items[b + i].loose)
            return false;
    return true;
}

typedef VEC(struct stem_slot) slot_table;

static void put_slot(struct stem_slot *slots, size_t count, uint64_t hash, uint32_t index)
{
    size_t i = hash >> 20 & (count - 1);
    while (slots[i].stem)
        i = (i + 1) & (count - 1);
    slots[i] = (struct stem_slot){(uint32_t)hash, index + 1};
}

static struct stem_slot *more_slots(size_t old, size_t *count)
{
    *count = old ? old * 2 : FIRST_SLOTS;
    return calloc(*count, sizeof(struct stem_slot));
}

static bool grow_stem_slots(struct lexicon *lexicon)
{
    size_t count;
    struct stem_slot *slots = more_slots(lexicon->stem_slots.count, &count);
    if (!slots)
        return false;
    for (size_t i = 0; i < lexicon->stem_slots.count; i++) {
        uint32_t index = lexicon->stem_slots.items[i].stem;
        if (!index)
            continue;
        const struct packed_stem *stem = &lexicon->stems.items[index - 1];
        put_slot(slots, count, hash_packed(lexicon, stem->letters, stem->count), index - 1);
    }
    free(lexicon->stem_slots.items);
    lexicon->stem_slots.items = slots;
    lexicon->stem_slots.count = lexicon->stem_slots.cap = count;
    return true;
}

static bool grow_lemma_slots(struct lexicon *lexicon)
{
    size_t count;
    struct stem_slot *slots = more_slots(lexicon->lemma_slots.count, &count);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < lexicon->lemmas.count; i++) {
        const struct lexicon_word *word = &lexicon->words.items[lexicon->lemmas.items[i].first_word];
        put_slot(slots, count, hash_packed(lexicon, word->letters, word->count), i);
    }
    free(lexicon->lemma_slots.items);
    lexicon->lemma_slots.items = slots;
    lexicon->lemma_slots.count = lexicon->lemma_slots.cap = count;
    return true;
}

static void put_edge(struct phrase_edge *edges, size_t count, const struct phrase_edge *edge)
{
    size_t i = (size_t)edge_hash(edge->node, edge->symbol) & (count - 1);
    while (edges[i].child)
        i = (i + 1) & (count - 1);
    edges[i] = *edge;
}

static bool grow_edges(struct lexicon *lexicon)
{
    size_t count = lexicon->edges.count ? lexicon->edges.count * 2 : FIRST_SLOTS;
    struct phrase_edge *edges = calloc(count, sizeof *edges);
    if (!edges)
        return false;
    pages_prefer_large(edges, count * sizeof *edges);
    for (size_t i = 0; i < lexicon->edges.count; i++)
        if (lexicon->edges.items[i].child)
            put_edge(edges, count, &lexicon->edges.items[i]);
    free(lexicon->edges.items);
    lexicon->edges.items = edges;
    lexicon->edges.count = lexicon->edges.cap = count;
    return true;
}

/* ---- Words and stems ----------------------------------------------------------------------------------------- */

static bool add_letters(struct lexicon *lexicon, const struct letter *letters, uint32_t count, uint32_t *first)
{
    *first = (uint32_t)lexicon->letters.count;
    for (uint32_t i = 0; i < count; i++)
        if (!vec_push(&lexicon->letters, (struct packed_letter){letters[i].strict, letters[i].loose}))
            return false;
    return true;
}

/* The lemma of a word already added, made when new. */
static bool intern_lemma(struct lexicon *lexicon, const struct word *word, uint32_t index, uint32_t *lemma)
{
    struct lexicon_word *added = &lexicon->words.items[index];
    *lemma = lexicon_lemma(lexicon, word->letters, word->count);
    if (*lemma != DRG_NONE) {
        added->next = lexicon->lemmas.items[*lemma].first_word;
        lexicon->lemmas.items[*lemma].first_word = index;
        return true;
    }
    *lemma = (uint32_t)lexicon->lemmas.count;
    if (is_full(*lemma, lexicon->lemma_slots.count) && !grow_lemma_slots(lexicon))
        return false;
    put_slot(lexicon->lemma_slots.items, lexicon->lemma_slots.count,
             hash_packed(lexicon, added->letters, added->count), *lemma);
    return vec_push(&lexicon->lemmas, (struct lemma){index, DRG_NONE, 0});
}

bool lexicon_add_word(struct lexicon *lexicon, const struct word *word, bool is_fixed, uint32_t *index)
{
    struct lexicon_word packed = {.next = DRG_NONE, .count = (uint8_t)word->count, .is_fixed = is_fixed};
    packed.apostrophe = word_has_apostrophe(word) ? (uint8_t)word->apostrophe : (uint8_t)NO_APOSTROPHE;
    *index = (uint32_t)lexicon->words.count;
    return add_letters(lexicon, word->letters, word->count, &packed.letters) && vec_push(&lexicon->words, packed) &&
           intern_lemma(lexicon, word, *index, &lexicon->words.items[*index].lemma);
}

/* The slot of a stem's letters; a free one when they are new. */
static struct stem_slot *stem_place(struct lexicon *lexicon, const struct packed_stem *stem, uint64_t hash)
{
    size_t mask = lexicon->stem_slots.count - 1, i = hash >> 20 & mask;
    for (;; i = (i + 1) & mask) {
        struct stem_slot *slot = &lexicon->stem_slots.items[i];
        if (!slot->stem)
            return slot;
        const struct packed_stem *other = &lexicon->stems.items[slot->stem - 1];
        if (slot->tag == (uint32_t)hash && other->count == stem->count &&
            is_same_packed(lexicon, other->letters, stem->letters, stem->count))
            return slot;
    }
}

bool lexicon_add_stem(struct lexicon *lexicon, const struct stem *stem, uint32_t word)
{
    struct packed_stem packed = {.class = stem->class, .word = word, .next = DRG_NONE, .count = (uint8_t)stem->count,
                                 .whole = (uint8_t)stem->whole, .is_guess = stem->is_guess};
    if (!add_letters(lexicon, stem->letters, stem->count, &packed.letters) ||
        (is_full(lexicon->stem_keys, lexicon->stem_slots.count) && !grow_stem_slots(lexicon)))
        return false;
    uint64_t hash = hash_packed(lexicon, packed.letters, packed.count);
    struct stem_slot *slot = stem_place(lexicon, &packed, hash);
    if (slot->stem)
        packed.next = slot->stem - 1;
    else
        lexicon->stem_keys++;
    *slot = (struct stem_slot){(uint32_t)hash, (uint32_t)lexicon->stems.count + 1};
    lexicon->stem_lengths |= (uint64_t)1 << (packed.count < 63 ? packed.count : 63);
    return vec_push(&lexicon->stems, packed);
}

/* ---- Phrases --------------------------------------------------------------------------------------------------- */

/* The edge from `node`, made when missing; NULL when memory is out. */
static struct phrase_edge *step(struct lexicon *lexicon, uint32_t node, uint32_t symbol)
{
    if (is_full(lexicon->edge_count, lexicon->edges.count) && !grow_edges(lexicon))
        return NULL;
    size_t mask = lexicon->edges.count - 1, i = edge_slot(lexicon, edge_hash(node, symbol));
    for (;; i = (i + 1) & mask) {
        struct phrase_edge *edge = &lexicon->edges.items[i];
        if (edge->child && edge->node == node && edge->symbol == symbol)
            return edge;
        if (edge->child)
            continue;
        lexicon->edge_count++;
        *edge = (struct phrase_edge){node, symbol, NODE_INNER | lexicon->node_count++, DRG_NONE};
        return edge;
    }
}

/* Walks the phrase's lemmas, making what is missing; *end is where its terms are listed. */
static bool walk_phrase(struct lexicon *lexicon, const struct phrase *phrase, uint32_t **end)
{
    struct lemma *first = &lexicon->lemmas.items[lexicon->words.items[phrase->words[0]].lemma];
    uint32_t node = (uint32_t)(first - lexicon->lemmas.items);
    *end = &first->first_end;
    if (phrase->end.count > 1)
        first->goes_on = 1;
    for (uint32_t i = 1; i < phrase->end.count; i++) {
        uint32_t symbols[2] = {phrase->signs[i], lexicon->words.items[phrase->words[i]].lemma};
        if (symbols[0] && !vec_push(&lexicon->sign_pairs, edge_hash(node, symbols[1])))
            return false;
        for (uint32_t j = symbols[0] ? 0 : 1; j < 2; j++) {
            struct phrase_edge *edge = step(lexicon, node, symbols[j]);
            if (!edge)
                return false;
            node = edge->child & ~NODE_GOES_ON;
            if (j == 0 || i + 1 < phrase->end.count)
                edge->child |= NODE_GOES_ON;
            *end = &edge->end;
        }
    }
    return true;
}

bool lexicon_add_phrase(struct lexicon *lexicon, const struct phrase *phrase)
{
    struct phrase_end end = phrase->end;
    uint32_t *list, index = (uint32_t)lexicon->ends.count;
    if (!walk_phrase(lexicon, phrase, &list) || !vec_reserve(&lexicon->ends, index + PHRASE_END_NUMBERS + end.count))
        return false;
    end.next = *list;
    *list = index;
    memcpy(lexicon->ends.items + index, &end, sizeof end);
    memcpy(lexicon->ends.items + index + PHRASE_END_NUMBERS, phrase->words, end.count * sizeof *phrase->words);
    lexicon->ends.count += PHRASE_END_NUMBERS + end.count;
    return true;
}

/* ---- Filters --------------------------------------------------------------------------------------------------- */

/* Eight to sixteen bits a key: three to five in a hundred strangers pass. */
static bool filter_init(struct filter *filter, size_t keys)
{
    filter->count = 8;
    while (filter->count * 8 < keys)
        filter->count *= 2;
    filter->words = calloc(filter->count, sizeof *filter->words);
    return filter->words != NULL;
}

static void filter_add(struct filter *filter, uint64_t hash)
{
    filter->words[hash & (filter->count - 1)] |= filter_bits(hash);
}

static bool is_only_word(const struct lexicon *lexicon, uint32_t word)
{
    const struct lexicon_word *it = &lexicon->words.items[word];
    return it->next == DRG_NONE && lexicon->lemmas.items[it->lemma].first_word == word;
}

static void mark_simple_ends(struct lexicon *lexicon)
{
    for (uint32_t at = 0; at < lexicon->ends.count;) {
        struct phrase_end end = phrase_end_at(lexicon, at);
        const uint32_t *words = phrase_end_words(lexicon, at);
        bool is_simple = true;
        for (uint32_t i = 0; i < end.count && is_simple; i++)
            is_simple = is_only_word(lexicon, words[i]);
        end.flags |= is_simple ? END_IS_SIMPLE : 0;
        memcpy(lexicon->ends.items + at, &end, sizeof end);
        at += PHRASE_END_NUMBERS + end.count;
    }
}

bool lexicon_finish(struct lexicon *lexicon)
{
    mark_simple_ends(lexicon);
    if (!lexicon->edges.count && !grow_edges(lexicon))
        return false;
    if (!filter_init(&lexicon->stem_filter, lexicon->stem_keys) ||
        !filter_init(&lexicon->edge_filter, lexicon->edge_count + lexicon->sign_pairs.count))
        return false;
    for (size_t i = 0; i < lexicon->stem_slots.count; i++) {
        uint32_t index = lexicon->stem_slots.items[i].stem;
        const struct packed_stem *stem = index ? &lexicon->stems.items[index - 1] : NULL;
        if (stem)
            filter_add(&lexicon->stem_filter, hash_packed(lexicon, stem->letters, stem->count));
    }
    for (size_t i = 0; i < lexicon->edges.count; i++) {
        const struct phrase_edge *edge = &lexicon->edges.items[i];
        if (edge->child)
            filter_add(&lexicon->edge_filter, edge_hash(edge->node, edge->symbol));
    }
    for (size_t i = 0; i < lexicon->sign_pairs.count; i++)
        filter_add(&lexicon->edge_filter, lexicon->sign_pairs.items[i]);
    vec_free(&lexicon->sign_pairs);
    return true;
}
