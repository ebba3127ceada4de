/* builder.c - filling a glossary's arrays: ids, terms and languages are found by hashes. What finishing does is in
 * finish.c. */
#include "model/builder.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/limit.h"
#include "base/str.h"
#include "ext/hash.h"
#include "lang/lang.h"

enum { MAX_ITEMS = LIMIT(UINT32_MAX / 2, 30) };

drg_status glossary_builder_new(struct glossary_builder **out, drg_ctx *ctx, drg_error *err)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return fail_memory(err);
    (*out)->ctx = ctx;
    (*out)->file = DRG_NONE;
    return DRG_OK;
}

void glossary_builder_free(struct glossary_builder *b)
{
    if (!b)
        return;
    pool_free(&b->pool);
    arena_free(&b->names);
    index_free(&b->concept_of_id);
    index_free(&b->term_of_key);
    index_free(&b->traits_of_key);
    vec_free(&b->concepts);
    vec_free(&b->terms);
    vec_free(&b->fields);
    vec_free(&b->traits);
    vec_free(&b->duplicates);
    vec_free(&b->langs);
    vec_free(&b->files);
    free(b);
}

drg_status glossary_builder_file(struct glossary_builder *b, drg_str name, drg_error *err)
{
    for (size_t i = 0; i < b->files.count; i++)
        if (str_eq(b->files.items[i], name)) {
            b->file = (uint32_t)i;
            return DRG_OK;
        }
    if (!arena_own(&b->names, &name) || !vec_push(&b->files, name))
        return fail_memory(err);
    b->file = (uint32_t)b->files.count - 1;
    return DRG_OK;
}

/* ---- concepts ------------------------------------------------------------------------------------------- */

uint32_t builder_find_concept(const struct glossary_builder *b, drg_str id)
{
    uint32_t i;
    struct index_walk walk = index_find(&b->concept_of_id, hash_bytes(id.ptr, id.len, 0));
    while ((i = index_next(&b->concept_of_id, &walk)) != DRG_NONE)
        if (str_eq(pool_str(&b->pool, b->concepts.items[i].id), id))
            return i;
    return DRG_NONE;
}

drg_status glossary_builder_concept(struct glossary_builder *b, drg_str id, uint32_t *concept_index, drg_error *err)
{
    bool is_last = id.len && b->concepts.count && str_eq(pool_str(&b->pool, b->concepts.items[b->concepts.count - 1].id), id);
    *concept_index = is_last ? (uint32_t)b->concepts.count - 1 : id.len ? builder_find_concept(b, id) : DRG_NONE;
    if (*concept_index != DRG_NONE)
        return DRG_OK;
    if (b->concepts.count >= MAX_ITEMS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d concepts", MAX_ITEMS);
    struct concept_record entry = {0};
    drg_status status = pool_add(&b->pool, id, &entry.id, err);
    if (status)
        return status;
    *concept_index = (uint32_t)b->concepts.count;
    if (!vec_push(&b->concepts, entry) ||
        (id.len && !index_add(&b->concept_of_id, hash_bytes(id.ptr, id.len, 0), *concept_index)))
        return fail_memory(err);
    return DRG_OK;
}

drg_status glossary_builder_part(struct glossary_builder *b, uint32_t concept_index, enum concept_part part,
                                 drg_str value, drg_error *err)
{
    static const char *const names[] = {
        [CONCEPT_SUBJECT] = "subject", [CONCEPT_DEFINITION] = "definition", [CONCEPT_NOTE] = "note"};
    struct concept_record *entry = &b->concepts.items[concept_index];
    struct text_ref *const parts[] = {
        [CONCEPT_SUBJECT] = &entry->subject, [CONCEPT_DEFINITION] = &entry->definition, [CONCEPT_NOTE] = &entry->note};
    if (!value.len || str_eq(pool_str(&b->pool, *parts[part]), value))
        return DRG_OK;
    if (!parts[part]->len)
        return part == CONCEPT_SUBJECT ? pool_intern(&b->pool, value, parts[part], err)
                                       : pool_add(&b->pool, value, parts[part], err);
    drg_field further = {.name = str_from(names[part]), .value = value, .concept_index = concept_index, .term = DRG_NONE};
    return glossary_builder_field(b, &further, err);
}

/* ---- languages -------------------------------------------------------------------------------------------- */

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

static drg_status find_lang(struct glossary_builder *b, drg_str tag, uint16_t *lang, drg_error *err)
{
    char buffer[MAX_TAG];
    if (!lang_find(tag))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(tag));
    drg_str tidy = tidy_tag(tag, buffer);
    for (size_t i = 0; i < b->langs.count; i++)
        if (str_eq(b->langs.items[i], tidy)) {
            *lang = (uint16_t)i;
            return DRG_OK;
        }
    if (b->langs.count >= LANG_NONE)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d languages", LANG_NONE);
    if (!arena_own(&b->names, &tidy) || !vec_push(&b->langs, tidy))
        return fail_memory(err);
    *lang = (uint16_t)(b->langs.count - 1);
    return DRG_OK;
}

/* The number of a language, whose tag may be written in several ways. Tags come in turns: those asked for last are kept
 * as they were written. */
static drg_status number_lang(struct glossary_builder *b, drg_str tag, uint16_t *lang, drg_error *err)
{
    *lang = LANG_NONE;
    if (!tag.len)
        return DRG_OK;
    struct recent_lang *recent = &b->recent[(unsigned char)(tag.ptr[0] * 7 + tag.ptr[tag.len - 1]) % RECENT_LANGS];
    if (str_eq((drg_str){recent->tag, recent->len}, tag)) {
        *lang = recent->lang;
        return DRG_OK;
    }
    drg_status status = find_lang(b, tag, lang, err);
    if (!status && tag.len <= sizeof recent->tag) {
        *recent = (struct recent_lang){.len = tag.len, .lang = *lang};
        memcpy(recent->tag, tag.ptr, tag.len);
    }
    return status;
}

/* ---- terms -------------------------------------------------------------------------------------------------- */

static uint64_t hash_term(uint32_t concept_index, uint16_t lang, drg_str text)
{
    return hash_bytes(text.ptr, text.len, (uint64_t)concept_index << 16 | lang);
}

static uint32_t find_term(const struct glossary_builder *b, uint64_t hash, uint32_t concept_index, uint16_t lang, drg_str text)
{
    uint32_t i;
    for (struct index_walk walk = index_find(&b->term_of_key, hash); (i = index_next(&b->term_of_key, &walk)) != DRG_NONE;) {
        const struct term_record *t = &b->terms.items[i];
        if (t->concept == concept_index && t->lang == lang && str_eq(pool_str(&b->pool, t->text), text))
            return i;
    }
    return DRG_NONE;
}

/* The number of these traits, and 1 more; 0: none at all. Interned strings are equal when their places are. */
static drg_status number_traits(struct glossary_builder *b, const struct traits_record *traits, uint32_t *number, drg_error *err)
{
    uint32_t i;
    uint64_t hash = hash_bytes(traits, sizeof *traits, 0);
    *number = 0;
    if (!traits->kind.len && !traits->pos.len && !traits->gender.len && !traits->number.len)
        return DRG_OK;
    for (struct index_walk walk = index_find(&b->traits_of_key, hash); (i = index_next(&b->traits_of_key, &walk)) != DRG_NONE;)
        if (memcmp(&b->traits.items[i], traits, sizeof *traits) == 0) {
            *number = i + 1;
            return DRG_OK;
        }
    *number = (uint32_t)b->traits.count + 1;
    if (!vec_push(&b->traits, *traits) || !index_add(&b->traits_of_key, hash, *number - 1))
        return fail_memory(err);
    return DRG_OK;
}

static drg_status intern_traits(struct glossary_builder *b, const drg_term *term, uint32_t *number, drg_error *err)
{
    struct traits_record traits = {0};
    drg_status status = pool_intern(&b->pool, term->kind, &traits.kind, err);
    if (!status)
        status = pool_intern(&b->pool, term->pos, &traits.pos, err);
    if (!status)
        status = pool_intern(&b->pool, term->gender, &traits.gender, err);
    if (!status)
        status = pool_intern(&b->pool, term->number, &traits.number, err);
    return status ? status : number_traits(b, &traits, number, err);
}

/* Who wins when rows disagree on a term: somebody forbade it on purpose; a preferred term is more than a
 * permitted one, and that more than a spelling. */
static int strength(drg_term_status status)
{
    static const int strengths[] = {
        [DRG_VARIANT] = 0, [DRG_ADMITTED] = 1, [DRG_PREFERRED] = 2, [DRG_DEPRECATED] = 3};
    return strengths[status];
}

static void join_status(struct glossary_builder *b, struct term_record *first, const drg_term *again)
{
    drg_term_status before = (drg_term_status)first->status;
    if (before == again->status)
        return;
    if (strength(again->status) > strength(before))
        first->status = (uint16_t)again->status;
    note(b->ctx, "glossary.status-clash", b->file == DRG_NONE ? "" : b->files.items[b->file].ptr, again->place,
         "'%.*s' is %s here and %s before; %s counts", STR_ARGS(again->text), drg_term_status_name(again->status),
         drg_term_status_name(before), drg_term_status_name((drg_term_status)first->status));
}

/* What a repeated term says more than the first one fills its gaps; what it says otherwise becomes a field. */
static drg_status join_member(struct glossary_builder *b, uint32_t index, struct text_ref *first, drg_str second,
                              const char *name, drg_error *err)
{
    if (!second.len || str_eq(pool_str(&b->pool, *first), second))
        return DRG_OK;
    if (!first->len)
        return pool_intern(&b->pool, second, first, err);
    drg_field further = {.name = str_from(name), .value = second, .concept_index = b->terms.items[index].concept,
                         .term = index};
    return glossary_builder_field(b, &further, err);
}

static drg_status join_traits(struct glossary_builder *b, uint32_t index, const drg_term *again, drg_error *err)
{
    uint32_t number = b->terms.items[index].traits;
    struct traits_record traits = number ? b->traits.items[number - 1] : (struct traits_record){0};
    drg_status status = join_member(b, index, &traits.kind, again->kind, "kind", err);
    if (!status)
        status = join_member(b, index, &traits.pos, again->pos, "pos", err);
    if (!status)
        status = join_member(b, index, &traits.gender, again->gender, "gender", err);
    if (!status)
        status = join_member(b, index, &traits.number, again->number, "number", err);
    return status ? status : number_traits(b, &traits, &b->terms.items[index].traits, err);
}

static drg_status join_terms(struct glossary_builder *b, uint32_t index, const drg_term *again, drg_error *err)
{
    join_status(b, &b->terms.items[index], again);
    if (!vec_push(&b->duplicates, (struct duplicate_record){index, b->file, again->place.line, again->place.column}))
        return fail_memory(err);
    drg_status status = join_traits(b, index, again, err);
    return status ? status : join_member(b, index, &b->terms.items[index].note, again->note, "note", err);
}

/* Whether the text has only characters that no XML can hold: written to TBX, nothing would be left of it. */
static bool is_of_controls(drg_str text)
{
    size_t at = 0;
    while (at < text.len && (unsigned char)text.ptr[at] < ' ')
        at++;
    return text.len && at == text.len;
}

drg_status glossary_builder_term(struct glossary_builder *b, const drg_term *term, uint32_t *term_index, drg_error *err)
{
    if (is_of_controls(term->text))
        return fail(err, DRG_ESYNTAX, (drg_pos){term->place.line, term->place.column},
                    "a term has %zu control character(s) and nothing else; expected text, or nothing", term->text.len);
    struct term_record t = {.concept = term->concept_index, .file = b->file, .line = term->place.line,
                            .column = term->place.column, .status = (uint16_t)term->status};
    drg_status status = number_lang(b, term->lang, &t.lang, err);
    if (status)
        return status;
    uint64_t hash = hash_term(t.concept, t.lang, term->text);
    *term_index = find_term(b, hash, t.concept, t.lang, term->text);
    if (*term_index != DRG_NONE)
        return join_terms(b, *term_index, term, err);
    if (b->terms.count >= MAX_ITEMS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d terms", MAX_ITEMS);
    status = pool_add(&b->pool, term->text, &t.text, err);
    if (!status)
        status = pool_add(&b->pool, term->note, &t.note, err);
    if (!status)
        status = intern_traits(b, term, &t.traits, err);
    if (status)
        return status;
    *term_index = (uint32_t)b->terms.count;
    return vec_push(&b->terms, t) && index_add(&b->term_of_key, hash, *term_index) ? DRG_OK : fail_memory(err);
}

drg_status glossary_builder_field(struct glossary_builder *b, const drg_field *field, drg_error *err)
{
    struct field_record f = {.concept = field->concept_index, .term = field->term};
    uint16_t lang = LANG_NONE;
    drg_status status = DRG_OK;
    if (f.term != DRG_NONE)
        lang = b->terms.items[f.term].lang;
    else
        status = number_lang(b, field->lang, &lang, err);
    f.lang = lang;
    if (!status && b->fields.count >= MAX_ITEMS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a glossary holds at most %d fields", MAX_ITEMS);
    if (!status)
        status = pool_intern(&b->pool, field->name, &f.name, err);
    if (!status)
        status = pool_add(&b->pool, field->value, &f.value, err);
    if (!status && !vec_push(&b->fields, f))
        status = fail_memory(err);
    return status;
}
