/* xml_tags.c - finding tags in XML text. */
#include "syntax/xml_tags.h"

/* After the next `end` from `at` on; 0: it is not there. */
static size_t after(drg_str text, size_t at, const char *end)
{
    size_t len = strlen(end);
    while (at + len <= text.len) {
        const char *hit = memchr(text.ptr + at, end[0], text.len - at - len + 1);
        if (!hit)
            return 0;
        at = (size_t)(hit - text.ptr);
        if (memcmp(hit, end, len) == 0)
            return at + len;
        at++;
    }
    return 0;
}

/* After the comment or instruction that begins at a '<' inside a declaration, 0 when it does not end; `at` where none does. */
static size_t after_inner(drg_str text, size_t at)
{
    drg_str rest = str_cut(text, at, text.len);
    if (str_starts(rest, STR("<!--")))
        return after(text, at + 4, "-->");
    return str_starts(rest, STR("<?")) ? after(text, at + 2, "?>") : at;
}

/* After a declaration, which may hold others between brackets, comments, and > between quotes. */
static size_t after_declaration(drg_str text, size_t at)
{
    unsigned depth = 0;
    for (char quote = 0; at < text.len; at++) {
        size_t inner = !quote && depth && text.ptr[at] == '<' ? after_inner(text, at) : at;
        if (!inner)
            return 0;
        if (inner > at) {
            at = inner - 1;
            continue;
        }
        char c = text.ptr[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[' || c == ']')
            depth = c == '[' ? depth + 1 : depth ? depth - 1 : 0;
        else if (c == '>' && !depth)
            return at + 1;
    }
    return 0;
}

/* After a tag, in whose quotes > may stand. */
static size_t after_tag(drg_str text, size_t at)
{
    for (char quote = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return 0;
}

/* After what begins at `at` with "<!" or "<?"; 0: it does not end. */
static size_t after_other(drg_str text, size_t at)
{
    drg_str rest = str_cut(text, at, text.len);
    if (str_starts(rest, STR("<!--")))
        return after(text, at + 4, "-->");
    if (str_starts(rest, STR("<![CDATA[")))
        return after(text, at + 9, "]]>");
    if (str_starts(rest, STR("<?")))
        return after(text, at + 2, "?>");
    if (rest.len < 9) /* it may yet become one of those above */
        return 0;
    return after_declaration(text, at + 2);
}

static void read_tag(drg_str text, size_t start, size_t end, struct xml_tag *tag)
{
    bool is_close = text.ptr[start + 1] == '/';
    size_t name = start + 1 + is_close, name_end = name, colon = name;
    for (; name_end < end && !is_ascii_space(text.ptr[name_end]) && !strchr("/>", text.ptr[name_end]); name_end++)
        if (text.ptr[name_end] == ':')
            colon = name_end + 1;
    tag->kind = is_close ? XML_TAG_CLOSE : text.ptr[end - 2] == '/' ? XML_TAG_EMPTY : XML_TAG_OPEN;
    tag->name = str_cut(text, name, name_end);
    tag->local = str_cut(text, colon, name_end);
    tag->start = start;
    tag->end = end;
}

bool xml_tag_next(drg_str text, size_t *at, struct xml_tag *tag)
{
    for (;;) {
        const char *hit = *at < text.len ? memchr(text.ptr + *at, '<', text.len - *at) : NULL;
        *at = hit ? (size_t)(hit - text.ptr) : text.len;
        if (!hit || *at + 2 > text.len)
            return false;
        bool is_other = hit[1] == '!' || hit[1] == '?';
        size_t end = is_other ? after_other(text, *at) : after_tag(text, *at + 1);
        if (!end)
            return false;
        if (!is_other)
            read_tag(text, *at, end, tag);
        *at = end;
        if (!is_other)
            return true;
    }
}
