/* tbx_read.c - TBX as tools write it: versions 2 (martif) and 3 (tbx), styles DCA and DCT, TBX-Min of 2013.
 *
 * Elements are known by local name: wild files put version 3's namespace on version 2's tree and categories in the
 * wrong module. The shape is checked (a term stands in a term section, that in a language section, that in an entry),
 * order is not. Header and back matter describe the file, not its concepts: they are skipped, with a note. */
#include "base/buf.h"
#include "base/error.h"
#include "format/formats.h"
#include "format/gather.h"
#include "format/tbx.h"
#include "format/tbx_entry.h"
#include "lang/lang.h"
#include "syntax/xml.h"

enum role {
    ROLE_ROOT,
    ROLE_FRAME, /* text, body, termGrp: transparent      */
    ROLE_SKIPPED,
    ROLE_ENTRY,
    ROLE_LANG,
    ROLE_SECTION, /* of a term                           */
    ROLE_TERM,
    ROLE_GROUP,
    ROLE_DATUM,
    ROLE_INLINE /* markup inside the text of a datum     */
};

static const struct { const char *name; enum role role; } elements[] = {
    {"martifHeader", ROLE_SKIPPED}, {"tbxHeader", ROLE_SKIPPED}, {"header", ROLE_SKIPPED}, {"back", ROLE_SKIPPED},
    {"text", ROLE_FRAME},           {"body", ROLE_FRAME},        {"termGrp", ROLE_FRAME},  {"termEntry", ROLE_ENTRY},
    {"conceptEntry", ROLE_ENTRY},   {"langSet", ROLE_LANG},      {"langSec", ROLE_LANG},   {"tig", ROLE_SECTION},
    {"ntig", ROLE_SECTION},         {"termSec", ROLE_SECTION},   {"term", ROLE_TERM},      {"descripGrp", ROLE_GROUP},
    {"adminGrp", ROLE_GROUP},       {"transacGrp", ROLE_GROUP},  {"termNoteGrp", ROLE_GROUP}, {"noteGrp", ROLE_GROUP},
    {"auxInfo", ROLE_FRAME},        {"termCompList", ROLE_FRAME},
};

/* TBX-Min's own names for categories. */
static const struct { const char *name, *category; } old_names[] = {
    {"termStatus", "administrativeStatus"}, {"customer", "customerSubset"}, {"noteValue", "note"}};

struct level {
    enum role role;
    size_t first_datum; /* of a group */
};

struct reading {
    const struct input *in;
    struct glossary_builder *into;
    struct level levels[XML_MAX_DEPTH + 1];
    size_t depth;
    struct tbx_entry entry;
    drg_str lang;        /* of the open language section; empty: none */
    uint32_t term;       /* of the open term section, once it is read */
    bool in_section;
    size_t section_data; /* data gathered before the section's term   */
    struct gathered text; /* of the open datum or term                */
    size_t inlines;      /* tags dropped                              */
    bool skipped_header;
};

static enum role parent_role(const struct reading *r)
{
    return r->levels[r->depth - 1].role;
}

static enum role role_of(const struct reading *r, drg_str name)
{
    if (r->depth == 0)
        return ROLE_ROOT;
    if (parent_role(r) == ROLE_SKIPPED)
        return ROLE_SKIPPED;
    if (parent_role(r) >= ROLE_TERM && parent_role(r) != ROLE_GROUP)
        return ROLE_INLINE;
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (str_eq_z(name, elements[i].name))
            return elements[i].role;
    return ROLE_DATUM;
}

static bool in_entry(const struct reading *r)
{
    for (size_t i = 0; i < r->depth; i++)
        if (r->levels[i].role == ROLE_ENTRY)
            return true;
    return false;
}

static drg_status copy(struct reading *r, drg_str *s, drg_error *err)
{
    return arena_own(&r->entry.arena, s) ? DRG_OK : fail_memory(err);
}

/* ---- data ------------------------------------------------------------------------------------------- */

static drg_status add_datum(struct reading *r, drg_str element, drg_str name, drg_str value, drg_error *err)
{
    struct tbx_datum datum = {.element = element, .name = name, .value = value, .lang = r->lang, .term = r->term};
    drg_status status = copy(r, &datum.element, err);
    if (!status)
        status = copy(r, &datum.name, err);
    if (!status)
        status = copy(r, &datum.value, err);
    if (!status && !vec_push(&r->entry.data, datum))
        status = fail_memory(err);
    return status;
}

/* The name of a category as a field: see tbx.h. */
static drg_status datum_name(struct reading *r, const struct xml_element *e, drg_str *name, drg_error *err)
{
    drg_str type = xml_attribute_of(e, "type");
    bool is_old = false;
    *name = type.len ? type : e->name;
    for (size_t i = 0; i < sizeof old_names / sizeof old_names[0] && !type.len; i++)
        if (str_eq_z(e->name, old_names[i].name)) {
            *name = str_from(old_names[i].category);
            is_old = true;
        }
    bool carries_type = type.len || str_eq_z(e->name, "ref") || str_eq_z(e->name, "xref");
    if (!carries_type || is_old || str_eq_z(e->name, tbx_usual_element(type)))
        return copy(r, name, err);
    struct buf full = buf_make(SIZE_MAX / 2);
    buf_add(&full, e->name);
    buf_add_char(&full, ':');
    buf_add(&full, type);
    *name = buf_into_arena(&full, &r->entry.arena);
    return name->ptr ? DRG_OK : fail_memory(err);
}

/* Attributes other than the type stand beside the datum: "xGraphic.target". */
static drg_status add_attributes(struct reading *r, const struct xml_element *e, drg_str name, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < e->attribute_count && !status; i++) {
        const struct xml_attribute *a = &e->attributes[i];
        bool is_space = str_eq_z(a->ns, XML_NAMESPACE) && str_eq_z(a->name, "space");
        if (is_space || str_eq_z(a->name, "type") || !a->value.len)
            continue;
        struct buf full = buf_make(SIZE_MAX / 2);
        buf_add(&full, name);
        if (name.len)
            buf_add_char(&full, '.');
        buf_add(&full, a->name);
        status = buf_status(&full, "a name", err);
        if (!status)
            status = add_datum(r, STR("attribute"), buf_str(&full), a->value, err);
        buf_free(&full);
    }
    return status;
}

static drg_status begin_datum(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!in_entry(r))
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> outside a concept entry", STR_ARGS(e->name));
    drg_str name;
    drg_status status = datum_name(r, e, &name, err);
    if (!status)
        status = add_datum(r, e->name, name, (drg_str){"", 0}, err);
    size_t datum = r->entry.data.count - 1;
    r->levels[r->depth].first_datum = datum;
    if (!status)
        status = add_attributes(r, e, name, err);
    gather_start(&r->text);
    return status;
}

static drg_status take_text(struct reading *r, drg_str *out, drg_error *err)
{
    drg_status status = gather_take(&r->text, out, err);
    return status ? status : copy(r, out, err);
}

static drg_status end_datum(struct reading *r, drg_error *err)
{
    struct tbx_datum *datum = &r->entry.data.items[r->levels[r->depth].first_datum];
    drg_status status = take_text(r, &datum->value, err);
    if (!datum->value.len)
        datum->name = (drg_str){"", 0}; /* its attributes speak for themselves */
    return status;
}

/* ---- terms ------------------------------------------------------------------------------------------- */

static drg_status begin_term(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!r->in_section)
        return fail(err, DRG_ESYNTAX, e->pos, "<term> outside a term section (tig, ntig, termSec)");
    if (r->term != DRG_NONE)
        return fail(err, DRG_ESYNTAX, e->pos, "a second <term> in one term section");
    static const drg_str none = {"", 0};
    struct tbx_term term = {.term = {.text = none, .lang = r->lang, .kind = none, .pos = none, .gender = none,
                                     .number = none, .note = none, .place = e->pos}};
    if (!vec_push(&r->entry.terms, term))
        return fail_memory(err);
    r->term = (uint32_t)r->entry.terms.count - 1;
    for (size_t i = r->section_data; i < r->entry.data.count; i++)
        r->entry.data.items[i].term = r->term;
    gather_start(&r->text);
    return add_attributes(r, e, (drg_str){"", 0}, err);
}

static drg_status end_term(struct reading *r, drg_error *err)
{
    return take_text(r, &r->entry.terms.items[r->term].term.text, err);
}

/* A section whose term is empty: what it says goes to its language. */
static void drop_empty_term(struct reading *r)
{
    const struct tbx_term *last = &r->entry.terms.items[r->entry.terms.count - 1];
    note(r->in->ctx, "tbx.empty-term", r->in->name, last->term.place, "an empty term was left out");
    for (size_t i = r->section_data; i < r->entry.data.count; i++)
        r->entry.data.items[i].term = DRG_NONE;
    r->entry.terms.count--;
}

static drg_status end_section(struct reading *r, drg_error *err)
{
    if (r->term == DRG_NONE)
        return fail(err, DRG_ESYNTAX, NOWHERE, "a term section without a <term>");
    if (!str_trim(r->entry.terms.items[r->term].term.text).len)
        drop_empty_term(r);
    r->in_section = false;
    r->term = DRG_NONE;
    return DRG_OK;
}

/* ---- sections and entries ------------------------------------------------------------------------------ */

static drg_status begin_section(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!r->lang.len || r->in_section)
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> outside a language section (langSet, langSec)", STR_ARGS(e->name));
    r->in_section = true;
    r->term = DRG_NONE;
    r->section_data = r->entry.data.count;
    drg_str id = xml_attribute_of(e, "id");
    return id.len ? add_datum(r, STR("attribute"), STR("section.id"), id, err) : DRG_OK;
}

static drg_status begin_lang(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!in_entry(r) || r->lang.len)
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> outside a concept entry", STR_ARGS(e->name));
    drg_str lang = xml_attribute_xml(e, "lang");
    if (!lang.len)
        lang = xml_attribute_of(e, "lang");
    if (!lang.len)
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> without xml:lang", STR_ARGS(e->name));
    if (!lang_find(lang))
        return fail(err, DRG_ELANG, e->pos, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(lang));
    r->lang = lang;
    drg_status status = copy(r, &r->lang, err);
    drg_str id = xml_attribute_of(e, "id");
    return !status && id.len ? add_datum(r, STR("attribute"), STR("section.id"), id, err) : status;
}

static drg_status begin_entry(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (in_entry(r))
        return fail(err, DRG_ESYNTAX, e->pos, "a concept entry inside another");
    tbx_entry_clear(&r->entry);
    drg_str id = xml_attribute_of(e, "id");
    r->entry.id = id.len ? id : xml_attribute_xml(e, "id");
    r->entry.pos = e->pos;
    r->lang = (drg_str){"", 0};
    r->term = DRG_NONE;
    r->in_section = false;
    return copy(r, &r->entry.id, err);
}

static drg_status check_root(const struct xml_element *e, drg_error *err)
{
    static const char *const roots[] = {"martif", "tbx", "TBX"};
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
        if (str_eq_z(e->name, roots[i]))
            return DRG_OK;
    return fail(err, DRG_ESYNTAX, e->pos, "not TBX: the root element is <%.*s>, expected <martif> or <tbx>",
                STR_ARGS(e->name));
}

static drg_status on_start(void *user, const struct xml_element *e, drg_error *err)
{
    struct reading *r = user;
    enum role role = role_of(r, e->name);
    drg_status status = DRG_OK;
    r->levels[r->depth] = (struct level){role, r->entry.data.count};
    switch (role) {
    case ROLE_ROOT: status = check_root(e, err); break;
    case ROLE_ENTRY: status = begin_entry(r, e, err); break;
    case ROLE_LANG: status = begin_lang(r, e, err); break;
    case ROLE_SECTION: status = begin_section(r, e, err); break;
    case ROLE_TERM: status = begin_term(r, e, err); break;
    case ROLE_DATUM: status = begin_datum(r, e, err); break;
    case ROLE_INLINE: r->inlines++; break;
    case ROLE_SKIPPED: r->skipped_header = true; break;
    case ROLE_FRAME:
    case ROLE_GROUP: break;
    }
    r->depth++;
    return status;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct reading *r = user;
    (void)start, (void)end;
    switch (r->levels[--r->depth].role) {
    case ROLE_INLINE: /* TBX-Min's <note><noteKey>usage</noteKey><noteValue>...</noteValue></note> */
        if (str_eq_z(name, "noteKey"))
            buf_add_z(&r->text.text, ": ");
        return DRG_OK;
    case ROLE_ENTRY: return tbx_entry_add(&r->entry, r->into, err);
    case ROLE_LANG: r->lang = (drg_str){"", 0}; return DRG_OK;
    case ROLE_SECTION: return end_section(r, err);
    case ROLE_TERM: return end_term(r, err);
    case ROLE_DATUM: return end_datum(r, err);
    case ROLE_GROUP: return tbx_entry_group(&r->entry, r->levels[r->depth].first_datum, name, err);
    default: return DRG_OK;
    }
}

static drg_status on_text(void *user, const struct xml_text *text, drg_error *err)
{
    struct reading *r = user;
    enum role role = parent_role(r);
    if (role == ROLE_TERM || role == ROLE_DATUM || role == ROLE_INLINE)
        return gather_piece(&r->text, text, err);
    return role == ROLE_SKIPPED ? DRG_OK : gather_refuse(text, err);
}

drg_status tbx_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading *r = calloc(1, sizeof *r);
    if (!r)
        return fail_memory(err);
    *r = (struct reading){.in = in, .into = into, .text = gather_make(), .term = DRG_NONE, .lang = {"", 0}};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = r};
    drg_status status = xml_parse(in->source, &handlers, err);
    if (!status && r->skipped_header)
        note(in->ctx, "tbx.header", in->name, NOWHERE, "title, source and revisions of the header are not kept");
    if (!status && r->inlines)
        note(in->ctx, "glossary.lost", in->name, NOWHERE, "%zu inline tag(s) were left out, their text was kept", r->inlines);
    gather_free(&r->text);
    tbx_entry_free(&r->entry);
    free(r);
    return status;
}

bool tbx_sniff(drg_str head)
{
    static const char *const roots[] = {"<martif", "<tbx", "<TBX"};
    for (size_t i = 0; i < head.len; i++)
        for (size_t k = 0; head.ptr[i] == '<' && k < sizeof roots / sizeof roots[0]; k++)
            if (str_starts(str_cut(head, i, head.len), str_from(roots[k])))
                return true;
    return false;
}
