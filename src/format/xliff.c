/* xliff.c - XLIFF of all versions: which reader is for it, and what both use. */
#include "format/xliff.h"

#include "base/error.h"
#include "format/formats.h"
#include "format/term_marks.h"

drg_str xliff_inherited(const struct xml_node *node, const char *name)
{
    drg_str value = {NULL, 0};
    for (; node && !value.ptr; node = node->parent)
        value = xml_value(node, name);
    return value;
}

const struct xml_node *xliff_child(const struct xml_node *node, const char *name)
{
    for (const struct xml_node *child = node->child; child; child = child->next)
        if (str_eq_z(child->name, name) && str_eq(child->ns, node->ns))
            return child;
    return NULL;
}

bool xliff_is_blank(const struct xml_node *node)
{
    for (const struct xml_node *at = xml_after(node, node, true); at; at = xml_after(node, at, true))
        if (str_trim(at->text).len)
            return false;
    return true;
}

void xliff_code(struct view *view, enum view_code_kind kind, const char *name, drg_str id, uint32_t start, uint32_t end)
{
    view_code(view, kind, str_from(name), id, start, end);
    if (kind == CODE_ALONE)
        view_opaque(view, start, end);
}

static void add_text(struct buf *into, const struct xml_node *element)
{
    for (const struct xml_node *at = xml_after(element, element, true); at; at = xml_after(element, at, true))
        buf_add(into, at->text);
}

void xliff_put_content(const struct xliff *x, struct view *view, const struct xml_node *parent, xliff_put_element *put_element)
{
    for (const struct xml_node *child = parent->child; child; child = child->next)
        if (xml_is_text(child))
            bitext_text(view, x->in->source, child->text, child->start, child->end, child->is_cdata);
        else
            put_element(x, view, child);
}

void xliff_add_notes(struct xliff *x, const struct xml_node *parent, const char *name)
{
    for (const struct xml_node *child = parent->child; child; child = child->next) {
        if (!str_eq_z(child->name, name) || !str_eq(child->ns, parent->ns))
            continue;
        if (x->notes.len)
            buf_add_char(&x->notes, '\n');
        add_text(&x->notes, child);
    }
}

/* Version 2 says so in its namespace, earlier ones in an attribute or in nothing. */
static drg_status read_version(struct xliff *x, drg_error *err)
{
    const struct xml_node *root = x->root;
    drg_str version = xml_value(root, "version");
    if (!str_eq(root->name, STR("xliff")))
        return fail(err, DRG_ESYNTAX, root->pos, "expected the root element 'xliff', found '%.*s'", STR_ARGS(root->name));
    if (str_starts(root->ns, STR("urn:oasis:names:tc:xliff:document:2.")))
        return xliff2_read(x, err);
    if (!version.len || str_starts(version, STR("1.")))
        return xliff1_read(x, err);
    return fail(err, DRG_ESYNTAX, root->pos, "expected XLIFF version 1.0 to 1.2, or the namespace of version 2, found version '%.*s'",
                STR_ARGS(version));
}

drg_status xliff_read_bitext(const struct input *in, struct bitext_columns *into, drg_error *err)
{
    struct arena arena = {0};
    struct xliff x = {.in = in, .into = into, .notes = buf_make(XML_MAX_TOKEN)};
    drg_status status = xml_tree(&x.root, &arena, in->source, err);
    if (!status)
        status = read_version(&x, err);
    if (!status)
        status = buf_status(&x.notes, "the notes of a unit", err);
    bitext_spell(into, view_spell_markup);
    bitext_mark_terms(into, xliff_mark_terms);
    into->lines_are_soft = true;
    buf_free(&x.notes);
    arena_free(&arena);
    return status;
}

bool xliff_sniff(drg_str head)
{
    size_t limit = head.len < 2000 ? head.len : 2000;
    for (size_t i = 0; i < limit; i++) {
        drg_str rest = str_cut(head, i, head.len);
        if (!str_starts(rest, STR("<")))
            continue;
        for (size_t at = 1; at < rest.len && (is_ascii_alpha(rest.ptr[at]) || rest.ptr[at] == ':'); at++)
            if (str_starts(str_cut(rest, at, rest.len), STR("xliff")) && (at == 1 || rest.ptr[at - 1] == ':'))
                return true;
    }
    return false;
}
