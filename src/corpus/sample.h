/* sample.h - some items of many, drawn by lot: each item's rank comes of the seed and its number alone (mix.h), so that a
 * draw is the same on every machine, for every number of threads, and for items asked about in any order.
 *
 * A fraction of the items: those whose rank is below it (sample_takes). A number of them, of how many there may be: those
 * of the lowest ranks; a sample holds the best so far and gives them in the order they came.
 *
 *   sample_init(&s, &(struct sample_options){.size = 1000, .seed = 7}); sample_add(&s, number, bytes, &err) ...
 *   sample_finish(&s); while (!(status = sample_next(&s, &number, &bytes, &err)) && bytes.ptr) ...
 *   sample_free(&s); */
#ifndef CORPUS_SAMPLE_H
#define CORPUS_SAMPLE_H

#include "corpus/tape.h"

/* True when an item is in a draw of `fraction` (0 to 1) of all. Larger fractions take what smaller ones do, and more. */
bool sample_takes(uint64_t seed, uint64_t number, double fraction);

struct sample_options {
    size_t size; /* items */
    uint64_t seed;
    size_t memory;      /* bytes of items; beyond it they wait in a nameless file. 32 bytes an item come on top */
    const char *folder; /* of the file; borrowed; NULL: /tmp                                                    */
};

struct sample_item {
    uint64_t rank, number, place;
    size_t len;
};

struct sample {
    size_t size, next;
    uint64_t seed;
    VEC(struct sample_item) items; /* a heap, the highest rank first; once finished, by number */
    struct tape tape;
};

void sample_init(struct sample *sample, const struct sample_options *options);

/* True when an item would be drawn by now: one that would not need not be made. */
bool sample_wants(const struct sample *sample, uint64_t number);

/* Offers an item, whose bytes are copied. Errors: EIO, ENOMEM. */
drg_status sample_add(struct sample *sample, uint64_t number, drg_str bytes, drg_error *err);

/* There are no more. */
void sample_finish(struct sample *sample);

/* The next item by number; its bytes are valid until the next call. `ptr` is NULL at the end. */
drg_status sample_next(struct sample *sample, uint64_t *number, drg_str *bytes, drg_error *err);
void sample_free(struct sample *sample);

#endif
