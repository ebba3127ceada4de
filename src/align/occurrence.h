/* occurrence.h - matches of several texts as one list that can be grouped by concept, language and form. */
#ifndef ALIGN_OCCURRENCE_H
#define ALIGN_OCCURRENCE_H

#include "align/table.h"
#include "base/buf.h"
#include "base/vec.h"

struct occurrence {
    uint32_t concept_index, column, document;
    uint32_t segment; /* of the document, or aligned row    */
    uint32_t form;    /* equal for forms that differ in case and spacing only */
    drg_span span;
    drg_grade grade;
};

struct occurrences {
    VEC(struct occurrence) list;
    VEC(drg_str) forms;   /* form number -> its text as first found; owned by the table's arena */
};

/* Appends a form as it is shown: white space made single spaces. */
void table_show_form(struct buf *shown, drg_str surface);

/* Appends what forms that are one have in common: the language, and the shown form without case. The language is part of
 * it: PUTIN and PUTÄ°N fold alike, but a text must be shown with its own letters. */
void table_fold_form(struct buf *folded, drg_str lang, drg_str shown);

void occurrences_free(struct occurrences *occurrences);

/* Collects the matches of all documents of the table. With `rows` (aligned rows by document), `segment` becomes the
 * aligned row. Matches in languages without a column are left out. */
drg_status occurrences_collect(struct occurrences *out, struct drg_table *table, const uint32_t *rows, drg_error *err);

/* Sorts by concept, column, form, document, place. */
void occurrences_sort(struct occurrences *occurrences);

#endif
