/* json_string.c - strings of JSON, between their quotes. */
#include "syntax/json_string.h"

#include "base/utf8.h"

/* What a backslash may be followed by, besides u, and what it then means. */
static const char escape_letters[] = "\"\\/bfnrt", escape_meanings[] = "\"\\/\b\f\n\r\t";

static int hex_digit(char c)
{
    return is_ascii_digit(c) ? c - '0' : ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f' ? ascii_lower(c) - 'a' + 10 : -1;
}

/* Four digits at `at`; -1: they are not there. */
static int32_t hex4(drg_str s, size_t at)
{
    int32_t value = 0;
    if (at + 4 > s.len)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        int digit = hex_digit(s.ptr[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

size_t json_string_end(drg_str text, size_t at)
{
    if (at >= text.len || text.ptr[at++] != '"')
        return 0;
    while (at < text.len) {
        char c = text.ptr[at++];
        if (c == '"')
            return at;
        if ((unsigned char)c < 0x20)
            return 0;
        if (c != '\\')
            continue;
        char letter = at < text.len ? text.ptr[at++] : '\0';
        if (letter == 'u' ? hex4(text, at) < 0 : !letter || !strchr(escape_letters, letter))
            return 0;
    }
    return 0;
}

/* The code point that the escape of four hexadecimal digits at `at` begins; *at moves past it and its second half. */
static uint32_t read_code(drg_str s, size_t *at)
{
    int32_t first = hex4(s, *at), second = -1;
    *at += 4;
    if (first < 0xD800 || first > 0xDFFF)
        return (uint32_t)first;
    if (first < 0xDC00 && *at + 6 <= s.len && s.ptr[*at] == '\\' && s.ptr[*at + 1] == 'u')
        second = hex4(s, *at + 2);
    if (second < 0xDC00 || second > 0xDFFF)
        return UTF8_REPLACEMENT;
    *at += 6;
    return 0x10000 + ((uint32_t)(first - 0xD800) << 10) + (uint32_t)(second - 0xDC00);
}

/* What comes next of what a string says: bytes as they stand, or what one escape means, which is written to `room`. */
static drg_str next_piece(drg_str inside, size_t *at, char room[4])
{
    size_t start = *at;
    const char *slash = memchr(inside.ptr + start, '\\', inside.len - start);
    size_t end = slash ? (size_t)(slash - inside.ptr) : inside.len;
    *at = end;
    if (end > start)
        return str_cut(inside, start, end);
    char letter = inside.ptr[end + 1];
    *at = end + 2;
    if (letter == 'u')
        return (drg_str){room, utf8_encode(read_code(inside, at), room)};
    room[0] = escape_meanings[strchr(escape_letters, letter) - escape_letters];
    return (drg_str){room, 1};
}

size_t json_decode(char *into, drg_str inside)
{
    char *to = into, room[4];
    for (size_t at = 0; at < inside.len;) {
        drg_str piece = next_piece(inside, &at, room);
        memmove(to, piece.ptr, piece.len);
        to += piece.len;
    }
    return (size_t)(to - into);
}

bool json_says(drg_str inside, drg_str what)
{
    char room[4];
    for (size_t at = 0; at < inside.len;) {
        drg_str piece = next_piece(inside, &at, room);
        if (!str_starts(what, piece))
            return false;
        what = str_cut(what, piece.len, what.len);
    }
    return !what.len;
}

void json_unescape(struct buf *into, drg_str inside)
{
    size_t start = into->len;
    buf_add(into, inside);
    if (!into->failed && inside.len)
        buf_cut(into, start + json_decode(into->ptr + start, inside));
}
