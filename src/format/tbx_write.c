/* tbx_write.c - glossaries as TBX: version 3 in styles DCA and DCT, and version 2 as OmegaT and Lokalize read it
 * (no namespace, tig, one langSet a language).
 *
 * The core structure decides what may stand where (TBXcoreStructV03.rng, TBXcoreStructV02.dtd). What has no place
 * stands beside as <admin type="NAME">, so that it is valid and comes back. */
#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "format/formats.h"
#include "format/tbx.h"
#include "format/tbx_items.h"
#include "format/writing.h"
#include "syntax/escape.h"

struct dialect {
    const char *start, *after_title, *end;
    const char *entry, *lang, *section;
    bool is_dct, has_term_note_groups, has_lang_ids;
};

struct writing {
    const drg_glossary *g;
    const struct output *out;
    const struct dialect *dialect;
    struct writer writer;
    struct lang_choice langs;
    struct map ids; /* in use */
    struct arena arena;
    struct tbx_items items;
    size_t field; /* the next field of the glossary */
    size_t lost_concepts, lost_lang_fields, lost_characters;
};

/* Where a part of an item goes. */
enum place { PLACE_BESIDE, PLACE_ATTRIBUTE, PLACE_GROUP, PLACE_GROUP_ATTRIBUTE };

/* ---- text ---------------------------------------------------------------------------------------------- */

/* Readers take line ends in text for layout, ours too: those that are meant are references. */
static void write_text(struct writing *w, drg_str s)
{
    size_t plain = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\n' && s.ptr[i] != '\t')
            continue;
        w->lost_characters += escape_markup(&w->writer, str_cut(s, plain, i));
        writer_add_z(&w->writer, s.ptr[i] == '\n' ? "&#10;" : "&#9;");
        plain = i + 1;
    }
    w->lost_characters += escape_markup(&w->writer, str_cut(s, plain, s.len));
}

static void write_attribute(struct writing *w, const char *name, drg_str value)
{
    writer_add_char(&w->writer, ' ');
    writer_add_z(&w->writer, name);
    writer_add_z(&w->writer, "=\"");
    write_text(w, value);
    writer_add_char(&w->writer, '"');
}

static void indent(struct writing *w, int depth)
{
    for (; depth > 0; depth--)
        writer_add_z(&w->writer, "  ");
}

/* ---- ids ------------------------------------------------------------------------------------------------- */

/* An XML name in ASCII without colon: what every reader takes for an id. */
static bool is_name(drg_str s)
{
    if (!s.len || !(is_ascii_alpha(s.ptr[0]) || s.ptr[0] == '_'))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!is_ascii_alpha(s.ptr[i]) && !is_ascii_digit(s.ptr[i]) && !strchr("_-.", s.ptr[i]))
            return false;
    return true;
}

static bool take_id(struct writing *w, drg_str id)
{
    return is_name(id) && map_get(&w->ids, id) == DRG_NONE && map_set(&w->ids, id, 0);
}

static bool has_chosen_term(const struct writing *w, const drg_concept *entry)
{
    for (uint32_t i = 0; i < entry->term_count; i++)
        if (lang_choice_has(&w->langs, w->g->terms[entry->first_term + i].lang))
            return true;
    return false;
}

static bool reserve_concept_ids(struct writing *w)
{
    for (size_t i = 0; i < w->g->concept_count; i++)
        if (is_name(w->g->concepts[i].id) && has_chosen_term(w, &w->g->concepts[i]) &&
            !map_set(&w->ids, w->g->concepts[i].id, 0))
            return false;
    return true;
}

/* ---- categories as elements --------------------------------------------------------------------------------- */

/* An item as markup. */
struct shape {
    drg_str element, type;
    const char *module; /* of a DCT element, or NULL */
};

static const char *const prefixes[] = {"admin",       "adminNote", "descrip", "descripNote", "termNote",
                                       "transacNote", "transac",   "xref",    "ref"};

static struct shape shape_of(const struct writing *w, drg_str name)
{
    const char *colon = memchr(name.ptr, ':', name.len);
    drg_str prefix = {name.ptr, colon ? (size_t)(colon - name.ptr) : 0};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (colon && str_eq_z(prefix, prefixes[i]))
            return (struct shape){prefix, str_cut(name, prefix.len + 1, name.len), NULL};
    const struct tbx_category *category = tbx_category_find(name);
    struct shape shape = {str_from(tbx_usual_element(name)), name, NULL};
    if (str_eq_z(name, "note") || str_eq_z(name, "date"))
        shape.type = (drg_str){"", 0};
    if (w->dialect->is_dct && category)
        shape.module = category->module;
    return shape;
}

/* What may stand in the group of an element. */
static const struct { const char *head, *group, *parts; } groups[] = {
    {"descrip", "descripGrp", " admin descripNote note ref xref "},
    {"admin", "adminGrp", " adminNote note ref xref "},
    {"transac", "transacGrp", " transacNote date note ref xref "},
    {"termNote", "termNoteGrp", " admin note ref xref "},
};

static const char *group_of(const struct writing *w, drg_str element, drg_str part)
{
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        if (!str_eq_z(element, groups[i].head) || (i == 3 && !w->dialect->has_term_note_groups))
            continue;
        drg_str rest = str_from(groups[i].parts), word;
        while (str_split(&rest, ' ', &word))
            if (part.len == 0 || str_eq(word, part))
                return groups[i].group;
    }
    return NULL;
}

static const char *attribute_name(drg_str part)
{
    return str_eq_z(part, "target") ? "target" : str_eq_z(part, "lang") ? "xml:lang" : str_eq_z(part, "datatype") ? "datatype"
         : str_eq_z(part, "id") ? "id" : NULL;
}

/* Whether this element may have this attribute with this value. Takes an id. */
static bool attribute_fits(struct writing *w, drg_str element, drg_str part, drg_str value)
{
    bool is_plain = str_eq_z(element, "note") || str_eq_z(element, "xref") || str_eq_z(element, "date");
    if (str_eq_z(part, "id"))
        return take_id(w, value);
    if (str_eq_z(part, "target"))
        return str_eq_z(element, "xref") || (!is_plain && map_get(&w->ids, value) != DRG_NONE); /* an IDREF */
    if (str_eq_z(part, "lang"))
        return !str_eq_z(element, "xref") && !str_eq_z(element, "date");
    return str_eq_z(part, "datatype") && !is_plain;
}

/* ---- one item with its parts ----------------------------------------------------------------------------------- */

static bool is_part_of(const struct tbx_items *items, size_t i, size_t owner)
{
    return i != owner && items->list.items[i].owner == owner;
}

/* The part of the same owner that this one ("responsibility.target") is an attribute of, or DRG_NONE. */
static size_t part_with_attribute(const struct writing *w, size_t index, drg_str *attribute)
{
    const struct tbx_item *item = &w->items.list.items[index];
    const char *dot = memchr(item->part.ptr, '.', item->part.len);
    if (!dot)
        return DRG_NONE;
    drg_str head = {item->part.ptr, (size_t)(dot - item->part.ptr)};
    *attribute = str_cut(item->part, head.len + 1, item->part.len);
    for (size_t i = index; i-- > item->owner + 1;)
        if (is_part_of(&w->items, i, item->owner) && str_eq(w->items.list.items[i].part, head))
            return i;
    return DRG_NONE;
}

static enum place place_of(struct writing *w, drg_str element, size_t index)
{
    const struct tbx_item *item = &w->items.list.items[index];
    if (attribute_name(item->part) && attribute_fits(w, element, item->part, item->value))
        return PLACE_ATTRIBUTE;
    drg_str attribute;
    size_t bearer = part_with_attribute(w, index, &attribute);
    if (bearer != DRG_NONE && w->items.list.items[bearer].place == PLACE_GROUP && attribute_name(attribute) &&
        attribute_fits(w, shape_of(w, w->items.list.items[bearer].part).element, attribute, item->value))
        return PLACE_GROUP_ATTRIBUTE;
    drg_str part = shape_of(w, item->part).element;
    bool needs_target = str_eq_z(part, "xref");
    return bearer == DRG_NONE && !needs_target && group_of(w, element, part) ? PLACE_GROUP : PLACE_BESIDE;
}

/* <termNote type="partOfSpeech" or <min:partOfSpeech */
static void open_tag(struct writing *w, const struct shape *shape)
{
    writer_add_char(&w->writer, '<');
    if (shape->module) {
        writer_addf(&w->writer, "%s:", shape->module);
        writer_add(&w->writer, shape->type);
        return;
    }
    writer_add(&w->writer, shape->element);
    if (!str_eq_z(shape->element, "note") && !str_eq_z(shape->element, "date"))
        write_attribute(w, "type", shape->type);
}

static void close_tag(struct writing *w, const struct shape *shape, drg_str value)
{
    writer_add_char(&w->writer, '>');
    write_text(w, value);
    writer_add_z(&w->writer, "</");
    if (shape->module)
        writer_addf(&w->writer, "%s:", shape->module);
    writer_add(&w->writer, shape->module ? shape->type : shape->element);
    writer_add_z(&w->writer, ">\n");
}

static void write_beside(struct writing *w, drg_str name, drg_str value, int depth)
{
    if (!value.len)
        return;
    indent(w, depth);
    struct shape shape = {STR("admin"), name, NULL};
    open_tag(w, &shape);
    close_tag(w, &shape, value);
}

static void write_part(struct writing *w, size_t index, int depth)
{
    const struct tbx_item *item = &w->items.list.items[index];
    struct shape shape = shape_of(w, item->part);
    indent(w, depth);
    open_tag(w, &shape);
    for (size_t i = index + 1; i < w->items.list.count; i++) {
        drg_str attribute;
        if (is_part_of(&w->items, i, item->owner) && w->items.list.items[i].place == PLACE_GROUP_ATTRIBUTE &&
            part_with_attribute(w, i, &attribute) == index)
            write_attribute(w, attribute_name(attribute), w->items.list.items[i].value);
    }
    close_tag(w, &shape, item->value);
}

static bool has_parts_in(const struct writing *w, size_t owner, enum place place)
{
    for (size_t i = owner + 1; i < w->items.list.count; i++)
        if (is_part_of(&w->items, i, owner) && w->items.list.items[i].place == (int)place)
            return true;
    return false;
}

/* Whether the element may stand in an entry, a language or a term at all. */
static bool stands_alone(const struct writing *w, size_t index, drg_str element, bool of_term)
{
    static const char alone[] = " admin descrip note ref xref transac ";
    drg_str rest = str_from(alone), word;
    if (str_eq_z(element, "xref") && !has_parts_in(w, index, PLACE_ATTRIBUTE))
        return false;
    while (str_split(&rest, ' ', &word))
        if (str_eq(word, element))
            return true;
    return of_term && str_eq_z(element, "termNote");
}

static void write_element(struct writing *w, size_t index, const struct shape *shape, int depth)
{
    const struct tbx_item *item = &w->items.list.items[index];
    bool is_group = has_parts_in(w, index, PLACE_GROUP) || str_eq_z(shape->element, "transac");
    const char *group = is_group ? group_of(w, shape->element, (drg_str){"", 0}) : NULL;
    if (group) {
        indent(w, depth++);
        writer_addf(&w->writer, "<%s>\n", group);
    }
    indent(w, depth);
    open_tag(w, shape);
    for (size_t i = index + 1; i < w->items.list.count; i++)
        if (is_part_of(&w->items, i, index) && w->items.list.items[i].place == PLACE_ATTRIBUTE)
            write_attribute(w, attribute_name(w->items.list.items[i].part), w->items.list.items[i].value);
    close_tag(w, shape, item->value);
    for (size_t i = index + 1; i < w->items.list.count && group; i++)
        if (is_part_of(&w->items, i, index) && w->items.list.items[i].place == PLACE_GROUP)
            write_part(w, i, depth);
    if (group) {
        indent(w, --depth);
        writer_addf(&w->writer, "</%s>\n", group);
    }
}

static void write_item(struct writing *w, size_t index, bool of_term, int depth)
{
    const struct tbx_item *item = &w->items.list.items[index];
    struct shape shape = shape_of(w, item->name);
    for (size_t i = index + 1; i < w->items.list.count; i++)
        if (is_part_of(&w->items, i, index))
            w->items.list.items[i].place = (int)place_of(w, shape.element, i);
    bool has_any = item->value.len || has_parts_in(w, index, PLACE_ATTRIBUTE);
    bool stands = has_any && stands_alone(w, index, shape.element, of_term);
    if (stands)
        write_element(w, index, &shape, depth);
    else
        write_beside(w, item->name, item->value, depth);
    for (size_t i = index + 1; i < w->items.list.count; i++)
        if (is_part_of(&w->items, i, index) && (!stands || w->items.list.items[i].place == PLACE_BESIDE))
            write_beside(w, w->items.list.items[i].name, w->items.list.items[i].value, depth);
}

/* Writes all items: in a term, notes on the term go first, as the schema wants. */
static void write_items(struct writing *w, bool of_term, int depth)
{
    for (int pass = of_term ? 0 : 1; pass < 2; pass++)
        for (size_t i = 0; i < w->items.list.count; i++) {
            const struct tbx_item *item = &w->items.list.items[i];
            bool is_note = of_term && str_eq_z(shape_of(w, item->name).element, "termNote") && item->value.len;
            if (item->owner == i && is_note == (pass == 0))
                write_item(w, i, of_term, depth);
        }
    w->items.list.count = 0;
}

/* ---- concepts, languages, terms ---------------------------------------------------------------------------------- */

static void gather_term(struct writing *w, uint32_t index)
{
    const drg_term *t = &w->g->terms[index];
    size_t at = w->field;
    if (at < w->g->field_count && w->g->fields[at].term == index)
        tbx_items_add_fields(&w->items, w->g->fields, w->g->field_count, &w->field);
    bool has_own_status = tbx_items_value(&w->items, "administrativeStatus").len > 0;
    w->items.list.count = 0;
    bool is_variant = t->status == DRG_VARIANT;
    tbx_items_add(&w->items, STR("partOfSpeech"), str_eq_z(t->pos, "name") ? STR("properNoun") : t->pos);
    if (!is_variant && !has_own_status)
        tbx_items_add(&w->items, STR("administrativeStatus"), str_from(tbx_status_value(t->status)));
    if (is_variant)
        tbx_items_add(&w->items, STR("termType"), STR("variant"));
    tbx_items_add(&w->items, STR("variantKind"), t->kind);
    tbx_items_add(&w->items, STR("grammaticalGender"), t->gender);
    tbx_items_add(&w->items, STR("grammaticalNumber"), t->number);
    tbx_items_add(&w->items, STR("note"), t->note);
    if (at < w->field)
        tbx_items_add_fields(&w->items, w->g->fields, w->field, &at);
}

/* Takes an item out and returns its value when it may be an id: "id" of a term, "section.id". */
static drg_str take_id_item(struct writing *w, const char *name)
{
    for (size_t i = 0; i < w->items.list.count; i++) {
        struct tbx_item *item = &w->items.list.items[i];
        if (str_eq_z(item->name, name) && take_id(w, item->value)) {
            drg_str id = item->value;
            item->value = (drg_str){"", 0};
            return id;
        }
    }
    return (drg_str){"", 0};
}

static void write_term(struct writing *w, uint32_t index)
{
    gather_term(w, index);
    drg_str section_id = take_id_item(w, "section.id"), id = take_id_item(w, "id");
    indent(w, 5);
    writer_addf(&w->writer, "<%s", w->dialect->section);
    if (section_id.len)
        write_attribute(w, "id", section_id);
    writer_add_z(&w->writer, ">\n");
    indent(w, 6);
    writer_add_z(&w->writer, "<term");
    if (id.len)
        write_attribute(w, "id", id);
    writer_add_char(&w->writer, '>');
    write_text(w, w->g->terms[index].text);
    writer_add_z(&w->writer, "</term>\n");
    write_items(w, true, 6);
    indent(w, 5);
    writer_addf(&w->writer, "</%s>\n", w->dialect->section);
}

static void skip_fields(struct writing *w, uint32_t concept_index, drg_str lang, size_t *lost)
{
    for (; w->field < w->g->field_count; w->field++) {
        const drg_field *f = &w->g->fields[w->field];
        if (f->concept_index != concept_index || !str_eq(f->lang, lang))
            return;
        *lost += 1;
    }
}

static void write_lang(struct writing *w, const drg_concept *entry, uint32_t first, uint32_t end)
{
    drg_str lang = w->g->terms[first].lang;
    const drg_field *next = w->field < w->g->field_count ? &w->g->fields[w->field] : NULL;
    if (next && next->term == DRG_NONE && str_eq(next->lang, lang) && &w->g->concepts[next->concept_index] == entry)
        tbx_items_add_fields(&w->items, w->g->fields, w->g->field_count, &w->field);
    drg_str id = w->dialect->has_lang_ids ? take_id_item(w, "section.id") : (drg_str){"", 0};
    indent(w, 4);
    writer_addf(&w->writer, "<%s", w->dialect->lang);
    write_attribute(w, "xml:lang", lang);
    if (id.len)
        write_attribute(w, "id", id);
    writer_add_z(&w->writer, ">\n");
    write_items(w, false, 5);
    for (uint32_t i = first; i < end; i++)
        write_term(w, i);
    indent(w, 4);
    writer_addf(&w->writer, "</%s>\n", w->dialect->lang);
}

/* Fields of languages without a term, up to the next that has one: there is no section for them. */
static void skip_bare_langs(struct writing *w, uint32_t concept_index)
{
    while (w->field < w->g->field_count && w->g->fields[w->field].concept_index == concept_index &&
           !glossary_has_lang(w->g, &w->g->concepts[concept_index], w->g->fields[w->field].lang))
        skip_fields(w, concept_index, w->g->fields[w->field].lang, &w->lost_lang_fields);
}

static void write_langs(struct writing *w, uint32_t concept_index)
{
    const drg_concept *entry = &w->g->concepts[concept_index];
    uint32_t end = entry->first_term + entry->term_count;
    for (uint32_t first = entry->first_term, next; first < end; first = next) {
        drg_str lang = w->g->terms[first].lang;
        for (next = first; next < end && str_eq(w->g->terms[next].lang, lang);)
            next++;
        size_t unwanted = 0;
        skip_bare_langs(w, concept_index);
        if (lang_choice_has(&w->langs, lang))
            write_lang(w, entry, first, next);
        else
            skip_fields(w, concept_index, lang, &unwanted);
    }
    skip_bare_langs(w, concept_index);
}

/* The id, or for one that XML does not allow a free one, with the original beside it. */
static drg_str entry_id(struct writing *w, uint32_t concept_index)
{
    drg_str id = w->g->concepts[concept_index].id;
    if (is_name(id))
        return id;
    char made[32];
    int len;
    uint32_t n = concept_index + 1;
    do
        len = snprintf(made, sizeof made, "entry-%u", n++);
    while (!take_id(w, (drg_str){made, (size_t)len}));
    return arena_str(&w->arena, (drg_str){made, (size_t)len});
}

static void write_entry(struct writing *w, uint32_t concept_index)
{
    const drg_concept *entry = &w->g->concepts[concept_index];
    drg_str id = entry_id(w, concept_index);
    w->items.list.count = 0;
    tbx_items_add(&w->items, STR("subjectField"), entry->subject);
    tbx_items_add(&w->items, STR("definition"), entry->definition);
    if (!str_eq(id, entry->id))
        tbx_items_add(&w->items, STR("originalId"), entry->id);
    tbx_items_add(&w->items, STR("note"), entry->note);
    const drg_field *next = w->field < w->g->field_count ? &w->g->fields[w->field] : NULL;
    if (next && next->concept_index == concept_index && !next->lang.len)
        tbx_items_add_fields(&w->items, w->g->fields, w->g->field_count, &w->field);
    indent(w, 3);
    writer_addf(&w->writer, "<%s", w->dialect->entry);
    write_attribute(w, "id", id);
    writer_add_z(&w->writer, ">\n");
    write_items(w, false, 4);
    write_langs(w, concept_index);
    indent(w, 3);
    writer_addf(&w->writer, "</%s>\n", w->dialect->entry);
}

static void write_entries(struct writing *w)
{
    for (uint32_t i = 0; i < w->g->concept_count; i++) {
        size_t unwanted = 0;
        if (has_chosen_term(w, &w->g->concepts[i])) {
            write_entry(w, i);
            continue;
        }
        w->lost_concepts++;
        while (w->field < w->g->field_count && w->g->fields[w->field].concept_index == i)
            skip_fields(w, i, w->g->fields[w->field].lang, &unwanted);
    }
}

/* ---- files ---------------------------------------------------------------------------------------------------------- */

static void write_file(struct writing *w)
{
    const char *title = w->out->options->title ? w->out->options->title : "Glossary";
    writer_add_z(&w->writer, w->dialect->start);
    writer_add_z(&w->writer, "      <titleStmt>\n        <title>");
    write_text(w, str_from(title));
    writer_add_z(&w->writer, "</title>\n      </titleStmt>\n");
    writer_add_z(&w->writer, w->dialect->after_title);
    write_entries(w);
    writer_add_z(&w->writer, w->dialect->end);
}

static drg_status write_dialect(const drg_glossary *g, const struct output *out, const struct dialect *dialect, drg_error *err)
{
    struct writing w = {.g = g, .out = out, .dialect = dialect};
    drg_status status = lang_choice_make(&w.langs, g, out->options, err);
    if (!status && !reserve_concept_ids(&w))
        status = fail_memory(err);
    if (!status) {
        writer_init(&w.writer, out->sink, err);
        write_file(&w);
        status = writer_finish(&w.writer);
    }
    if (!status && w.items.failed)
        status = fail_memory(err);
    struct loss losses[] = {
        {w.lost_concepts, "concept(s) without a term"},
        {w.lost_lang_fields, "field(s) of languages without a term"},
        {w.lost_characters, "control character(s)"},
    };
    if (!status)
        report_losses(out, "TBX", losses, sizeof losses / sizeof losses[0]);
    vec_free(&w.items.list);
    map_free(&w.ids);
    arena_free(&w.arena);
    lang_choice_free(&w.langs);
    return status;
}

#define V3_HEADER(style, namespaces)                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                    \
    "<tbx type=\"TBX-Basic\" style=\"" style "\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"" \
    namespaces ">\n  <tbxHeader>\n    <fileDesc>\n"

#define V3_BODY                                                                                       \
    "      <sourceDesc>\n        <p>Written by dragoman</p>\n      </sourceDesc>\n    </fileDesc>\n"   \
    "  </tbxHeader>\n  <text>\n    <body>\n"

static const struct dialect dca = {
    .start = V3_HEADER("dca", ""),
    .after_title = V3_BODY,
    .end = "    </body>\n  </text>\n</tbx>\n",
    .entry = "conceptEntry", .lang = "langSec", .section = "termSec",
    .has_term_note_groups = true,
};

static const struct dialect dct = {
    .start = V3_HEADER("dct", " xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\""
                              " xmlns:ling=\"http://www.tbxinfo.net/ns/linguist\""),
    .after_title = V3_BODY,
    .end = "    </body>\n  </text>\n</tbx>\n",
    .entry = "conceptEntry", .lang = "langSec", .section = "termSec",
    .is_dct = true, .has_term_note_groups = true,
};

static const struct dialect v2 = {
    .start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<martif type=\"TBX\" xml:lang=\"en\">\n  <martifHeader>\n    <fileDesc>\n",
    .after_title = "      <sourceDesc>\n        <p>Written by dragoman</p>\n      </sourceDesc>\n    </fileDesc>\n"
                    "    <encodingDesc>\n      <p type=\"XCSURI\">TBXXCSV02.xcs</p>\n    </encodingDesc>\n"
                    "  </martifHeader>\n  <text>\n    <body>\n",
    .end = "    </body>\n  </text>\n</martif>\n",
    .entry = "termEntry", .lang = "langSet", .section = "tig",
    .has_lang_ids = true,
};

drg_status tbx_write_dca(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_dialect(glossary, out, &dca, err);
}

drg_status tbx_write_dct(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_dialect(glossary, out, &dct, err);
}

drg_status tbx_write_v2(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_dialect(glossary, out, &v2, err);
}
