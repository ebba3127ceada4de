/* line_input.h - an input read as lines that stay lines, batch by batch: what ends in LF, whatever else is in it. */
#ifndef CLI_LINE_INPUT_H
#define CLI_LINE_INPUT_H

#include <dragoman/stream.h>

#include "messages.h"

struct cli;
struct input;

struct line_input {
    drg_ctx *ctx;
    drg_stream *stream;
    uint64_t lines; /* of the file, read so far */
    bool has_ended;
    struct kept_notes notes;
};

/* Opens an input, or the part of it that is to be read. Close it in any case. */
drg_status line_input_open(struct line_input *in, const struct cli *cli, const struct input *input, drg_error *err);

/* Fills a batch with the next lines and says how many came before them. Not to be called after the end. */
drg_status line_input_next(struct line_input *in, drg_batch *batch, uint64_t *lines_before, drg_error *err);

/* Says what was noticed, and closes. */
void line_input_close(struct line_input *in, struct cli *cli);

/* The one FILE of the command line, or "-". Error: EINVAL for more. */
drg_status line_input_only(struct input *out, const struct cli *cli, drg_error *err);

#endif
