/* tbx_read.c - TBX as tools write it: versions 2 (martif) and 3 (tbx), styles DCA and DCT, TBX-Min of 2013.
 *
 * Elements are known by local name: wild files put version 3's namespace on version 2's tree and categories in the
 * wrong module. The shape is checked (a term stands in a term section, that in a language section, that in an entry),
 * order is not. Header and back matter describe the file, not its concepts: they are skipped, with a note. */
#include "base/buf.h"
#include "base/error.h"
#include "format/formats.h"
#include "format/tbx.h"
#include "format/tbx_draft.h"
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
    struct tbx_draft draft;
    size_t inlines; /* tags dropped */
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

/* ---- data ------------------------------------------------------------------------------------------- */

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
        return DRG_OK;
    struct buf full = buf_make(SIZE_MAX / 2);
    buf_add(&full, e->name);
    buf_add_char(&full, ':');
    buf_add(&full, type);
    *name = buf_into_arena(&full, &r->draft.entry.arena);
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
            status = tbx_draft_datum(&r->draft, STR("attribute"), buf_str(&full), a->value, err);
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
        status = tbx_draft_datum(&r->draft, e->name, name, (drg_str){"", 0}, err);
    r->levels[r->depth].first_datum = r->draft.entry.data.count - 1;
    if (!status)
        status = add_attributes(r, e, name, err);
    gather_start(&r->draft.text);
    return status;
}

static drg_status end_datum(struct reading *r, drg_error *err)
{
    struct tbx_datum *datum = &r->draft.entry.data.items[r->levels[r->depth].first_datum];
    drg_status status = tbx_draft_take_text(&r->draft, &datum->value, err);
    if (!datum->value.len)
        datum->name = (drg_str){"", 0}; /* its attributes speak for themselves */
    return status;
}

/* ---- terms ------------------------------------------------------------------------------------------- */

static drg_status begin_term(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!r->draft.in_section)
        return fail(err, DRG_ESYNTAX, e->pos, "<term> outside a term section (tig, ntig, termSec)");
    drg_status status = tbx_draft_begin_term(&r->draft, e->pos, err);
    return status ? status : add_attributes(r, e, (drg_str){"", 0}, err);
}

/* ---- sections and entries ------------------------------------------------------------------------------ */

static drg_status begin_section(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!r->draft.lang.len || r->draft.in_section)
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> outside a language section (langSet, langSec)", STR_ARGS(e->name));
    tbx_draft_begin_section(&r->draft);
    drg_str id = xml_attribute_of(e, "id");
    return id.len ? tbx_draft_datum(&r->draft, STR("attribute"), STR("section.id"), id, err) : DRG_OK;
}

static drg_status end_section(struct reading *r, drg_error *err)
{
    drg_pos empty;
    drg_status status = tbx_draft_end_section(&r->draft, "term section", &empty, err);
    if (!status && empty.line)
        note(r->in->ctx, "tbx.empty-term", r->in->name, empty, "an empty term was left out");
    return status;
}

static drg_status begin_lang(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!in_entry(r) || r->draft.lang.len)
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> outside a concept entry", STR_ARGS(e->name));
    drg_str lang = xml_attribute_xml(e, "lang");
    if (!lang.len)
        lang = xml_attribute_of(e, "lang");
    if (!lang.len)
        return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> without xml:lang", STR_ARGS(e->name));
    drg_status status = tbx_draft_begin_lang(&r->draft, lang, e->pos, err);
    drg_str id = xml_attribute_of(e, "id");
    return !status && id.len ? tbx_draft_datum(&r->draft, STR("attribute"), STR("section.id"), id, err) : status;
}

static drg_status begin_entry(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (in_entry(r))
        return fail(err, DRG_ESYNTAX, e->pos, "a concept entry inside another");
    tbx_draft_begin(&r->draft, e->pos);
    drg_str id = xml_attribute_of(e, "id");
    r->draft.entry.id = id.len ? id : xml_attribute_xml(e, "id");
    return tbx_draft_own(&r->draft, &r->draft.entry.id, err);
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
    r->levels[r->depth] = (struct level){role, r->draft.entry.data.count};
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
            buf_add_z(&r->draft.text.text, ": ");
        return DRG_OK;
    case ROLE_ENTRY: return tbx_entry_add(&r->draft.entry, r->into, err);
    case ROLE_LANG: tbx_draft_end_lang(&r->draft); return DRG_OK;
    case ROLE_SECTION: return end_section(r, err);
    case ROLE_TERM: return tbx_draft_end_term(&r->draft, err);
    case ROLE_DATUM: return end_datum(r, err);
    case ROLE_GROUP: return tbx_entry_group(&r->draft.entry, r->levels[r->depth].first_datum, name, err);
    default: return DRG_OK;
    }
}

static drg_status on_text(void *user, const struct xml_text *text, drg_error *err)
{
    struct reading *r = user;
    enum role role = parent_role(r);
    if (role == ROLE_TERM || role == ROLE_DATUM || role == ROLE_INLINE)
        return gather_piece(&r->draft.text, text, err);
    return role == ROLE_SKIPPED ? DRG_OK : gather_refuse(text, err);
}

drg_status tbx_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading *r = calloc(1, sizeof *r);
    if (!r)
        return fail_memory(err);
    *r = (struct reading){.in = in, .into = into, .draft = tbx_draft_make()};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = r};
    drg_status status = xml_parse(in->source, &handlers, err);
    if (!status && r->skipped_header)
        note(in->ctx, "tbx.header", in->name, NOWHERE, "title, source and revisions of the header are not kept");
    if (!status && r->inlines)
        note(in->ctx, "glossary.lost", in->name, NOWHERE, "%zu inline tag(s) were left out, their text was kept", r->inlines);
    tbx_draft_free(&r->draft);
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
