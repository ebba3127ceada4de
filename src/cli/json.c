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

/* Bytes that begin nothing that must be escaped: not quotes, backslash, controls, nor the leads C2 and E2. */
static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2;
}

/* An escape takes at most six bytes, in place of one at least. */
void json_add(struct outbuf *out, drg_str s)
{
    if (s.len > (SIZE_MAX - 2) / 6 || !outbuf_reserve(out, s.len * 6 + 2))
        return;
    char *at = out->ptr + out->len;
    *at++ = '"';
    for (size_t i = 0; i < s.len;) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (is_plain(c)) {
            *at++ = s.ptr[i++];
            continue;
        }
        size_t len = c < 0x80 ? 1 : c == 0xC2 ? 2 : 3;
        uint32_t code = decode(s.ptr + i, len);
        if (must_escape(code)) {
            at = put_escape(at, code);
        } else {
            memcpy(at, s.ptr + i, len);
            at += len;
        }
        i += len;
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
