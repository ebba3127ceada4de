/* line_input.c - an input read as lines. */
#include "line_input.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"

drg_status line_input_only(struct input *out, const struct cli *cli, drg_error *err)
{
    struct input *inputs;
    size_t count;
    *out = (struct input){.path = NULL};
    if (cli->set.operands.count > 1)
        return complain(err, DRG_EINVAL, "one FILE at a time: segments are numbered from its first line; '%s' is another",
                        cli->set.operands.items[1]);
    drg_status status = inputs_list(&inputs, &count, cli, err);
    if (status)
        return status;
    *out = inputs[0];
    free(inputs);
    return DRG_OK;
}

drg_status line_input_open(struct line_input *in, const struct cli *cli, const struct input *input, drg_error *err)
{
    *in = (struct line_input){.has_ended = false};
    drg_ctx_options options = {.note = keep_note, .note_user = &in->notes};
    drg_stream_options stream = {.text = {.encoding = cli->set.encoding, .format = "plain", .strict = cli->set.strict},
                                 .cut = DRG_CUT_FEEDS, .from = input->from, .to = input->to};
    drg_status status = drg_ctx_new(&in->ctx, &options, err);
    return status ? status : drg_stream_open(&in->stream, in->ctx, input->path, &stream, err);
}

static uint64_t count_lines(drg_str text)
{
    uint64_t count = 0;
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr; at < end; count++) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        at = line_end ? line_end + 1 : end;
    }
    return count;
}

drg_status line_input_next(struct line_input *in, drg_batch *batch, uint64_t *lines_before, drg_error *err)
{
    drg_status status = drg_stream_next(in->stream, batch, err);
    *lines_before = status ? in->lines : batch->lines;
    in->has_ended = status || batch->is_last;
    if (!status)
        in->lines = batch->lines + count_lines(batch->text);
    return status;
}

void line_input_close(struct line_input *in, struct cli *cli)
{
    say_kept_notes(&cli->say, &in->notes);
    free(in->notes.items);
    drg_stream_free(in->stream);
    drg_ctx_free(in->ctx);
    *in = (struct line_input){0};
}
