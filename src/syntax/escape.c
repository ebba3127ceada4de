/* escape.c - text inside markup. */
#include "syntax/escape.h"

#include "base/utf8.h"

static const char *reference_of(uint32_t code)
{
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return "&#13;";
    case UTF8_REPLACEMENT: return UTF8_REPLACEMENT_BYTES; /* of itself and of ill-formed bytes */
    default: return NULL;
    }
}

static bool is_xml_char(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code != 0xFFFE && code != 0xFFFF;
}

size_t escape_markup(struct writer *out, drg_str s)
{
    size_t plain = 0, dropped = 0; /* bytes from `plain` on wait to be written as they are */
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        uint32_t code = utf8_next_lossy(s, &at);
        const char *instead = reference_of(code);
        bool is_dropped = !is_xml_char(code);
        if (instead || is_dropped) {
            writer_add(out, str_cut(s, plain, start));
            writer_add_z(out, instead ? instead : "");
            plain = at;
            dropped += is_dropped;
        }
    }
    writer_add(out, str_cut(s, plain, s.len));
    return dropped;
}

void escape_markdown(struct writer *out, drg_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '<')
            writer_add_z(out, "&lt;");
        else if (c == '&')
            writer_add_z(out, "&amp;");
        else if (c == '\n' || c == '\r' || c == '\t')
            writer_add_char(out, ' ');
        else if ((unsigned char)c < 0x20 || c == 0x7F)
            writer_add_z(out, UTF8_REPLACEMENT_BYTES);
        else if (strchr("\\`*_{}[]|~>#!$", c))
            writer_add(out, (drg_str){(char[]){'\\', c}, 2});
        else
            writer_add_char(out, c);
    }
}

bool escape_is_formula(drg_str s)
{
    if (s.len == 0)
        return false;
    if (strchr("=+-@\t\r\n", s.ptr[0]) && s.ptr[0])
        return true;
    uint32_t code = 0;
    utf8_decode(s.ptr, s.len, &code);
    return code == 0xFF1D || code == 0xFF0B || code == 0xFF0D || code == 0xFF20;
}
