/* utf8.h - strict UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_REPLACEMENT_BYTES "\xEF\xBF\xBD"
#define UTF8_BOM "\xEF\xBB\xBF"

/* Bytes of the well-formed sequence at s[0], 1 to 4; 0 when it is not well-formed. *code gets its code point. */
unsigned utf8_decode(const char *s, size_t len, uint32_t *code);

/* Length in bytes of the ill-formed part at s[0] that one U+FFFD replaces: the maximal subpart of
 * Unicode 15 section 3.9, the practice of the Encoding Standard. At least 1. */
unsigned utf8_bad_length(const char *s, size_t len);

/* Writes 1 to 4 bytes; a surrogate or a value above U+10FFFF becomes U+FFFD. */
unsigned utf8_encode(uint32_t code, char out[4]);

bool utf8_is_valid(drg_str s);

/* Offset of the first ill-formed byte, or s.len. */
size_t utf8_valid_prefix(drg_str s);

/* The same byte by byte, for any processor; a test holds the two equal. */
size_t utf8_valid_prefix_scalar(drg_str s);

/* True when `s` is the beginning of one well-formed sequence and not all of it. */
bool utf8_is_torn(drg_str s);

/* True on the first byte of a code point (not a continuation byte). */
static inline bool utf8_is_lead(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

/* How many of eight bytes begin a code point. */
static inline unsigned utf8_leads(uint64_t word)
{
    uint64_t continuations = (word >> 7 & ~(word >> 6)) & STR_EACH_BYTE;
    return 8 - (unsigned)(continuations * STR_EACH_BYTE >> 56);
}

/* The next code point of any bytes at *at, which moves past it; an ill-formed part counts as one U+FFFD. */
uint32_t utf8_next_lossy(drg_str s, size_t *at);

/* Bytes of the byte order mark that `s` begins with, or 0. */
static inline size_t utf8_bom_length(drg_str s)
{
    return str_starts(s, STR(UTF8_BOM)) ? sizeof UTF8_BOM - 1 : 0;
}

/* Code points of valid UTF-8. */
size_t utf8_length(drg_str s);

/* Where the code point of valid UTF-8 begins that stands before `at`, which is not 0. */
static inline size_t utf8_before(drg_str s, size_t at)
{
    do
        at--;
    while (at && !utf8_is_lead(s.ptr[at]));
    return at;
}

/* The next code point of valid UTF-8 at *at, which moves past it. */
static inline uint32_t utf8_next(drg_str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3Fu);
    }
    if (p[0] < 0xF0) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3Fu);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
           (p[3] & 0x3Fu);
}

#endif
