/* term_marks.h - marking terms in markup: which of them can be wrapped in an element, and the edits that wrap them.
 *
 *   the <b>foreign ministry</b> and the <b>foreign</b> ministry
 *          [--------------]             [----------------]       wrapped; the second one with the <b> before it
 *
 * An element takes only what is balanced, so a term whose words lie in different elements is widened by the tags that touch
 * it, or left out. So is a term that is marked already, or that stands where no element may. */
#ifndef FORMAT_TERM_MARKS_H
#define FORMAT_TERM_MARKS_H

#include "syntax/xml_tags.h"
#include "text/edits.h"
#include "text/view.h"

/* Where marks are barred. */
enum mark_bar {
    BAR_NONE,
    BAR_CONTENT, /* in the element                      */
    BAR_FROM,    /* from this empty element on ...      */
    BAR_TO       /* ... up to this one                  */
};

struct mark_tag {
    uint32_t start, end; /* in the source */
    enum xml_tag_kind kind;
    enum mark_bar bar;
    drg_str name;
};

/* In the order of the source. */
struct mark_tags {
    VEC(struct mark_tag) list;
};

/* Widens the terms that need it, and drops those that cannot be wrapped. Returns how many are left. */
size_t term_marks_fit(const struct mark_tags *tags, struct view_term *terms, size_t count);

/* Insertions in order of place; those at one place become one edit. Memory: text.failed and out->failed. */
struct marker {
    struct edits *out;
    struct buf text; /* to be inserted at `at` */
    size_t at;
    const char *kind;
};

struct marker marker_make(struct edits *out);

/* The buffer for what is to be inserted at byte `at`. `kind` is one of the edits of view_mark_terms. */
struct buf *marker_at(struct marker *m, size_t at, const char *kind);

/* Adds the last edit and frees the buffer. Error: ENOMEM or ELIMIT. */
drg_status marker_finish(struct marker *m, drg_error *err);

/* Appends text of the glossary, as content or in a quoted attribute. */
void marker_escape(struct buf *into, drg_str text);

/* view_mark_terms of XLIFF 1 and 2 (xliff_terms.c) and of HTML (html_terms.c). */
view_mark_terms xliff_mark_terms, html_mark_terms;

#endif
