/* ctx.c - the context: limits and the note callback of one thread; the library's version. */
#include "base/ctx.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/error.h"

enum { DEFAULT_MAX_INPUT = 256 << 20 };

drg_status drg_ctx_new(drg_ctx **out, const drg_ctx_options *options, drg_error *err)
{
    drg_ctx_options defaults = {0};
    if (!options)
        options = &defaults;
    *out = calloc(1, sizeof **out);
    if (!*out)
        return fail_memory(err);
    /* Offsets are 32 bits wide, so no document may reach 4 GiB. */
    size_t want = options->max_input ? options->max_input : DEFAULT_MAX_INPUT;
    (*out)->max_input = want < UINT32_MAX / 2 ? want : UINT32_MAX / 2;
    (*out)->note = options->note;
    (*out)->note_user = options->note_user;
    return DRG_OK;
}

void drg_ctx_free(drg_ctx *ctx)
{
    free(ctx);
}

void note(const drg_ctx *ctx, const char *code, const char *file, drg_pos pos, const char *format, ...)
{
    if (!ctx || !ctx->note)
        return;
    drg_error text = {0}; /* borrowed for its tidy one-line message */
    char message[300];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    fail(&text, DRG_EINVAL, pos, "%s", message);
    ctx->note(ctx->note_user, &(drg_note){code, file ? file : "", pos, text.message});
}

const char *drg_version(void)
{
    return DRG_VERSION;
}
