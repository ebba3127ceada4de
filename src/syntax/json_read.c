/* json_read.c - JSON where it lies. */
#include "syntax/json_read.h"

#include "syntax/json_string.h"

enum { MOST_DEPTH = 64 };

static bool refuse(struct json_reader *r)
{
    r->has_failed = true;
    return false;
}

/* The next character that is no white space; NUL at the end. */
static char peek(struct json_reader *r)
{
    while (r->at < r->end && is_ascii_space(*r->at))
        r->at++;
    return r->at < r->end && !r->has_failed ? *r->at : '\0';
}

static bool take(struct json_reader *r, char c)
{
    if (peek(r) != c)
        return refuse(r);
    r->at++;
    return true;
}

bool json_read_open(struct json_reader *r, char opener)
{
    r->has_item = false;
    return take(r, opener);
}

/* The comma before the next item, or the end of the container. */
static bool next_item(struct json_reader *r, char closer)
{
    if (peek(r) == closer) {
        r->at++;
        r->has_item = true; /* the container was one, of that around it */
        return false;
    }
    if (r->has_item && !take(r, ','))
        return false;
    r->has_item = true;
    return !r->has_failed;
}

bool json_read_key(struct json_reader *r, drg_str *key)
{
    return next_item(r, '}') && json_read_string(r, key) && take(r, ':');
}

bool json_read_item(struct json_reader *r)
{
    return next_item(r, ']');
}

/* ---- Values --------------------------------------------------------------------------------------------------- */

/* What stands between the quotes. */
static bool pass_string(struct json_reader *r, drg_str *inside)
{
    *inside = (drg_str){"", 0};
    if (peek(r) != '"')
        return refuse(r);
    size_t end = json_string_end((drg_str){r->at, (size_t)(r->end - r->at)}, 0);
    if (!end)
        return refuse(r);
    *inside = (drg_str){r->at + 1, end - 2};
    r->at += end;
    return true;
}

bool json_read_string(struct json_reader *r, drg_str *out)
{
    if (!pass_string(r, out))
        return false;
    char *start = r->at - 1 - out->len;
    if (!r->is_raw)
        *out = (drg_str){start, json_decode(start, *out)};
    return true;
}

bool json_read_number(struct json_reader *r, uint64_t *out)
{
    *out = 0;
    if (!is_ascii_digit(peek(r)))
        return refuse(r);
    for (; r->at < r->end && is_ascii_digit(*r->at); r->at++) {
        if (*out > (UINT64_MAX - 9) / 10)
            return refuse(r);
        *out = *out * 10 + (uint64_t)(*r->at - '0');
    }
    return true;
}

/* Numbers and words, which are not looked at closely. */
static bool skip_word(struct json_reader *r)
{
    const char *start = r->at;
    while (r->at < r->end && (is_ascii_alpha(*r->at) || is_ascii_digit(*r->at) || memchr("+-.", *r->at, 3)))
        r->at++;
    return r->at > start || refuse(r);
}

static bool skip_value(struct json_reader *r, int depth)
{
    drg_str ignored;
    char c = peek(r);
    if (depth == MOST_DEPTH)
        return refuse(r);
    if (c == '"')
        return pass_string(r, &ignored);
    if (c != '{' && c != '[')
        return skip_word(r);
    json_read_open(r, c);
    while (c == '{' ? json_read_key(r, &ignored) : json_read_item(r))
        if (!skip_value(r, depth + 1))
            return false;
    return !r->has_failed;
}

bool json_read_any(struct json_reader *r, drg_str *value)
{
    peek(r);
    const char *start = r->at;
    bool is_passed = skip_value(r, 0);
    *value = (drg_str){start, (size_t)(r->at - start)};
    r->has_item = true;
    return is_passed;
}

bool json_read_skip(struct json_reader *r)
{
    drg_str ignored;
    return json_read_any(r, &ignored);
}

bool json_read_end(struct json_reader *r)
{
    return peek(r) == '\0' && r->at == r->end && !r->has_failed;
}
