/* tbx_markup.c - data categories as TBX elements, in groups and with attributes.
 *
 * The core structure decides what may stand where (TBXcoreStructV03.rng, TBXcoreStructV02.dtd). What has no place
 * stands beside as <admin type="NAME">, so that it is valid and comes back. */
#include "format/tbx_markup.h"

#include "format/tbx.h"

/* Where a part of an item goes. */
enum place { PLACE_BESIDE, PLACE_ATTRIBUTE, PLACE_GROUP, PLACE_GROUP_ATTRIBUTE };

/* ---- ids ------------------------------------------------------------------------------------------------- */

/* An XML name in ASCII without colon: what every reader takes for an id. */
bool tbx_is_name(drg_str s)
{
    if (!s.len || !(is_ascii_alpha(s.ptr[0]) || s.ptr[0] == '_'))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!is_ascii_alpha(s.ptr[i]) && !is_ascii_digit(s.ptr[i]) && !(s.ptr[i] && strchr("_-.", s.ptr[i])))
            return false;
    return true;
}

bool tbx_take_id(struct tbx_markup *m, drg_str id)
{
    if (!tbx_is_name(id) || map_get(&m->ids, id) != DRG_NONE)
        return false;
    m->items.failed |= !map_set(&m->ids, id, 0);
    return !m->items.failed;
}

/* ---- categories as elements --------------------------------------------------------------------------------- */

/* An item as markup. */
struct shape {
    drg_str element, type;
    const char *module; /* of a DCT element, or NULL */
};

static const char *const prefixes[] = {"admin",       "adminNote", "descrip", "descripNote", "termNote",
                                       "transacNote", "transac",   "xref",    "ref"};

static struct shape shape_of(const struct tbx_markup *m, drg_str name)
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
    if (m->is_dct && category)
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

static const char *group_of(const struct tbx_markup *m, drg_str element, drg_str part)
{
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        if (!str_eq_z(element, groups[i].head) || (i == 3 && !m->has_term_note_groups))
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

/* Whether this element may have this attribute with this value. An id is taken then. */
static bool attribute_fits(struct tbx_markup *m, drg_str element, drg_str part, drg_str value)
{
    bool is_plain = str_eq_z(element, "note") || str_eq_z(element, "xref") || str_eq_z(element, "date");
    if (str_eq_z(part, "id"))
        return tbx_take_id(m, value);
    if (str_eq_z(part, "target"))
        return str_eq_z(element, "xref") || (!is_plain && map_get(&m->ids, value) != DRG_NONE); /* an IDREF */
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
static size_t part_with_attribute(const struct tbx_markup *m, size_t index, drg_str *attribute)
{
    const struct tbx_item *item = &m->items.list.items[index];
    const char *dot = memchr(item->part.ptr, '.', item->part.len);
    if (!dot)
        return DRG_NONE;
    drg_str head = {item->part.ptr, (size_t)(dot - item->part.ptr)};
    *attribute = str_cut(item->part, head.len + 1, item->part.len);
    for (size_t i = index; i-- > item->owner + 1;)
        if (is_part_of(&m->items, i, item->owner) && str_eq(m->items.list.items[i].part, head))
            return i;
    return DRG_NONE;
}

static enum place place_of(struct tbx_markup *m, drg_str element, size_t index)
{
    const struct tbx_item *item = &m->items.list.items[index];
    if (attribute_name(item->part) && attribute_fits(m, element, item->part, item->value))
        return PLACE_ATTRIBUTE;
    drg_str attribute;
    size_t bearer = part_with_attribute(m, index, &attribute);
    if (bearer != DRG_NONE && m->items.list.items[bearer].place == PLACE_GROUP && attribute_name(attribute) &&
        attribute_fits(m, shape_of(m, m->items.list.items[bearer].part).element, attribute, item->value))
        return PLACE_GROUP_ATTRIBUTE;
    drg_str part = shape_of(m, item->part).element;
    bool needs_target = str_eq_z(part, "xref");
    return bearer == DRG_NONE && !needs_target && group_of(m, element, part) ? PLACE_GROUP : PLACE_BESIDE;
}

/* <termNote type="partOfSpeech" or <min:partOfSpeech */
static void open_tag(struct tbx_markup *m, const struct shape *shape)
{
    writer_add_char(&m->xml.writer, '<');
    if (shape->module) {
        writer_addf(&m->xml.writer, "%s:", shape->module);
        writer_add(&m->xml.writer, shape->type);
        return;
    }
    writer_add(&m->xml.writer, shape->element);
    if (!str_eq_z(shape->element, "note") && !str_eq_z(shape->element, "date"))
        markup_attribute(&m->xml, "type", shape->type);
}

static void close_tag(struct tbx_markup *m, const struct shape *shape, drg_str value)
{
    writer_add_char(&m->xml.writer, '>');
    markup_text(&m->xml, value);
    writer_add_z(&m->xml.writer, "</");
    if (shape->module)
        writer_addf(&m->xml.writer, "%s:", shape->module);
    writer_add(&m->xml.writer, shape->module ? shape->type : shape->element);
    writer_add_z(&m->xml.writer, ">\n");
}

static void write_beside(struct tbx_markup *m, drg_str name, drg_str value, int depth)
{
    if (!value.len)
        return;
    markup_indent(&m->xml, depth);
    struct shape shape = {STR("admin"), name, NULL};
    open_tag(m, &shape);
    close_tag(m, &shape, value);
}

static void write_part(struct tbx_markup *m, size_t index, int depth)
{
    const struct tbx_item *item = &m->items.list.items[index];
    struct shape shape = shape_of(m, item->part);
    markup_indent(&m->xml, depth);
    open_tag(m, &shape);
    for (size_t i = index + 1; i < m->items.list.count; i++) {
        drg_str attribute;
        if (is_part_of(&m->items, i, item->owner) && m->items.list.items[i].place == PLACE_GROUP_ATTRIBUTE &&
            part_with_attribute(m, i, &attribute) == index)
            markup_attribute(&m->xml, attribute_name(attribute), m->items.list.items[i].value);
    }
    close_tag(m, &shape, item->value);
}

static bool has_parts_in(const struct tbx_markup *m, size_t owner, enum place place)
{
    for (size_t i = owner + 1; i < m->items.list.count; i++)
        if (is_part_of(&m->items, i, owner) && m->items.list.items[i].place == (int)place)
            return true;
    return false;
}

/* Whether the element may stand in an entry, a language or a term at all. */
static bool stands_alone(const struct tbx_markup *m, size_t index, drg_str element, bool of_term)
{
    static const char alone[] = " admin descrip note ref xref transac ";
    drg_str rest = str_from(alone), word;
    if (str_eq_z(element, "xref") && !has_parts_in(m, index, PLACE_ATTRIBUTE))
        return false;
    while (str_split(&rest, ' ', &word))
        if (str_eq(word, element))
            return true;
    return of_term && str_eq_z(element, "termNote");
}

static void write_element(struct tbx_markup *m, size_t index, const struct shape *shape, int depth)
{
    const struct tbx_item *item = &m->items.list.items[index];
    bool is_group = has_parts_in(m, index, PLACE_GROUP) || str_eq_z(shape->element, "transac");
    const char *group = is_group ? group_of(m, shape->element, (drg_str){"", 0}) : NULL;
    if (group) {
        markup_indent(&m->xml, depth++);
        writer_addf(&m->xml.writer, "<%s>\n", group);
    }
    markup_indent(&m->xml, depth);
    open_tag(m, shape);
    for (size_t i = index + 1; i < m->items.list.count; i++)
        if (is_part_of(&m->items, i, index) && m->items.list.items[i].place == PLACE_ATTRIBUTE)
            markup_attribute(&m->xml, attribute_name(m->items.list.items[i].part), m->items.list.items[i].value);
    close_tag(m, shape, item->value);
    for (size_t i = index + 1; i < m->items.list.count && group; i++)
        if (is_part_of(&m->items, i, index) && m->items.list.items[i].place == PLACE_GROUP)
            write_part(m, i, depth);
    if (group) {
        markup_indent(&m->xml, --depth);
        writer_addf(&m->xml.writer, "</%s>\n", group);
    }
}

static void write_item(struct tbx_markup *m, size_t index, bool of_term, int depth)
{
    const struct tbx_item *item = &m->items.list.items[index];
    struct shape shape = shape_of(m, item->name);
    for (size_t i = index + 1; i < m->items.list.count; i++)
        if (is_part_of(&m->items, i, index))
            m->items.list.items[i].place = (int)place_of(m, shape.element, i);
    bool has_any = item->value.len || has_parts_in(m, index, PLACE_ATTRIBUTE);
    bool stands = has_any && stands_alone(m, index, shape.element, of_term);
    if (stands)
        write_element(m, index, &shape, depth);
    else
        write_beside(m, item->name, item->value, depth);
    for (size_t i = index + 1; i < m->items.list.count; i++)
        if (is_part_of(&m->items, i, index) && (!stands || m->items.list.items[i].place == PLACE_BESIDE))
            write_beside(m, m->items.list.items[i].name, m->items.list.items[i].value, depth);
}

/* Writes all items: in a term, notes on the term go first, as the schema wants. */
void tbx_write_items(struct tbx_markup *m, bool of_term, int depth)
{
    for (int pass = of_term ? 0 : 1; pass < 2; pass++)
        for (size_t i = 0; i < m->items.list.count; i++) {
            const struct tbx_item *item = &m->items.list.items[i];
            bool is_note = of_term && str_eq_z(shape_of(m, item->name).element, "termNote") && item->value.len;
            if (item->owner == i && is_note == (pass == 0))
                write_item(m, i, of_term, depth);
        }
    m->items.list.count = 0;
}
