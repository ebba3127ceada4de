/* buf.c - the growing byte buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"

static bool reserve(struct buf *b, size_t more)
{
    if (b->failed)
        return false;
    if (more > b->max || b->len > b->max - more) {
        b->failed = BUF_LIMIT;
        return false;
    }
    size_t need = b->len + more + 1;
    if (need <= b->cap)
        return true;
    size_t want = b->cap ? b->cap + b->cap / 2 : 64;
    char *bigger = realloc(b->ptr, want < need ? need : want);
    if (!bigger) {
        b->failed = BUF_MEMORY;
        return false;
    }
    b->ptr = bigger;
    b->cap = want < need ? need : want;
    return true;
}

void buf_add(struct buf *b, drg_str s)
{
    if (!reserve(b, s.len))
        return;
    if (s.len)
        memcpy(b->ptr + b->len, s.ptr, s.len);
    b->len += s.len;
    b->ptr[b->len] = '\0';
}

void buf_add_z(struct buf *b, const char *z)
{
    buf_add(b, str_from(z));
}

void buf_add_char(struct buf *b, char c)
{
    buf_add(b, (drg_str){&c, 1});
}

void buf_add_code(struct buf *b, uint32_t code_point)
{
    char bytes[4];
    buf_add(b, (drg_str){bytes, utf8_encode(code_point, bytes)});
}

void buf_addf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0 || !reserve(b, (size_t)len))
        return;
    va_start(args, format);
    vsnprintf(b->ptr + b->len, (size_t)len + 1, format, args);
    va_end(args);
    b->len += (size_t)len;
}

void buf_cut(struct buf *b, size_t len)
{
    if (len >= b->len)
        return;
    b->len = len;
    b->ptr[len] = '\0';
}

void buf_free(struct buf *b)
{
    free(b->ptr);
    *b = (struct buf){.max = b->max};
}

drg_str buf_into_arena(struct buf *b, struct arena *arena)
{
    drg_str copy = b->failed ? (drg_str){NULL, 0} : arena_str(arena, buf_str(b));
    buf_free(b);
    return copy;
}

drg_status buf_status(const struct buf *b, const char *what, drg_error *err)
{
    if (b->failed == BUF_LIMIT)
        return fail(err, DRG_ELIMIT, (drg_pos){0, 0}, "%s is larger than the limit of %zu bytes", what, b->max);
    return b->failed ? fail_memory(err) : DRG_OK;
}
