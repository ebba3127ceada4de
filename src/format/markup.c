/* markup.c - what writers of XML share. */
#include "format/markup.h"

#include "syntax/escape.h"

void markup_text(struct markup *m, drg_str s)
{
    size_t plain = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\n' && s.ptr[i] != '\t')
            continue;
        m->lost_characters += escape_markup(&m->writer, str_cut(s, plain, i));
        writer_add_z(&m->writer, s.ptr[i] == '\n' ? "&#10;" : "&#9;");
        plain = i + 1;
    }
    m->lost_characters += escape_markup(&m->writer, str_cut(s, plain, s.len));
}

void markup_attribute(struct markup *m, const char *name, drg_str value)
{
    writer_add_char(&m->writer, ' ');
    writer_add_z(&m->writer, name);
    writer_add_z(&m->writer, "=\"");
    markup_text(m, value);
    writer_add_char(&m->writer, '"');
}

void markup_indent(struct markup *m, int depth)
{
    for (; depth > 0; depth--)
        writer_add_z(&m->writer, "  ");
}

void markup_leaf(struct markup *m, int depth, const char *name, const char *attribute, drg_str value, drg_str text)
{
    if (!text.len)
        return;
    markup_indent(m, depth);
    writer_addf(&m->writer, "<%s", name);
    if (attribute)
        markup_attribute(m, attribute, value);
    writer_add_char(&m->writer, '>');
    markup_text(m, text);
    writer_addf(&m->writer, "</%s>\n", name);
}
