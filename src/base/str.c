/* str.c - the few drg_str helpers that are more than one line. */
#include "base/str.h"

bool str_eq_ascii_case(drg_str a, drg_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
            return false;
    return true;
}

drg_str str_trim(drg_str s)
{
    while (s.len && is_ascii_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_ascii_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool str_split(drg_str *rest, char sep, drg_str *part)
{
    if (rest->len == 0)
        return false;
    const char *hit = memchr(rest->ptr, sep, rest->len);
    if (!hit) {
        *part = *rest;
        *rest = (drg_str){NULL, 0};
        return true;
    }
    *part = (drg_str){rest->ptr, (size_t)(hit - rest->ptr)};
    *rest = (drg_str){hit + 1, rest->len - part->len - 1};
    return true;
}

size_t str_line_end(drg_str s, size_t at, size_t *next)
{
    while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
        at++;
    bool is_pair = at + 1 < s.len && s.ptr[at] == '\r' && s.ptr[at + 1] == '\n';
    *next = at == s.len ? at : at + (is_pair ? 2 : 1);
    return at;
}

drg_str str_digits(char room[STR_DIGITS], uint64_t number)
{
    size_t at = STR_DIGITS;
    do
        room[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return (drg_str){room + at, STR_DIGITS - at};
}
