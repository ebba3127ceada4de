/* corpus_table.h - the table of segment-aligned corpora of any size: read part by part, counted in threads, added up. */
#ifndef CLI_CORPUS_TABLE_H
#define CLI_CORPUS_TABLE_H

#include <dragoman/sum.h>
#include <dragoman/units.h>

#include "inputs.h"

/* Counts the inputs, or of them the shard: aligned files with --aligned, else each a corpus. The sum is the caller's. A broken input ends it all:
 * a table that silently lacks text would be wrong. */
drg_status corpus_count(drg_table_sum **out, struct cli *cli, const struct terms *terms, struct input *inputs, size_t count,
                        drg_error *err);

/* Adds up what other runs counted and wrote with --format jsonl. */
drg_status corpus_merge(drg_table_sum **out, struct cli *cli, const struct terms *terms, const struct input *inputs, size_t count,
                        drg_error *err);

#endif
