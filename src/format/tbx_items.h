/* tbx_items.h - the fields of a concept, a language or a term as TBX data categories, in groups: "context.source" goes
 * into the group of the "context" before it (see tbx.h). */
#ifndef FORMAT_TBX_ITEMS_H
#define FORMAT_TBX_ITEMS_H

#include "base/vec.h"
#include "dragoman/glossary.h"

struct tbx_item {
    drg_str name, value; /* value may be empty when only parts are known */
    size_t owner;        /* index of the item it is a part of, or its own */
    drg_str part;        /* of a part: its name after the owner's "NAME." */
    int place;           /* of a part: the writer's own, where it goes    */
};

struct tbx_items {
    VEC(struct tbx_item) list;
    bool failed;
};

/* Appends a category, or a part of the one before; an empty value is ignored. */
void tbx_items_add(struct tbx_items *items, drg_str name, drg_str value);

/* Appends the glossary's fields [*at, end) as far as they are of one record; *at moves past them. */
void tbx_items_add_fields(struct tbx_items *items, const drg_glossary *glossary, size_t end, size_t *at);

/* The value of a category; empty when there is none. */
drg_str tbx_items_value(const struct tbx_items *items, const char *name);

#endif
