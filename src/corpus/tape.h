/* tape.h - pieces of bytes, put one after another and read anywhere: in memory up to a limit, in a nameless file beyond it.
 *
 *   struct tape t = {.memory = n}; tape_put(&t, &place, data, len, &err); tape_get(&bytes, &t, place, len, &err);
 *   tape_free(&t);
 *
 * One thread. A piece is got as it was put: from the same place, of the same length. Errors: EIO, ENOMEM. */
#ifndef CORPUS_TAPE_H
#define CORPUS_TAPE_H

#include "base/vec.h"
#include "corpus/scratch.h"

/* Zero-initialised but for the limit and the scratch's folder is ready to use. */
struct tape {
    size_t memory; /* bytes */
    struct scratch scratch;
    VEC(char) kept;    /* the first pieces, in memory                */
    VEC(char) pending; /* the last ones, not yet in the file         */
    VEC(char) read;    /* the piece that was got last, from the file */
    uint64_t filed;    /* bytes of the file                          */
    bool is_full;      /* no more is kept                            */
};

/* *place is where the piece is got. */
drg_status tape_put(struct tape *tape, uint64_t *place, const void *data, size_t len, drg_error *err);

/* Valid until the next call. */
drg_status tape_get(const char **out, struct tape *tape, uint64_t place, size_t len, drg_error *err);
void tape_free(struct tape *tape);

#endif
