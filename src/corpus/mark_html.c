/* mark_html.c - terms in elements of HTML that are not to be translated. */
#include "corpus/mark_html.h"

#include "base/utf8.h"
#include "syntax/html.h"

static const char element[] = "<span translate=\"no\" id=\"t", element_end[] = "</span>";

void markup_add_text(struct buf *into, drg_str text)
{
    size_t from = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        const char *reference = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : NULL;
        if (!reference)
            continue;
        buf_add(into, str_cut(text, from, at));
        buf_add_z(into, reference);
        from = at + 1;
    }
    buf_add(into, str_cut(text, from, text.len));
}

void html_add_term(struct buf *into, const struct marked *term, const struct pattern *pattern)
{
    (void)pattern;
    buf_addf(into, "%s%u\">", element, (unsigned)term->number);
    markup_add_text(into, term->target);
    buf_add_z(into, element_end);
}

void html_add_plain(struct buf *into, drg_str text)
{
    size_t from = 0;
    for (size_t at = 0; at < text.len;) {
        char code[8];
        unsigned code_len;
        size_t len = text.ptr[at] == '&' ? html_reference(text, at, false, code, &code_len) : 0;
        if (!len) {
            at++;
            continue;
        }
        buf_add(into, str_cut(text, from, at));
        buf_add(into, (drg_str){code, code_len});
        at += len;
        from = at;
    }
    buf_add(into, str_cut(text, from, text.len));
}

/* ---- Finding --------------------------------------------------------------------------------------------------- */

static size_t skip_spaces(drg_str line, size_t at)
{
    while (at < line.len && is_ascii_space(line.ptr[at]))
        at++;
    return at;
}

/* Behind `word` at `at`, in any case, over spaces; 0: it is not there. */
static size_t skip_word(drg_str line, size_t at, drg_str word)
{
    at = skip_spaces(line, at);
    if (line.len - at < word.len || !str_eq_ascii_case(str_cut(line, at, at + word.len), word))
        return 0;
    return at + word.len;
}

/* Where the first of two characters is from `at` on; line.len: nowhere. */
static size_t find_sign(drg_str line, size_t at, char sign)
{
    const char *found = at < line.len ? memchr(line.ptr + at, sign, line.len - at) : NULL;
    return found ? (size_t)(found - line.ptr) : line.len;
}

/* The number in an id of ours among the attributes; 0: there is none. */
static uint32_t read_id(drg_str attributes)
{
    for (size_t at = 0; at + 2 < attributes.len; at++) {
        bool begins = at == 0 || !(is_ascii_alpha(attributes.ptr[at - 1]) || attributes.ptr[at - 1] == '-');
        size_t id = begins ? skip_word(attributes, at, STR("id")) : 0, sign = id ? skip_word(attributes, id, STR("=")) : 0;
        uint32_t number = 0;
        if (!sign)
            continue;
        while (sign < attributes.len && !is_ascii_alpha(attributes.ptr[sign]) && !is_ascii_digit(attributes.ptr[sign]))
            sign++; /* quotes of any kind */
        if (sign == attributes.len || ascii_lower(attributes.ptr[sign]) != 't')
            continue;
        for (sign++; sign < attributes.len && is_ascii_digit(attributes.ptr[sign]) && number < 1000000; sign++)
            number = number * 10 + (uint32_t)(attributes.ptr[sign] - '0');
        return number;
    }
    return 0;
}

/* The end of the element that is open at `at`; 0: it does not end in the line. */
static size_t find_end(drg_str line, size_t at)
{
    for (at = find_sign(line, at, '<'); at < line.len; at = find_sign(line, at + 1, '<')) {
        size_t slash = skip_word(line, at + 1, STR("/")), name = slash ? skip_word(line, slash, STR("span")) : 0;
        size_t close = name ? skip_word(line, name, STR(">")) : 0;
        if (close)
            return close;
    }
    return 0;
}

static bool is_as_written(drg_str line, size_t at, uint32_t number)
{
    struct buf expected = buf_make(128);
    buf_addf(&expected, "%s%u\">", element, (unsigned)number);
    bool is_same = str_starts(str_cut(line, at, line.len), buf_str(&expected));
    buf_free(&expected);
    return is_same;
}

bool html_find(struct placeholders *found, const struct pattern *pattern, drg_str line)
{
    (void)pattern;
    found->list.count = 0;
    for (size_t at = find_sign(line, 0, '<'); at < line.len;) {
        size_t name = skip_word(line, at + 1, STR("span")), close = find_sign(line, at, '>');
        uint32_t number = name && name < close && close < line.len ? read_id(str_cut(line, name, close)) : 0;
        size_t end = number ? find_end(line, close) : 0;
        if (end && !vec_push(&found->list, (struct placeholder){{(uint32_t)at, (uint32_t)end}, number, is_as_written(line, at, number)}))
            return false;
        at = find_sign(line, end ? end : at + 1, '<');
    }
    return true;
}
