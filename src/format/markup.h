/* markup.h - what writers of XML share: text, attributes and small elements, indented. */
#ifndef FORMAT_MARKUP_H
#define FORMAT_MARKUP_H

#include "base/writer.h"

struct markup {
    struct writer writer;
    size_t lost_characters; /* that XML cannot hold */
};

/* Writes text for an element or an attribute. Readers take line ends in text for layout, ours too: those that are meant
 * are references. */
void markup_text(struct markup *m, drg_str s);

/* Writes ` name="value"`. */
void markup_attribute(struct markup *m, const char *name, drg_str value);

void markup_indent(struct markup *m, int depth);

/* Writes a line `<name attribute="value">text</name>`; without attribute when it is NULL; nothing for an empty text. */
void markup_leaf(struct markup *m, int depth, const char *name, const char *attribute, drg_str value, drg_str text);

#endif
