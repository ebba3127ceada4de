/* json_members.c - reading one JSON object without a tree. */
#include "syntax/json_members.h"

#include "base/utf8.h"
#include "syntax/json_string.h"

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

/* Past a string; *span is with quotes. */
static bool read_string(struct reader *r, drg_span *span)
{
    skip_space(r);
    size_t end = json_string_end(r->text, r->at);
    if (!end)
        return false;
    *span = (drg_span){(uint32_t)r->at, (uint32_t)end};
    r->at = end;
    return true;
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
