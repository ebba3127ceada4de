/* markdown.c - Markdown as text: code, URLs and front matter are opaque, markup is not there, HTML is read as HTML. */
#include "base/utf8.h"
#include "ext/md4c_events.h"
#include "format/formats.h"
#include "format/html.h"
#include "syntax/html.h"
#include "syntax/html_elements.h"

/* What the pieces of the block or span being read are gathered as; its extent grows until it ends. */
enum gathering { GATHER_NOTHING, GATHER_CODE_BLOCK, GATHER_HTML_BLOCK, GATHER_CODE_SPAN };

struct reader {
    drg_str source; /* the whole document */
    struct view *view;
    enum gathering gathering;
    size_t start, end;  /* of what is gathered; start == end: nothing yet       */
    bool has_gaps;      /* what is gathered is not one run: HTML inside a quote  */
    size_t last;        /* end of the source that has been dealt with            */
    drg_str link;       /* target of the link being read                         */
    bool is_in_link;
    bool is_link_start; /* nothing of its text was seen yet                      */
};

static size_t offset_of(const struct reader *r, drg_str text)
{
    return (size_t)(text.ptr - r->source.ptr);
}

static void gather(struct reader *r, drg_str text)
{
    size_t at = offset_of(r, text);
    if (r->start == r->end)
        r->start = r->end = at;
    /* Line ends are not told; anything else between two lines is the mark of a quote. */
    r->has_gaps |= str_trim(str_cut(r->source, r->end, at)).len > 0;
    r->end = at + text.len;
    r->last = r->end;
}

static void begin(struct reader *r, enum gathering what)
{
    r->gathering = what;
    r->start = r->end = 0;
    r->has_gaps = false;
}

/* A block ends: what was gathered of code is no text; of HTML it is, unless quote marks stand between its lines. */
static void end_block(struct reader *r)
{
    if (r->gathering == GATHER_HTML_BLOCK && !r->has_gaps && r->end > r->start)
        html_view(r->view, r->source, r->start, r->end);
    r->gathering = GATHER_NOTHING;
    view_break(r->view, (drg_str){"", 0});
}

static void end_code_span(struct reader *r)
{
    if (r->end > r->start)
        view_opaque(r->view, r->start, r->end);
    r->gathering = GATHER_NOTHING;
}

/* The text of a link that shows its own target: <https://...>, a bare URL, an address. */
static bool is_target(const struct reader *r, drg_str text)
{
    static const char *const schemes[] = {"", "mailto:", "http://", "https://"};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        drg_str scheme = str_from(schemes[i]);
        if (str_starts(r->link, scheme) && str_eq(str_cut(r->link, scheme.len, r->link.len), text))
            return text.len > 0;
    }
    return false;
}

static void read_text(struct reader *r, drg_str text)
{
    size_t at = offset_of(r, text);
    if (r->is_in_link && r->is_link_start && is_target(r, text))
        view_opaque(r->view, at, at + text.len);
    else
        view_copy(r->view, r->source, at, at + text.len);
    r->is_link_start = false;
    r->last = at + text.len;
}

static void read_entity(struct reader *r, drg_str text)
{
    size_t at = offset_of(r, text);
    char replacement[8];
    unsigned len;
    size_t used = html_reference(r->source, at, false, replacement, &len);
    if (used == text.len)
        view_replace(r->view, (drg_str){replacement, len}, at, at + text.len);
    else
        view_copy(r->view, r->source, at, at + text.len);
    r->last = at + text.len;
}

/* A tag or comment among words. Tags that only style their words are not there for the reader. */
static void read_inline_html(struct reader *r, drg_str text)
{
    size_t at = offset_of(r, text);
    struct html html;
    struct html_token token = {0};
    html_init(&html, text);
    bool is_one = html_next(&html, &token) && token.end == text.len;
    const struct html_element *element = is_one ? html_element_find(token.name) : NULL;
    bool is_tag = is_one && (token.kind == HTML_OPEN || token.kind == HTML_CLOSE);
    if (html_element_is(element, HTML_LINE))
        view_replace(r->view, STR("\n"), at, at + text.len);
    else if (!is_one || html_element_is(element, HTML_OBJECT | HTML_OPAQUE | HTML_BLOCK))
        view_opaque(r->view, at, at + text.len);
    else if (!is_tag && token.kind != HTML_MARKUP)
        view_copy(r->view, r->source, at, at + text.len);
    r->last = at + text.len;
}

/* A line end inside a paragraph stands somewhere after what was read last; only markup can be between. */
static void read_newline(struct reader *r)
{
    size_t next, end = str_line_end(r->source, r->last, &next);
    view_copy(r->view, r->source, end, next);
    r->last = next;
}

static void on_html(struct reader *r, drg_str text)
{
    if (r->gathering == GATHER_HTML_BLOCK)
        gather(r, text);
    else
        read_inline_html(r, text);
}

/* The part of a piece of the source that was not read yet: md4c 0.4 repeats the line end after a bare address. */
static drg_str unread(const struct reader *r, drg_str text)
{
    size_t at = offset_of(r, text), end = at + text.len;
    size_t from = at > r->last ? at : r->last < end ? r->last : end;
    return str_cut(r->source, from, end);
}

static void on_event(void *user, enum markdown_event event, drg_str text)
{
    struct reader *r = user;
    bool is_source = event == MARKDOWN_TEXT || event == MARKDOWN_ENTITY || event == MARKDOWN_CODE || event == MARKDOWN_HTML;
    if (is_source && (text = unread(r, text)).len == 0)
        return;
    switch (event) {
    case MARKDOWN_EDGE: end_block(r); break;
    case MARKDOWN_CODE_BLOCK: begin(r, GATHER_CODE_BLOCK); break;
    case MARKDOWN_HTML_BLOCK: begin(r, GATHER_HTML_BLOCK); break;
    case MARKDOWN_CODE_SPAN: begin(r, GATHER_CODE_SPAN); break;
    case MARKDOWN_CODE_SPAN_END: end_code_span(r); break;
    case MARKDOWN_LINK:
        r->link = text;
        r->is_in_link = r->is_link_start = true;
        break;
    case MARKDOWN_LINK_END: r->is_in_link = false; break;
    case MARKDOWN_TEXT: read_text(r, text); break;
    case MARKDOWN_ENTITY: read_entity(r, text); break;
    case MARKDOWN_CODE: gather(r, text); break;
    case MARKDOWN_HTML: on_html(r, text); break;
    case MARKDOWN_NEWLINE: read_newline(r); break;
    }
}

/* Where the text begins after YAML front matter, "---" to "---" or "..." at the very start; `at` when there is none. */
static size_t after_front_matter(drg_str s, size_t at)
{
    size_t end;
    str_line_end(s, at, &end);
    if (end == s.len || !str_eq(str_trim(str_cut(s, at, end)), STR("---")) || s.ptr[at] != '-')
        return at;
    while (end < s.len) {
        size_t start = end;
        str_line_end(s, start, &end);
        drg_str line = str_cut(s, start, end);
        bool ends = str_starts(line, STR("---")) || str_starts(line, STR("..."));
        if (ends && str_trim(line).len == 3)
            return end;
    }
    return at;
}

/* Signs that may be markup are only put where they stand already. */
static bool spell(struct buf *into, drg_str text, drg_str before)
{
    static const char signs[] = "*_`[]\\~|";
    for (const char *sign = signs; *sign; sign++) {
        bool is_new = text.len && memchr(text.ptr, *sign, text.len) && !(before.len && memchr(before.ptr, *sign, before.len));
        if (is_new)
            return false;
    }
    return view_spell_markup(into, text, before);
}

static drg_status read_markdown(const struct input *in, struct view *into, drg_error *err)
{
    drg_str s = in->source;
    size_t start = utf8_bom_length(s);
    start = after_front_matter(s, start);
    struct reader r = {.source = s, .view = into, .last = start};
    into->spell = spell;
    into->has_bare_marks = true;
    return markdown_parse(str_cut(s, start, s.len), on_event, &r, err);
}

const struct format format_markdown = {
    .name = "markdown",
    .extensions = " .md .markdown .mdown .mkd ",
    .summary = "Markdown (CommonMark with tables)",
    .read_text = read_markdown,
    .write_table = table_markdown_write,
};
