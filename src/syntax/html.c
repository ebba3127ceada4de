/* html.c - the tokenizer: text, tags, comments and raw text of HTML. */
#include "syntax/html.h"

#include "base/utf8.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static char at(drg_str s, size_t i)
{
    return i < s.len ? s.ptr[i] : '\0';
}

static bool stands_at(drg_str s, size_t i, drg_str word)
{
    return i <= s.len && s.len - i >= word.len && str_eq_ascii_case(str_cut(s, i, i + word.len), word);
}

/* The offset after the next `c`, or the end. */
static size_t after_next(drg_str s, size_t i, char c)
{
    const char *hit = i < s.len ? memchr(s.ptr + i, c, s.len - i) : NULL;
    return hit ? (size_t)(hit - s.ptr) + 1 : s.len;
}

void html_init(struct html *html, drg_str source)
{
    *html = (struct html){.source = source};
    size_t i = utf8_bom_length(source);
    html->is_xml = stands_at(source, i, STR("<?xml")) && is_space(at(source, i + 5));
}

/* ---- Tags ------------------------------------------------------------------------------------------ */

enum attribute_step { ATTRIBUTE, TAG_ENDS, SOURCE_ENDS };

/* The value that begins at *i, after "=" and white space. */
static enum attribute_step read_value(drg_str s, size_t *i, drg_str *value)
{
    char quote = at(s, *i);
    size_t start = *i;
    if (quote != '"' && quote != '\'') {
        while (*i < s.len && !is_space(s.ptr[*i]) && s.ptr[*i] != '>')
            ++*i;
        *value = str_cut(s, start, *i);
        return *i < s.len ? ATTRIBUTE : SOURCE_ENDS;
    }
    const char *hit = memchr(s.ptr + start + 1, quote, s.len - start - 1);
    if (!hit) {
        *i = s.len;
        return SOURCE_ENDS;
    }
    *i = (size_t)(hit - s.ptr) + 1;
    *value = str_cut(s, start + 1, *i - 1);
    return ATTRIBUTE;
}

/* The next attribute from *i on, or the end of the tag, which *i then stands after. */
static enum attribute_step read_attribute(drg_str s, size_t *i, struct html_attribute *out, bool *is_self_closing)
{
    *is_self_closing = false;
    while (is_space(at(s, *i)) || at(s, *i) == '/')
        *is_self_closing = s.ptr[(*i)++] == '/';
    if (*i >= s.len)
        return SOURCE_ENDS;
    if (s.ptr[*i] == '>') {
        ++*i;
        return TAG_ENDS;
    }
    size_t start = (*i)++; /* "=" may begin a name */
    while (*i < s.len && !is_space(s.ptr[*i]) && !strchr("/>=", s.ptr[*i] ? s.ptr[*i] : 'x'))
        ++*i;
    *out = (struct html_attribute){.name = str_cut(s, start, *i)};
    size_t next = *i;
    while (is_space(at(s, next)))
        next++;
    if (at(s, next) != '=')
        return ATTRIBUTE;
    *i = next + 1;
    while (is_space(at(s, *i)))
        ++*i;
    if (*i >= s.len)
        return SOURCE_ENDS;
    return at(s, *i) == '>' ? ATTRIBUTE : read_value(s, i, &out->value);
}

bool html_attribute_next(const struct html *html, const struct html_token *tag, size_t *cursor,
                         struct html_attribute *out)
{
    drg_str s = {html->source.ptr, tag->end};
    if (*cursor == 0)
        *cursor = (size_t)(tag->name.ptr - s.ptr) + tag->name.len;
    bool is_self_closing;
    return read_attribute(s, cursor, out, &is_self_closing) == ATTRIBUTE;
}

static enum html_mode mode_of(drg_str name)
{
    static const struct {
        const char *name;
        enum html_mode mode;
    } modes[] = {
        {"script", HTML_SCRIPT},    {"style", HTML_RAWTEXT},    {"title", HTML_RCDATA}, {"textarea", HTML_RCDATA},
        {"xmp", HTML_RAWTEXT},      {"iframe", HTML_RAWTEXT},   {"noembed", HTML_RAWTEXT},
        {"noframes", HTML_RAWTEXT}, {"plaintext", HTML_PLAINTEXT},
    };
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (str_eq_ascii_case(name, str_from(modes[i].name)))
            return modes[i].mode;
    return HTML_DATA;
}

/* A tag whose name begins at `name_at`. */
static void read_tag(struct html *html, struct html_token *token, size_t name_at)
{
    drg_str s = html->source;
    size_t i = name_at;
    while (i < s.len && !is_space(s.ptr[i]) && s.ptr[i] != '/' && s.ptr[i] != '>')
        i++;
    token->name = str_cut(s, name_at, i);
    struct html_attribute unused;
    enum attribute_step step;
    do
        step = read_attribute(s, &i, &unused, &token->is_self_closing);
    while (step == ATTRIBUTE);
    token->end = i;
    if (step == SOURCE_ENDS) {
        token->kind = HTML_MARKUP;
        token->name = (drg_str){NULL, 0};
    }
    if (token->kind != HTML_OPEN || html->in_foreign || (html->is_xml && token->is_self_closing))
        return;
    html->mode = mode_of(token->name);
    html->raw_name = token->name;
}

/* ---- Markup that is no tag -------------------------------------------------------------------------- */

/* Where the comment ends whose "<!--" ends at `i`. */
static size_t comment_end(drg_str s, size_t i)
{
    if (at(s, i) == '>')
        return i + 1;
    if (at(s, i) == '-' && at(s, i + 1) == '>')
        return i + 2;
    while ((i = after_next(s, i, '-')) < s.len) {
        if (s.ptr[i] != '-')
            continue;
        if (at(s, i + 1) == '>')
            return i + 2;
        if (at(s, i + 1) == '!' && at(s, i + 2) == '>')
            return i + 3;
    }
    return s.len;
}

/* Where the declaration at `i`, which is "<!", ends; a CDATA section is read as text when it is one. */
static size_t declaration_end(struct html *html, size_t i)
{
    drg_str s = html->source;
    if (at(s, i + 2) == '-' && at(s, i + 3) == '-')
        return comment_end(s, i + 4);
    if ((html->in_foreign || html->is_xml) && s.len - i >= 9 && str_eq(str_cut(s, i, i + 9), STR("<![CDATA["))) {
        html->mode = HTML_CDATA;
        return i + 9;
    }
    return after_next(s, i, '>');
}

/* ---- Raw text ---------------------------------------------------------------------------------------- */

/* True when "<name" or "</name" (of `len` bytes before the name) stands at `i` and ends there. */
static bool is_tag_of(drg_str s, size_t i, drg_str opening, drg_str name)
{
    size_t end = i + opening.len + name.len;
    return stands_at(s, i, opening) && stands_at(s, i + opening.len, name) &&
           (is_space(at(s, end)) || at(s, end) == '/' || at(s, end) == '>');
}

static size_t raw_end(drg_str s, size_t i, drg_str name)
{
    for (;; i++) {
        const char *hit = i < s.len ? memchr(s.ptr + i, '<', s.len - i) : NULL;
        if (!hit)
            return s.len;
        i = (size_t)(hit - s.ptr);
        if (is_tag_of(s, i, STR("</"), name))
            return i;
    }
}

/* Script data: inside <!-- a second <script> hides its own end tag (WHATWG 13.2.5.15 and following). */
static size_t script_end(drg_str s, size_t i)
{
    enum { PLAIN, ESCAPED, TWICE } state = PLAIN;
    unsigned dashes = 0;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '<') {
            dashes = 0;
            if (state == PLAIN && stands_at(s, i, STR("<!--"))) {
                state = ESCAPED;
                dashes = 2;
                i += 3;
            } else if (state == ESCAPED && is_tag_of(s, i, STR("<"), STR("script"))) {
                state = TWICE;
            } else if (is_tag_of(s, i, STR("</"), STR("script"))) {
                if (state != TWICE)
                    return i;
                state = ESCAPED;
            }
            continue;
        }
        if (c == '>' && dashes >= 2)
            state = PLAIN;
        dashes = c == '-' ? dashes + 1 : 0;
    }
    return s.len;
}

static size_t cdata_end(drg_str s, size_t i)
{
    while ((i = after_next(s, i, ']')) < s.len)
        if (s.ptr[i] == ']' && at(s, i + 1) == '>')
            return i - 1;
    return s.len;
}

/* ---- Tokens ------------------------------------------------------------------------------------------- */

static bool is_markup(drg_str s, size_t i)
{
    char next = at(s, i + 1);
    if (next == '/')
        return i + 2 < s.len;
    return is_ascii_alpha(next) || next == '!' || next == '?';
}

/* Text up to `limit`, the next markup or the next reference; a reference when one stands at once. */
static void read_text(struct html *html, struct html_token *token, size_t limit)
{
    drg_str s = {html->source.ptr, limit};
    size_t i = token->start;
    token->kind = HTML_TEXT;
    for (; i < limit; i++) {
        if (s.ptr[i] == '<' && html->mode == HTML_DATA && is_markup(s, i))
            break;
        size_t len = s.ptr[i] == '&' ? html_reference(s, i, false, token->text, &token->text_len) : 0;
        if (len && i == token->start) {
            token->kind = HTML_REFERENCE;
            i += len;
            break;
        }
        if (len)
            break;
    }
    token->end = i;
}

static void read_markup(struct html *html, struct html_token *token)
{
    drg_str s = html->source;
    size_t i = token->start;
    token->kind = HTML_MARKUP;
    if (at(s, i + 1) == '!') {
        token->end = declaration_end(html, i);
    } else if (is_ascii_alpha(at(s, i + 1))) {
        token->kind = HTML_OPEN;
        read_tag(html, token, i + 1);
    } else if (at(s, i + 1) == '/' && is_ascii_alpha(at(s, i + 2))) {
        token->kind = HTML_CLOSE;
        read_tag(html, token, i + 2);
    } else {
        token->end = after_next(s, i, '>');
    }
}

/* Where the text of the mode ends that began at `i`. */
static size_t mode_end(const struct html *html, size_t i)
{
    switch (html->mode) {
    case HTML_RCDATA:
    case HTML_RAWTEXT: return raw_end(html->source, i, html->raw_name);
    case HTML_SCRIPT: return script_end(html->source, i);
    case HTML_CDATA: return cdata_end(html->source, i);
    case HTML_DATA:
    case HTML_PLAINTEXT: break;
    }
    return html->source.len;
}

/* Text that only the end of its mode ends; that end, when it stands here. */
static void read_raw(struct html *html, struct html_token *token)
{
    if (!html->raw_end)
        html->raw_end = mode_end(html, token->start);
    token->kind = HTML_TEXT;
    token->end = html->raw_end;
    if (token->start < token->end && html->mode == HTML_RCDATA)
        read_text(html, token, token->end);
    if (token->start < token->end)
        return;
    bool in_cdata = html->mode == HTML_CDATA;
    html->mode = HTML_DATA;
    html->raw_end = 0;
    read_markup(html, token);
    if (in_cdata)
        token->end = token->start + 3;
}

bool html_next(struct html *html, struct html_token *token)
{
    drg_str s = html->source;
    if (html->at >= s.len)
        return false;
    *token = (struct html_token){.start = html->at};
    if (html->mode != HTML_DATA)
        read_raw(html, token);
    else if (s.ptr[html->at] == '<' && is_markup(s, html->at))
        read_markup(html, token);
    else
        read_text(html, token, s.len);
    html->at = token->end;
    return true;
}
