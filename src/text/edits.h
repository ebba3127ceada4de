/* edits.h - what a rewriting step changes in a text: an ordered list of replacements, and the text they make.
 *
 * An edit replaces the bytes [start, end) of the input by `replacement`; start == end inserts. Edits are in the order of
 * the text, lie on code-point edges and do not overlap. A list owns its replacements. What stands between two edits is
 * unchanged, so a list is also the span map between input and output.
 *
 *   struct edits e = {0};
 *   edits_add(&e, start, end, replacement, "quotes"); ... if (e.failed) ...
 *   edits_apply(&buf, input, &e); edits_free(&e); */
#ifndef TEXT_EDITS_H
#define TEXT_EDITS_H

#include "base/buf.h"
#include "base/vec.h"

struct edit {
    uint32_t start, end; /* bytes of the input                                   */
    uint32_t out_start;  /* where the replacement stands in the output           */
    drg_str replacement; /* lives as long as the list                            */
    const char *kind;    /* the step that made it, a stable word; static storage */
};

/* Zero-initialised is ready to use. */
struct edits {
    VEC(struct edit) list;
    struct arena arena; /* holds the replacements                  */
    bool failed;        /* memory ran out; further edits are lost  */
};

/* Adds an edit after all others; the replacement is copied. */
void edits_add(struct edits *edits, size_t start, size_t end, drg_str replacement, const char *kind);

void edits_free(struct edits *edits);

/* Adds copies of edits in whatever order, to be put in order by edits_sort. False when memory is out. */
bool edits_gather(struct edits *into, const struct edits *from);

/* Adds edits that were gathered in another order. Of those that overlap the one that begins first is kept, at one place the
 * one gathered first. False when memory is out. */
bool edits_sort(struct edits *into, const struct edits *gathered);

/* Where the replacement ends in the output. */
static inline uint32_t edit_out_end(const struct edit *edit)
{
    return edit->out_start + (uint32_t)edit->replacement.len;
}

/* Appends `input` with its edits made. */
void edits_apply(struct buf *into, drg_str input, const struct edits *edits);

/* One list out of two steps: `first` made the text `middle`, `second` edits it; *out, which is empty, makes the same of
 * what `first` edits. Edits of the two that meet become one, of the later kind. Memory: out->failed. */
void edits_chain(struct edits *out, const struct edits *first, drg_str middle, const struct edits *second);

/* The least span of the input that made a span of the output; what lies within a replacement was made by all that it
 * replaces. Takes the logarithm of the number of edits. */
drg_span edits_source_span(const struct edits *edits, drg_span out);

#endif
