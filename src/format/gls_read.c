/* gls_read.c - glossaries out of the glossary module of XLIFF 2 (XLIFF 2.1, section 5.2).
 *
 * An entry has a term of the source language, its translations and a definition. Entries of one term and definition, which
 * units of a document repeat, are one concept; so are, in one glossary, one with an id and those without that follow it
 * and have the same translation. */
#include "base/error.h"
#include "base/map.h"
#include "format/formats.h"
#include "format/gather.h"
#include "format/gls.h"
#include "format/writing.h"
#include "lang/lang.h"

static const drg_str none = {"", 0};

struct translation {
    drg_str text, source;
    drg_pos pos;
};

/* A glossEntry being read; `source` is where somebody has it from. */
struct entry {
    drg_str id, term, term_source, definition, definition_source;
    drg_pos pos;
    bool has_term, is_open;
};

struct reading {
    const struct input *in;
    struct glossary_builder *into;
    struct arena arena;       /* of all entries: keys, ids */
    struct map keys, ids;     /* term and definition; ids  */
    drg_str src, tgt;         /* languages               */
    struct entry entry;
    VEC(struct translation) translations;
    struct gathered text;
    size_t gather_depth, depth;
    uint32_t concept_index;   /* of the entry before in this glossary, */
    drg_str last_translation; /* with its first translation,           */
    bool last_has_id;         /* when it had an id                     */
    size_t lost_references;
};

static drg_status keep(struct reading *r, drg_str *s, drg_error *err)
{
    return arena_own(&r->arena, s) ? DRG_OK : fail_memory(err);
}

static drg_status begin_file(struct reading *r, const struct xml_element *e, drg_error *err)
{
    drg_str version = xml_attribute_of(e, "version");
    if (!str_eq_z(e->name, "xliff"))
        return fail(err, DRG_ESYNTAX, e->pos, "expected the root element 'xliff', found '%.*s'", STR_ARGS(e->name));
    if (!str_starts(version, STR("2.")))
        return fail(err, DRG_ESYNTAX, e->pos, "XLIFF %.*s has no glossaries; expected version 2", STR_ARGS(version));
    r->src = xml_attribute_of(e, "srcLang");
    r->tgt = xml_attribute_of(e, "trgLang");
    if (!r->src.len || !lang_find(r->src))
        return fail(err, DRG_ELANG, e->pos, "srcLang '%.*s' is not a language tag such as tr or en-GB", STR_ARGS(r->src));
    if (r->tgt.len && !lang_find(r->tgt))
        return fail(err, DRG_ELANG, e->pos, "trgLang '%.*s' is not a language tag such as tr or en-GB", STR_ARGS(r->tgt));
    drg_status status = keep(r, &r->src, err);
    return status ? status : keep(r, &r->tgt, err);
}

static drg_status begin_entry(struct reading *r, const struct xml_element *e, drg_error *err)
{
    r->translations.count = 0;
    r->entry = (struct entry){.id = str_trim(xml_attribute_of(e, "id")), .pos = e->pos, .is_open = true, .term = none,
                              .term_source = none, .definition = none, .definition_source = none};
    r->lost_references += xml_attribute_of(e, "ref").len > 0;
    return keep(r, &r->entry.id, err);
}

static drg_status begin_part(struct reading *r, const struct xml_element *e, drg_error *err)
{
    drg_str source = xml_attribute_of(e, "source");
    drg_status status = keep(r, &source, err);
    gather_start(&r->text);
    r->gather_depth = e->depth;
    r->lost_references += xml_attribute_of(e, "ref").len > 0;
    if (str_eq_z(e->name, "term"))
        r->entry.term_source = source;
    else if (str_eq_z(e->name, "definition"))
        r->entry.definition_source = source;
    else if (str_eq_z(e->name, "translation") && !status)
        return vec_push(&r->translations, (struct translation){none, source, e->pos}) ? DRG_OK : fail_memory(err);
    return status;
}

static drg_status end_part(struct reading *r, drg_str name, drg_error *err)
{
    drg_str text;
    drg_status status = gather_take(&r->text, &text, err);
    r->gather_depth = 0;
    text = str_trim(text);
    if (!status)
        status = keep(r, &text, err);
    if (str_eq_z(name, "term")) {
        r->entry.has_term = true;
        r->entry.term = text;
    } else if (str_eq_z(name, "definition")) {
        r->entry.definition = text;
    } else if (str_eq_z(name, "translation")) {
        r->translations.items[r->translations.count - 1].text = text;
    }
    return status;
}

static drg_status add_term(struct reading *r, drg_str lang, drg_str text, drg_str source, drg_term_status term_status,
                           drg_pos pos, drg_error *err)
{
    uint32_t index;
    drg_term term = {.text = text, .lang = lang, .status = term_status, .kind = none, .pos = none, .gender = none,
                     .number = none, .note = none, .concept_index = r->concept_index, .place = pos};
    if (!text.len)
        return DRG_OK;
    drg_status status = glossary_builder_term(r->into, &term, &index, err);
    if (status || !source.len)
        return status;
    return glossary_builder_field(r->into, &(drg_field){.name = STR("source"), .value = source, .lang = lang, .term = index,
                                  .concept_index = r->concept_index}, err);
}

/* Finds or makes the concept of term and definition; *is_more: it is the one of the entry before. */
static drg_status find_concept(struct reading *r, bool *is_more, drg_error *err)
{
    struct buf joined = buf_make(SIZE_MAX / 2);
    drg_str first = r->translations.count ? r->translations.items[0].text : none;
    buf_add(&joined, r->entry.term);
    buf_add_char(&joined, '\n');
    buf_add(&joined, r->entry.definition);
    drg_str key = buf_into_arena(&joined, &r->arena);
    if (!key.ptr)
        return fail_memory(err);
    *is_more = r->last_has_id && !r->entry.id.len && first.len && str_eq(first, r->last_translation);
    uint32_t known = map_get(&r->keys, key);
    drg_status status = DRG_OK;
    if (*is_more)
        return DRG_OK;
    drg_str id = r->entry.id.len && map_get(&r->ids, r->entry.id) == DRG_NONE ? r->entry.id : none;
    if (known != DRG_NONE)
        r->concept_index = known;
    else
        status = glossary_builder_concept(r->into, id, &r->concept_index, err);
    bool is_kept = map_set(&r->keys, key, r->concept_index) && (!id.len || map_set(&r->ids, id, 0));
    return status ? status : is_kept ? DRG_OK : fail_memory(err);
}

static drg_status add_definition(struct reading *r, drg_error *err)
{
    drg_status status = glossary_builder_part(r->into, r->concept_index, CONCEPT_DEFINITION, r->entry.definition, err);
    if (status || !r->entry.definition_source.len)
        return status;
    return glossary_builder_field(r->into, &(drg_field){.name = STR("definition.source"), .value = r->entry.definition_source,
                                  .concept_index = r->concept_index, .lang = none, .term = DRG_NONE}, err);
}

static drg_status end_entry(struct reading *r, drg_error *err)
{
    bool is_more;
    const struct entry *e = &r->entry;
    r->entry.is_open = false;
    if (!e->has_term || !e->term.len)
        return fail(err, DRG_ESYNTAX, e->pos, "a glossEntry without a term");
    if (!r->translations.count && !e->definition.len)
        return fail(err, DRG_ESYNTAX, e->pos, "the glossEntry of '%.*s' has neither a translation nor a definition", STR_ARGS(e->term));
    if (r->translations.count && !r->tgt.len)
        return fail(err, DRG_ELANG, r->translations.items[0].pos, "a translation in a file whose <xliff> has no trgLang");
    drg_status status = find_concept(r, &is_more, err);
    if (!status)
        status = add_definition(r, err);
    if (!status)
        status = add_term(r, r->src, e->term, e->term_source, is_more ? DRG_ADMITTED : DRG_PREFERRED, e->pos, err);
    for (size_t i = 0; i < r->translations.count && !status; i++)
        status = add_term(r, r->tgt, r->translations.items[i].text, r->translations.items[i].source,
                          i ? DRG_ADMITTED : DRG_PREFERRED, r->translations.items[i].pos, err);
    r->last_translation = r->translations.count ? r->translations.items[0].text : none;
    r->last_has_id |= e->id.len > 0;
    return status;
}

static bool is_part(drg_str name)
{
    return str_eq_z(name, "term") || str_eq_z(name, "translation") || str_eq_z(name, "definition");
}

static drg_status on_start(void *user, const struct xml_element *e, drg_error *err)
{
    struct reading *r = user;
    r->depth = e->depth;
    if (e->depth == 1)
        return begin_file(r, e, err);
    if (!str_eq_z(e->ns, GLOSSARY_MODULE) || r->gather_depth)
        return DRG_OK;
    if (str_eq_z(e->name, "glossary"))
        r->last_has_id = false;
    else if (str_eq_z(e->name, "glossEntry"))
        return begin_entry(r, e, err);
    else if (r->entry.is_open && is_part(e->name))
        return begin_part(r, e, err);
    return DRG_OK;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct reading *r = user;
    size_t depth = r->depth--;
    (void)start, (void)end;
    if (r->gather_depth)
        return r->gather_depth == depth ? end_part(r, name, err) : DRG_OK;
    return r->entry.is_open && str_eq_z(name, "glossEntry") ? end_entry(r, err) : DRG_OK;
}

static drg_status on_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct reading *r = user;
    if (!r->gather_depth)
        return DRG_OK;
    return gather_piece(&r->text, piece, err);
}

drg_status xliff_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into, .text = gather_make(), .last_translation = none};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = &r};
    drg_status status = xml_parse(in->source, &handlers, err);
    struct loss loss = {r.lost_references, "reference(s) from entries to places in the text"};
    if (!status)
        report_unread(in, &loss, 1);
    gather_free(&r.text);
    vec_free(&r.translations);
    map_free(&r.keys);
    map_free(&r.ids);
    arena_free(&r.arena);
    return status;
}

