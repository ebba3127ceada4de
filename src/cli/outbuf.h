/* outbuf.h - output that is gathered before anybody writes it: bytes appended in memory, a failure remembered. */
#ifndef CLI_OUTBUF_H
#define CLI_OUTBUF_H

#include <dragoman/types.h>
#include <string.h>

/* Zero-initialised is empty. */
struct outbuf {
    char *ptr;
    size_t len, cap;
    bool failed; /* memory ran out; nothing more is appended */
};

/* Room for `more` bytes after the last; false when memory is out. */
bool outbuf_grow(struct outbuf *out, size_t more);

static inline bool outbuf_reserve(struct outbuf *out, size_t more)
{
    return out->cap - out->len >= more || outbuf_grow(out, more);
}

static inline void outbuf_add(struct outbuf *out, drg_str s)
{
    if (!s.len || !outbuf_reserve(out, s.len))
        return;
    memcpy(out->ptr + out->len, s.ptr, s.len);
    out->len += s.len;
}

static inline void outbuf_char(struct outbuf *out, char c)
{
    if (outbuf_reserve(out, 1))
        out->ptr[out->len++] = c;
}

void outbuf_number(struct outbuf *out, uint64_t number);

/* A sink that appends. */
drg_sink outbuf_sink(struct outbuf *out);

void outbuf_free(struct outbuf *out);

#endif
