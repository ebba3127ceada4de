/* gather.c - the text of an XML element out of the pieces it comes in. */
#include "format/gather.h"

#include "base/error.h"

struct gathered gather_make(void)
{
    return (struct gathered){.text = buf_make(XML_MAX_TOKEN)};
}

void gather_start(struct gathered *g)
{
    buf_cut(&g->text, 0);
    g->spaces = 0;
    g->spaces_break = false;
}

static void add(struct gathered *g, const struct xml_text *piece)
{
    for (size_t i = 0; i < piece->text.len; i++) {
        char c = piece->text.ptr[i];
        if (is_ascii_space(c) && !piece->is_reference) {
            g->spaces++;
            g->spaces_break |= c != ' ';
            continue;
        }
        bool is_one = g->spaces_break && g->text.len;
        for (size_t n = g->spaces_break ? is_one : g->spaces; n; n--)
            buf_add_char(&g->text, ' ');
        g->spaces = 0;
        g->spaces_break = false;
        buf_add_char(&g->text, c);
    }
}

drg_status gather_piece(struct gathered *g, const struct xml_text *piece, drg_error *err)
{
    add(g, piece);
    return buf_status(&g->text, "a text", err);
}

drg_status gather_refuse(const struct xml_text *piece, drg_error *err)
{
    drg_str text = str_trim(piece->text);
    return text.len ? fail(err, DRG_ESYNTAX, piece->pos, "the text '%.*s' stands where only elements may", STR_ARGS(text)) : DRG_OK;
}

drg_status gather_take(struct gathered *g, drg_str *out, drg_error *err)
{
    for (; g->spaces && !g->spaces_break; g->spaces--)
        buf_add_char(&g->text, ' ');
    *out = buf_str(&g->text);
    return buf_status(&g->text, "a text", err);
}

void gather_free(struct gathered *g)
{
    buf_free(&g->text);
}
