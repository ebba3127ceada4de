/* exchange.h - duplicates among the shards of a corpus, found by machines that each see a part.
 *
 *   keys    a shard      lists the keys of its lines, divided into parts by the keys themselves
 *   decide  a part       goes through that part of all shards' lists, in their order, and says which lines repeat others
 *   apply   a shard      leaves out those of its lines that any part has named
 *
 * What is left of all shards, one after the other, is what a single run leaves: of duplicates the first. Shards are files
 * of lines or of JSON objects a line, as drg_prepare writes them. The lists are for one kind of machine (byte order). */
#ifndef DRAGOMAN_EXCHANGE_H
#define DRAGOMAN_EXCHANGE_H

#include <dragoman/corpus.h>
#include <dragoman/prepare.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_exchange_options {
    drg_corpus_options units;
    drg_key_level level;
    drg_dedupe_side side;
    uint32_t parts; /* 0: one */
} drg_exchange_options;

/* Writes the keys of a shard. Errors: EINVAL for a file that is not lines or JSONL, and those of reading. */
DRG_API DRG_CHECK drg_status drg_exchange_keys(drg_ctx *ctx, const char *path, const drg_exchange_options *options, drg_sink sink,
                                               drg_error *err);

/* Writes which lines of which shards repeat earlier ones, of part `part`, from 0, of `parts`. keys[i] is what shard i wrote.
 * Of the options, memory and folder count. Errors: EIO; EFORMAT for other files, ESYNTAX for damaged ones; EINVAL for keys
 * that are in other parts. */
DRG_API DRG_CHECK drg_status drg_exchange_decide(const char *const *keys, size_t count, uint32_t part, uint32_t parts,
                                                 const drg_dedupe_options *options, drg_sink sink, drg_error *err);

/* Copies the lines of shard `shard`, from 0, that no part has named. Errors as for decide. */
DRG_API DRG_CHECK drg_status drg_exchange_apply(const char *path, uint32_t shard, const char *const *drops, size_t count,
                                                drg_sink sink, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
