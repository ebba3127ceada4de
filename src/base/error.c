/* error.c - filling a drg_error. */
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

/* Keeps a message one line of valid UTF-8: a quoted path may be any bytes, and snprintf may cut inside a character. */
static void tidy(char *message, size_t size)
{
    size_t len = strlen(message);
    uint32_t code;
    for (size_t at = 0; at < len;) {
        unsigned step = utf8_decode(message + at, len - at, &code);
        bool is_torn = !step && len + 1 == size && at + utf8_bad_length(message + at, len - at) == len;
        if (is_torn)
            message[at] = '\0';
        else if (!step)
            message[at] = '?';
        else if (code < 0x20 || code == 0x7F)
            message[at] = ' ';
        at = is_torn ? len : at + (step ? step : 1);
    }
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
    tidy(err->message, sizeof err->message);
    return code;
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
