/* lexicon_build.c - filling a lexicon's tables. */
#include "match/lexicon_build.h"

#include <string.h>

#include "base/pages.h"

enum { FIRST_SLOTS = 64 };

/* Slots are kept at least a third free, so that a probe ends soon. */
static bool is_full(size_t used, size_t slots)
{
    return used + used / 2 >= slots;
}

/* ---- Tables of hashes ---------------------------------------------------------------------------------------- */

static uint64_t hash_packed(const struct lexicon_builder *b, uint32_t letters, uint32_t count)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < count; i++)
        hash = letters_hash(hash, b->letters.items[letters + i].loose);
    return spread(hash);
}

static bool is_same_packed(const struct lexicon_builder *b, uint32_t one, uint32_t other, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (b->letters.items[one + i].loose != b->letters.items[other + i].loose)
            return false;
    return true;
}

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
    return pages_zeroed(*count * sizeof(struct stem_slot));
}

static bool grow_stem_slots(struct lexicon_builder *b)
{
    size_t count;
    struct stem_slot *slots = more_slots(b->stem_slots.count, &count);
    if (!slots)
        return false;
    for (size_t i = 0; i < b->stem_slots.count; i++) {
        uint32_t index = b->stem_slots.items[i].stem;
        if (!index)
            continue;
        const struct packed_stem *stem = &b->stems.items[index - 1];
        put_slot(slots, count, hash_packed(b, stem->letters, stem->count), index - 1);
    }
    free(b->stem_slots.items);
    b->stem_slots.items = slots;
    b->stem_slots.count = b->stem_slots.cap = count;
    return true;
}

static bool grow_lemma_slots(struct lexicon_builder *b)
{
    size_t count;
    struct stem_slot *slots = more_slots(b->lemma_slots.count, &count);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < b->lemmas.count; i++) {
        const struct lexicon_word *word = &b->words.items[b->lemmas.items[i].first_word];
        put_slot(slots, count, hash_packed(b, word->letters, word->count), i);
    }
    free(b->lemma_slots.items);
    b->lemma_slots.items = slots;
    b->lemma_slots.count = b->lemma_slots.cap = count;
    return true;
}

static void put_edge(struct phrase_edge *edges, size_t count, const struct phrase_edge *edge)
{
    size_t i = (size_t)edge_hash(edge->node, edge->symbol) & (count - 1);
    while (edges[i].child)
        i = (i + 1) & (count - 1);
    edges[i] = *edge;
}

static bool grow_edges(struct lexicon_builder *b)
{
    size_t count = b->edges.count ? b->edges.count * 2 : FIRST_SLOTS;
    struct phrase_edge *edges = pages_zeroed(count * sizeof *edges);
    if (!edges)
        return false;
    for (size_t i = 0; i < b->edges.count; i++)
        if (b->edges.items[i].child)
            put_edge(edges, count, &b->edges.items[i]);
    free(b->edges.items);
    b->edges.items = edges;
    b->edges.count = b->edges.cap = count;
    return true;
}

/* ---- Words and stems ----------------------------------------------------------------------------------------- */

static bool add_letters(struct lexicon_builder *b, const struct letter *letters, uint32_t count, uint32_t *first)
{
    *first = (uint32_t)b->letters.count;
    for (uint32_t i = 0; i < count; i++)
        if (!vec_push(&b->letters, (struct packed_letter){letters[i].strict, letters[i].loose}))
            return false;
    return true;
}

/* The slot of a word's lemma; a free one when it is new. */
static struct stem_slot *lemma_place(struct lexicon_builder *b, const struct lexicon_word *word, uint64_t hash)
{
    size_t mask = b->lemma_slots.count - 1, i = hash >> 20 & mask;
    for (;; i = (i + 1) & mask) {
        struct stem_slot *slot = &b->lemma_slots.items[i];
        if (!slot->stem)
            return slot;
        const struct lexicon_word *other = &b->words.items[b->lemmas.items[slot->stem - 1].first_word];
        if (slot->tag == (uint32_t)hash && other->count == word->count &&
            is_same_packed(b, other->letters, word->letters, word->count))
            return slot;
    }
}

/* Gives a word already added its lemma, made when new. */
static bool intern_lemma(struct lexicon_builder *b, uint32_t index)
{
    struct lexicon_word *word = &b->words.items[index];
    if (is_full(b->lemmas.count, b->lemma_slots.count) && !grow_lemma_slots(b))
        return false;
    uint64_t hash = hash_packed(b, word->letters, word->count);
    struct stem_slot *slot = lemma_place(b, word, hash);
    if (slot->stem) {
        struct lemma *lemma = &b->lemmas.items[slot->stem - 1];
        word->lemma = slot->stem - 1;
        word->next = lemma->first_word;
        lemma->first_word = index;
        return true;
    }
    word->lemma = (uint32_t)b->lemmas.count;
    *slot = (struct stem_slot){(uint32_t)hash, word->lemma + 1};
    return vec_push(&b->lemmas, (struct lemma){index, DRG_NONE, 0});
}

bool lexicon_add_word(struct lexicon_builder *b, const struct word *word, bool is_fixed, uint32_t *index)
{
    struct lexicon_word packed = {.next = DRG_NONE, .count = (uint8_t)word->count, .is_fixed = is_fixed};
    packed.apostrophe = word_has_apostrophe(word) ? (uint8_t)word->apostrophe : (uint8_t)NO_APOSTROPHE;
    *index = (uint32_t)b->words.count;
    return add_letters(b, word->letters, word->count, &packed.letters) && vec_push(&b->words, packed) &&
           intern_lemma(b, *index);
}

/* The slot of a stem's letters; a free one when they are new. */
static struct stem_slot *stem_place(struct lexicon_builder *b, const struct packed_stem *stem, uint64_t hash)
{
    size_t mask = b->stem_slots.count - 1, i = hash >> 20 & mask;
    for (;; i = (i + 1) & mask) {
        struct stem_slot *slot = &b->stem_slots.items[i];
        if (!slot->stem)
            return slot;
        const struct packed_stem *other = &b->stems.items[slot->stem - 1];
        if (slot->tag == (uint32_t)hash && other->count == stem->count &&
            is_same_packed(b, other->letters, stem->letters, stem->count))
            return slot;
    }
}

/* Stems are mostly beginnings of their word or of one another: whether these letters stand from `at` on, where an item
 * has so many. */
static bool stand_at(const struct lexicon_builder *b, uint32_t at, uint32_t has, const struct stem *stem)
{
    const struct packed_letter *own = b->letters.items + at;
    uint32_t i = 0;
    while (i < stem->count && i < has && own[i].strict == stem->letters[i].strict && own[i].loose == stem->letters[i].loose)
        i++;
    return i == stem->count;
}

static bool add_stem_letters(struct lexicon_builder *b, const struct stem *stem, const struct lexicon_word *word, uint32_t *first)
{
    const struct packed_stem *last = b->stems.count ? &b->stems.items[b->stems.count - 1] : NULL;
    *first = word->letters;
    if (stand_at(b, word->letters, word->count, stem))
        return true;
    *first = last ? last->letters : 0;
    return (last && stand_at(b, last->letters, last->count, stem)) || add_letters(b, stem->letters, stem->count, first);
}

bool lexicon_add_stem(struct lexicon_builder *b, const struct stem *stem, uint32_t word)
{
    struct packed_stem packed = {.class = stem->class, .word = word, .next = DRG_NONE, .count = (uint8_t)stem->count,
                                 .whole = (uint8_t)stem->whole, .is_guess = stem->is_guess,
                                 .is_fixed = b->words.items[word].is_fixed};
    if (!add_stem_letters(b, stem, &b->words.items[word], &packed.letters) ||
        (is_full(b->stem_keys, b->stem_slots.count) && !grow_stem_slots(b)))
        return false;
    uint64_t hash = hash_packed(b, packed.letters, packed.count);
    struct stem_slot *slot = stem_place(b, &packed, hash);
    if (slot->stem)
        packed.next = slot->stem - 1;
    else
        b->stem_keys++;
    *slot = (struct stem_slot){(uint32_t)hash, (uint32_t)b->stems.count + 1};
    b->stem_lengths |= (uint64_t)1 << (packed.count < 63 ? packed.count : 63);
    return vec_push(&b->stems, packed);
}

/* ---- Phrases --------------------------------------------------------------------------------------------------- */

/* The edge from `node`, made when missing; NULL when memory is out. */
static struct phrase_edge *step(struct lexicon_builder *b, uint32_t node, uint32_t symbol)
{
    if (is_full(b->edge_count, b->edges.count) && !grow_edges(b))
        return NULL;
    size_t mask = b->edges.count - 1, i = (size_t)edge_hash(node, symbol) & mask;
    for (;; i = (i + 1) & mask) {
        struct phrase_edge *edge = &b->edges.items[i];
        if (edge->child && edge->node == node && edge->symbol == symbol)
            return edge;
        if (edge->child)
            continue;
        b->edge_count++;
        *edge = (struct phrase_edge){node, symbol, NODE_INNER | b->node_count++, DRG_NONE};
        return edge;
    }
}

/* Walks the phrase's lemmas, making what is missing; *end is where its terms are listed. */
static bool walk_phrase(struct lexicon_builder *b, const struct phrase *phrase, uint32_t **end)
{
    struct lemma *first = &b->lemmas.items[b->words.items[phrase->words[0]].lemma];
    uint32_t node = (uint32_t)(first - b->lemmas.items);
    *end = &first->first_end;
    if (phrase->end.count > 1)
        first->places |= LEMMA_BEGINS;
    for (uint32_t i = 1; i < phrase->end.count; i++) {
        uint32_t symbols[2] = {phrase->signs[i], b->words.items[phrase->words[i]].lemma};
        b->lemmas.items[symbols[1]].places |= LEMMA_FOLLOWS;
        if (symbols[0] && !vec_push(&b->sign_pairs, edge_hash(node, symbols[1])))
            return false;
        for (uint32_t j = symbols[0] ? 0 : 1; j < 2; j++) {
            struct phrase_edge *edge = step(b, node, symbols[j]);
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

bool lexicon_add_phrase(struct lexicon_builder *b, const struct phrase *phrase)
{
    struct phrase_end end = phrase->end;
    uint32_t *list, index = (uint32_t)b->ends.count;
    if (!walk_phrase(b, phrase, &list) || !vec_reserve(&b->ends, index + PHRASE_END_NUMBERS + end.count))
        return false;
    end.next = *list;
    *list = index;
    memcpy(b->ends.items + index, &end, sizeof end);
    memcpy(b->ends.items + index + PHRASE_END_NUMBERS, phrase->words, end.count * sizeof *phrase->words);
    b->ends.count += PHRASE_END_NUMBERS + end.count;
    return true;
}

/* ---- Filters --------------------------------------------------------------------------------------------------- */

/* Words for eight to sixteen bits a key: three to five in a hundred strangers pass. */
static size_t filter_words(size_t keys)
{
    size_t count = 8;
    while (count * 8 < keys)
        count *= 2;
    return count;
}

static void filter_add(uint64_t *words, size_t count, uint64_t hash)
{
    words[hash & (count - 1)] |= filter_bits(hash);
}

#define filter_init(filter, keys) \
    ((filter)->cap = (filter)->count = filter_words(keys), \
     ((filter)->items = pages_zeroed((filter)->count * sizeof *(filter)->items)) != NULL)

static bool is_only_word(const struct lexicon_builder *b, uint32_t word)
{
    const struct lexicon_word *it = &b->words.items[word];
    return it->next == DRG_NONE && b->lemmas.items[it->lemma].first_word == word;
}

static void mark_simple_ends(struct lexicon_builder *b)
{
    for (uint32_t at = 0; at < b->ends.count;) {
        struct phrase_end end;
        memcpy(&end, b->ends.items + at, sizeof end);
        const uint32_t *words = b->ends.items + at + PHRASE_END_NUMBERS;
        bool is_simple = true;
        for (uint32_t i = 0; i < end.count && is_simple; i++)
            is_simple = is_only_word(b, words[i]);
        end.flags |= is_simple ? END_IS_SIMPLE : 0;
        memcpy(b->ends.items + at, &end, sizeof end);
        at += PHRASE_END_NUMBERS + end.count;
    }
}

bool lexicon_finish(struct lexicon_builder *b)
{
    mark_simple_ends(b);
    if (!b->edges.count && !grow_edges(b))
        return false;
    if (!filter_init(&b->stem_filter, b->stem_keys) ||
        !filter_init(&b->edge_filter, b->edge_count + b->sign_pairs.count))
        return false;
    for (size_t i = 0; i < b->stem_slots.count; i++) {
        uint32_t index = b->stem_slots.items[i].stem;
        const struct packed_stem *stem = index ? &b->stems.items[index - 1] : NULL;
        if (stem)
            filter_add(b->stem_filter.items, b->stem_filter.count, hash_packed(b, stem->letters, stem->count));
    }
    for (size_t i = 0; i < b->edges.count; i++) {
        const struct phrase_edge *edge = &b->edges.items[i];
        if (edge->child)
            filter_add(b->edge_filter.items, b->edge_filter.count, edge_hash(edge->node, edge->symbol));
    }
    for (size_t i = 0; i < b->sign_pairs.count; i++)
        filter_add(b->edge_filter.items, b->edge_filter.count, b->sign_pairs.items[i]);
    vec_free(&b->sign_pairs);
    return true;
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

struct lexicon lexicon_of(const struct lexicon_builder *b)
{
    return (struct lexicon){.lang = b->lang,
                            .letters = {b->letters.items, b->letters.count},
                            .stems = {b->stems.items, b->stems.count},
                            .words = {b->words.items, b->words.count},
                            .lemmas = {b->lemmas.items, b->lemmas.count},
                            .ends = {b->ends.items, b->ends.count},
                            .stem_slots = {b->stem_slots.items, b->stem_slots.count},
                            .lemma_slots = {b->lemma_slots.items, b->lemma_slots.count},
                            .edges = {b->edges.items, b->edges.count},
                            .stem_filter = {b->stem_filter.items, b->stem_filter.count},
                            .edge_filter = {b->edge_filter.items, b->edge_filter.count},
                            .stem_lengths = b->stem_lengths};
}

void lexicon_builder_free(struct lexicon_builder *b)
{
    vec_free(&b->letters);
    vec_free(&b->stems);
    vec_free(&b->words);
    vec_free(&b->lemmas);
    vec_free(&b->ends);
    vec_free(&b->stem_slots);
    vec_free(&b->lemma_slots);
    vec_free(&b->edges);
    vec_free(&b->stem_filter);
    vec_free(&b->edge_filter);
    vec_free(&b->sign_pairs);
}
