/* declaration.c - the encoding that a document declares of itself. */
#include "text/declaration.h"

#include "base/utf8.h"
#include "syntax/po.h"

enum { LOOKED_AT = 1024 };
_Static_assert((int)DECLARATION_MAX == (int)PO_MAX_CHARSET, "either fits into the other");

/* What follows the first `word` of `head`; ptr NULL when it is not there. */
static drg_str after_word(drg_str head, drg_str word)
{
    for (size_t i = 0; i + word.len <= head.len; i++)
        if (str_eq_ascii_case(str_cut(head, i, i + word.len), word))
            return str_cut(head, i + word.len, head.len);
    return (drg_str){NULL, 0};
}

static drg_str skip(drg_str s, const char *these)
{
    while (s.len && s.ptr[0] && strchr(these, s.ptr[0]))
        s = str_cut(s, 1, s.len);
    return s;
}

/* What follows NAME= in `head`, white space around the sign aside. */
static drg_str value_of(drg_str head, drg_str name)
{
    drg_str rest = skip(after_word(head, name), " \t\r\n");
    return rest.len && rest.ptr[0] == '=' ? skip(rest, "= \t\r\n\"'") : (drg_str){NULL, 0};
}

/* The name that XML or HTML declares, where it stands. */
static drg_str markup_value(drg_str bytes)
{
    drg_str head = str_cut(bytes, 0, bytes.len < LOOKED_AT ? bytes.len : LOOKED_AT), value = {NULL, 0};
    if (str_starts(head, STR("<?xml")))
        value = value_of(head, STR("encoding"));
    if (!value.len && after_word(head, STR("<meta")).ptr)
        value = value_of(head, STR("charset"));
    size_t len = 0;
    while (len < value.len && len < DECLARATION_MAX - 1 && value.ptr[len] && !strchr("\"' >;/?", value.ptr[len]))
        len++;
    value.len = len;
    return value;
}

const char *declared_encoding(drg_str bytes, char out[DECLARATION_MAX])
{
    drg_str value = markup_value(bytes);
    if (!value.len)
        return po_charset(bytes, out);
    memcpy(out, value.ptr, value.len);
    out[value.len] = '\0';
    return out;
}

/* The same in the header of a PO file, which is its first msgstr. */
static drg_str po_value(drg_str bytes)
{
    char name[PO_MAX_CHARSET];
    drg_str none = {NULL, 0}, wanted = str_from(po_charset(bytes, name)), header = after_word(bytes, STR("msgstr"));
    drg_str value = skip(header.ptr ? after_word(header, STR("charset=")) : none, " \t");
    return wanted.len && str_starts(value, wanted) ? str_cut(value, 0, wanted.len) : none;
}

bool declared_place(drg_str source, drg_span *place)
{
    size_t skipped = utf8_bom_length(source);
    drg_str bytes = str_cut(source, skipped, source.len), value = markup_value(bytes);
    if (!value.len)
        value = po_value(bytes);
    if (!value.len)
        return false;
    size_t start = (size_t)(value.ptr - source.ptr);
    *place = (drg_span){(uint32_t)start, (uint32_t)(start + value.len)};
    return true;
}
