/* json_members.c - reading one JSON object without a tree. */
#include "syntax/json_members.h"

#include "base/utf8.h"

enum { MOST_DEPTH = 64 };

struct reader {
    drg_str text;
    size_t at;
};

static void skip_space(struct reader *r)
{
    while (r->at < r->text.len && memchr(" \t\r\n", r->text.ptr[r->at], 4))
        r->at++;
}

static bool take(struct reader *r, char c)
{
    skip_space(r);
    if (r->at == r->text.len || r->text.ptr[r->at] != c)
        return false;
    r->at++;
    return true;
}

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

/* What a backslash may be followed by, and what it then means. */
static const char escape_letters[] = "\"\\/bfnrt", escape_meanings[] = "\"\\/\b\f\n\r\t";

/* Past a string, from its quote on; *span is with quotes. */
static bool read_string(struct reader *r, drg_span *span)
{
    size_t start = r->at;
    if (!take(r, '"'))
        return false;
    start = r->at - 1;
    while (r->at < r->text.len) {
        char c = r->text.ptr[r->at++];
        if (c == '"') {
            *span = (drg_span){(uint32_t)start, (uint32_t)r->at};
            return true;
        }
        if ((unsigned char)c < 0x20)
            return false;
        if (c != '\\')
            continue;
        char letter = r->at < r->text.len ? r->text.ptr[r->at++] : '\0';
        if (letter == 'u' ? hex4(r->text, r->at) < 0 : !letter || !strchr(escape_letters, letter))
            return false;
    }
    return false;
}

size_t json_string_end(drg_str text, size_t at)
{
    struct reader r = {text, at};
    drg_span span;
    return read_string(&r, &span) ? r.at : 0;
}

/* Past a number or a word: true, false, null. */
static bool read_plain(struct reader *r)
{
    size_t start = r->at;
    while (r->at < r->text.len && (is_ascii_alpha(r->text.ptr[r->at]) || is_ascii_digit(r->text.ptr[r->at]) ||
                                   memchr("+-.", r->text.ptr[r->at], 3)))
        r->at++;
    return r->at > start;
}

/* Past a value of any kind; containers are closed in the order they were opened in. */
static bool read_value(struct reader *r)
{
    char closers[MOST_DEPTH];
    size_t depth = 0;
    drg_span unused;
    do {
        skip_space(r);
        char c = r->at < r->text.len ? r->text.ptr[r->at] : '\0';
        if (c == '{' || c == '[') {
            if (depth == MOST_DEPTH)
                return false;
            closers[depth++] = c == '{' ? '}' : ']';
            r->at++;
        } else if (depth && c == closers[depth - 1]) {
            depth--;
            r->at++;
        } else if (depth && (c == ',' || c == ':')) {
            r->at++;
        } else if (!(c == '"' ? read_string(r, &unused) : read_plain(r))) {
            return false;
        }
    } while (depth);
    return true;
}

static bool is_name(drg_str text, drg_span key, const char *name)
{
    return str_eq_z(str_cut(text, key.start + 1, key.end - 1), name);
}

static bool read_member(struct reader *r, const char *const *names, size_t count, drg_span *spans)
{
    drg_span key;
    if (!read_string(r, &key) || !take(r, ':'))
        return false;
    skip_space(r);
    size_t start = r->at;
    if (!read_value(r))
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_name(r->text, key, names[i]))
            spans[i] = r->text.ptr[start] == '"' ? (drg_span){(uint32_t)start, (uint32_t)r->at} : (drg_span){0, 0};
    return true;
}

bool json_find_strings(drg_str text, const char *const *names, size_t count, drg_span *spans)
{
    struct reader r = {.text = text, .at = utf8_bom_length(text)};
    for (size_t i = 0; i < count; i++)
        spans[i] = (drg_span){0, 0};
    if (!take(&r, '{'))
        return false;
    if (!take(&r, '}')) {
        do
            if (!read_member(&r, names, count, spans))
                return false;
        while (take(&r, ','));
        if (!take(&r, '}'))
            return false;
    }
    skip_space(&r);
    bool has_all = r.at == text.len;
    for (size_t i = 0; i < count; i++)
        has_all &= spans[i].end > 0;
    return has_all;
}

/* The code point that \uXXXX at `at`, behind the u, begins; *at moves past it and its second half. */
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

void json_unescape(struct buf *into, drg_str inside)
{
    for (size_t at = 0; at < inside.len;) {
        const char *slash = memchr(inside.ptr + at, '\\', inside.len - at);
        size_t end = slash ? (size_t)(slash - inside.ptr) : inside.len;
        buf_add(into, str_cut(inside, at, end));
        if (!slash)
            return;
        char letter = inside.ptr[end + 1];
        at = end + 2;
        if (letter == 'u')
            buf_add_code(into, read_code(inside, &at));
        else
            buf_add_char(into, escape_meanings[strchr(escape_letters, letter) - escape_letters]);
    }
}
