/* json_read.c - JSON where it lies. */
#include "syntax/json_read.h"

#include "base/utf8.h"

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

/* ---- Strings ------------------------------------------------------------------------------------------------- */

/* Four hexadecimal digits at `at`; -1: they are not there. */
static int32_t hex4(const char *at, const char *end)
{
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = at + i < end ? ascii_lower(at[i]) : '\0';
        int digit = is_ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* What stands behind "\u"; half a surrogate pair becomes U+FFFD when it is encoded. */
static bool decode_code(struct json_reader *r, char **to)
{
    int32_t code = hex4(r->at, r->end), low;
    if (code < 0)
        return refuse(r);
    r->at += 4;
    bool is_high = code >= 0xD800 && code < 0xDC00 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u';
    if (is_high && (low = hex4(r->at + 2, r->end)) >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        r->at += 6;
    }
    *to += utf8_encode((uint32_t)code, *to);
    return true;
}

static bool decode_escape(struct json_reader *r, char **to)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char c = r->at < r->end ? *r->at++ : '\0';
    const char *name = c ? strchr(names, c) : NULL;
    if (c == 'u')
        return decode_code(r, to);
    if (!name)
        return refuse(r);
    *(*to)++ = values[name - names];
    return true;
}

bool json_read_string(struct json_reader *r, drg_str *out)
{
    *out = (drg_str){"", 0};
    if (!take(r, '"'))
        return false;
    char *start = r->at, *to = start;
    while (r->at < r->end && *r->at != '"') {
        if ((unsigned char)*r->at < 0x20)
            return refuse(r);
        if (*r->at != '\\') {
            *to++ = *r->at++;
            continue;
        }
        r->at++;
        if (!decode_escape(r, &to))
            return false;
    }
    if (r->at == r->end)
        return refuse(r);
    r->at++;
    *out = (drg_str){start, (size_t)(to - start)};
    return true;
}

/* ---- Other values --------------------------------------------------------------------------------------------- */

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
    while (r->at < r->end && (is_ascii_alpha(*r->at) || is_ascii_digit(*r->at) || strchr("+-.", *r->at)))
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
        return json_read_string(r, &ignored);
    if (c != '{' && c != '[')
        return skip_word(r);
    json_read_open(r, c);
    while (c == '{' ? json_read_key(r, &ignored) : json_read_item(r))
        if (!skip_value(r, depth + 1))
            return false;
    return !r->has_failed;
}

bool json_read_skip(struct json_reader *r)
{
    bool is_passed = skip_value(r, 0);
    r->has_item = true;
    return is_passed;
}

bool json_read_end(struct json_reader *r)
{
    return peek(r) == '\0' && r->at == r->end && !r->has_failed;
}
