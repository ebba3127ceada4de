/* builder.c - building a glossary: ids and duplicates are found by maps, order is made at the end. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"
#include "lang/lang.h"
#include "model/glossary.h"

enum { MAX_ITEMS = UINT32_MAX / 2, MAX_TAG = 36 };

struct glossary_builder {
    drg_ctx *ctx;
    drg_glossary *glossary; /* its arena owns every string below */
    struct arena keys;      /* of term_of_key                    */
    struct map concept_of_id, term_of_key, lang_of_tag;
    VEC(drg_concept) concepts;
    VEC(drg_term) terms;
    VEC(drg_field) fields;
    VEC(struct duplicate) duplicates;
    VEC(drg_str) langs;
    VEC(drg_str) files;
    uint32_t file; /* that terms come from now, or DRG_NONE */
};

drg_status glossary_builder_new(struct glossary_builder **out, drg_ctx *ctx, drg_error *err)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return fail_memory(err);
    (*out)->ctx = ctx;
    (*out)->file = DRG_NONE;
    (*out)->glossary = calloc(1, sizeof *(*out)->glossary);
    if ((*out)->glossary)
        return DRG_OK;
    glossary_builder_free(*out);
    *out = NULL;
    return fail_memory(err);
}

void glossary_builder_free(struct glossary_builder *b)
{
    if (!b)
        return;
    drg_glossary_free(b->glossary);
    arena_free(&b->keys);
    map_free(&b->concept_of_id);
    map_free(&b->term_of_key);
    map_free(&b->lang_of_tag);
    vec_free(&b->concepts);
    vec_free(&b->terms);
    vec_free(&b->fields);
    vec_free(&b->duplicates);
    vec_free(&b->langs);
    vec_free(&b->files);
    free(b);
}

/* Replaces a borrowed string by the glossary's own copy. */
static bool own(struct glossary_builder *b, drg_str *s)
{
    return arena_own(&b->glossary->arena, s);
}

drg_status glossary_builder_file(struct glossary_builder *b, drg_str name, drg_error *err)
{
    for (size_t i = 0; i < b->files.count; i++)
        if (str_eq(b->files.items[i], name)) {
            b->file = (uint32_t)i;
            return DRG_OK;
        }
    if (!own(b, &name) || !vec_push(&b->files, name))
        return fail_memory(err);
    b->file = (uint32_t)b->files.count - 1;
    return DRG_OK;
}

drg_status glossary_builder_concept(struct glossary_builder *b, drg_str id, uint32_t *concept_index, drg_error *err)
{
    uint32_t known = id.len ? map_get(&b->concept_of_id, id) : DRG_NONE;
    if (known != DRG_NONE) {
        *concept_index = known;
        return DRG_OK;
    }
    if (b->concepts.count >= MAX_ITEMS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d concepts", MAX_ITEMS);
    drg_str none = {"", 0};
    if (!own(b, &id) || !vec_push(&b->concepts, (drg_concept){.id = id, .subject = none, .definition = none, .note = none}))
        return fail_memory(err);
    *concept_index = (uint32_t)b->concepts.count - 1;
    if (id.len && !map_set(&b->concept_of_id, id, *concept_index))
        return fail_memory(err);
    return DRG_OK;
}

drg_status glossary_builder_part(struct glossary_builder *b, uint32_t concept_index, enum concept_part part,
                                 drg_str value, drg_error *err)
{
    static const char *const names[] = {
        [CONCEPT_SUBJECT] = "subject", [CONCEPT_DEFINITION] = "definition", [CONCEPT_NOTE] = "note"};
    drg_concept *entry = &b->concepts.items[concept_index];
    drg_str *const parts[] = {
        [CONCEPT_SUBJECT] = &entry->subject, [CONCEPT_DEFINITION] = &entry->definition, [CONCEPT_NOTE] = &entry->note};
    if (!value.len || str_eq(*parts[part], value))
        return DRG_OK;
    if (parts[part]->len) {
        drg_field further = {.name = str_from(names[part]), .value = value, .concept_index = concept_index, .term = DRG_NONE};
        return glossary_builder_field(b, &further, err);
    }
    *parts[part] = value;
    return own(b, parts[part]) ? DRG_OK : fail_memory(err);
}

/* BCP 47's customary case (RFC 5646 section 2.1.1): en, en-US, zh-Hant; glossaries write EN and en_us too. */
static drg_str tidy_tag(drg_str tag, char out[MAX_TAG])
{
    size_t len = tag.len < MAX_TAG ? tag.len : MAX_TAG;
    size_t start = 0;
    for (size_t i = 0; i < len; i++) {
        out[i] = tag.ptr[i] == '_' ? '-' : len == 1 ? tag.ptr[i] : ascii_lower(tag.ptr[i]);
        if (out[i] == '-')
            start = i + 1;
        bool ends = i + 1 == len || tag.ptr[i + 1] == '-' || tag.ptr[i + 1] == '_';
        if (!ends || start == 0)
            continue;
        bool is_region = i - start == 1, is_script = i - start == 3;
        for (size_t k = start; k <= i && (is_region || (is_script && k == start)); k++)
            out[k] = (char)(out[k] >= 'a' && out[k] <= 'z' ? out[k] - 32 : out[k]);
    }
    return (drg_str){out, len};
}

/* Makes *tag the glossary's one copy of it. An empty tag stays empty. */
static drg_status own_lang(struct glossary_builder *b, drg_str *tag, drg_error *err)
{
    char tidy[MAX_TAG];
    if (!tag->len)
        return own(b, tag), DRG_OK;
    if (!lang_find(*tag))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(*tag));
    *tag = tidy_tag(*tag, tidy);
    uint32_t known = map_get(&b->lang_of_tag, *tag);
    if (known != DRG_NONE) {
        *tag = b->langs.items[known];
        return DRG_OK;
    }
    if (!own(b, tag) || !vec_push(&b->langs, *tag) || !map_set(&b->lang_of_tag, *tag, (uint32_t)b->langs.count - 1))
        return fail_memory(err);
    return DRG_OK;
}

/* The term's identity: concept, language and text. Lives in `keys`; ptr is NULL when memory is out. */
static drg_str term_key(struct glossary_builder *b, const drg_term *term)
{
    struct buf key = buf_make(SIZE_MAX / 2);
    buf_addf(&key, "%u ", term->concept_index);
    buf_add(&key, term->lang);
    buf_add_char(&key, ' ');
    buf_add(&key, term->text);
    drg_str copy = buf_into_arena(&key, &b->keys);
    return copy;
}

/* What a repeated term says more than the first one fills its gaps; what it says otherwise becomes a field. */
static drg_status join_member(struct glossary_builder *b, uint32_t index, drg_str *first, drg_str second,
                              const char *name, drg_error *err)
{
    if (!second.len || str_eq(*first, second))
        return DRG_OK;
    if (first->len) {
        drg_field further = {.name = str_from(name), .value = second,
                             .concept_index = b->terms.items[index].concept_index, .term = index};
        return glossary_builder_field(b, &further, err);
    }
    *first = second;
    return own(b, first) ? DRG_OK : fail_memory(err);
}

/* Who wins when rows disagree on a term: somebody forbade it on purpose; a preferred term is more than a
 * permitted one, and that more than a spelling. */
static int strength(drg_term_status status)
{
    static const int strengths[] = {
        [DRG_VARIANT] = 0, [DRG_ADMITTED] = 1, [DRG_PREFERRED] = 2, [DRG_DEPRECATED] = 3};
    return strengths[status];
}

static void join_status(struct glossary_builder *b, drg_term *first, const drg_term *again)
{
    drg_term_status before = first->status;
    if (before == again->status)
        return;
    if (strength(again->status) > strength(before))
        first->status = again->status;
    note(b->ctx, "glossary.status-clash", b->file == DRG_NONE ? "" : b->files.items[b->file].ptr, again->place,
         "'%.*s' is %s here and %s before; %s counts", STR_ARGS(again->text), drg_term_status_name(again->status),
         drg_term_status_name(before), drg_term_status_name(first->status));
}

static drg_status join_terms(struct glossary_builder *b, uint32_t index, const drg_term *again, drg_error *err)
{
    drg_term *first = &b->terms.items[index];
    join_status(b, first, again);
    if (!vec_push(&b->duplicates, (struct duplicate){index, b->file, again->place}))
        return fail_memory(err);
    drg_status status = join_member(b, index, &first->kind, again->kind, "kind", err);
    if (!status)
        status = join_member(b, index, &first->pos, again->pos, "pos", err);
    if (!status)
        status = join_member(b, index, &first->gender, again->gender, "gender", err);
    if (!status)
        status = join_member(b, index, &first->number, again->number, "number", err);
    if (!status)
        status = join_member(b, index, &first->note, again->note, "note", err);
    return status;
}

drg_status glossary_builder_term(struct glossary_builder *b, const drg_term *term, uint32_t *term_index, drg_error *err)
{
    drg_term t = *term;
    drg_status status = own_lang(b, &t.lang, err);
    if (status)
        return status;
    drg_str key = term_key(b, &t);
    if (!key.ptr)
        return fail_memory(err);
    *term_index = map_get(&b->term_of_key, key);
    if (*term_index != DRG_NONE)
        return join_terms(b, *term_index, &t, err);
    if (b->terms.count >= MAX_ITEMS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d terms", MAX_ITEMS);
    t.file = b->file;
    if (!own(b, &t.text) || !own(b, &t.kind) || !own(b, &t.pos) || !own(b, &t.gender) || !own(b, &t.number) ||
        !own(b, &t.note) || !vec_push(&b->terms, t))
        return fail_memory(err);
    *term_index = (uint32_t)b->terms.count - 1;
    return map_set(&b->term_of_key, key, *term_index) ? DRG_OK : fail_memory(err);
}

drg_status glossary_builder_field(struct glossary_builder *b, const drg_field *field, drg_error *err)
{
    drg_field f = *field;
    if (f.term != DRG_NONE)
        f.lang = b->terms.items[f.term].lang;
    drg_status status = own_lang(b, &f.lang, err);
    if (status)
        return status;
    if (b->fields.count >= MAX_ITEMS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d fields", MAX_ITEMS);
    return own(b, &f.name) && own(b, &f.value) && vec_push(&b->fields, f) ? DRG_OK : fail_memory(err);
}

/* ---- finishing -------------------------------------------------------------------------------------- */

/* Concepts without an id are called c1, c2 ... in order, past ids that are taken. */
static bool choose_ids(struct glossary_builder *b)
{
    uint32_t next = 1;
    for (uint32_t i = 0; i < b->concepts.count; i++) {
        drg_str *id = &b->concepts.items[i].id;
        if (id->len)
            continue;
        char name[16];
        do
            id->len = (size_t)snprintf(name, sizeof name, "c%u", next++);
        while (map_get(&b->concept_of_id, (drg_str){name, id->len}) != DRG_NONE);
        id->ptr = name;
        if (!own(b, id))
            return false;
    }
    return true;
}

/* The four first-class languages stand first, in their order; others as they appeared. */
static uint32_t lang_rank(drg_str tag, size_t appearance)
{
    size_t count;
    const struct lang *const *first_class = lang_list(&count);
    const struct lang *lang = lang_find(tag);
    size_t row = 0;
    while (row < count && first_class[row] != lang)
        row++;
    return (uint32_t)(row << 24 | appearance);
}

/* One thing to put in order: `key` from the most to the least weighty, the last one its index. */
struct ordered {
    uint32_t key[4], index;
};

static int compare(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    for (size_t i = 0; i < sizeof x->key / sizeof x->key[0]; i++)
        if (x->key[i] != y->key[i])
            return x->key[i] < y->key[i] ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static struct ordered *order_langs(struct glossary_builder *b)
{
    struct ordered *order = calloc(b->langs.count + 1, sizeof *order);
    for (uint32_t i = 0; order && i < b->langs.count; i++)
        order[i] = (struct ordered){.key = {lang_rank(b->langs.items[i], i)}, .index = i};
    if (order)
        qsort(order, b->langs.count, sizeof *order, compare);
    return order;
}

/* Puts languages in order; place_of_lang[i] is the new place of language i. */
static bool sort_langs(struct glossary_builder *b, uint32_t *place_of_lang)
{
    drg_glossary *g = b->glossary;
    struct ordered *order = order_langs(b);
    g->langs = arena_array(&g->arena, b->langs.count, sizeof *g->langs);
    g->lang_count = b->langs.count;
    bool done = order && g->langs;
    for (uint32_t i = 0; done && i < b->langs.count; i++) {
        g->langs[i] = b->langs.items[order[i].index];
        place_of_lang[order[i].index] = i;
    }
    free(order);
    return done;
}

static uint32_t lang_place(const struct glossary_builder *b, const uint32_t *place_of_lang, drg_str tag)
{
    return tag.len ? place_of_lang[map_get(&b->lang_of_tag, tag)] + 1 : 0;
}

/* Puts terms in order; place_of_term[i] is the new place of term i. */
static bool sort_terms(struct glossary_builder *b, const uint32_t *place_of_lang, uint32_t *place_of_term)
{
    drg_glossary *g = b->glossary;
    struct ordered *order = calloc(b->terms.count + 1, sizeof *order);
    g->terms = arena_array(&g->arena, b->terms.count, sizeof *g->terms);
    g->term_count = b->terms.count;
    bool done = order && g->terms;
    for (uint32_t i = 0; done && i < b->terms.count; i++) {
        const drg_term *t = &b->terms.items[i];
        order[i] = (struct ordered){{t->concept_index, lang_place(b, place_of_lang, t->lang), (uint32_t)t->status}, i};
    }
    if (done)
        qsort(order, b->terms.count, sizeof *order, compare);
    for (uint32_t i = 0; done && i < b->terms.count; i++) {
        g->terms[i] = b->terms.items[order[i].index];
        place_of_term[order[i].index] = i;
        drg_concept *entry = &b->concepts.items[g->terms[i].concept_index];
        if (entry->term_count++ == 0)
            entry->first_term = i;
    }
    free(order);
    return done;
}

/* Fields stand by concept; in it those of the concept, of each language, of each term. */
static bool sort_fields(struct glossary_builder *b, const uint32_t *place_of_lang, const uint32_t *place_of_term)
{
    drg_glossary *g = b->glossary;
    struct ordered *order = calloc(b->fields.count + 1, sizeof *order);
    g->fields = arena_array(&g->arena, b->fields.count, sizeof *g->fields);
    g->field_count = b->fields.count;
    bool done = order && g->fields;
    for (uint32_t i = 0; done && i < b->fields.count; i++) {
        drg_field *f = &b->fields.items[i];
        bool of_term = f->term != DRG_NONE;
        if (of_term)
            f->term = place_of_term[f->term];
        order[i] = (struct ordered){{f->concept_index, lang_place(b, place_of_lang, f->lang), of_term ? f->term + 1 : 0}, i};
    }
    if (done)
        qsort(order, b->fields.count, sizeof *order, compare);
    for (uint32_t i = 0; done && i < b->fields.count; i++)
        g->fields[i] = b->fields.items[order[i].index];
    free(order);
    return done;
}

static void *copy_items(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = arena_array(arena, count, size);
    if (copy && count)
        memcpy(copy, items, count * size);
    return copy;
}

static bool put_in_order(struct glossary_builder *b, uint32_t *place_of_lang, uint32_t *place_of_term)
{
    drg_glossary *g = b->glossary;
    if (!choose_ids(b) || !sort_langs(b, place_of_lang) || !sort_terms(b, place_of_lang, place_of_term) ||
        !sort_fields(b, place_of_lang, place_of_term))
        return false;
    for (size_t i = 0; i < b->duplicates.count; i++)
        b->duplicates.items[i].term = place_of_term[b->duplicates.items[i].term];
    g->concepts = copy_items(&g->arena, b->concepts.items, b->concepts.count, sizeof *g->concepts);
    g->concept_count = b->concepts.count;
    g->duplicates = copy_items(&g->arena, b->duplicates.items, b->duplicates.count, sizeof *g->duplicates);
    g->duplicate_count = b->duplicates.count;
    g->files = copy_items(&g->arena, b->files.items, b->files.count, sizeof *g->files);
    g->file_count = b->files.count;
    return g->concepts && g->duplicates && g->files;
}

drg_status glossary_builder_finish(struct glossary_builder *b, drg_glossary **out, drg_error *err)
{
    uint32_t *place_of_lang = calloc(b->langs.count + 1, sizeof *place_of_lang);
    uint32_t *place_of_term = calloc(b->terms.count + 1, sizeof *place_of_term);
    bool done = place_of_lang && place_of_term && put_in_order(b, place_of_lang, place_of_term);
    free(place_of_lang);
    free(place_of_term);
    *out = NULL;
    if (done) {
        *out = b->glossary;
        b->glossary = NULL;
    }
    glossary_builder_free(b);
    return done ? DRG_OK : fail_memory(err);
}
