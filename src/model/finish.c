/* finish.c - the end of building: ids for concepts that have none, everything in its order, arrays handed over. */
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "lang/lang.h"
#include "model/builder.h"

/* Concepts without an id are called c1, c2 ... in order, past ids that are taken. */
static drg_status choose_ids(struct glossary_builder *b, drg_error *err)
{
    drg_status status = DRG_OK;
    uint32_t next = 1;
    for (uint32_t i = 0; i < b->concepts.count && !status; i++) {
        char name[16];
        int len;
        if (b->concepts.items[i].id.len)
            continue;
        do
            len = snprintf(name, sizeof name, "c%u", next++);
        while (builder_find_concept(b, (drg_str){name, (size_t)len}) != DRG_NONE);
        status = pool_add(&b->pool, (drg_str){name, (size_t)len}, &b->concepts.items[i].id, err);
    }
    return status;
}

/* ---- order --------------------------------------------------------------------------------------------------- */

/* One thing to put in order: by key, from the weightiest, then as they came. */
struct ordered {
    uint32_t key[2], index;
};

static int compare(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    for (size_t i = 0; i < sizeof x->key / sizeof x->key[0]; i++)
        if (x->key[i] != y->key[i])
            return x->key[i] < y->key[i] ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* The four first-class languages stand first, in their order; others as they appeared. */
static uint32_t lang_rank(drg_str tag)
{
    size_t count;
    const struct lang *const *first_class = lang_list(&count);
    const struct lang *lang = lang_find(tag);
    size_t row = 0;
    while (row < count && first_class[row] != lang)
        row++;
    return (uint32_t)row;
}

/* order[i] is the language that comes i-th; NULL when memory is out. */
static struct ordered *order_langs(const struct glossary_builder *b)
{
    struct ordered *order = calloc(b->langs.count + 1, sizeof *order);
    for (uint32_t i = 0; order && i < b->langs.count; i++)
        order[i] = (struct ordered){{lang_rank(b->langs.items[i]), 0}, i};
    if (order)
        qsort(order, b->langs.count, sizeof *order, compare);
    return order;
}

/* Numbers languages by their place in the finished glossary. */
static void renumber_langs(struct glossary_builder *b, const uint16_t *place_of_lang)
{
    for (size_t i = 0; i < b->terms.count; i++)
        if (b->terms.items[i].lang != LANG_NONE)
            b->terms.items[i].lang = place_of_lang[b->terms.items[i].lang];
    for (size_t i = 0; i < b->fields.count; i++)
        if (b->fields.items[i].lang != LANG_NONE)
            b->fields.items[i].lang = place_of_lang[b->fields.items[i].lang];
}

/* Puts languages in order and their tags into the pool, as *refs. */
static drg_status finish_langs(struct glossary_builder *b, struct text_ref **refs, drg_error *err)
{
    struct ordered *order = order_langs(b);
    uint16_t *place_of_lang = calloc(b->langs.count + 1, sizeof *place_of_lang);
    *refs = calloc(b->langs.count + 1, sizeof **refs);
    drg_status status = order && place_of_lang && *refs ? DRG_OK : fail_memory(err);
    for (uint32_t i = 0; i < b->langs.count && !status; i++) {
        place_of_lang[order[i].index] = (uint16_t)i;
        status = pool_intern(&b->pool, b->langs.items[order[i].index], &(*refs)[i], err);
    }
    if (!status)
        renumber_langs(b, place_of_lang);
    free(order);
    free(place_of_lang);
    return status;
}

/* Things that stand by concept. */
struct sorting {
    const struct glossary_builder *b;
    uint32_t (*concept_of)(const struct glossary_builder *b, uint32_t index);
    void (*key_of)(const struct glossary_builder *b, uint32_t index, uint32_t key[2]); /* inside of a concept */
    uint32_t count;
    uint32_t *order; /* what comes i-th */
    VEC(struct ordered) run;
};

/* Counts those of each concept, then deals them out, in the order they came. */
static bool deal_by_concept(struct sorting *s, uint32_t concept_count)
{
    uint32_t *next = calloc((size_t)concept_count + 1, sizeof *next);
    s->order = malloc(((size_t)s->count + 1) * sizeof *s->order);
    bool is_done = next && s->order;
    for (uint32_t i = 0; is_done && i < s->count; i++)
        next[s->concept_of(s->b, i) + 1]++;
    for (uint32_t c = 0; is_done && c < concept_count; c++)
        next[c + 1] += next[c];
    for (uint32_t i = 0; is_done && i < s->count; i++)
        s->order[next[s->concept_of(s->b, i)]++] = i;
    free(next);
    return is_done;
}

/* Sorts order[first, end), which mostly is sorted. */
static bool sort_run(struct sorting *s, uint32_t first, uint32_t end)
{
    bool is_sorted = true;
    s->run.count = 0;
    if (!vec_reserve(&s->run, end - first))
        return false;
    for (uint32_t i = first; i < end; i++) {
        struct ordered *o = &s->run.items[s->run.count++];
        o->index = s->order[i];
        s->key_of(s->b, o->index, o->key);
        is_sorted = is_sorted && (i == first || compare(o - 1, o) < 0);
    }
    if (is_sorted)
        return true;
    qsort(s->run.items, s->run.count, sizeof *s->run.items, compare);
    for (uint32_t i = first; i < end; i++)
        s->order[i] = s->run.items[i - first].index;
    return true;
}

/* The caller frees s->order. */
static bool sort_by_concept(struct sorting *s)
{
    bool is_done = deal_by_concept(s, (uint32_t)s->b->concepts.count);
    for (uint32_t first = 0, end; is_done && first < s->count; first = end) {
        uint32_t concept_index = s->concept_of(s->b, s->order[first]);
        for (end = first + 1; end < s->count && s->concept_of(s->b, s->order[end]) == concept_index;)
            end++;
        is_done = end - first == 1 || sort_run(s, first, end);
    }
    vec_free(&s->run);
    return is_done;
}

/* items[i] becomes items[order[i]]. */
static bool permute(void **items, size_t size, const uint32_t *order, uint32_t count)
{
    uint32_t same = 0;
    while (same < count && order[same] == same)
        same++;
    if (same == count)
        return true;
    char *moved = malloc(count * size);
    for (uint32_t i = 0; moved && i < count; i++)
        memcpy(moved + i * size, (const char *)*items + order[i] * size, size);
    if (moved) {
        free(*items);
        *items = moved;
    }
    return moved != NULL;
}

static uint32_t concept_of_term(const struct glossary_builder *b, uint32_t index)
{
    return b->terms.items[index].concept;
}

static void key_of_term(const struct glossary_builder *b, uint32_t index, uint32_t key[2])
{
    const struct term_record *t = &b->terms.items[index];
    key[0] = t->lang == LANG_NONE ? 0 : t->lang + 1u;
    key[1] = t->status;
}

static uint32_t concept_of_field(const struct glossary_builder *b, uint32_t index)
{
    return b->fields.items[index].concept;
}

static void key_of_field(const struct glossary_builder *b, uint32_t index, uint32_t key[2])
{
    const struct field_record *f = &b->fields.items[index];
    key[0] = f->lang == LANG_NONE ? 0 : f->lang + 1;
    key[1] = f->term == DRG_NONE ? 0 : f->term + 1;
}

/* Fields and duplicates name terms by their new places. */
static bool renumber_terms(struct glossary_builder *b, const uint32_t *order)
{
    uint32_t *place = malloc((b->terms.count + 1) * sizeof *place);
    if (!place)
        return false;
    for (uint32_t i = 0; i < b->terms.count; i++)
        place[order[i]] = i;
    for (size_t i = 0; i < b->fields.count; i++)
        if (b->fields.items[i].term != DRG_NONE)
            b->fields.items[i].term = place[b->fields.items[i].term];
    for (size_t i = 0; i < b->duplicates.count; i++)
        b->duplicates.items[i].term = place[b->duplicates.items[i].term];
    free(place);
    return true;
}

static bool sort_terms(struct glossary_builder *b)
{
    struct sorting s = {.b = b, .concept_of = concept_of_term, .key_of = key_of_term, .count = (uint32_t)b->terms.count};
    void *items = b->terms.items;
    bool is_done = sort_by_concept(&s) && renumber_terms(b, s.order) && permute(&items, sizeof *b->terms.items, s.order, s.count);
    b->terms.items = items;
    free(s.order);
    for (uint32_t i = 0; is_done && i < s.count; i++) {
        struct concept_record *entry = &b->concepts.items[b->terms.items[i].concept];
        if (entry->term_count++ == 0)
            entry->first_term = i;
    }
    return is_done;
}

/* Fields stand by concept; in it those of the concept, of each language, of each term. */
static bool sort_fields(struct glossary_builder *b)
{
    struct sorting s = {.b = b, .concept_of = concept_of_field, .key_of = key_of_field, .count = (uint32_t)b->fields.count};
    void *items = b->fields.items;
    bool is_done = sort_by_concept(&s) && permute(&items, sizeof *b->fields.items, s.order, s.count);
    b->fields.items = items;
    free(s.order);
    return is_done;
}

/* ---- handing over -------------------------------------------------------------------------------------------------- */

static drg_status finish_files(struct glossary_builder *b, struct text_ref **refs, drg_error *err)
{
    *refs = calloc(b->files.count + 1, sizeof **refs);
    drg_status status = *refs ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < b->files.count && !status; i++)
        status = pool_intern(&b->pool, b->files.items[i], &(*refs)[i], err);
    return status;
}

/* The same array without the room it had for growing. */
static void *shrink(void *items, size_t count, size_t size)
{
    void *smaller = items && count ? realloc(items, count * size) : NULL;
    return smaller ? smaller : items;
}

#define HAND_OVER(to, vec) \
    ((to) = shrink((vec)->items, (vec)->count, sizeof *(vec)->items), (vec)->items = NULL)

static void hand_over(struct glossary_builder *b, drg_glossary *g)
{
    g->concept_count = (uint32_t)b->concepts.count;
    g->term_count = (uint32_t)b->terms.count;
    g->field_count = (uint32_t)b->fields.count;
    g->traits_count = (uint32_t)b->traits.count;
    g->duplicate_count = (uint32_t)b->duplicates.count;
    g->text_size = (uint32_t)b->pool.text.count;
    HAND_OVER(g->concepts, &b->concepts);
    HAND_OVER(g->terms, &b->terms);
    HAND_OVER(g->fields, &b->fields);
    HAND_OVER(g->traits, &b->traits);
    HAND_OVER(g->duplicates, &b->duplicates);
    HAND_OVER(g->text, &b->pool.text);
}

static drg_status finish(struct glossary_builder *b, drg_glossary *g, drg_error *err)
{
    struct text_ref *langs = NULL, *files = NULL;
    drg_status status = choose_ids(b, err);
    index_free(&b->concept_of_id); /* the largest tables make room for sorting */
    index_free(&b->term_of_key);
    if (!status)
        status = finish_langs(b, &langs, err);
    g->langs = langs;
    g->lang_count = (uint32_t)b->langs.count;
    if (!status)
        status = finish_files(b, &files, err);
    g->files = files;
    g->file_count = (uint32_t)b->files.count;
    if (!status && (!sort_terms(b) || !sort_fields(b)))
        status = fail_memory(err);
    if (!status)
        hand_over(b, g);
    return status;
}

drg_status glossary_builder_finish(struct glossary_builder *b, drg_glossary **out, drg_error *err)
{
    drg_glossary *g = calloc(1, sizeof *g);
    drg_status status = g ? finish(b, g, err) : fail_memory(err);
    if (status) {
        drg_glossary_free(g);
        g = NULL;
    }
    glossary_builder_free(b);
    *out = g;
    return status;
}
