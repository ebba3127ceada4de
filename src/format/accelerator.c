/* accelerator.c - telling signs of menu keys from signs that are part of a text. */
#include "format/accelerator.h"

static bool is_letter(drg_str s, size_t at)
{
    return at < s.len && (is_ascii_alpha(s.ptr[at]) || (unsigned char)s.ptr[at] >= 0x80);
}

static bool is_inside(drg_str s, size_t at)
{
    return at > 0 && (is_letter(s, at - 1) || is_ascii_digit(s.ptr[at - 1]));
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* &nbsp; and the like. */
static bool is_reference(drg_str s, size_t at)
{
    size_t end = at + 1;
    while (end < s.len && (is_ascii_alpha(s.ptr[end]) || is_ascii_digit(s.ptr[end])))
        end++;
    return s.ptr[at] == '&' && end < s.len && s.ptr[end] == ';';
}

/* The one place of the sign before a letter. */
static size_t place_of(drg_str s, char marker)
{
    const char *hit = s.len ? memchr(s.ptr, marker, s.len) : NULL;
    size_t at = hit ? (size_t)(hit - s.ptr) : s.len;
    if (!hit || memchr(hit + 1, marker, s.len - at - 1) || !is_letter(s, at + 1) || is_reference(s, at))
        return NO_ACCELERATOR;
    bool is_abbreviation = at > 0 && is_capital(s.ptr[at - 1]) && is_capital(s.ptr[at + 1]); /* R&D */
    return is_abbreviation ? NO_ACCELERATOR : at;
}

/* The word around a sign, with the sign. */
static drg_str word_at(drg_str s, size_t at)
{
    size_t start = at, end = at + 1;
    while (is_inside(s, start))
        start--;
    while (is_letter(s, end) || (end < s.len && is_ascii_digit(s.ptr[end])))
        end++;
    return str_cut(s, start, end);
}

static bool find(drg_str src, drg_str tgt, char marker, size_t *in_src, size_t *in_tgt)
{
    size_t s = place_of(src, marker), t = place_of(tgt, marker);
    if (s == NO_ACCELERATOR)
        return false;
    bool differ = t != NO_ACCELERATOR && !str_eq(word_at(src, s), word_at(tgt, t));
    if (is_inside(src, s) && !differ)
        return false;
    *in_src = s;
    *in_tgt = t != NO_ACCELERATOR && (differ || !is_inside(tgt, t)) ? t : NO_ACCELERATOR;
    return true;
}

void accelerator_find(drg_str src, drg_str tgt, char marker, size_t *in_src, size_t *in_tgt)
{
    static const char markers[] = "&_~";
    *in_src = *in_tgt = NO_ACCELERATOR;
    if (marker) {
        find(src, tgt, marker, in_src, in_tgt);
        return;
    }
    for (const char *m = markers; *m; m++)
        if (find(src, tgt, *m, in_src, in_tgt))
            return;
}
