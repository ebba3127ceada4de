/* html_reference.c - character references of HTML: &uuml; &#252; &#xFC; (WHATWG 13.2.5.72 and following). */
#include "base/utf8.h"
#include "syntax/html.h"

struct reference {
    const char *name;
    uint32_t first, second;
    bool is_legacy; /* counts without a semicolon */
};

static const struct reference references[] = {
#include "syntax/html_references.inc"
};

enum { LONGEST_NAME = 32, LONGEST_LEGACY = 6 };

/* What Windows-1252 has at 0x80 to 0x9F, which pages mean by &#128; to &#159;; 0 where it has nothing. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static const struct reference *find(drg_str name)
{
    size_t low = 0, high = sizeof references / sizeof references[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(name, str_from(references[mid].name));
        if (order == 0)
            return &references[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

static unsigned put(const struct reference *found, char text[8])
{
    unsigned len = utf8_encode(found->first, text);
    return found->second ? len + utf8_encode(found->second, text + len) : len;
}

static int digit_value(char c, bool is_hex)
{
    if (is_ascii_digit(c))
        return c - '0';
    char lower = ascii_lower(c);
    return is_hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* "&#...": `s` begins at the ampersand. */
static size_t numeric(drg_str s, char text[8], unsigned *text_len)
{
    bool is_hex = s.len > 2 && ascii_lower(s.ptr[2]) == 'x';
    size_t first = is_hex ? 3 : 2, i = first;
    uint32_t code = 0;
    for (int digit; i < s.len && (digit = digit_value(s.ptr[i], is_hex)) >= 0; i++)
        code = code > 0x10FFFF ? code : code * (is_hex ? 16u : 10u) + (uint32_t)digit;
    if (i == first)
        return 0;
    if (code >= 0x80 && code < 0xA0 && windows_1252[code - 0x80])
        code = windows_1252[code - 0x80];
    *text_len = utf8_encode(code ? code : UTF8_REPLACEMENT, text);
    return i + (i < s.len && s.ptr[i] == ';');
}

static bool is_alnum(char c)
{
    return is_ascii_alpha(c) || is_ascii_digit(c);
}

size_t html_reference(drg_str source, size_t at, bool in_attribute, char text[8], unsigned *text_len)
{
    drg_str s = str_cut(source, at, source.len);
    if (s.len > 1 && s.ptr[1] == '#')
        return numeric(s, text, text_len);
    size_t end = 1;
    while (end < s.len && end <= LONGEST_NAME && is_alnum(s.ptr[end]))
        end++;
    const struct reference *found = NULL;
    if (end < s.len && s.ptr[end] == ';' && (found = find(str_cut(s, 1, end)))) {
        *text_len = put(found, text);
        return end + 1;
    }
    for (size_t len = end - 1 < LONGEST_LEGACY ? end - 1 : LONGEST_LEGACY; len > 1; len--) {
        found = find(str_cut(s, 1, 1 + len));
        if (!found || !found->is_legacy)
            continue;
        char next = 1 + len < s.len ? s.ptr[1 + len] : '\0';
        if (in_attribute && (next == '=' || is_alnum(next)))
            return 0;
        *text_len = put(found, text);
        return 1 + len;
    }
    return 0;
}
