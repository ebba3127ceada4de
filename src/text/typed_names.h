/* typed_names.h - names that may stand in a text typed in ASCII, found by how they are typed.
 *
 * A name is one word of Latin letters, four or more. Where two are typed alike, the first one given counts. */
#ifndef TEXT_TYPED_NAMES_H
#define TEXT_TYPED_NAMES_H

#include "base/arena.h"
#include "base/str.h"

struct typed_name {
    drg_str key;  /* small ASCII letters */
    drg_str name; /* as it is written    */
    size_t order;
};

/* Zero-initialised is no names. */
struct typed_names {
    struct typed_name *items; /* by key */
    size_t count;
    struct arena arena;
};

/* Names that have other characters are left out; false when memory is out. Free also then. */
bool typed_names_make(struct typed_names *names, const drg_str *list, size_t count);
void typed_names_free(struct typed_names *names);

/* The longest name that `word` (ASCII letters, any case) begins with and whose rest is an ending; *rest gets where it
 * begins, *is_case whether it is a case's, before which an apostrophe stands. NULL when there is none. */
const struct typed_name *typed_names_find(const struct typed_names *names, drg_str word, size_t *rest, bool *is_case);

#endif
