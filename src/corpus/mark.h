/* mark.h - the ways of marking terms in a segment, one row of a table each. */
#ifndef CORPUS_MARK_H
#define CORPUS_MARK_H

#include "corpus/pattern.h"
#include "corpus/record.h"
#include "dragoman/protect.h"

/* A segment and what is to be marked in it, in order. */
struct marking {
    drg_str text;
    uint64_t segment;
    const struct marked *terms;
    size_t count;
    const struct pattern *pattern;
};

struct mark_style {
    drg_mark_style is;
    /* Appends the segment, marked. */
    void (*write)(struct buf *into, const struct marking *m);
    bool changes_all; /* also segments without terms */
    /* Of styles that are restored: finds the marks in a line of an engine. False: no memory. */
    bool (*find)(struct placeholders *found, const struct pattern *pattern, drg_str line);
    /* ... and appends one. */
    void (*add_term)(struct buf *into, const struct marked *term, const struct pattern *pattern);
    /* Appends text between marks as it was before it was marked; NULL: it is that already. */
    void (*add_plain)(struct buf *into, drg_str text);
};

/* NULL is "placeholder". Error: EINVAL, which lists them all. */
drg_status mark_style_find(const struct mark_style **out, const char *name, drg_error *err);

#endif
