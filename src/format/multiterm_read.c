/* multiterm_read.c - the XML that MultiTerm exports its termbases to: mtf, conceptGrp, languageGrp, termGrp.
 *
 * An entry is gathered as one of TBX (tbx_entry.h), which this form is a relative of. Fields stand in descripGrp; who made
 * and changed what stands in transacGrp and is called "transac:TYPE", its date "transac:TYPE.date". */
#include "base/error.h"
#include "format/formats.h"
#include "format/multiterm.h"
#include "format/tbx.h"
#include "format/tbx_draft.h"

enum role { ROLE_ROOT, ROLE_ENTRY, ROLE_ID, ROLE_LANG, ROLE_LANG_NAME, ROLE_SECTION, ROLE_TERM, ROLE_GROUP, ROLE_DATUM, ROLE_INLINE };

static const struct { const char *name; enum role role; } elements[] = {
    {"conceptGrp", ROLE_ENTRY},     {"concept", ROLE_ID},       {"languageGrp", ROLE_LANG},
    {"language", ROLE_LANG_NAME},   {"termGrp", ROLE_SECTION},  {"term", ROLE_TERM},
    {"descripGrp", ROLE_GROUP},     {"transacGrp", ROLE_GROUP},
};

struct level {
    enum role role;
    size_t first_datum; /* of a group; of a datum, its index */
};

struct reading {
    const struct input *in;
    struct glossary_builder *into;
    struct level levels[XML_MAX_DEPTH + 1];
    size_t depth;
    struct tbx_draft draft;
    bool in_lang;
    size_t inlines; /* tags dropped */
};

static enum role parent_role(const struct reading *r)
{
    return r->levels[r->depth - 1].role;
}

static enum role role_of(const struct reading *r, drg_str name)
{
    if (r->depth == 0)
        return ROLE_ROOT;
    enum role parent = parent_role(r);
    if (parent == ROLE_TERM || parent == ROLE_DATUM || parent == ROLE_INLINE || parent == ROLE_ID || parent == ROLE_LANG_NAME)
        return ROLE_INLINE;
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (str_eq_z(name, elements[i].name))
            return elements[i].role;
    return ROLE_DATUM;
}

static drg_status misplaced(const struct xml_element *e, const char *outside, drg_error *err)
{
    return fail(err, DRG_ESYNTAX, e->pos, "<%.*s> outside %s", STR_ARGS(e->name), outside);
}

/* ---- data ---------------------------------------------------------------------------------------------------- */

/* "transac:origination"; what a field of the termbase means; the element's own name. */
static drg_status datum_name(struct reading *r, const struct xml_element *e, drg_str *name, drg_error *err)
{
    drg_str type = str_trim(xml_attribute_of(e, "type"));
    *name = !type.len ? e->name : str_eq_z(e->name, "descrip") ? multiterm_category(type) : type;
    if (!type.len || !str_eq_z(e->name, "transac"))
        return DRG_OK;
    struct buf full = buf_make(SIZE_MAX / 2);
    buf_add_z(&full, "transac:");
    buf_add(&full, type);
    *name = buf_into_arena(&full, &r->draft.entry.arena);
    return name->ptr ? DRG_OK : fail_memory(err);
}

static drg_status begin_datum(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (r->depth < 2)
        return misplaced(e, "a concept (conceptGrp)", err);
    drg_str name;
    drg_status status = datum_name(r, e, &name, err);
    if (!status)
        status = tbx_draft_datum(&r->draft, e->name, name, (drg_str){"", 0}, err);
    r->levels[r->depth].first_datum = r->draft.entry.data.count - 1;
    gather_start(&r->draft.text);
    return status;
}

/* Picklists say "Noun" and "Preferred"; we say noun, and preferred as TBX does. */
static drg_status settle_value(struct reading *r, struct tbx_datum *datum, drg_error *err)
{
    drg_term_status status;
    if (str_eq_z(datum->name, "administrativeStatus") && term_status_parse(datum->value, &status)) {
        const char *value = tbx_status_value(status);
        if (!value)
            datum->name = STR("termType");
        datum->value = value ? str_from(value) : STR("variant");
        return DRG_OK;
    }
    bool is_word = str_eq_z(datum->name, "partOfSpeech") || str_eq_z(datum->name, "grammaticalGender") ||
                   str_eq_z(datum->name, "grammaticalNumber");
    if (!is_word)
        return DRG_OK;
    char *small = arena_alloc(&r->draft.entry.arena, datum->value.len);
    for (size_t i = 0; small && i < datum->value.len; i++)
        small[i] = ascii_lower(datum->value.ptr[i]); /* words of a closed list, in English */
    datum->value.ptr = small;
    return small ? DRG_OK : fail_memory(err);
}

static drg_status end_datum(struct reading *r, drg_error *err)
{
    struct tbx_datum *datum = &r->draft.entry.data.items[r->levels[r->depth].first_datum];
    drg_status status = tbx_draft_take_text(&r->draft, &datum->value, err);
    if (!datum->value.len)
        datum->name = (drg_str){"", 0};
    if (!status && str_eq_z(datum->name, "originalId") && !datum->lang.len) {
        r->draft.entry.id = datum->value;
        datum->name = (drg_str){"", 0};
    }
    return status ? status : settle_value(r, datum, err);
}

/* ---- concepts, languages, terms --------------------------------------------------------------------------------- */

static drg_status begin_entry(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (r->depth != 1)
        return misplaced(e, "the root, mtf", err);
    tbx_draft_begin(&r->draft, e->pos);
    r->in_lang = false;
    return DRG_OK;
}

static drg_status end_id(struct reading *r, drg_error *err)
{
    drg_str id;
    drg_status status = tbx_draft_take_text(&r->draft, &id, err);
    if (!status && !r->draft.entry.id.len)
        r->draft.entry.id = str_trim(id);
    return status;
}

static drg_status begin_lang(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (parent_role(r) != ROLE_ENTRY)
        return misplaced(e, "a concept (conceptGrp)", err);
    r->in_lang = true;
    return DRG_OK;
}

static drg_status name_lang(struct reading *r, const struct xml_element *e, drg_error *err)
{
    drg_str lang = str_trim(xml_attribute_of(e, "lang"));
    if (parent_role(r) != ROLE_LANG)
        return misplaced(e, "a language (languageGrp)", err);
    if (!lang.len)
        return fail(err, DRG_ESYNTAX, e->pos, "<language> without lang, which says its code");
    return tbx_draft_begin_lang(&r->draft, lang, e->pos, err);
}

static drg_status begin_section(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (!r->in_lang || !r->draft.lang.len || r->draft.in_section)
        return misplaced(e, "a language that <language> has named", err);
    tbx_draft_begin_section(&r->draft);
    return DRG_OK;
}

static drg_status begin_term(struct reading *r, const struct xml_element *e, drg_error *err)
{
    if (parent_role(r) != ROLE_SECTION)
        return misplaced(e, "a term (termGrp)", err);
    return tbx_draft_begin_term(&r->draft, e->pos, err);
}

static drg_status end_section(struct reading *r, drg_error *err)
{
    drg_pos empty;
    drg_status status = tbx_draft_end_section(&r->draft, "termGrp", &empty, err);
    if (!status && empty.line)
        note(r->in->ctx, "multiterm.empty-term", r->in->name, empty, "an empty term was left out");
    return status;
}

/* ---- handlers ------------------------------------------------------------------------------------------------------ */

static drg_status check_root(const struct xml_element *e, drg_error *err)
{
    if (str_eq_z(e->name, "mtf"))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, e->pos, "not MultiTerm XML: the root element is <%.*s>, expected <mtf>", STR_ARGS(e->name));
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
    case ROLE_ID: gather_start(&r->draft.text); break;
    case ROLE_LANG: status = begin_lang(r, e, err); break;
    case ROLE_LANG_NAME: status = name_lang(r, e, err); break;
    case ROLE_SECTION: status = begin_section(r, e, err); break;
    case ROLE_TERM: status = begin_term(r, e, err); break;
    case ROLE_GROUP: break;
    case ROLE_DATUM: status = begin_datum(r, e, err); break;
    case ROLE_INLINE: r->inlines++; break;
    }
    r->depth++;
    return status;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct reading *r = user;
    (void)start, (void)end;
    switch (r->levels[--r->depth].role) {
    case ROLE_ENTRY: return tbx_entry_add(&r->draft.entry, r->into, err);
    case ROLE_ID: return end_id(r, err);
    case ROLE_LANG:
        tbx_draft_end_lang(&r->draft);
        r->in_lang = false;
        return DRG_OK;
    case ROLE_SECTION: return end_section(r, err);
    case ROLE_TERM: return tbx_draft_end_term(&r->draft, err);
    case ROLE_DATUM: return end_datum(r, err);
    case ROLE_GROUP: return tbx_entry_group(&r->draft.entry, r->levels[r->depth].first_datum, name, err);
    default: return DRG_OK;
    }
}

static drg_status on_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct reading *r = user;
    enum role role = parent_role(r);
    if (role == ROLE_TERM || role == ROLE_DATUM || role == ROLE_INLINE || role == ROLE_ID)
        return gather_piece(&r->draft.text, piece, err);
    return role == ROLE_LANG_NAME ? DRG_OK : gather_refuse(piece, err);
}

drg_status multiterm_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading *r = calloc(1, sizeof *r);
    if (!r)
        return fail_memory(err);
    *r = (struct reading){.in = in, .into = into, .draft = tbx_draft_make()};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = r};
    drg_status status = xml_parse(in->source, &handlers, err);
    if (!status && r->inlines)
        note(in->ctx, "glossary.lost", in->name, NOWHERE, "%zu inline tag(s) were left out, their text was kept", r->inlines);
    tbx_draft_free(&r->draft);
    free(r);
    return status;
}

bool multiterm_sniff(drg_str head)
{
    for (size_t i = 0; i < head.len; i++)
        if (head.ptr[i] == '<' && str_starts(str_cut(head, i, head.len), STR("<mtf")))
            return true;
    return false;
}
