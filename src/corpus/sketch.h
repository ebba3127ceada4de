/* sketch.h - how alike two folded lines are, and which lines are worth the question.
 *
 * A line is the set of its runs of SHINGLE units. Two lines are as alike as their sets: shared runs by all runs (Jaccard).
 * A sketch is the line's set cut down to a few hashes, its bands: lines that are as alike as the threshold share a band
 * nearly always, those that are much less alike seldom (min-wise hashing in one permutation with optimal densification,
 * Shrivastava 2017; banding, Indyk & Motwani 1998). Pure functions of the units. */
#ifndef CORPUS_SKETCH_H
#define CORPUS_SKETCH_H

#include "base/vec.h"
#include "ext/hash.h"

enum {
    SHINGLE = 5,
    SKETCH_BANDS = 12,
    SKETCH_MOST_ROWS = 16
};

/* The minima that a band is made of, so that of the pairs just as alike as `threshold` 98 in 100 share a band. */
unsigned sketch_rows(double threshold);

/* bands[SKETCH_BANDS]: keys that never agree between different bands. */
void sketch_make(struct hash128 *bands, const uint16_t *units, size_t count, unsigned rows);

/* Scratch of sketch_likeness: the runs of one line. */
struct shingle_set {
    VEC(uint64_t) slots; /* hashes; 0: free */
    size_t mask, count;
};

/* False when memory is out. */
bool shingle_set_make(struct shingle_set *set, const uint16_t *units, size_t count);

/* How alike the set's line and another one are, 0 to 1; 0 when that is below `threshold`. -1: no memory. */
double shingle_set_likeness(const struct shingle_set *set, struct shingle_set *other, const uint16_t *units, size_t count,
                            double threshold);

static inline void shingle_set_free(struct shingle_set *set)
{
    vec_free(&set->slots);
}

#endif
