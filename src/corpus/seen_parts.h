/* seen_parts.h - what the set's two halves share: how that which was put off is parted. */
#ifndef CORPUS_SEEN_PARTS_H
#define CORPUS_SEEN_PARTS_H

#include "corpus/seen.h"

enum { SEEN_PARTS = 256 };

/* The table's places are told by the low bits of the hash, the part by the high ones. */
static inline size_t seen_part_of(uint64_t low)
{
    return (size_t)(low >> 56);
}

/* A spill of SEEN_PARTS queues that takes its share of the set's memory. */
drg_status seen_parts_init(struct spill *spill, const struct seen *seen, drg_error *err);

#endif
