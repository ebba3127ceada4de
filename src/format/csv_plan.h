/* csv_plan.h - the columns a glossary needs as a table, in wide or long form.
 *
 * Fields that repeat in a record get a column each time; a field named after another ("context.source") stands right of
 * the one it belongs to, so that a reader that goes from left to right puts them together again. */
#ifndef FORMAT_CSV_PLAN_H
#define FORMAT_CSV_PLAN_H

#include "base/arena.h"
#include "format/columns.h"
#include "format/writing.h"

struct planned_column {
    enum column_kind kind;
    drg_str lang;
    drg_term_status status;
    drg_str header;
};

struct csv_plan {
    struct arena arena;
    const drg_glossary *glossary;
    const struct lang_choice *langs;
    bool is_long;
    VEC(struct planned_column) columns;
    uint32_t *column_of_field; /* parallel to the glossary's fields; DRG_NONE: its language is not written */
};

/* True when the wide form holds all of the glossary's terms and fields in these languages. */
bool csv_plan_fits_wide(const drg_glossary *glossary, const struct lang_choice *langs);

drg_status csv_plan_make(struct csv_plan *plan, const drg_glossary *glossary, const struct lang_choice *langs,
                         bool is_long, drg_error *err);
void csv_plan_free(struct csv_plan *plan);

#endif
