/* error.c - filling a drg_error. */
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

/* snprintf may cut inside a character: drop the torn tail, and keep the message one safe line. */
static void tidy(char *message)
{
    size_t len = strlen(message);
    while (len && !utf8_is_valid((drg_str){message, len}))
        message[--len] = '\0';
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)message[i] < 0x20 || message[i] == 0x7f)
            message[i] = ' ';
}

drg_status fail(drg_error *err, drg_status code, drg_pos pos, const char *format, ...)
{
    if (!err || err->code != DRG_OK)
        return code;
    err->code = code;
    err->pos = pos;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    tidy(err->message);
    return code;
}

drg_status fail_memory(drg_error *err)
{
    return fail(err, DRG_ENOMEM, NOWHERE, "out of memory");
}

drg_status fail_in_file(drg_error *err, drg_status code, const char *file)
{
    if (err && err->code != DRG_OK && err->file[0] == '\0' && file)
        snprintf(err->file, sizeof err->file, "%s", file);
    return code;
}

const char *drg_status_name(drg_status status)
{
    static const char *const names[] = {
        [DRG_OK] = "ok",         [DRG_EIO] = "io",         [DRG_ESYNTAX] = "syntax",
        [DRG_EENCODING] = "encoding", [DRG_ELANG] = "language", [DRG_EFORMAT] = "format",
        [DRG_ELIMIT] = "limit",  [DRG_EINVAL] = "invalid", [DRG_ENOMEM] = "memory",
    };
    return (size_t)status < sizeof names / sizeof names[0] ? names[status] : "unknown";
}
