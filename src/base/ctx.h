/* ctx.h - what a drg_ctx holds, and reporting notes through it. */
#ifndef BASE_CTX_H
#define BASE_CTX_H

#include "dragoman/types.h"

struct drg_ctx {
    size_t max_input;
    drg_note_fn *note;
    void *note_user;
};

/* Reports something noticed and gone past. `file` may be NULL. Codes are listed in docs/notes.md. */
void note(const drg_ctx *ctx, const char *code, const char *file, drg_pos pos, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
