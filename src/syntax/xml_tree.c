/* xml_tree.c - building the tree out of expat's events, and asking it. */
#include "syntax/xml_tree.h"

#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"

struct builder {
    drg_str source;
    struct arena *arena;
    struct xml_node *root, *open[XML_MAX_DEPTH + 1]; /* the elements that are open, from the root on */
    struct xml_node *last[XML_MAX_DEPTH + 1];        /* the last child of each                       */
    size_t depth;
    struct map known; /* names and namespaces: a file has few of them */
    VEC(drg_str) names;
};

/* The arena's copy of a name; ptr NULL: no memory. */
static drg_str intern(struct builder *b, drg_str name)
{
    if (!name.len)
        return STR("");
    uint32_t index = map_get(&b->known, name);
    if (index != DRG_NONE)
        return b->names.items[index];
    drg_str own = arena_str(b->arena, name);
    if (!own.ptr || !vec_push(&b->names, own) || !map_set(&b->known, own, (uint32_t)b->names.count - 1))
        return (drg_str){NULL, 0};
    return own;
}

/* A new node at the end of the open element. */
static struct xml_node *append(struct builder *b)
{
    struct xml_node *node = arena_alloc(b->arena, sizeof *node);
    if (!node)
        return NULL;
    if (!b->depth) {
        b->root = node;
        return node;
    }
    struct xml_node *parent = b->open[b->depth - 1], **last = &b->last[b->depth - 1];
    node->parent = parent;
    if (*last)
        (*last)->next = node;
    else
        parent->child = node;
    *last = node;
    return node;
}

static bool copy_attributes(struct builder *b, struct xml_node *node, const struct xml_element *element)
{
    struct xml_attribute *own = arena_array(b->arena, element->attribute_count, sizeof *own);
    for (size_t i = 0; own && i < element->attribute_count; i++) {
        const struct xml_attribute *a = &element->attributes[i];
        own[i] = (struct xml_attribute){intern(b, a->name), intern(b, a->ns), arena_str(b->arena, a->value)};
        if (!own[i].name.ptr || !own[i].ns.ptr || !own[i].value.ptr)
            return false;
    }
    node->attributes = own;
    node->attribute_count = (uint32_t)element->attribute_count;
    return own != NULL;
}

static drg_status on_start(void *user, const struct xml_element *element, drg_error *err)
{
    struct builder *b = user;
    struct xml_node *node = append(b);
    if (!node || !copy_attributes(b, node, element))
        return fail_memory(err);
    node->name = intern(b, element->name);
    node->ns = intern(b, element->ns);
    node->start = (uint32_t)element->start;
    node->end = (uint32_t)element->end;
    node->pos = element->pos;
    b->open[b->depth] = node;
    b->last[b->depth++] = NULL;
    return node->name.ptr && node->ns.ptr ? DRG_OK : fail_memory(err);
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct builder *b = user;
    struct xml_node *node = b->open[--b->depth];
    (void)name, (void)err;
    node->close_start = (uint32_t)start;
    node->close_end = (uint32_t)end;
    return DRG_OK;
}

/* Whether the text goes on what `last` says, byte for byte. */
static bool goes_on(const struct builder *b, const struct xml_node *last, const struct xml_text *piece)
{
    return last && xml_is_text(last) && last->end == piece->start && last->is_cdata == piece->is_cdata &&
           last->text.ptr == b->source.ptr + last->start;
}

static drg_status on_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct builder *b = user;
    struct xml_node *last = b->last[b->depth - 1];
    drg_str source = str_cut(b->source, piece->start, piece->end);
    bool is_as_it_stands = str_eq(source, piece->text);
    if (is_as_it_stands && goes_on(b, last, piece)) {
        last->end = (uint32_t)piece->end;
        last->text.len += piece->text.len;
        return DRG_OK;
    }
    struct xml_node *node = append(b);
    if (!node)
        return fail_memory(err);
    node->name = node->ns = STR("");
    node->text = is_as_it_stands ? source : arena_str(b->arena, piece->text);
    node->start = (uint32_t)piece->start;
    node->end = (uint32_t)piece->end;
    node->pos = piece->pos;
    node->is_cdata = piece->is_cdata;
    return node->text.ptr ? DRG_OK : fail_memory(err);
}

drg_status xml_tree(const struct xml_node **root, struct arena *arena, drg_str source, drg_error *err)
{
    struct builder *b = arena_alloc(arena, sizeof *b);
    *root = NULL;
    if (source.len > UINT32_MAX / 2)
        return fail(err, DRG_ELIMIT, NOWHERE, "the document is longer than %u bytes", UINT32_MAX / 2);
    if (!b)
        return fail_memory(err);
    b->source = source;
    b->arena = arena;
    const struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = b};
    drg_status status = xml_parse(source, &handlers, err);
    map_free(&b->known);
    vec_free(&b->names);
    if (!status)
        *root = b->root;
    return status;
}

/* ---- asking ------------------------------------------------------------------------------------------------- */

drg_str xml_value_ns(const struct xml_node *node, drg_str ns, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (str_eq_z(node->attributes[i].name, name) && str_eq(node->attributes[i].ns, ns))
            return node->attributes[i].value;
    return (drg_str){NULL, 0};
}

drg_str xml_value(const struct xml_node *node, const char *name)
{
    return xml_value_ns(node, STR(""), name);
}

drg_str xml_value_xml(const struct xml_node *node, const char *name)
{
    return xml_value_ns(node, STR(XML_NAMESPACE), name);
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
    for (const struct xml_node *child = node->child; child; child = child->next)
        if (str_eq_z(child->name, name))
            return child;
    return NULL;
}

const struct xml_node *xml_after(const struct xml_node *within, const struct xml_node *node, bool into)
{
    if (into && node->child)
        return node->child;
    while (node != within && !node->next)
        node = node->parent;
    return node == within ? NULL : node->next;
}
