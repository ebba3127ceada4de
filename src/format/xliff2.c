/* xliff2.c - XLIFF 2.0 to 2.2: each segment is a row, the segments of a unit share a group. What is between segments
 * (ignorable) and says something is a row too, locked.
 *
 * Sources are read and never rewritten: the document they came from is put together by them.
 *
 * Codes that pair around words (pc, sc, ec) are not there for the reader, placeholders (ph) and characters that XML cannot
 * hold (cp) are objects; marks (mrk, sm to em) only mark words, of which those of translate="no" stay as they are. Glossaries,
 * candidates and other modules are passed over. */
#include "format/xliff2.h"

#include "base/error.h"

struct reading {
    struct xliff *x;
    uint32_t src, tgt; /* columns; DRG_NONE: no target language */
};

/* ---- inline elements ----------------------------------------------------------------------------------------------- */

static drg_str value_or_empty(const struct xml_node *node, const char *name)
{
    drg_str value = xml_value(node, name);
    return value.ptr ? value : STR("");
}

/* A copy is known by what it is a copy of, an end by its start. */
static drg_str code_id(const struct xml_node *node)
{
    static const char *const names[] = {"copyOf", "startRef", "id"};
    for (size_t i = 0; i < 3; i++)
        if (xml_has(node, names[i]))
            return xml_value(node, names[i]);
    return STR("");
}

/* ---- markers: what stands between <sm id="m" translate="no"/> and <em startRef="m"/> ------------------------------------- */

static bool is_closed_in(const struct xml_node *content, drg_str id)
{
    for (const struct xml_node *at = xml_after(content, content, true); at; at = xml_after(content, at, true))
        if (xliff2_is(at, "em") && str_eq(xml_value(at, "startRef"), id))
            return true;
    return false;
}

/* The start marker of this id in the tree at `root` that keeps what is behind it from translation, or NULL. */
static const struct xml_node *find_holder(const struct xml_node *root, drg_str id)
{
    for (const struct xml_node *at = xml_after(root, root, true); at; at = xml_after(root, at, true))
        if (xliff2_is(at, "sm") && str_eq(xml_value(at, "id"), id) && str_eq(xml_value(at, "translate"), STR("no")))
            return at;
    return NULL;
}

static const struct xml_node *ancestor(const struct xml_node *node, const char *one, const char *other)
{
    while (node && !xliff2_is(node, one) && !xliff2_is(node, other))
        node = node->parent;
    return node;
}

/* At an end marker. The start may stand in an earlier segment of the unit. */
static void hold_marked(struct view *view, const struct xml_node *em)
{
    const struct xml_node *content = ancestor(em, "source", "target"), *unit = ancestor(em, "unit", "unit");
    drg_str id = xml_value(em, "startRef");
    const struct xml_node *here = content ? find_holder(content, id) : NULL;
    if (here)
        view_hold(view, view_of_source(view, here->close_end, true));
    else if (content && unit && find_holder(unit, id))
        view_hold(view, view->open.start);
}

/* Where a segment ends before its marker does. */
static void hold_open_markers(struct view *view, const struct xml_node *content)
{
    for (const struct xml_node *at = xml_after(content, content, true); at; at = xml_after(content, at, true))
        if (xliff2_is(at, "sm") && str_eq(xml_value(at, "translate"), STR("no")) && !is_closed_in(content, xml_value(at, "id")))
            view_hold(view, view_of_source(view, at->close_end, true));
}

static void put_element(const struct xliff *x, struct view *view, const struct xml_node *node)
{
    if (str_eq(node->name, STR("pc"))) {
        xliff_code(view, CODE_OPEN, "pc", code_id(node), node->start, node->end);
        xliff_put_content(x, view, node, put_element);
        xliff_code(view, CODE_CLOSE, "pc", code_id(node), node->close_start, node->close_end);
    } else if (str_eq(node->name, STR("sc"))) {
        xliff_code(view, CODE_OPEN, "pc", code_id(node), node->start, node->close_end);
    } else if (str_eq(node->name, STR("ec"))) {
        xliff_code(view, CODE_CLOSE, "pc", code_id(node), node->start, node->close_end);
    } else if (str_eq(node->name, STR("ph"))) {
        xliff_code(view, CODE_ALONE, "ph", code_id(node), node->start, node->close_end);
    } else if (str_eq(node->name, STR("cp"))) {
        xliff_code(view, CODE_ALONE, "cp", value_or_empty(node, "hex"), node->start, node->close_end);
    } else if (str_eq(node->name, STR("em"))) {
        hold_marked(view, node);
    } else {
        size_t from = view->text.len;
        xliff_put_content(x, view, node, put_element);
        if (str_eq(xml_value(node, "translate"), STR("no")))
            view_hold(view, from);
    }
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

static void put_cell(const struct reading *r, uint32_t column, const struct xml_node *content)
{
    struct view *view = &r->x->into->views.items[column];
    xliff_put_content(r->x, view, content, put_element);
    hold_open_markers(view, content);
    view_cell_at(view, column, r->x->into->rows, content->close_start);
}

static unsigned flags_of(const struct xml_node *unit, const struct xml_node *part)
{
    drg_str state = xml_value(part, "state");
    bool is_locked = str_eq(part->name, STR("ignorable")) || str_eq(xliff_inherited(unit, "translate"), STR("no"));
    unsigned flags = is_locked ? DRG_UNIT_LOCKED : 0;
    if (str_eq(state, STR("initial")) && xliff_child(part, "target"))
        flags |= DRG_UNIT_FUZZY;
    return str_eq(state, STR("final")) ? flags | DRG_UNIT_APPROVED : flags;
}

static drg_status read_part(const struct reading *r, const struct xml_node *unit, const struct xml_node *part, drg_error *err)
{
    const struct xml_node *source = xliff_child(part, "source"), *target = xliff_child(part, "target");
    drg_unit row = {.id = value_or_empty(unit, "id"), .notes = buf_str(&r->x->notes), .group = r->x->group};
    if (str_eq(part->name, STR("ignorable")) && xliff_is_blank(source) && (!target || xliff_is_blank(target)))
        return DRG_OK;
    row.flags = flags_of(unit, part);
    put_cell(r, r->src, source);
    if (target)
        put_cell(r, r->tgt, target);
    drg_status status = bitext_unit(r->x->into, &row, err);
    r->x->into->rows++;
    return status;
}

static drg_status read_unit(const struct reading *r, const struct xml_node *unit, drg_error *err)
{
    const struct xml_node *notes = xliff_child(unit, "notes");
    drg_status status = DRG_OK;
    buf_cut(&r->x->notes, 0);
    if (notes)
        xliff_add_notes(r->x, notes, "note");
    for (const struct xml_node *part = unit->child; part && !status; part = part->next)
        if (xliff2_is(part, "segment") || xliff2_is(part, "ignorable"))
            status = read_part(r, unit, part, err);
    r->x->group++;
    return status;
}

static drg_status read_units(const struct reading *r, drg_error *err)
{
    const struct xml_node *root = r->x->root, *next;
    drg_status status = DRG_OK;
    for (const struct xml_node *at = xml_after(root, root, true); at && !status; at = next) {
        bool is_holder = xliff2_is(at, "file") || xliff2_is(at, "group");
        next = xml_after(root, at, is_holder);
        if (xliff2_is(at, "unit"))
            status = read_unit(r, at, err);
    }
    return status;
}

static drg_status check(const struct xliff *x, drg_error *err)
{
    drg_status status = xliff2_check_schema(x->root, x->in->is_part, err);
    if (!status)
        status = xliff2_check_ids(x->root, err);
    if (!status)
        status = xliff2_check_references(x->root, x->in->is_part, err);
    return status ? status : xliff2_check_modules(x->root, x->in->is_part, err);
}

drg_status xliff2_read(struct xliff *x, drg_error *err)
{
    struct reading r = {.x = x, .tgt = DRG_NONE};
    drg_status status = check(x, err);
    drg_str tgt = xml_value(x->root, "trgLang");
    if (!status)
        status = bitext_column(x->into, xml_value(x->root, "srcLang"), &r.src, err);
    if (!status && tgt.ptr)
        status = bitext_column_beside(x->into, tgt, r.src, &r.tgt, err);
    x->into->source = r.src;
    if (!status)
        bitext_keep(x->into, r.src);
    return status ? status : read_units(&r, err);
}
