/* tmx_read.c - glossaries out of TMX 1.1 to 1.4b: a translation unit is a concept, each of its segments a term.
 *
 * What else is known stands in <note> and <prop> of the unit or the variant, a prop's type being the name: subject,
 * definition, status, kind, pos, gender, number, and those of fields; "lang:NAME" in the first variant of a language is a
 * field of the language. Programs offer every segment as right, so deprecated and variant terms are not written.
 * Inline elements (TMX 1.4b, section 2.3) are left out of terms with their native code. */
#include "base/error.h"
#include "base/map.h"
#include "format/formats.h"
#include "format/gather.h"
#include "format/writing.h"
#include "lang/lang.h"

#define LANG_PREFIX "lang:"

static const drg_str none = {"", 0};

/* ---- reading ---------------------------------------------------------------------------------------------- */

enum place { OUTSIDE, IN_UNIT, IN_VARIANT };

struct property {
    drg_str name, value;
};

struct reading {
    const struct input *in;
    struct glossary_builder *into;
    enum place place;
    struct map ids;           /* of units */
    struct arena ids_arena;
    struct arena arena;       /* of the unit */
    VEC(drg_str) langs;       /* that the unit has a term in */
    VEC(struct property) properties; /* of the variant       */
    struct gathered text;
    size_t gather_depth;      /* of the open seg, note or prop; 0: none */
    size_t code_depth;        /* of the open inline element with native code; 0: none */
    drg_str property;         /* type of the open prop */
    drg_str lang;             /* of the variant; empty: it is passed over */
    uint32_t concept_index;
    drg_pos segment_pos;
    bool has_segment;         /* the variant */
    size_t depth;
    size_t lost_codes, lost_header;
};

static drg_status keep(struct reading *r, drg_str *s, drg_error *err)
{
    return arena_own(&r->arena, s) ? DRG_OK : fail_memory(err);
}

/* The standard does not say that an id is given once: one that comes again is no id. */
static drg_status begin_unit(struct reading *r, const struct xml_element *tu, drg_error *err)
{
    drg_str id = arena_str(&r->ids_arena, str_trim(xml_attribute_of(tu, "tuid")));
    r->place = IN_UNIT;
    r->langs.count = 0;
    arena_free(&r->arena);
    if (id.ptr && map_get(&r->ids, id) != DRG_NONE)
        id.len = 0;
    if (!id.ptr || (id.len && !map_set(&r->ids, id, 0)))
        return fail_memory(err);
    return glossary_builder_concept(r->into, id, &r->concept_index, err);
}

static drg_status begin_variant(struct reading *r, const struct xml_element *tuv, drg_error *err)
{
    drg_str lang = str_trim(xml_attribute_xml(tuv, "lang"));
    if (!lang.len)
        lang = str_trim(xml_attribute_of(tuv, "lang")); /* TMX 1.1 to 1.3 */
    r->place = IN_VARIANT;
    r->has_segment = false;
    r->properties.count = 0;
    r->lang = lang.len && lang_find(lang) ? lang : none;
    if (!r->lang.len)
        note(r->in->ctx, "tmx.no-language", r->in->name, tuv->pos, "a variant with the language '%.*s' is not read", STR_ARGS(lang));
    return keep(r, &r->lang, err);
}

/* True when the unit has a term in the language of the variant; it has now. */
static bool has_lang(struct reading *r, bool *failed)
{
    for (size_t i = 0; i < r->langs.count; i++)
        if (str_eq_ascii_case(r->langs.items[i], r->lang))
            return true;
    *failed = !vec_push(&r->langs, r->lang);
    return false;
}

static bool take_property(drg_term *term, const struct property *p)
{
    struct { const char *name; drg_str *member; } members[] = {
        {"note", &term->note}, {"kind", &term->kind}, {"pos", &term->pos}, {"gender", &term->gender}, {"number", &term->number}};
    if (str_eq_z(p->name, "status"))
        return term_status_parse(p->value, &term->status);
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        if (!str_eq_z(p->name, members[i].name) || members[i].member->len)
            continue;
        *members[i].member = p->value;
        return true;
    }
    return false;
}

static drg_status add_property(struct reading *r, const struct property *p, uint32_t term, drg_error *err)
{
    bool of_lang = str_starts(p->name, STR(LANG_PREFIX)) && p->name.len > sizeof LANG_PREFIX - 1;
    drg_field field = {.name = of_lang ? str_cut(p->name, sizeof LANG_PREFIX - 1, p->name.len) : p->name, .value = p->value,
                       .concept_index = r->concept_index, .lang = r->lang, .term = of_lang ? DRG_NONE : term};
    return glossary_builder_field(r->into, &field, err);
}

static drg_status end_segment(struct reading *r, drg_str text, drg_error *err)
{
    uint32_t index;
    bool failed = false;
    drg_term term = {.text = str_trim(text), .lang = r->lang, .kind = none, .pos = none, .gender = none, .number = none, .note = none,
                     .concept_index = r->concept_index, .place = r->segment_pos};
    if (!term.text.len || !r->lang.len || r->has_segment)
        return DRG_OK;
    term.status = has_lang(r, &failed) ? DRG_ADMITTED : DRG_PREFERRED;
    r->has_segment = true; /* a variant has one */
    for (size_t i = 0; i < r->properties.count; i++)
        if (take_property(&term, &r->properties.items[i]))
            r->properties.items[i].name = none;
    drg_status status = failed ? fail_memory(err) : glossary_builder_term(r->into, &term, &index, err);
    for (size_t i = 0; i < r->properties.count && !status; i++)
        if (r->properties.items[i].name.len)
            status = add_property(r, &r->properties.items[i], index, err);
    return status;
}

/* A note or prop of a unit goes to its concept, one of a variant waits for the segment. */
static drg_status end_property(struct reading *r, drg_str value, drg_error *err)
{
    static const struct { const char *name; enum concept_part part; } parts[] = {
        {"subject", CONCEPT_SUBJECT}, {"definition", CONCEPT_DEFINITION}, {"note", CONCEPT_NOTE}};
    struct property p = {r->property, value};
    if (!value.len)
        return DRG_OK;
    if (r->place == IN_VARIANT) {
        drg_status status = keep(r, &p.value, err);
        return status ? status : vec_push(&r->properties, p) ? DRG_OK : fail_memory(err);
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (str_eq_z(p.name, parts[i].name))
            return glossary_builder_part(r->into, r->concept_index, parts[i].part, value, err);
    return glossary_builder_field(r->into, &(drg_field){.name = p.name, .value = value, .concept_index = r->concept_index,
                                  .lang = none, .term = DRG_NONE}, err);
}

static drg_status begin_text(struct reading *r, const struct xml_element *e, drg_error *err)
{
    r->gather_depth = e->depth;
    r->segment_pos = e->pos;
    gather_start(&r->text);
    drg_str type = str_trim(xml_attribute_of(e, "type"));
    r->property = str_eq_z(e->name, "prop") && type.len ? type : str_eq_z(e->name, "seg") ? none : e->name;
    return keep(r, &r->property, err);
}

static bool is_text(const struct reading *r, drg_str name)
{
    bool is_property = str_eq_z(name, "note") || str_eq_z(name, "prop");
    return (r->place != OUTSIDE && is_property) || (r->place == IN_VARIANT && str_eq_z(name, "seg"));
}

static bool has_native_code(drg_str name)
{
    static const char *const codes[] = {"bpt", "ept", "it", "ph", "ut"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (str_eq_z(name, codes[i]))
            return true;
    return false;
}

static drg_status on_start(void *user, const struct xml_element *e, drg_error *err)
{
    struct reading *r = user;
    r->depth = e->depth;
    if (e->depth == 1 && !str_eq_z(e->name, "tmx"))
        return fail(err, DRG_ESYNTAX, e->pos, "expected the root element 'tmx', found '%.*s'", STR_ARGS(e->name));
    if (r->gather_depth) {
        bool is_code = !r->code_depth && has_native_code(e->name);
        r->lost_codes += is_code;
        r->code_depth = is_code ? e->depth : r->code_depth;
        return DRG_OK;
    }
    if (is_text(r, e->name))
        return begin_text(r, e, err);
    if (r->place == OUTSIDE && str_eq_z(e->name, "tu"))
        return begin_unit(r, e, err);
    if (r->place == IN_UNIT && str_eq_z(e->name, "tuv"))
        return begin_variant(r, e, err);
    r->lost_header += r->place == OUTSIDE && (str_eq_z(e->name, "note") || str_eq_z(e->name, "prop"));
    return DRG_OK;
}

/* The element that text was gathered for has ended. */
static drg_status end_text(struct reading *r, drg_str name, drg_error *err)
{
    drg_str text;
    drg_status status = gather_take(&r->text, &text, err);
    r->gather_depth = 0;
    if (status)
        return status;
    return str_eq_z(name, "seg") ? end_segment(r, text, err) : end_property(r, text, err);
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct reading *r = user;
    (void)start, (void)end;
    size_t depth = r->depth--;
    if (r->code_depth == depth)
        r->code_depth = 0;
    if (r->gather_depth == depth)
        return end_text(r, name, err);
    if (r->gather_depth)
        return DRG_OK;
    if (r->place == IN_VARIANT && str_eq_z(name, "tuv"))
        r->place = IN_UNIT;
    else if (r->place == IN_UNIT && str_eq_z(name, "tu"))
        r->place = OUTSIDE;
    return DRG_OK;
}

static drg_status on_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct reading *r = user;
    if (!r->gather_depth || r->code_depth)
        return DRG_OK;
    return gather_piece(&r->text, piece, err);
}

static void report_reading(const struct reading *r)
{
    struct loss losses[] = {{r->lost_codes, "inline code(s) in terms"}, {r->lost_header, "note(s) and properties of a header"}};
    report_unread(r->in, losses, sizeof losses / sizeof losses[0]);
}

drg_status tmx_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into, .text = gather_make(), .lang = none, .property = none};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = &r};
    drg_status status = xml_parse(in->source, &handlers, err);
    if (!status)
        report_reading(&r);
    gather_free(&r.text);
    vec_free(&r.langs);
    vec_free(&r.properties);
    map_free(&r.ids);
    arena_free(&r.ids_arena);
    arena_free(&r.arena);
    return status;
}
