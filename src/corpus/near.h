/* near.h - lines that are nearly the same as an earlier one.
 *
 * A line is a near duplicate of the first line with which it shares a band of its sketch (sketch.h), when their texts prove
 * to be as alike as asked; of several, of the earliest one. Bands are looked up in a set (seen.h), texts wait on a tape: both
 * keep to the memory they are given and go to a file beyond it, and what comes out is the same.
 *
 *   near_init(&near, &options); near_add(&near, number, units, count, &first, &err) ...
 *   near_finish(&near, &err); while (!(status = near_next(&near, &late, &err)) && late.first != SEEN_NONE) ...
 *   near_free(&near); */
#ifndef CORPUS_NEAR_H
#define CORPUS_NEAR_H

#include "corpus/seen.h"
#include "corpus/sketch.h"
#include "corpus/tape.h"

struct near_options {
    double similarity;
    size_t memory;
    const char *folder; /* borrowed; NULL: /tmp */
};

struct near_line {
    uint64_t place;
    uint32_t count;    /* units                                                  */
    uint32_t is_known; /* it has its answer, whatever else comes out of the bands */
};

struct near {
    double similarity;
    unsigned rows;
    struct seen bands;
    struct tape texts;  /* units                          */
    struct tape lines;  /* struct near_line, one a number */
    uint64_t count;     /* of lines                       */
    struct shingle_set set, other;
    VEC(uint16_t) own;     /* a line that was put off        */
    struct seen_late late; /* the next of `bands`, once that is finished */
};

void near_init(struct near *near, const struct near_options *options);

/* The next line: its sketch of near->rows, its folded units, fewer than 2^32. *first is its own number (lines count from 0), an earlier one's, or SEEN_LATER. Errors:
 * EIO, ENOMEM. */
drg_status near_add(struct near *near, const struct hash128 *bands, const uint16_t *units, size_t count, uint64_t *first,
                    drg_error *err);
drg_status near_finish(struct near *near, drg_error *err);

/* The next that was put off and is a duplicate, by number; `first` is SEEN_NONE at the end. */
drg_status near_next(struct near *near, struct seen_late *out, drg_error *err);
void near_free(struct near *near);

#endif
