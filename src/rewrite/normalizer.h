/* normalizer.h - the inside of a drg_normalizer and of what it makes. */
#ifndef REWRITE_NORMALIZER_H
#define REWRITE_NORMALIZER_H

#include "dragoman/normalize.h"
#include "rewrite/form.h"
#include "rewrite/seeker.h"

struct drg_normalizer {
    uint64_t forms;          /* a bit for each row of form_table */
    const struct lang *lang; /* NULL: told from each line        */
    const drg_matcher *style;
    bool keep_quotations;
    struct seeker seeker;    /* of what wakes steps that look at lines */
};

struct drg_normalized {
    struct buf output;
    struct edits edits; /* of the input */
    drg_change *changes;
};

static inline bool normalizer_does(const drg_normalizer *normalizer, size_t form)
{
    return normalizer->forms >> form & 1;
}

/* Normalises `text`, valid UTF-8, in which the steps of `normalizer` find lines; `total` (empty) gets the edits of all
 * steps together, `out` (empty) the text they make when there is any edit. `lang`: of all lines, or NULL. */
drg_status sheet_normalize(struct buf *out, struct edits *total, const drg_normalizer *normalizer, drg_str text,
                           const struct lang *lang, drg_error *err);

/* The same as a result; *out is NULL when no step finds anything. ELIMIT above 1 GiB. */
drg_status normalize_valid(drg_normalized **out, const drg_normalizer *normalizer, drg_str text, const struct lang *lang,
                           drg_error *err);

/* The result that edits of `input` make, gathered in whatever order; they are freed. With a `status` that is a failure,
 * that. */
drg_status normalized_of_edits(drg_normalized **out, struct edits *gathered, drg_str input, drg_status status, drg_error *err);

/* Fills `made`, which has its edits, with the output and the changes. */
drg_status normalized_finish(drg_normalized *made, drg_str input, drg_error *err);

#endif
