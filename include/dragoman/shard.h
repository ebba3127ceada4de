/* shard.h - corpora divided among machines.
 *
 * A plan cuts files, one after the other as one text, into shards of about equally many bytes. A shard is a row of pieces:
 * from where to where of which file. A unit belongs to the piece that its first byte lies in (drg_corpus_options' from and
 * to), so that the shards' outputs one after the other are that of a single run. A plan depends on the files alone; every
 * machine makes the same one. */
#ifndef DRAGOMAN_SHARD_H
#define DRAGOMAN_SHARD_H

#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_plan drg_plan;

/* Part of a file, in bytes of what it is unpacked. */
typedef struct drg_piece {
    uint32_t shard;    /* from 0 */
    uint32_t file;     /* index into the paths */
    uint64_t from, to; /* half-open            */
    bool is_last;      /* of its file */
} drg_piece;

/* Plans `shards` shards. Looks at sizes only, but packed files have to be unpacked to know theirs. Errors: EIO; EINVAL for
 * standard input, which cannot be read by several, and for no shards. */
DRG_API DRG_CHECK drg_status drg_plan_new(drg_plan **out, const char *const *paths, size_t count, uint32_t shards, drg_error *err);
DRG_API void drg_plan_free(drg_plan *plan);

/* All pieces, in order; a shard has one at least, which may be empty. */
DRG_API const drg_piece *drg_plan_pieces(const drg_plan *plan, size_t *count);

/* A checksum (XXH3 of each MiB, chained) of the bytes of a piece of the file. */
DRG_API DRG_CHECK drg_status drg_piece_checksum(uint64_t *out, const drg_piece *piece, const char *path, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
