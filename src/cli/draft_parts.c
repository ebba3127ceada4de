/* draft_parts.c - a draft divided, so that threads can check it side by side. */
#include "draft_parts.h"

#include <sys/stat.h>

enum {
    LARGE = 1 << 17,     /* bytes; smaller drafts are checked before they are divided */
    PARTS_A_THREAD = 8,  /* so that nobody waits long for the slowest                 */
    LEAST_SEGMENTS = 100
};

bool draft_is_large(const struct input *input)
{
    struct stat file;
    return stat(input->path, &file) == 0 && S_ISREG(file.st_mode) && file.st_size >= LARGE;
}

drg_status draft_parts_begin(struct draft_parts *parts, const struct cli *cli, drg_ctx *ctx, const struct input *input,
                             unsigned threads, drg_error *err)
{
    size_t segments;
    *parts = (struct draft_parts){0};
    drg_status status = input_text(&parts->text, cli, ctx, input, err);
    if (status)
        return status;
    (void)drg_text_segments(parts->text, &segments);
    parts->each = segments / ((size_t)threads * PARTS_A_THREAD) + 1;
    if (parts->each < LEAST_SEGMENTS)
        parts->each = LEAST_SEGMENTS;
    return DRG_OK;
}

struct draft_part draft_parts_next(struct draft_parts *parts)
{
    size_t segments;
    (void)drg_text_segments(parts->text, &segments);
    struct draft_part part = {.text = parts->text, .first = parts->next, .count = parts->each};
    parts->next += parts->each;
    part.is_last = parts->next >= segments;
    if (part.is_last)
        *parts = (struct draft_parts){0};
    return part;
}
