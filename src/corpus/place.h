/* place.h - from bytes of decoded text to bytes of the file it came from. */
#ifndef CORPUS_PLACE_H
#define CORPUS_PLACE_H

#include "dragoman/units.h"

/* A walk over a batch's source, which only goes on. */
struct place_walk {
    drg_str source;
    uint64_t start; /* of the source in the file                                     */
    unsigned width; /* bytes of a unit in the file; 0: the file is UTF-8             */
    bool is_utf16;  /* the unit is one of UTF-16, else a code point                  */
    size_t at;      /* what has been counted, ...                                    */
    uint64_t units; /* ... in units                                                  */
};

struct place_walk place_walk_begin(const drg_unit_batch *batch, size_t side);

/* The byte of the file that byte `at` of the source comes from; calls go forwards, or a little back. */
uint64_t place_of(struct place_walk *walk, size_t at);

#endif
