/* xml_tree.h - a whole XML document as a tree, for formats whose parts refer to one another.
 *
 * Elements and runs of character data, in the order of the source, with the bytes they stand in; comments and processing
 * instructions are left out. Everything lives in the arena given, texts that stand as they are in the source lie there.
 *
 *   struct arena arena = {0}; const struct xml_node *root;
 *   if (xml_tree(&root, &arena, source, err)) fail;
 *   for (const struct xml_node *child = root->child; child; child = child->next) ... */
#ifndef SYNTAX_XML_TREE_H
#define SYNTAX_XML_TREE_H

#include "base/arena.h"
#include "syntax/xml.h"

struct xml_node {
    drg_str name, ns;              /* of an element; a run of character data has no name       */
    drg_str text;                  /* of character data                                        */
    uint32_t start, end;           /* bytes of the start tag, or of the character data         */
    uint32_t close_start, close_end; /* of the end tag; empty where the start tag is both      */
    drg_pos pos;                   /* of `start`                                               */
    bool is_cdata;
    uint32_t attribute_count;
    const struct xml_attribute *attributes;
    const struct xml_node *parent, *child, *next; /* child: the first one */
};

/* Errors: as xml_parse. */
drg_status xml_tree(const struct xml_node **root, struct arena *arena, drg_str source, drg_error *err);

static inline bool xml_is_text(const struct xml_node *node)
{
    return !node->name.len;
}

/* The value of an attribute without namespace, or of xml:NAME, or of a namespace; ptr NULL when there is none. */
drg_str xml_value(const struct xml_node *node, const char *name);
drg_str xml_value_xml(const struct xml_node *node, const char *name);
drg_str xml_value_ns(const struct xml_node *node, drg_str ns, const char *name);

static inline bool xml_has(const struct xml_node *node, const char *name)
{
    return xml_value(node, name).ptr != NULL;
}

/* The first child element of this local name; NULL: none. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);

/* The node after `node` in the order of the source, inside `within`; NULL: none. Without `into`, its children are passed
 * over. Start with xml_after(top, top, true). */
const struct xml_node *xml_after(const struct xml_node *within, const struct xml_node *node, bool into);

#endif
