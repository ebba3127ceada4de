/* place.h - from bytes of decoded text to bytes of the file it came from. */
#ifndef CORPUS_PLACE_H
#define CORPUS_PLACE_H

#include "base/trail.h"
#include "dragoman/units.h"

/* A walk over a batch's source, which only goes on. */
struct place_walk {
    drg_str source;
    uint64_t start; /* of the source in the decoded file   */
    const struct drg_trail *trail;
    size_t next;            /* the point of the trail that is next */
    struct trail_point now; /* what was asked for last             */
};

struct place_walk place_walk_begin(const drg_unit_batch *batch, size_t side);

/* The byte of the file that byte `at` of the source comes from; calls go forwards, or a little back. */
uint64_t place_of(struct place_walk *walk, size_t at);

#endif
