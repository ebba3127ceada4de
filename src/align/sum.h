/* sum.h - the inside of a drg_table_sum: what is known of each concept, and how things are added to it.
 *
 * Everything in it is a sum, a minimum or a set of smallest ones, so that adding is associative and commutative. Forms are
 * kept as they are spelt, capitals and all: only the table puts those together that differ in case. */
#ifndef ALIGN_SUM_H
#define ALIGN_SUM_H

#include "align/table.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "dragoman/sum.h"

enum { SUM_VERSION = 1 /* of the file */ };

struct sum_form {
    uint32_t concept_index, column;
    drg_str form;
    uint64_t count;
    drg_grade grade; /* the best */
};

struct sum_cell {
    uint64_t segments; /* rows that have the concept in this language           */
    uint64_t lacking;  /* rows that could, where another language has it        */
};

struct sum_example {
    uint64_t order;       /* the smallest are kept; equal ones by their texts */
    const drg_str *texts; /* one a column                                     */
};

struct sum_examples {
    struct sum_example *items; /* in order; room for options.examples */
    uint32_t count;
};

struct sum_row {
    uint64_t any, agree;
    uint64_t termed;                     /* columns in whose language the concept has a term, as bits */
    struct sum_cell *cells;              /* one a column */
    struct sum_examples agreeing, missing;
};

enum { SUM_COLUMNS = 64 /* bits of a set of columns */ };

struct drg_table_sum {
    struct drg_table shape; /* columns, glossary and the arena; no rows */
    uint64_t terms;         /* a hash of what is searched and how: equal in sums that may be merged */
    drg_table_sum_options options;
    uint64_t segments;      /* rows added                       */
    uint64_t *texts;        /* of them, those with a segment, a column */
    struct sum_row **rows;  /* one a concept of the glossary; NULL: not found */
    VEC(struct sum_form) forms;
    struct map numbers;     /* concept, column and form -> place in forms */
    struct buf key, form;   /* scratch */
};

/* The row of a concept, made when there is none. */
drg_status sum_row(struct sum_row **out, struct drg_table_sum *sum, uint32_t concept_index, drg_error *err);

drg_status sum_add_form(struct drg_table_sum *sum, const struct sum_form *form, drg_error *err);

/* The forms by concept, column, falling count, and text; the array is the caller's to free. NULL: memory is out. */
const struct sum_form **sum_sorted_forms(const struct drg_table_sum *sum);

/* The order of an example with these texts, one a column. */
uint64_t sum_example_order(const struct drg_table_sum *sum, const drg_str *texts);

/* Keeps a copy of the example if it is one of the smallest. */
drg_status sum_keep_example(struct drg_table_sum *sum, struct sum_examples *list, const struct sum_example *example, drg_error *err);

/* Whether an example of this order could be kept. */
static inline bool sum_wants_example(const struct drg_table_sum *sum, const struct sum_examples *list, uint64_t order)
{
    uint32_t room = sum->options.examples;
    return list->count < room || (room && order <= list->items[list->count - 1].order);
}

#endif
