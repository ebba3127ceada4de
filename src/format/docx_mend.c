/* docx_mend.c - what edits of a DOCX document's text ask of the tags around it.
 *
 *   <w:t>key is</w:t>   an edit takes "key"   <w:t xml:space="preserve"> is</w:t> */
#include "format/docx.h"

/* The text that an edit lies in: between two tags, since none is in it. */
struct stretch {
    size_t tag, start, end; /* of the source: '<' of the tag before it, its text */
};

static struct stretch stretch_of(drg_str source, const struct edit *edit)
{
    struct stretch s = {.tag = edit->start, .end = edit->end};
    while (s.tag > 0 && source.ptr[s.tag] != '<')
        s.tag--;
    char quote = 0;
    for (s.start = s.tag; s.start < edit->start; s.start++) {
        char c = source.ptr[s.start];
        if (!quote && c == '>')
            break;
        if (c == '"' || c == '\'')
            quote = !quote ? c : quote == c ? 0 : quote;
    }
    s.start++;
    const char *next = memchr(source.ptr + s.end, '<', source.len - s.end);
    s.end = next ? (size_t)(next - source.ptr) : source.len;
    return s;
}

/* "<w:t" or any other prefix, and no word of space in it. */
static bool is_bare_text(drg_str tag)
{
    size_t name = 1, end;
    for (size_t i = 1; i < tag.len && !is_ascii_space(tag.ptr[i]) && tag.ptr[i] != '>'; i++)
        if (tag.ptr[i] == ':')
            name = i + 1;
    for (end = name; end < tag.len && tag.ptr[end] != '>' && !is_ascii_space(tag.ptr[end]);)
        end++;
    if (!str_eq(str_cut(tag, name, end), STR("t")))
        return false;
    for (size_t i = end; i < tag.len; i++)
        if (str_starts(str_cut(tag, i, tag.len), STR("xml:space")))
            return false;
    return true;
}

/* The first or last byte of the text once edits [first, last) are made; NUL: nothing is left. */
static char edge(drg_str source, const struct stretch *s, const struct edit *first, const struct edit *last, bool is_end)
{
    size_t count = (size_t)(last - first);
    size_t at = is_end ? s->end : s->start;
    for (size_t i = 0; i < count; i++) {
        const struct edit *edit = is_end ? last - 1 - i : first + i;
        size_t near = is_end ? edit->end : edit->start;
        if (near != at)
            break;
        if (edit->replacement.len)
            return edit->replacement.ptr[is_end ? edit->replacement.len - 1 : 0];
        at = is_end ? edit->start : edit->end;
    }
    if (at == (is_end ? s->start : s->end))
        return '\0';
    return source.ptr[is_end ? at - 1 : at];
}

static bool gains_space(drg_str source, const struct stretch *s, const struct edit *first, const struct edit *last)
{
    for (int is_end = 0; is_end < 2; is_end++) {
        bool has = is_ascii_space(edge(source, s, first, last, is_end));
        bool had = is_ascii_space(source.ptr[is_end ? s->end - 1 : s->start]);
        if (has && !had)
            return true;
    }
    return false;
}

void docx_mend(struct edits *out, drg_str source, const struct edits *edits)
{
    const struct edit *edit = edits->list.items, *end = edit + edits->list.count;
    while (edit < end) {
        struct stretch s = stretch_of(source, edit);
        const struct edit *last = edit;
        while (last < end && last->start < s.end)
            last++;
        last = last == edit ? edit + 1 : last;
        bool has_text = s.start <= edit->start && s.start < s.end;
        if (has_text && is_bare_text(str_cut(source, s.tag, s.start)) && gains_space(source, &s, edit, last))
            edits_add(out, s.start - 1, s.start - 1, STR(" xml:space=\"preserve\""), "space");
        for (; edit < last; edit++)
            edits_add(out, edit->start, edit->end, edit->replacement, edit->kind);
    }
}
