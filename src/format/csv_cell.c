/* csv_cell.c - writing a cell of separated values. */
#include "format/csv_cell.h"

#include "syntax/escape.h"

/* True for one or more ' before what would be a formula. */
static bool is_disarmed(drg_str s)
{
    size_t marks = 0;
    while (marks < s.len && s.ptr[marks] == '\'')
        marks++;
    return marks && escape_is_formula(str_cut(s, marks, s.len));
}

drg_str csv_cell_rearm(drg_str cell)
{
    return is_disarmed(cell) ? str_cut(cell, 1, cell.len) : cell;
}

/* Between tabs, quotes are text unless they enclose the whole cell. */
static bool needs_quotes(drg_str text, char separator)
{
    if (text.len && (text.ptr[0] == '"' || (separator != '\t' && memchr(text.ptr, '"', text.len))))
        return true;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == separator || text.ptr[i] == '\n' || text.ptr[i] == '\r')
            return true;
    return false;
}

void csv_cell_write(struct writer *out, char separator, bool keep_formulas, drg_str text)
{
    const char *mark = is_disarmed(text) || (!keep_formulas && escape_is_formula(text)) ? "'" : "";
    if (!needs_quotes(text, separator)) {
        writer_add_z(out, mark);
        writer_add(out, text);
        return;
    }
    writer_add_char(out, '"');
    writer_add_z(out, mark);
    for (drg_str rest = text; rest.len;) {
        const char *quote = memchr(rest.ptr, '"', rest.len);
        size_t len = quote ? (size_t)(quote - rest.ptr) + 1 : rest.len;
        writer_add(out, str_cut(rest, 0, len));
        writer_add_z(out, quote ? "\"" : "");
        rest = str_cut(rest, len, rest.len);
    }
    writer_add_char(out, '"');
}
