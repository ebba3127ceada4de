/* pairs.h - glossaries of two languages: which two they are, rows of source and target as concepts, and concepts as
 * pairs of terms.
 *
 * Such a file does not say its languages: its reader is given two. Rows with one source and comment one after the other
 * are one concept: further targets are admitted. The writer pairs all terms of the first language, also forbidden ones
 * and spellings, which are to be found, with those terms of the second one that may be written. */
#ifndef FORMAT_PAIRS_H
#define FORMAT_PAIRS_H

#include "base/buf.h"
#include "format/writing.h"
#include "syntax/csv.h"

struct lang_pair {
    drg_str src, tgt;
};

/* ---- reading ---------------------------------------------------------------------------------------------- */

/* The two languages of "en,tr"; `what` names the format for messages: "an OmegaT glossary".
 * Errors: ESYNTAX when they are not two, ELANG. */
drg_status lang_pair_given(struct lang_pair *out, const char *langs, const char *what, drg_error *err);

struct pair_rows {
    struct glossary_builder *into;
    struct lang_pair langs;
    const char *what; /* for messages */
    struct buf last;  /* source and comment of the row before */
    size_t last_src;  /* bytes of that source                 */
    uint32_t concept_index;
    size_t rows;
};

/* Adds a row of source, target and perhaps a comment; further cells become fields "column". Error: ESYNTAX when the first
 * row has one cell alone. */
drg_status pair_rows_add(struct pair_rows *rows, const struct csv_row *row, drg_error *err);
void pair_rows_free(struct pair_rows *rows);

/* ---- writing ------------------------------------------------------------------------------------------------ */

struct pair {
    const drg_concept *entry;
    drg_str src;
    drg_term tgt;
};

/* What to write, and what was lost. */
struct pairs {
    const drg_glossary *glossary;
    struct lang_pair langs;
    bool has_one_target; /* a source term is written with its first target alone */
    bool has_ids, has_subjects, has_comments; /* what the format has a place for */
    void (*write)(void *user, const struct pair *pair);
    void *user;
    size_t lost_concepts, lost_ids, lost_targets, lost_terms, lost_statuses, lost_details, lost_comments, lost_fields;
};

/* The two languages chosen for writing; `what` as above. Errors: ELANG, EINVAL when they are not two. */
drg_status lang_pair_choose(struct lang_pair *out, const drg_glossary *glossary, const struct output *to, const char *what,
                            drg_error *err);

/* Calls `write` for each pair, in order. */
void pairs_write(struct pairs *pairs);

/* Notes on what was lost; `format` begins them: "OmegaT". */
void pairs_report(const struct pairs *pairs, const struct output *to, const char *format);

/* True for an id that a reader of files without ids would not make again. */
bool has_own_id(const drg_concept *entry, size_t index);

#endif
