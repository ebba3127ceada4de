/* json.c - JSON values. */
#include "json.h"

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

static void print_escape(struct printer *p, uint32_t code)
{
    static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    char out[8];
    for (size_t i = 0; i + 1 < sizeof names; i += 2)
        if ((unsigned char)names[i] == code) {
            print_bytes(p, (drg_str){(char[]){'\\', names[i + 1]}, 2});
            return;
        }
    snprintf(out, sizeof out, "\\u%04x", (unsigned)code);
    print(p, out);
}

/* Bytes at the start of `s` that can stand as they are; *next gets the length of the character after them, or 0. */
static size_t plain_length(drg_str s, size_t *next)
{
    size_t len = 0;
    for (;;) {
        *next = utf8_char((drg_str){s.ptr + len, s.len - len});
        if (!*next || must_escape(decode(s.ptr + len, *next)))
            return len;
        len += *next;
    }
}

void json_string(struct printer *p, drg_str s)
{
    print(p, "\"");
    while (s.len) {
        size_t next, len = plain_length(s, &next);
        print_bytes(p, (drg_str){s.ptr, len});
        if (next)
            print_escape(p, decode(s.ptr + len, next));
        else if (len < s.len)
            print(p, "\xEF\xBF\xBD");
        len += next ? next : len < s.len;
        s = (drg_str){s.ptr + len, s.len - len};
    }
    print(p, "\"");
}

void json_key(struct printer *p, const char *key, bool first)
{
    print(p, first ? "" : ",");
    json_string(p, str_of(key));
    print(p, ":");
}
