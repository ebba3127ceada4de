/* tbx_entry.c - from the data categories of a TBX entry to concept, terms and fields. */
#include "format/tbx_entry.h"

#include "base/buf.h"
#include "base/error.h"
#include "format/tbx.h"

/* ---- groups ------------------------------------------------------------------------------------------ */

static const struct { const char *group, *head; } groups[] = {
    {"descripGrp", "descrip"}, {"adminGrp", "admin"}, {"transacGrp", "transac"}, {"termNoteGrp", "termNote"}};

static drg_str head_element(drg_str group)
{
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
        if (str_eq_z(group, groups[i].group))
            return str_from(groups[i].head);
    return (drg_str){"", 0};
}

static bool is_head(const struct tbx_datum *datum, drg_str element)
{
    bool is_part = datum->name.len && memchr(datum->name.ptr, '.', datum->name.len);
    return !is_part && (str_eq(datum->element, element) || str_eq_z(element, tbx_usual_element(datum->name)));
}

static drg_status name_after(struct tbx_entry *entry, struct tbx_datum *datum, drg_str head, drg_error *err)
{
    struct buf name = buf_make(SIZE_MAX / 2);
    buf_add(&name, head);
    buf_add_char(&name, '.');
    buf_add(&name, datum->name);
    datum->name = buf_into_arena(&name, &entry->arena);
    return datum->name.ptr ? DRG_OK : fail_memory(err);
}

/* Moves data[from] to the front of data[to..]. */
static void move_forward(struct tbx_entry *entry, size_t from, size_t to)
{
    struct tbx_datum moved = entry->data.items[from];
    memmove(&entry->data.items[to + 1], &entry->data.items[to], (from - to) * sizeof moved);
    entry->data.items[to] = moved;
}

drg_status tbx_entry_group(struct tbx_entry *entry, size_t first, drg_str group, drg_error *err)
{
    drg_str element = head_element(group);
    size_t head = first;
    while (head < entry->data.count && !is_head(&entry->data.items[head], element))
        head++;
    if (head < entry->data.count)
        move_forward(entry, head, first);
    drg_status status = DRG_OK;
    for (size_t i = first + 1; i < entry->data.count && !status; i++) {
        struct tbx_datum *head_datum = &entry->data.items[first], *datum = &entry->data.items[i];
        if (is_head(datum, element) && str_eq(datum->element, element))
            first = i; /* a second head: not allowed, but then what follows is about it */
        else if (!str_starts(datum->name, head_datum->name) || datum->name.len <= head_datum->name.len ||
                 datum->name.ptr[head_datum->name.len] != '.')
            status = name_after(entry, datum, head_datum->name, err);
    }
    return status;
}

/* ---- what data mean for a term ------------------------------------------------------------------------- */

static bool take_status(struct tbx_term *t, const struct tbx_datum *datum)
{
    drg_term_status status;
    if (!term_status_parse(datum->value, &status))
        return false;
    if (t->term.status == DRG_VARIANT && t->has_status)
        return false; /* what a variant is among variants is kept as a field */
    t->term.status = status;
    t->has_status = true;
    return tbx_status_value(status) && str_eq_z(datum->value, tbx_status_value(status));
}

static bool take_deprecation(struct tbx_term *t, const struct tbx_datum *datum)
{
    drg_term_status status;
    return term_status_parse(datum->value, &status) && status == DRG_DEPRECATED && take_status(t, datum);
}

static bool take_type(struct tbx_term *t, const struct tbx_datum *datum)
{
    if (!str_eq_z(datum->value, "variant") || t->has_status)
        return false; /* an acronym or short form is a term in its own right; a forbidden variant is forbidden */
    t->term.status = DRG_VARIANT;
    t->has_status = true;
    return true;
}

static bool take_once(drg_str *member, drg_str value)
{
    if (member->len)
        return str_eq(*member, value);
    *member = value;
    return true;
}

static bool take_kind(struct tbx_term *t, const struct tbx_datum *datum)
{
    return take_once(&t->term.kind, datum->value);
}

static bool take_pos(struct tbx_term *t, const struct tbx_datum *datum)
{
    return take_once(&t->term.pos, str_eq_z(datum->value, "properNoun") ? STR("name") : datum->value);
}

static bool take_gender(struct tbx_term *t, const struct tbx_datum *datum)
{
    return take_once(&t->term.gender, datum->value);
}

static bool take_number(struct tbx_term *t, const struct tbx_datum *datum)
{
    return take_once(&t->term.number, datum->value);
}

static bool take_note(struct tbx_term *t, const struct tbx_datum *datum)
{
    return take_once(&t->term.note, datum->value);
}

/* Categories a term has members for; each returns whether the member says it all. Order
 * matters: a deprecation, then the term type, then other statuses. */
static const struct { const char *name; bool (*take)(struct tbx_term *, const struct tbx_datum *); } members[] = {
    {"administrativeStatus", take_deprecation},
    {"usageStatus", take_deprecation},
    {"termType", take_type},
    {"administrativeStatus", take_status},
    {"usageStatus", take_status},
    {"variantKind", take_kind},
    {"partOfSpeech", take_pos},
    {"grammaticalGender", take_gender},
    {"grammaticalNumber", take_number},
    {"note", take_note},
};

/* Marks a datum as taken by emptying its name. */
static void take_members(struct tbx_entry *entry)
{
    for (size_t m = 0; m < sizeof members / sizeof members[0]; m++)
        for (size_t i = 0; i < entry->data.count; i++) {
            struct tbx_datum *datum = &entry->data.items[i];
            if (datum->term != DRG_NONE && str_eq_z(datum->name, members[m].name) &&
                members[m].take(&entry->terms.items[datum->term], datum))
                datum->name = (drg_str){"", 0};
        }
}

static bool lang_has_preferred(const struct tbx_entry *entry, drg_str lang)
{
    for (size_t i = 0; i < entry->terms.count; i++) {
        const struct tbx_term *t = &entry->terms.items[i];
        if (t->has_status && t->term.status == DRG_PREFERRED && str_eq_ascii_case(t->term.lang, lang))
            return true;
    }
    return false;
}

static void settle_statuses(struct tbx_entry *entry)
{
    for (size_t i = 0; i < entry->terms.count; i++) {
        struct tbx_term *t = &entry->terms.items[i];
        if (t->has_status)
            continue;
        t->term.status = lang_has_preferred(entry, t->term.lang) ? DRG_ADMITTED : DRG_PREFERRED;
        t->has_status = true;
    }
}

/* ---- into the glossary ------------------------------------------------------------------------------------ */

static drg_status add_datum(struct glossary_builder *into, const struct tbx_datum *datum, uint32_t concept_index,
                            uint32_t term, drg_error *err)
{
    static const struct { const char *name; enum concept_part part; } parts[] = {
        {"subjectField", CONCEPT_SUBJECT}, {"definition", CONCEPT_DEFINITION}, {"note", CONCEPT_NOTE}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (!datum->lang.len && str_eq_z(datum->name, parts[i].name))
            return glossary_builder_part(into, concept_index, parts[i].part, datum->value, err);
    drg_field field = {.name = datum->name, .value = datum->value, .concept_index = concept_index, .lang = datum->lang,
                       .term = term};
    return glossary_builder_field(into, &field, err);
}

/* Ids that XML does not allow stand beside a made one (see tbx_write.c). */
static void restore_id(struct tbx_entry *entry)
{
    for (size_t i = 0; i < entry->data.count; i++) {
        struct tbx_datum *datum = &entry->data.items[i];
        if (datum->lang.len || !str_eq_z(datum->name, "originalId") || !str_eq_z(datum->element, "admin"))
            continue;
        entry->id = datum->value;
        datum->name = (drg_str){"", 0};
    }
}

static drg_status add_all(struct tbx_entry *entry, struct glossary_builder *into, uint32_t *places, drg_error *err)
{
    uint32_t concept_index;
    drg_status status = glossary_builder_concept(into, entry->id, &concept_index, err);
    for (size_t i = 0; i < entry->terms.count && !status; i++) {
        drg_term *term = &entry->terms.items[i].term;
        term->concept_index = concept_index;
        status = glossary_builder_term(into, term, &places[i], err);
        if (status && err && err->pos.line == 0)
            err->pos = term->place;
    }
    for (size_t i = 0; i < entry->data.count && !status; i++) {
        const struct tbx_datum *datum = &entry->data.items[i];
        if (datum->name.len)
            status = add_datum(into, datum, concept_index, datum->term == DRG_NONE ? DRG_NONE : places[datum->term], err);
    }
    return status;
}

drg_status tbx_entry_add(struct tbx_entry *entry, struct glossary_builder *into, drg_error *err)
{
    uint32_t *places = arena_array(&entry->arena, entry->terms.count, sizeof *places);
    if (!places)
        return fail_memory(err);
    restore_id(entry);
    take_members(entry);
    settle_statuses(entry);
    drg_status status = add_all(entry, into, places, err);
    tbx_entry_clear(entry);
    return status;
}

void tbx_entry_clear(struct tbx_entry *entry)
{
    arena_free(&entry->arena);
    entry->data.count = entry->terms.count = 0;
    entry->id = (drg_str){"", 0};
}

void tbx_entry_free(struct tbx_entry *entry)
{
    arena_free(&entry->arena);
    vec_free(&entry->data);
    vec_free(&entry->terms);
}
