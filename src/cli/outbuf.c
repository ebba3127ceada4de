/* outbuf.c - output that is gathered in memory. */
#include "outbuf.h"

#include <stdlib.h>

#include "messages.h"

bool outbuf_grow(struct outbuf *out, size_t more)
{
    enum { FIRST = 1 << 12 };
    size_t need = out->len + more, want = out->cap ? out->cap + out->cap / 2 : FIRST;
    if (out->failed || need < more)
        return false;
    char *bigger = realloc(out->ptr, want > need ? want : need);
    if (!bigger) {
        out->failed = true;
        out->cap = out->len; /* so that no quick way finds room */
        return false;
    }
    out->ptr = bigger;
    out->cap = want > need ? want : need;
    return true;
}

/* Two digits at a time: divisions are what takes time. */
void outbuf_number(struct outbuf *out, uint64_t number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    char digits[20], *first = digits + sizeof digits;
    for (; number >= 100; number /= 100) {
        first -= 2;
        memcpy(first, pairs + number % 100 * 2, 2);
    }
    if (number >= 10) {
        first -= 2;
        memcpy(first, pairs + number * 2, 2);
    } else {
        *--first = (char)('0' + number);
    }
    outbuf_add(out, (drg_str){first, (size_t)(digits + sizeof digits - first)});
}

static drg_status append(void *user, const void *data, size_t len, drg_error *err)
{
    struct outbuf *out = user;
    outbuf_add(out, (drg_str){data, len});
    return out->failed ? complain(err, DRG_ENOMEM, "out of memory") : DRG_OK;
}

drg_sink outbuf_sink(struct outbuf *out)
{
    return (drg_sink){append, out};
}

void outbuf_free(struct outbuf *out)
{
    free(out->ptr);
    *out = (struct outbuf){0};
}
