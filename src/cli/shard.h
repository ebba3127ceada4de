/* shard.h - --shard I/N and --plan N: which part of its inputs a run reads. */
#ifndef CLI_SHARD_H
#define CLI_SHARD_H

#include <dragoman/shard.h>

#include "inputs.h"

/* "3/40" is shard 2, counted from 0, of 40. Error: EINVAL. */
drg_status shard_read(const char *word, uint32_t *shard, uint32_t *shards, drg_error *err);

/* With --shard, leaves of the inputs the files that the shard has part of, and says which part. Of --aligned files, which
 * keep step with the first, that one's alone is of interest. */
drg_status shard_inputs(const struct cli *cli, struct input *inputs, size_t *count, drg_error *err);

/* Whether what the run writes begins with the first unit of all: headers are for such outputs. */
bool shard_is_first(const struct cli *cli);

/* --plan: writes what the shards would be, a piece a line. */
drg_status shard_print_plan(const struct cli *cli, const struct input *inputs, size_t count, drg_error *err);

#endif
