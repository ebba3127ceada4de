/* writer.c - bytes on their way to a sink. */
#include "base/writer.h"

#include <assert.h>
#include <stdarg.h>

#include "base/error.h"

void writer_init(struct writer *w, drg_sink sink, drg_error *err)
{
    w->sink = sink;
    w->err = err;
    w->status = DRG_OK;
    w->len = 0;
}

static void flush(struct writer *w)
{
    if (!w->status && w->len)
        w->status = w->sink.write(w->sink.user, w->chunk, w->len, w->err);
    w->len = 0;
}

void writer_add(struct writer *w, drg_str s)
{
    if (w->len + s.len > sizeof w->chunk)
        flush(w);
    if (w->status || s.len == 0)
        return;
    if (s.len > sizeof w->chunk) {
        w->status = w->sink.write(w->sink.user, s.ptr, s.len, w->err);
        return;
    }
    memcpy(w->chunk + w->len, s.ptr, s.len);
    w->len += s.len;
}

void writer_add_z(struct writer *w, const char *z)
{
    writer_add(w, str_from(z));
}

void writer_add_char(struct writer *w, char c)
{
    if (w->len == sizeof w->chunk)
        flush(w);
    if (!w->status)
        w->chunk[w->len++] = c;
}

void writer_addf(struct writer *w, const char *format, ...)
{
    char piece[256];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    assert(len >= 0 && (size_t)len < sizeof piece);
    writer_add(w, (drg_str){piece, (size_t)len < sizeof piece ? (size_t)len : 0});
}

static drg_status write_to_buf(void *user, const void *data, size_t len, drg_error *err)
{
    buf_add(user, (drg_str){data, len});
    return buf_status(user, "the output", err);
}

drg_sink buf_sink(struct buf *b)
{
    return (drg_sink){write_to_buf, b};
}

drg_status writer_finish(struct writer *w)
{
    flush(w);
    return w->status;
}

static drg_status write_stdio(void *user, const void *data, size_t len, drg_error *err)
{
    if (len && fwrite(data, 1, len, user) != len)
        return fail(err, DRG_EIO, NOWHERE, "cannot write the output");
    return DRG_OK;
}

drg_sink drg_sink_stdio(FILE *stream)
{
    return (drg_sink){write_stdio, stream};
}
