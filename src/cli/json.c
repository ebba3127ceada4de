/* json.c - JSON values. */
#include "json.h"

/* Bytes at the start of `s` that a JSON string can hold as they are. */
static size_t plain_length(drg_str s)
{
    size_t len = 0;
    while (len < s.len) {
        unsigned char c = (unsigned char)s.ptr[len];
        size_t step = c < 0x20 || c == '"' || c == '\\' || c == 0x7F ? 0 : utf8_char((drg_str){s.ptr + len, s.len - len});
        if (!step)
            break;
        len += step;
    }
    return len;
}

static void print_escape(struct printer *p, unsigned char c)
{
    static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    char out[8];
    for (size_t i = 0; i + 1 < sizeof names; i += 2)
        if ((unsigned char)names[i] == c) {
            print_bytes(p, (drg_str){(char[]){'\\', names[i + 1]}, 2});
            return;
        }
    if (c >= 0x80) {
        print(p, "\xEF\xBF\xBD");
        return;
    }
    snprintf(out, sizeof out, "\\u%04x", c);
    print(p, out);
}

void json_string(struct printer *p, drg_str s)
{
    print(p, "\"");
    while (s.len) {
        size_t len = plain_length(s);
        print_bytes(p, (drg_str){s.ptr, len});
        if (len < s.len)
            print_escape(p, (unsigned char)s.ptr[len++]);
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
