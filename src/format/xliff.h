/* xliff.h - what the readers of XLIFF 1 and XLIFF 2 share while they fill a bitext. */
#ifndef FORMAT_XLIFF_H
#define FORMAT_XLIFF_H

#include "base/map.h"
#include "format/bitext_columns.h"
#include "syntax/xml_tree.h"

struct xliff {
    const struct input *in;
    struct bitext_columns *into;
    const struct xml_node *root;
    uint32_t group;    /* units read so far */
    struct buf notes;  /* of the unit at hand */
};

drg_status xliff1_read(struct xliff *x, drg_error *err); /* xliff1.c */
drg_status xliff2_read(struct xliff *x, drg_error *err); /* xliff2.c */

/* Flags of a trans-unit, or of its segment `mid`, as states and the tools' own attributes say (xliff1_state.c); `sdl` is
 * what xliff1_read_sdl has read. */
unsigned xliff1_flags(const struct xml_node *unit, const struct xml_node *target, const struct map *sdl, drg_str mid);

/* What Trados says of a unit's segments, from their mids to their flags. False: no memory. */
bool xliff1_read_sdl(struct map *flags, const struct xml_node *unit);

/* The value of the attribute on the nearest of the node and its ancestors that has it; ptr NULL: none has. */
drg_str xliff_inherited(const struct xml_node *node, const char *name);

/* The first child of this name in the node's own namespace. */
const struct xml_node *xliff_child(const struct xml_node *node, const char *name);

/* True when the node and all in it have no text but white space, and no elements that stand for some. */
bool xliff_is_blank(const struct xml_node *node);

/* An inline code; one that stands for itself is an object in the view too. */
void xliff_code(struct view *view, enum view_code_kind kind, const char *name, drg_str id, uint32_t start, uint32_t end);

typedef void xliff_put_element(const struct xliff *x, struct view *view, const struct xml_node *node);

/* Appends what is in a segment or inline element: its text, and elements as `put_element` does it. */
void xliff_put_content(const struct xliff *x, struct view *view, const struct xml_node *parent, xliff_put_element *put_element);

/* Appends the text of `notes` elements of this name among the node's children, a line each. */
void xliff_add_notes(struct xliff *x, const struct xml_node *parent, const char *name);

#endif
