/* variants.c - groups the spellings of names that were gathered.
 *
 *   merge     Russian case forms into the form that is their stem
 *   join      by the glossary, by letters without diacritics, by sound
 *   choose    groups of two spellings and more; an Arabic word alone is no name */
#include "dragoman/variants.h"

#include <stdlib.h>

#include "base/error.h"
#include "lang/fold.h"
#include "rewrite/name_pairs.h"
#include "rewrite/variants_own.h"

enum { SURE_BY_CHAIN = 50, LONGEST_CHAIN = 6 };

/* ---- Joining -------------------------------------------------------------------------------------------------------- */

static uint32_t root_of(drg_variants *v, uint32_t index)
{
    while (v->names.items[index].parent != index)
        index = v->names.items[index].parent = v->names.items[v->names.items[index].parent].parent;
    return index;
}

static void join(drg_variants *v, uint32_t a, uint32_t b)
{
    uint32_t left = root_of(v, a), right = root_of(v, b);
    uint32_t first = left < right ? left : right; /* the order of the texts, not of any table */
    if (left != right)
        v->names.items[first].joined += v->names.items[left + right - first].joined + 1;
    v->names.items[left].parent = v->names.items[right].parent = first;
}

/* A Russian name without what may be a case ending. */
static drg_str case_stem(drg_str text)
{
    static const char *const endings[] = {"ого", "ому", "ом", "ым", "ой", "ем", "ей", "а", "у", "е", "ы", "и", "ю", "я"};
    for (size_t e = 0; e < sizeof endings / sizeof endings[0]; e++)
        if (str_ends(text, str_from(endings[e])) && text.len >= strlen(endings[e]) + 6)
            return str_cut(text, 0, text.len - strlen(endings[e]));
    return text;
}

/* Эрдогана counts with Эрдоган, Анкаре with Анкара: forms that have one stem, with the bare one if there is one. */
static drg_status merge_forms(drg_variants *v, drg_error *err)
{
    struct map stems = {0};
    bool is_done = true;
    for (uint32_t i = 0; i < 2 * v->names.count && is_done; i++) {
        struct name *name = &v->names.items[i % v->names.count];
        drg_str stem = case_stem(name->spelling.text);
        bool is_bare = stem.len == name->spelling.text.len;
        if (name->script != SCRIPT_CYRILLIC || is_bare != (i < v->names.count))
            continue;
        uint32_t first = map_get(&stems, stem);
        if (first == DRG_NONE) {
            is_done = map_set(&stems, stem, i % (uint32_t)v->names.count);
            continue;
        }
        v->names.items[first].spelling.count += name->spelling.count;
        v->names.items[first].inside += name->inside;
        name->is_form = true;
    }
    map_free(&stems);
    return is_done ? DRG_OK : fail_memory(err);
}

static bool is_name(const struct name *name)
{
    return !name->is_form && name->inside > 0;
}

/* Names must say enough by sound: lists are of names, running Arabic words are mostly none. */
static bool may_join_by_sound(const struct name *a, const struct name *b)
{
    static const struct { unsigned letters, consonants; } in_list = {1, 1}, in_text = {4, 2}, in_arabic = {5, 3};
    bool is_arabic = (a->script == SCRIPT_ARABIC && !a->is_listed) || (b->script == SCRIPT_ARABIC && !b->is_listed);
    bool is_listed = a->is_listed && b->is_listed;
    bool are_arabic_words = a->script == SCRIPT_ARABIC && b->script == SCRIPT_ARABIC && !is_listed;
    unsigned letters = is_listed ? in_list.letters : is_arabic ? in_arabic.letters : in_text.letters;
    unsigned consonants = is_listed ? in_list.consonants : is_arabic ? in_arabic.consonants : in_text.consonants;
    return !are_arabic_words && a->key.letter_count >= letters && b->key.letter_count >= letters &&
           name_consonants(&a->key) >= consonants && name_consonants(&b->key) >= consonants;
}

/* One word and several are one name only where lists say so: a word of a text is not all of a name. */
static bool have_like_words(const struct name *a, const struct name *b)
{
    return (a->is_listed && b->is_listed) || (a->key.key.word_count > 1) == (b->key.key.word_count > 1);
}

/* Of few names each may be like another one of the group; of many, the first ones of both groups must be alike. */
static void join_if_same(void *user, uint32_t a, uint32_t b)
{
    drg_variants *v = user;
    struct name *left = &v->names.items[a], *right = &v->names.items[b];
    uint32_t root_a = root_of(v, a), root_b = root_of(v, b);
    const struct name *first_a = &v->names.items[root_a], *first_b = &v->names.items[root_b];
    if (root_a == root_b || !have_like_words(left, right))
        return;
    drg_name_match match = drg_names_match(&left->key, &right->key);
    bool is_whole = strcmp(match.evidence, "qualifier") != 0; /* "Assad, Bashar" is one Assad of many */
    bool is_near = first_a->joined + first_b->joined < LONGEST_CHAIN || drg_names_match(&first_a->key, &first_b->key).is_same;
    if (match.is_same && is_whole && is_near && may_join_by_sound(left, right))
        join(v, a, b);
}

static drg_status join_by_sound(drg_variants *v, drg_error *err)
{
    const struct drg_name **keys = malloc((v->names.count + 1) * sizeof *keys);
    for (size_t i = 0; keys && i < v->names.count; i++)
        keys[i] = is_name(&v->names.items[i]) ? &v->names.items[i].key : NULL;
    bool is_done = keys && name_pairs_visit(keys, v->names.count, join_if_same, v);
    free(keys);
    return is_done ? DRG_OK : fail_memory(err);
}

/* A name's place in one of the orders they are joined by. */
struct entry {
    drg_str key;
    uint32_t name;
};

static int by_key(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    int order = str_cmp(left->key, right->key);
    return order ? order : (left->name > right->name) - (left->name < right->name);
}

typedef drg_str key_of_name(const struct name *name);
typedef bool may_join(const struct name *a, const struct name *b);

/* Joins each name with the first before it that has the same key and may be joined with it. */
static drg_status join_by(drg_variants *v, key_of_name *key, may_join *may, drg_error *err)
{
    enum { LOOK_BACK = 64 }; /* names of one key: beyond, a key says nothing */
    struct entry *order = malloc((v->names.count + 1) * sizeof *order);
    size_t count = 0;
    if (!order)
        return fail_memory(err);
    for (uint32_t i = 0; i < v->names.count; i++)
        if (is_name(&v->names.items[i]) && key(&v->names.items[i]).len)
            order[count++] = (struct entry){key(&v->names.items[i]), i};
    qsort(order, count, sizeof *order, by_key);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i; j > 0 && i - j < LOOK_BACK && str_eq(order[j - 1].key, order[i].key); j--)
            if (may(&v->names.items[order[j - 1].name], &v->names.items[order[i].name]))
                join(v, order[j - 1].name, order[i].name);
    free(order);
    return DRG_OK;
}

static drg_str concept_key(const struct name *name) { return name->spelling.concept_id; }
static drg_str loose_key(const struct name *name) { return name->loose; }

static bool always(const struct name *a, const struct name *b)
{
    (void)a, (void)b;
    return true;
}

static bool has_case(const struct name *a, const struct name *b)
{
    return a->script != SCRIPT_ARABIC || b->spelling.concept_id.len;
}

/* ---- Choosing ------------------------------------------------------------------------------------------------------- */

static void judge(drg_spelling *spelling, const struct name *name, const struct name *first)
{
    *spelling = name->spelling;
    bool is_same_concept = name->spelling.concept_id.len && str_eq(name->spelling.concept_id, first->spelling.concept_id);
    drg_name_match match = drg_names_match(&name->key, &first->key);
    if (name == first) {
        spelling->evidence = "first";
        spelling->confidence = 100;
    } else if (is_same_concept) {
        spelling->evidence = "glossary";
        spelling->confidence = 100;
    } else if (str_eq(name->loose, first->loose)) {
        spelling->evidence = "letters";
        spelling->confidence = 95;
    } else {
        spelling->evidence = match.is_same ? match.evidence : "chain";
        spelling->confidence = match.is_same ? match.confidence : SURE_BY_CHAIN;
    }
}

static int by_count(const void *a, const void *b)
{
    const struct name *left = *(const struct name *const *)a, *right = *(const struct name *const *)b;
    if (left->spelling.count != right->spelling.count)
        return left->spelling.count < right->spelling.count ? 1 : -1;
    return str_cmp(left->spelling.text, right->spelling.text);
}

static bool has_cased_name(const struct name *const *members, size_t count)
{
    bool has_cased = false;
    for (size_t i = 0; i < count; i++)
        has_cased |= members[i]->script != SCRIPT_ARABIC || members[i]->spelling.concept_id.len;
    return has_cased;
}

static bool keep_group(drg_variants *v, const struct name **members, size_t count)
{
    struct group group = {.first = (uint32_t)v->members.count, .count = (uint32_t)count};
    if (count < 2 || !has_cased_name(members, count))
        return true;
    qsort(members, count, sizeof *members, by_count);
    for (size_t i = 0; i < count; i++) {
        drg_spelling spelling;
        judge(&spelling, members[i], members[0]);
        group.occurrences += spelling.count;
        if (!vec_push(&v->members, spelling))
            return false;
    }
    return vec_push(&v->groups, group);
}

static int by_occurrences(const void *a, const void *b)
{
    const struct group *left = a, *right = b;
    if (left->occurrences != right->occurrences)
        return left->occurrences < right->occurrences ? 1 : -1;
    return (left->first > right->first) - (left->first < right->first);
}

/* Names with their roots, sorted: each run of one root is a group. */
static drg_status list_groups(drg_variants *v, drg_error *err)
{
    size_t count = 0;
    struct entry *order = malloc((v->names.count + 1) * sizeof *order);
    const struct name **members = malloc((v->names.count + 1) * sizeof *members);
    bool is_done = order && members;
    for (uint32_t i = 0; i < v->names.count && is_done; i++)
        if (is_name(&v->names.items[i]))
            order[count++] = (struct entry){v->names.items[root_of(v, i)].spelling.text, i};
    if (is_done)
        qsort(order, count, sizeof *order, by_key);
    for (size_t i = 0, same; i < count && is_done; i += same) {
        for (same = 0; i + same < count && str_eq(order[i + same].key, order[i].key); same++)
            members[same] = &v->names.items[order[i + same].name];
        is_done = keep_group(v, members, same);
    }
    if (v->groups.count)
        qsort(v->groups.items, v->groups.count, sizeof *v->groups.items, by_occurrences);
    free(order);
    free(members);
    return is_done ? DRG_OK : fail_memory(err);
}

drg_status drg_variants_finish(drg_variants *v, drg_error *err)
{
    drg_status status = merge_forms(v, err);
    if (!status)
        status = join_by(v, concept_key, always, err);
    if (!status)
        status = join_by(v, loose_key, has_case, err);
    if (!status)
        status = join_by_sound(v, err);
    return status ? status : list_groups(v, err);
}

const drg_spelling *drg_variants_group(const drg_variants *v, size_t index, size_t *count)
{
    *count = 0;
    if (index >= v->groups.count)
        return NULL;
    *count = v->groups.items[index].count;
    return &v->members.items[v->groups.items[index].first];
}

void drg_variants_free(drg_variants *v)
{
    if (!v)
        return;
    map_free(&v->by_text);
    map_free(&v->concepts);
    vec_free(&v->names);
    vec_free(&v->members);
    vec_free(&v->groups);
    arena_free(&v->arena);
    free(v);
}
