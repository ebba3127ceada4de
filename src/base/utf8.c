/* utf8.c - strict UTF-8. */
#include "base/utf8.h"

static bool is_tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* The legal range of the second byte after each kind of lead byte (Unicode 15, table 3-7). */
static bool second_fits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return is_tail(second);
    }
}

static unsigned sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

unsigned utf8_decode(const char *s, size_t len, uint32_t *code)
{
    const unsigned char *p = (const unsigned char *)s;
    unsigned want = len ? sequence_length(p[0]) : 0;
    if (want == 0 || want > len)
        return 0;
    if (want > 1 && !second_fits(p[0], p[1]))
        return 0;
    for (unsigned i = 2; i < want; i++)
        if (!is_tail(p[i]))
            return 0;
    size_t at = 0;
    *code = utf8_next((drg_str){s, want}, &at);
    return want;
}

unsigned utf8_bad_length(const char *s, size_t len)
{
    const unsigned char *p = (const unsigned char *)s;
    unsigned want = sequence_length(p[0]);
    if (want < 2 || len < 2 || !second_fits(p[0], p[1]))
        return 1;
    unsigned n = 2;
    while (n < want && n < len && is_tail(p[n]))
        n++;
    return n < want ? n : 1;
}

unsigned utf8_encode(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

uint32_t utf8_next_lossy(drg_str s, size_t *at)
{
    uint32_t code = UTF8_REPLACEMENT;
    unsigned len = utf8_decode(s.ptr + *at, s.len - *at, &code);
    *at += len ? len : utf8_bad_length(s.ptr + *at, s.len - *at);
    return code;
}

bool utf8_is_torn(drg_str s)
{
    return s.len && s.len < sequence_length((unsigned char)s.ptr[0]) &&
           (s.len == 1 || utf8_bad_length(s.ptr, s.len) == s.len);
}

bool utf8_is_valid(drg_str s)
{
    return utf8_valid_prefix(s) == s.len;
}

size_t utf8_length(drg_str s)
{
    size_t n = 0, i = 0;
    for (; s.len - i >= 8; i += 8)
        n += utf8_leads(str_word(s.ptr + i));
    for (; i < s.len; i++)
        n += utf8_is_lead(s.ptr[i]);
    return n;
}
