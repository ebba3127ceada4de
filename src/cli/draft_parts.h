/* draft_parts.h - a draft divided, so that threads can check it side by side. */
#ifndef CLI_DRAFT_PARTS_H
#define CLI_DRAFT_PARTS_H

#include "inputs.h"

/* All zero: no draft is being divided. */
struct draft_parts {
    drg_text *text; /* NULL: none; else the last part's to free */
    size_t next;    /* segment */
    size_t each;    /* segments of a part */
};

/* Some segments of a draft. */
struct draft_part {
    drg_text *text;
    size_t first, count;
    bool is_last;
};

/* Whether a file is large enough to be divided. */
bool draft_is_large(const struct input *input);

/* Reads a draft that is to be divided among threads. Errors: those of input_text. */
drg_status draft_parts_begin(struct draft_parts *parts, const struct cli *cli, drg_ctx *ctx, const struct input *input,
                             unsigned threads, drg_error *err);

/* The next part of the draft; after the last one there is no draft any more. */
struct draft_part draft_parts_next(struct draft_parts *parts);

#endif
