/* shuffle.h - items in an order drawn by lot: sorted by ranks that come of the seed and an item's number alone (mix.h). The
 * order is the same on every machine, whatever the memory.
 *
 * Items are dealt to buckets by rank, in memory and beyond it in a nameless file; then each bucket is sorted by itself.
 *
 *   shuffle_init(&s, &(struct shuffle_options){.seed = 7, .memory = n}, &err); shuffle_add(&s, number, bytes, &err) ...
 *   while (!(status = shuffle_next(&s, &number, &bytes, &err)) && bytes.ptr) ...
 *   shuffle_free(&s); */
#ifndef CORPUS_SHUFFLE_H
#define CORPUS_SHUFFLE_H

#include "corpus/spill.h"

struct shuffle_options {
    uint64_t seed;
    size_t memory;      /* bytes; 4 MiB at least */
    const char *folder; /* of the file; borrowed; NULL: /tmp */
};

/* An item of the bucket that is being read. */
struct shuffle_item {
    uint64_t rank, number;
    size_t start, len; /* in `bytes` */
};

struct shuffle {
    uint64_t seed;
    size_t memory;
    struct spill spill;
    uint64_t bucket, pass, passes; /* the next to read: a bucket that is too large for memory takes several passes */
    VEC(struct shuffle_item) items;
    VEC(char) bytes;
    size_t next; /* of `items` */
};

/* Errors: ENOMEM. */
drg_status shuffle_init(struct shuffle *shuffle, const struct shuffle_options *options, drg_error *err);

/* Numbers differ. Bytes are copied. Errors: EIO, ENOMEM. */
drg_status shuffle_add(struct shuffle *shuffle, uint64_t number, drg_str bytes, drg_error *err);

/* The next item, valid until the next call; `ptr` is NULL at the end. Once called, nothing can be added. Errors: EIO, ENOMEM. */
drg_status shuffle_next(struct shuffle *shuffle, uint64_t *number, drg_str *bytes, drg_error *err);
void shuffle_free(struct shuffle *shuffle);

#endif
