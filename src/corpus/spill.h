/* spill.h - queues of bytes that are held in memory up to a limit and in one nameless file beyond it.
 *
 * Bytes are put at the end of a queue and read from its beginning, as often as wanted, until it is dropped; what a dropped
 * queue took of the file is used again. A queue is a list of blocks: full ones in memory or in the file, the last one in
 * memory.
 *
 *   spill_init(&s, &(struct spill_options){.queues = 256, .memory = n}, err); spill_put(&s, 7, data, len, err);
 *   struct spill_reader r = {.spill = &s, .queue = 7};
 *   while (!(status = spill_next(&r, &chunk, err)) && chunk.len) ...
 *   spill_reader_free(&r); spill_free(&s);
 *
 * One thread. Errors: EIO when the file cannot be made, written (the disk is full) or read; ENOMEM. */
#ifndef CORPUS_SPILL_H
#define CORPUS_SPILL_H

#include "base/vec.h"
#include "corpus/scratch.h"

struct spill_options {
    size_t queues;
    size_t memory;      /* bytes; each queue has one block at least, whatever this says */
    const char *folder; /* of the file; borrowed; NULL: /tmp */
};

struct spill_block {
    char *memory;    /* NULL: in the file */
    uint64_t offset; /* there */
};

struct spill_queue {
    VEC(struct spill_block) blocks; /* full ones */
    char *tail;
    size_t tail_len;
};

struct spill {
    struct scratch scratch;
    struct spill_queue *queues;
    size_t queue_count, memory, held, block; /* block: bytes, a multiple of 4096 */
    uint64_t file_size;
    VEC(uint64_t) unused; /* offsets of blocks of the file that dropped queues have left */
};

drg_status spill_init(struct spill *spill, const struct spill_options *options, drg_error *err);
drg_status spill_put(struct spill *spill, size_t queue, const void *data, size_t len, drg_error *err);

/* Bytes in a queue. */
uint64_t spill_size(const struct spill *spill, size_t queue);

/* Forgets what a queue holds; it can be filled again. */
void spill_drop(struct spill *spill, size_t queue);
void spill_free(struct spill *spill);

/* Zero-initialised but for the first two is at the queue's beginning. */
struct spill_reader {
    struct spill *spill;
    size_t queue;
    size_t block;   /* the next one                                    */
    char *buffer;   /* of one block, for those in the file             */
    drg_str chunk;  /* what spill_read has not given of the last block */
};

/* The next block's bytes, valid until the next call; nothing at the end. Blocks hold whole records when the size of a
 * record divides 4096. */
drg_status spill_next(struct spill_reader *reader, drg_str *chunk, drg_error *err);

/* The next `len` bytes; *got is less at the end only. */
drg_status spill_read(struct spill_reader *reader, void *into, size_t len, size_t *got, drg_error *err);

/* Goes past the next `len` bytes, or to the end. */
drg_status spill_skip(struct spill_reader *reader, size_t len, drg_error *err);
void spill_reader_free(struct spill_reader *reader);

#endif
