/* agreement.h - in which aligned rows the languages agree on a concept: it is there in every language that has a segment
 * in the row and a term in the glossary. */
#ifndef ALIGN_AGREEMENT_H
#define ALIGN_AGREEMENT_H

#include "align/occurrence.h"

/* Fills agree, any and missing_rows of `row`, whose cells are filled already. Occurrences [first, last) are those of its
 * concept, `rows` the bitext's: document_count segment indexes each. */
drg_status table_compare_languages(struct drg_table *table, const struct occurrences *o, size_t first, size_t last,
                                   const uint32_t *rows, drg_row *row, drg_error *err);

#endif
