/* variants.c - the spellings of one name in a set of texts: gathering names, then grouping them.
 *
 *   gather    capitalised words inside sentences; all Arabic words, which have no capitals
 *   merge     Russian case forms into the form that is their stem
 *   join      by the glossary, by letters without diacritics, by sound
 *   choose    groups of two spellings and more; an Arabic word alone is no name */
#include "dragoman/variants.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "lang/fold.h"
#include "lang/sounds.h"
#include "text/text.h"
#include "text/tokens.h"

enum { LEAST_LETTERS = 3, LEAST_SOUNDS = 3, SURE_IN_SCRIPT = 75, SURE_ACROSS = 60 };

/* A spelling as gathered. */
struct name {
    drg_spelling spelling;
    drg_str loose;          /* its loose letters                             */
    struct sounds sounds;
    uint32_t inside;        /* occurrences that begin no sentence            */
    uint32_t parent;        /* of the group's tree; itself: the first one    */
    uint8_t script;
    bool is_form;           /* counted with its stem                         */
    bool is_listed;         /* stood on a line of its own                    */
};

struct group {
    uint32_t first, count; /* of `members` */
    uint64_t occurrences;
};

struct drg_variants {
    const drg_glossary *glossary;
    struct arena arena;
    struct map by_text, concepts; /* spelling -> name; loose word -> concept */
    VEC(struct name) names;
    VEC(drg_spelling) members;
    VEC(struct group) groups;
};

/* ---- Gathering ------------------------------------------------------------------------------------------------------ */

static drg_str loose_letters(struct arena *arena, const struct word *word)
{
    char bytes[4 * WORD_MAX_LETTERS];
    size_t len = 0;
    for (uint32_t i = 0; i < word->count; i++)
        len += utf8_encode(word->letters[i].loose, bytes + len);
    return arena_str(arena, (drg_str){bytes, len});
}

/* The words of the glossary's terms of one word, by their loose letters. */
static drg_status list_concepts(drg_variants *v, drg_error *err)
{
    size_t count = v->glossary ? drg_glossary_term_count(v->glossary) : 0;
    for (size_t i = 0; i < count; i++) {
        struct word word;
        drg_term term = drg_glossary_term(v->glossary, i);
        drg_str text = term.text;
        bool is_one_word = text.len && !memchr(text.ptr, ' ', text.len);
        if (!is_one_word)
            continue;
        word_make(&word, text, NULL);
        drg_str loose = loose_letters(&v->arena, &word);
        if (!loose.ptr || !map_set(&v->concepts, loose, term.concept_index))
            return fail_memory(err);
    }
    return DRG_OK;
}

drg_status drg_variants_new(drg_variants **out, const drg_glossary *glossary, drg_error *err)
{
    drg_variants *v = calloc(1, sizeof *v);
    *out = NULL;
    if (!v)
        return fail_memory(err);
    v->glossary = glossary;
    drg_status status = list_concepts(v, err);
    if (status)
        drg_variants_free(v);
    else
        *out = v;
    return status;
}

/* The word before its apostrophe, behind which Turkish and English endings stand. */
static drg_str without_ending(drg_str word)
{
    for (size_t at = 0; at < word.len;) {
        size_t start = at;
        if (fold_find(utf8_next(word, &at))->class == FOLD_APOSTROPHE && start > 2)
            return str_cut(word, 0, start);
    }
    return word;
}

static bool is_name_like(const struct word *word, uint8_t script)
{
    bool is_known = script == SCRIPT_LATIN || script == SCRIPT_CYRILLIC || script == SCRIPT_ARABIC;
    bool is_cased = word->shape == CASE_TITLE || word->shape == CASE_MIXED || script == SCRIPT_ARABIC;
    return is_known && is_cased && word->count >= LEAST_LETTERS && !word->is_cut;
}

static drg_str concept_of(const drg_variants *v, drg_str loose)
{
    uint32_t index = map_get(&v->concepts, loose);
    return index == DRG_NONE ? (drg_str){"", 0} : drg_glossary_concept(v->glossary, index).id;
}

static drg_status new_name(drg_variants *v, const drg_text *text, const struct token *token, drg_str word,
                           const struct lang *lang, drg_error *err)
{
    struct word letters;
    struct name name = {.script = token->script, .parent = (uint32_t)v->names.count};
    drg_span span = view_to_source(&text->view, (drg_span){token->start, token->end});
    word_make(&letters, word, lang);
    name.loose = loose_letters(&v->arena, &letters);
    name.spelling = (drg_spelling){.text = arena_str(&v->arena, word), .lang = lang ? lang->tag : "und",
                                   .file = arena_str(&v->arena, str_from(text->name)), .pos = drg_text_pos(text, span.start)};
    if (!name.loose.ptr || !name.spelling.text.ptr || !name.spelling.file.ptr)
        return fail_memory(err);
    name.spelling.concept_id = concept_of(v, name.loose);
    sounds_make(&name.sounds, word, lang);
    if (!map_set(&v->by_text, name.spelling.text, name.parent) || !vec_push(&v->names, name))
        return fail_memory(err);
    return DRG_OK;
}

/* Where in its segment a word stands. */
enum place { FIRST, INSIDE, ALONE };

static drg_status add_word(drg_variants *v, const drg_text *text, const struct token *token, const struct lang *lang,
                           enum place place, drg_error *err)
{
    struct word letters;
    drg_str word = without_ending(str_cut(buf_str(&text->view.text), token->start, token->end));
    word_make(&letters, word, lang);
    if (!is_name_like(&letters, token->script))
        return DRG_OK;
    uint32_t index = map_get(&v->by_text, word);
    if (index == DRG_NONE) {
        index = (uint32_t)v->names.count;
        drg_status status = new_name(v, text, token, word, lang, err);
        if (status)
            return status;
    }
    v->names.items[index].spelling.count++;
    v->names.items[index].inside += place != FIRST;
    v->names.items[index].is_listed |= place == ALONE;
    return DRG_OK;
}

drg_status drg_variants_add(drg_variants *v, const drg_text *text, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < text->segment_count && !status; i++) {
        const struct text_segment *segment = &text->segments[i];
        struct token_cursor cursor = {.text = buf_str(&text->view.text), .at = segment->start, .end = segment->end};
        struct token token;
        for (enum place place = FIRST; !status && token_next(&cursor, &token); place = INSIDE) {
            if (place == FIRST && token.end == segment->end) /* a line of a list of names */
                place = ALONE;
            if (token.kind == TOKEN_WORD)
                status = add_word(v, text, &token, segment->lang, place, err);
        }
    }
    return status;
}

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

static bool sound_alike(const struct name *a, const struct name *b)
{
    bool has_running_arabic = (a->script == SCRIPT_ARABIC && !a->is_listed) || (b->script == SCRIPT_ARABIC && !b->is_listed);
    if (strlen(a->sounds.key) < (has_running_arabic ? LEAST_SOUNDS + 1 : LEAST_SOUNDS))
        return false;
    unsigned least = a->script == b->script ? SURE_IN_SCRIPT : SURE_ACROSS;
    bool is_sure = sounds_likeness(&a->sounds, &b->sounds) >= least;
    return is_sure && !(a->script == SCRIPT_ARABIC && b->script == SCRIPT_ARABIC);
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
static drg_str sound_key(const struct name *name) { return str_from(name->sounds.key); }

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
    unsigned likeness = sounds_likeness(&name->sounds, &first->sounds);
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
        spelling->evidence = "sound";
        spelling->confidence = likeness ? likeness : SURE_ACROSS; /* through another one of the group */
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
        status = join_by(v, sound_key, sound_alike, err);
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
