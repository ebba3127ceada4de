/* str.h - helpers for drg_str, the borrowed UTF-8 slice. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <string.h>

#include "dragoman/types.h"

/* A literal as drg_str: STR("concept"). */
#define STR(literal) ((drg_str){(literal), sizeof(literal) - 1})

/* Bytes of `s` that a message shows: at most 80, cut on a character edge. */
static inline int str_shown(drg_str s)
{
    size_t len = s.len < 80 ? s.len : 80;
    while (len < s.len && len && ((unsigned char)s.ptr[len] & 0xC0) == 0x80)
        len--;
    return (int)len;
}

/* For printf's "%.*s"; long values are cut so that a message stays one readable line. */
#define STR_ARGS(s) str_shown(s), ((s).ptr ? (s).ptr : "")

static inline drg_str str_from(const char *z)
{
    return z ? (drg_str){z, strlen(z)} : (drg_str){"", 0};
}

static inline bool str_eq(drg_str a, drg_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool str_eq_z(drg_str a, const char *z)
{
    return str_eq(a, str_from(z));
}

static inline bool str_starts(drg_str s, drg_str prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool str_ends(drg_str s, drg_str suffix)
{
    return s.len >= suffix.len &&
           (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

static inline drg_str str_cut(drg_str s, size_t start, size_t end)
{
    return (drg_str){s.ptr + start, end - start};
}

/* Byte order, which for UTF-8 is code-point order. */
static inline int str_cmp(drg_str a, drg_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static inline bool is_ascii_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static inline bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* For protocol words (tags, attribute and option names) only, never for text. */
static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Eight bytes at a time, for loops over long text. */
#define STR_EACH_BYTE UINT64_C(0x0101010101010101)

static inline uint64_t str_word(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* True when one of the eight bytes is `c`: it alone becomes zero, and a zero byte alone borrows without a high bit. */
static inline bool str_word_has(uint64_t word, char c)
{
    uint64_t other = word ^ STR_EACH_BYTE * (unsigned char)c;
    return ((other - STR_EACH_BYTE) & ~other & STR_EACH_BYTE * 0x80) != 0;
}

bool str_eq_ascii_case(drg_str a, drg_str b);

enum { STR_DIGITS = 20 };

/* A number as decimal digits, which stand in `room`. */
drg_str str_digits(char room[STR_DIGITS], uint64_t number);

/* `s` without ASCII white space at both ends. */
drg_str str_trim(drg_str s);

/* Where the line that begins at `at` ends; *next is where the next one begins, after LF, CRLF or CR. Both are s.len when
 * no line end follows. */
size_t str_line_end(drg_str s, size_t at, size_t *next);

/* The lines of a text, one after the other: quicker than str_line_end where there are no CRs. */
struct str_lines {
    drg_str text;
    size_t at; /* where the next line begins */
    bool has_cr;
};

static inline struct str_lines str_lines_of(drg_str text)
{
    return (struct str_lines){text, 0, text.len && memchr(text.ptr, '\r', text.len)};
}

/* The next line without its end, as bytes of the text; nothing behind the last. */
static inline drg_span str_lines_next(struct str_lines *lines)
{
    size_t start = lines->at, end;
    if (lines->has_cr) {
        end = str_line_end(lines->text, start, &lines->at);
    } else {
        const char *lf = start < lines->text.len ? memchr(lines->text.ptr + start, '\n', lines->text.len - start) : NULL;
        end = lf ? (size_t)(lf - lines->text.ptr) : lines->text.len;
        lines->at = end + (lf != NULL);
    }
    return (drg_span){(uint32_t)start, (uint32_t)end};
}

/* Cuts the part before the next `sep` off the front of *rest; false when nothing is left.
 * "a|b" yields "a", "b"; "|a" yields "", "a"; "" yields nothing, and no more does what is left of "a|". */
bool str_split(drg_str *rest, char sep, drg_str *part);

#endif
