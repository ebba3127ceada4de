/* name_pairs.c - blocks of names by the classes of their consonants.
 *
 * Rows of classes are numbers, three bits a class. Readings that conventions differ in most (h, kh, g, v, w, y, ain and
 * vowels) have no class, so that few rows of a name are enough. */
#include "rewrite/name_pairs.h"

#include <stdlib.h>

#include "base/vec.h"
#include "lang/name_tables.h"

enum { MOST_ROWS = 8, ROW_COST = 6, CLASS_BITS = 3, MOST_CLASSES = 20, WINDOW = 120 };

enum row_class { NO_CLASS, LIPS, TEETH, BACK, HISS, NOSE, EL, AR };

struct row {
    uint64_t classes;
    unsigned cost;
};

struct rows {
    struct row items[MOST_ROWS];
    unsigned count;
};

struct entry {
    uint64_t key;
    uint32_t letters, name : 31, is_word : 1; /* is_word: of one word of several, without initials beside it */
};

struct blocks {
    VEC(struct entry) entries;
};

static unsigned class_of(uint8_t sound)
{
    static const struct { char sound; uint8_t class; } classes[] = {
        {'p', LIPS}, {'b', LIPS}, {'f', LIPS}, {'t', TEETH}, {'d', TEETH}, {'T', TEETH}, {'D', TEETH}, {'k', BACK},
        {'q', BACK}, {'s', HISS}, {'z', HISS}, {'S', HISS}, {'Z', HISS}, {'C', HISS}, {'J', HISS}, {'c', HISS},
        {'m', NOSE}, {'n', NOSE}, {'l', EL}, {'r', AR},
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0] && sound < NAME_SOUND_COUNT; i++)
        if (classes[i].sound == NAME_SOUNDS[sound])
            return classes[i].class;
    return NO_CLASS;
}

static uint64_t append(uint64_t classes, unsigned class)
{
    unsigned last = (unsigned)(classes & ((1u << CLASS_BITS) - 1));
    if (class == NO_CLASS || class == last || classes >> (CLASS_BITS * (MOST_CLASSES - 1)))
        return classes;
    if (class == HISS && last == TEETH) /* ts is one sound or two */
        classes >>= CLASS_BITS;
    return (classes & ((1u << CLASS_BITS) - 1)) == class ? classes : classes << CLASS_BITS | class;
}

/* Keeps the cheapest rows, in the order of their cost. */
static void add_row(struct rows *rows, uint64_t classes, unsigned cost)
{
    unsigned at = 0;
    for (unsigned i = 0; i < rows->count; i++)
        if (rows->items[i].classes == classes) {
            if (rows->items[i].cost <= cost)
                return;
            memmove(&rows->items[i], &rows->items[i + 1], (--rows->count - i) * sizeof rows->items[0]);
            break;
        }
    while (at < rows->count && rows->items[at].cost <= cost)
        at++;
    if (at == MOST_ROWS)
        return;
    unsigned moved = (rows->count < MOST_ROWS ? rows->count : MOST_ROWS - 1) - at;
    memmove(&rows->items[at + 1], &rows->items[at], moved * sizeof rows->items[0]);
    rows->items[at] = (struct row){classes, cost};
    rows->count = at + 1 + moved;
}

/* What the cheapest arc costs that leaves a node: no sign of a strange reading. */
static unsigned usual_cost(const struct name_key *key, unsigned node)
{
    const struct name_arc *end, *first = name_arcs(key, node, &end);
    unsigned cost = first < end ? first->cost : 0;
    for (const struct name_arc *arc = first; arc < end; arc++)
        cost = arc->cost < cost ? arc->cost : cost;
    return cost;
}

/* The rows of the nodes from `first` to `last`. */
static struct rows rows_of(const struct name_key *key, unsigned first, unsigned last)
{
    struct rows nodes[NAME_MAX_NODES];
    for (unsigned node = first; node <= last; node++)
        nodes[node].count = 0;
    add_row(&nodes[first], 0, 0);
    for (unsigned node = first; node < last; node++) {
        const struct name_arc *end;
        unsigned usual = usual_cost(key, node);
        for (const struct name_arc *arc = name_arcs(key, node, &end); arc < end; arc++)
            for (unsigned i = 0; i < nodes[node].count && arc->to <= last; i++) {
                unsigned cost = nodes[node].items[i].cost + arc->cost - usual;
                if (cost <= ROW_COST && arc->sound < NAME_MEANING)
                    add_row(&nodes[arc->to], append(nodes[node].items[i].classes, class_of(arc->sound)), cost);
            }
    }
    return nodes[last];
}

static bool add_entry(struct blocks *blocks, uint64_t key, const struct name_key *name, uint32_t number, bool is_word)
{
    struct entry entry = {.key = key, .letters = name->letters, .name = number & INT32_MAX, .is_word = is_word};
    return !key || vec_push(&blocks->entries, entry);
}

/* The rows of a word; one that is understood has a row of its own, one that may be left out has none. */
static struct rows rows_of_word(const struct name_key *key, unsigned w)
{
    const struct name_word *word = &key->words[w];
    struct rows own = {.items = {{UINT64_MAX - word->meaning, 0}}, .count = 1};
    if (!word->meaning)
        return rows_of(key, word->start, word->end);
    own.count = word->role == NAME_WORD || key->word_count == 1;
    return own;
}

/* Two words of a name, in whichever order. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t low = a < b ? a : b, high = a < b ? b : a;
    return (low * UINT64_C(0x9E3779B97F4A7C15) ^ high) * UINT64_C(0xC2B2AE3D27D4EB4F) | 1;
}

static bool add_word_pair(struct blocks *blocks, const struct name_key *key, const struct rows *a, const struct rows *b, uint32_t name)
{
    enum { ROWS = 3 }; /* of each word: two words need not both be read in a rare way */
    for (unsigned i = 0; i < a->count && i < ROWS; i++)
        for (unsigned j = 0; j < b->count && j < ROWS; j++)
            if (!add_entry(blocks, mix(a->items[i].classes, b->items[j].classes), key, name, false))
                return false;
    return true;
}

static bool add_words(struct blocks *blocks, const struct name_key *key, uint32_t name)
{
    enum { WORDS = 5 }; /* pairs of the first words are enough */
    struct rows rows[NAME_MAX_WORDS];
    bool has_initial = false, is_added = true;
    for (unsigned w = 0; w < key->word_count; w++) {
        has_initial |= key->words[w].letters == 1;
        rows[w] = rows_of_word(key, w);
    }
    for (unsigned w = 0; w < key->word_count; w++)
        for (unsigned i = 0; i < rows[w].count && is_added; i++)
            is_added = add_entry(blocks, rows[w].items[i].classes, key, name, key->word_count > 1 && !has_initial);
    for (unsigned w = 1; w < key->word_count && w < WORDS; w++)
        for (unsigned other = 0; other < w && is_added; other++)
            is_added = add_word_pair(blocks, key, &rows[other], &rows[w], name);
    return is_added;
}

static bool add_name(struct blocks *blocks, const struct name_key *key, uint32_t name)
{
    bool is_added = !key->place || add_entry(blocks, UINT64_MAX - UINT8_MAX - key->place, key, name, false);
    if (key->word_count > 1) {
        struct rows rows = rows_of(key, 0, key->last);
        for (unsigned i = 0; i < rows.count && is_added; i++)
            is_added = add_entry(blocks, rows.items[i].classes, key, name, false);
    }
    return is_added && add_words(blocks, key, name);
}

static int by_key(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    if (left->letters != right->letters)
        return left->letters < right->letters ? -1 : 1;
    return (left->name > right->name) - (left->name < right->name);
}

/* Big blocks say little: in them each name meets those of about its length alone. */
static void visit_blocks(const struct blocks *blocks, name_pair_fn *visit, void *user)
{
    const struct entry *entries = blocks->entries.items;
    for (size_t i = 0; i < blocks->entries.count; i++)
        for (size_t j = i; j > 0 && i - j < WINDOW && entries[j - 1].key == entries[i].key; j--) {
            uint32_t a = entries[j - 1].name, b = entries[i].name;
            if (a != b && !(entries[j - 1].is_word && entries[i].is_word))
                visit(user, a < b ? a : b, a < b ? b : a);
        }
}

bool name_pairs_visit(const struct drg_name *const *names, size_t count, name_pair_fn *visit, void *user)
{
    struct blocks blocks = {0};
    bool is_done = true;
    for (size_t i = 0; i < count && is_done; i++)
        if (names[i] && !names[i]->key.is_cut)
            is_done = add_name(&blocks, &names[i]->key, (uint32_t)i);
    if (is_done && blocks.entries.count)
        qsort(blocks.entries.items, blocks.entries.count, sizeof *blocks.entries.items, by_key);
    if (is_done)
        visit_blocks(&blocks, visit, user);
    vec_free(&blocks.entries);
    return is_done;
}

unsigned name_consonants(const struct drg_name *name)
{
    unsigned count = 0;
    if (name->key.is_cut)
        return 0;
    struct rows rows = rows_of(&name->key, 0, name->key.last);
    for (uint64_t classes = rows.count ? rows.items[0].classes : 0; classes; classes >>= CLASS_BITS)
        count++;
    return count;
}
