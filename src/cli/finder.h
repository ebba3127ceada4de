/* finder.h - finding terms in inputs, any number of them and of any size, in several threads.
 *
 * A job is a batch of plain text or a whole document of another format. Reading, searching and writing are the three
 * steps of the pool; whatever a job has to say is kept in it, and said in the order of the inputs. */
#ifndef CLI_FINDER_H
#define CLI_FINDER_H

#include "hits.h"

struct cli;

/* Searches all inputs and writes to `out`; *found gets the number of hits. A broken input is said and the others are
 * done; a broken output ends it all, and so does an input that breaks in its midst when the output is a file, which must
 * not be half of something. */
drg_status find_all(uint64_t *found, struct cli *cli, const struct terms *terms, struct output *out,
                    const struct input *inputs, size_t input_count, drg_error *err);

#endif
