/* json.c - JSON values. */
#include "json.h"

#include "messages.h"

/* The code point of a whole character. */
static uint32_t decode(const char *s, size_t len)
{
    const unsigned char *b = (const unsigned char *)s;
    uint32_t code = len == 1 ? b[0] : b[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++)
        code = code << 6 | (b[i] & 0x3Fu);
    return code;
}

/* Characters that would act on a terminal or a reader, and those that JSON forbids: controls, line and paragraph
 * separators, bidi overrides and isolates. All are below U+10000. */
static bool must_escape(uint32_t code)
{
    return code < 0x20 || code == '"' || code == '\\' || (code >= 0x7F && code < 0xA0) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Writes an escape, at most six bytes. */
static char *put_escape(char *at, uint32_t code)
{
    static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt", digits[] = "0123456789abcdef";
    *at++ = '\\';
    for (size_t i = 0; i + 1 < sizeof names; i += 2)
        if ((unsigned char)names[i] == code) {
            *at++ = names[i + 1];
            return at;
        }
    *at++ = 'u';
    for (unsigned shift = 16; shift; shift -= 4)
        *at++ = digits[code >> (shift - 4) & 0xF];
    return at;
}

/* What a byte may begin: 0: nothing that must be escaped; else how many bytes of a character have to be looked at. Those
 * are quotes, backslash and controls by themselves, and what the leads C2 and E2 begin. */
static const uint8_t looked_at[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ['"'] = 1, ['\\'] = 1, [0x7F] = 1, [0xC2] = 2, [0xE2] = 3,
};

/* Bytes at the start of `s` that stand as they are. */
static size_t plain_run(drg_str s)
{
    size_t len = 0;
    while (len < s.len && !looked_at[(unsigned char)s.ptr[len]])
        len++;
    return len;
}

static char *put_char(char *at, const char *c, size_t len)
{
    uint32_t code = decode(c, len);
    if (must_escape(code))
        return put_escape(at, code);
    memcpy(at, c, len);
    return at + len;
}

/* An escape takes at most six bytes, in place of one at least. */
void json_add(struct outbuf *out, drg_str s)
{
    if (s.len > (SIZE_MAX - 2) / 6 || !outbuf_reserve(out, s.len * 6 + 2))
        return;
    char *at = out->ptr + out->len;
    *at++ = '"';
    while (s.len) {
        size_t len = plain_run(s);
        memcpy(at, s.ptr, len);
        at += len;
        s = (drg_str){s.ptr + len, s.len - len};
        if (!s.len)
            break;
        len = looked_at[(unsigned char)s.ptr[0]];
        at = put_char(at, s.ptr, len);
        s = (drg_str){s.ptr + len, s.len - len};
    }
    *at++ = '"';
    out->len = (size_t)(at - out->ptr);
}

void json_string(struct printer *p, drg_str s)
{
    struct outbuf valid = {0}, out = {0};
    for (size_t len; s.len; s = (drg_str){s.ptr + len, s.len - len}) {
        len = utf8_char(s);
        outbuf_add(&valid, len ? (drg_str){s.ptr, len} : (drg_str){"\xEF\xBF\xBD", 3});
        len = len ? len : 1;
    }
    json_add(&out, (drg_str){valid.ptr, valid.len});
    if (valid.failed || out.failed)
        p->status = p->status ? p->status : complain(p->err, DRG_ENOMEM, "out of memory");
    print_bytes(p, (drg_str){out.ptr, out.len});
    outbuf_free(&valid);
    outbuf_free(&out);
}

void json_key(struct printer *p, const char *key, bool first)
{
    print(p, first ? "" : ",");
    json_string(p, str_of(key));
    print(p, ":");
}
