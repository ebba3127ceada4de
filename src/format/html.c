/* html.c - HTML as text: blocks break, inline elements do not, code and scripts are opaque.
 *
 * A stack of open elements carries what is inherited: the language, and whether text is meant for readers at all. It
 * is bounded: elements deeper than MAX_DEPTH live like their parent, so that hostile nesting costs nothing. */
#include "format/html.h"

#include "base/utf8.h"
#include "format/formats.h"
#include "format/report.h"
#include "format/term_marks.h"
#include "syntax/html.h"
#include "syntax/html_elements.h"

enum { MAX_DEPTH = 256 };

struct open_element {
    const struct html_element *element; /* NULL: inline */
    drg_str name;
    drg_str lang;
};

/* An element whose content no reader reads, up to its end tag. */
struct opaque {
    drg_str name; /* len 0: not inside one */
    const struct html_element *element;
    unsigned nesting; /* of elements of the same name inside it */
    size_t start;
};

struct reader {
    struct html html;
    struct view *view;
    drg_str source;
    struct open_element stack[MAX_DEPTH];
    size_t depth;
    struct opaque opaque;
};

/* The value when it could be a BCP 47 tag, else an empty string. */
static drg_str lang_value(drg_str value)
{
    value = str_trim(value);
    bool fits = value.len >= 2 && value.len <= 35;
    for (size_t i = 0; fits && i < value.len; i++)
        fits = is_ascii_alpha(value.ptr[i]) || is_ascii_digit(value.ptr[i]) || value.ptr[i] == '-';
    return fits ? value : (drg_str){"", 0};
}

static drg_str lang_here(const struct reader *r)
{
    return r->depth ? r->stack[r->depth - 1].lang : (drg_str){"", 0};
}

static void end_block(struct reader *r)
{
    view_break(r->view, lang_here(r));
}

/* What attributes say of an element's content. */
struct content {
    drg_str lang; /* ptr NULL: unsaid */
    bool is_untranslatable;
};

static struct content content_of(const struct reader *r, const struct html_token *tag)
{
    struct content content = {0};
    struct html_attribute attribute;
    size_t at = 0;
    bool is_xml_lang = false;
    while (html_attribute_next(&r->html, tag, &at, &attribute)) {
        if (!attribute.value.ptr)
            continue;
        bool names_xml = str_eq_ascii_case(attribute.name, STR("xml:lang"));
        if (names_xml || (str_eq_ascii_case(attribute.name, STR("lang")) && !is_xml_lang)) {
            content.lang = lang_value(attribute.value);
            is_xml_lang = names_xml;
        }
        if (str_eq_ascii_case(attribute.name, STR("translate")) || str_eq_ascii_case(attribute.name, STR("its:translate")))
            content.is_untranslatable = str_eq_ascii_case(str_trim(attribute.value), STR("no"));
    }
    return content;
}

/* ---- The stack of open elements --------------------------------------------------------------------- */

static bool is_listed(const struct html_element *element, const char *list)
{
    if (!element || !list)
        return false;
    size_t len = strlen(element->name);
    for (const char *p = strstr(list, element->name); p; p = strstr(p + 1, element->name))
        if (p[-1] == ' ' && p[len] == ' ')
            return true;
    return false;
}

/* Drops the innermost open element that is in `list`, and all inside it; looks no further than `until`. */
static void pop_listed(struct reader *r, const char *list, const char *until)
{
    for (size_t i = r->depth; i > 0; i--) {
        const struct html_element *element = r->stack[i - 1].element;
        if (is_listed(element, list)) {
            r->depth = i - 1;
            return;
        }
        if (is_listed(element, until))
            return;
    }
}

/* Start tags end what the author left open: a block ends a paragraph, an item the item before it. */
static void close_implied(struct reader *r, const struct html_element *element)
{
    if (!html_element_is(element, HTML_BLOCK))
        return;
    size_t i = r->depth;
    while (i > 0 && !html_element_is(r->stack[i - 1].element, HTML_BLOCK))
        i--;
    if (i > 0 && is_listed(r->stack[i - 1].element, " p "))
        r->depth = i - 1;
    if (element->ends)
        pop_listed(r, element->ends, element->until);
}

/* Drops the element an end tag names and all inside it; an inline end tag does not reach out of its block. */
static void pop_named(struct reader *r, drg_str name, bool is_block)
{
    for (size_t i = r->depth; i > 0; i--) {
        if (str_eq_ascii_case(r->stack[i - 1].name, name)) {
            r->depth = i - 1;
            return;
        }
        if (!is_block && html_element_is(r->stack[i - 1].element, HTML_BLOCK))
            return;
    }
}

/* ---- Opaque content ------------------------------------------------------------------------------------ */

static void begin_opaque(struct reader *r, const struct html_token *tag, const struct html_element *element)
{
    if (html_element_is(element, HTML_BLOCK))
        end_block(r);
    r->opaque = (struct opaque){.name = tag->name, .element = element, .start = tag->start};
    r->html.in_foreign = html_element_is(element, HTML_FOREIGN);
}

static void end_opaque(struct reader *r, size_t end)
{
    if (html_element_is(r->opaque.element, HTML_BLOCK))
        end_block(r);
    else if (!html_element_is(r->opaque.element, HTML_HIDDEN))
        view_opaque(r->view, r->opaque.start, end);
    r->opaque = (struct opaque){0};
    r->html.in_foreign = false;
}

/* A token inside opaque content. True when it is dealt with. */
static bool skip_opaque(struct reader *r, const struct html_token *token)
{
    if (token->kind == HTML_OPEN && is_listed(r->opaque.element, " p ") &&
        html_element_is(html_element_find(token->name), HTML_BLOCK)) {
        end_opaque(r, token->start); /* a block ends the paragraph */
        return false;
    }
    if ((token->kind != HTML_OPEN && token->kind != HTML_CLOSE) || !str_eq_ascii_case(token->name, r->opaque.name))
        return true;
    if (token->kind == HTML_OPEN)
        r->opaque.nesting += !token->is_self_closing;
    else if (r->opaque.nesting)
        r->opaque.nesting--;
    else
        end_opaque(r, token->end);
    return true;
}

/* ---- Tokens --------------------------------------------------------------------------------------------- */

static void read_void(struct reader *r, const struct html_token *tag, const struct html_element *element)
{
    if (html_element_is(element, HTML_BLOCK))
        end_block(r);
    else if (html_element_is(element, HTML_LINE))
        view_replace(r->view, STR("\n"), tag->start, tag->end);
    else if (html_element_is(element, HTML_OBJECT))
        view_opaque(r->view, tag->start, tag->end);
}

static void read_open(struct reader *r, const struct html_token *tag)
{
    const struct html_element *element = html_element_find(tag->name);
    close_implied(r, element);
    bool is_empty = html_element_is(element, HTML_VOID) ||
                    (tag->is_self_closing && (r->html.is_xml || html_element_is(element, HTML_FOREIGN)));
    if (is_empty) {
        read_void(r, tag, element);
        return;
    }
    struct content content = content_of(r, tag);
    if (content.is_untranslatable || html_element_is(element, HTML_OPAQUE | HTML_HIDDEN)) {
        begin_opaque(r, tag, element);
        return;
    }
    drg_str before = lang_here(r);
    drg_str lang = content.lang.ptr ? content.lang : before;
    if (r->depth < MAX_DEPTH)
        r->stack[r->depth++] = (struct open_element){element, tag->name, lang};
    /* A phrase in another language is a paragraph of its own: its words are not those of the text around it. */
    if (html_element_is(element, HTML_BLOCK) || !str_eq_ascii_case(before, lang_here(r)))
        end_block(r);
}

static void read_close(struct reader *r, const struct html_token *tag)
{
    const struct html_element *element = html_element_find(tag->name);
    if (html_element_is(element, HTML_VOID)) {
        if (html_element_is(element, HTML_LINE))
            read_void(r, tag, element); /* </br> is a line break */
        return;
    }
    drg_str before = lang_here(r);
    pop_named(r, tag->name, html_element_is(element, HTML_BLOCK));
    if (html_element_is(element, HTML_BLOCK) || !str_eq_ascii_case(before, lang_here(r)))
        end_block(r);
}

/* White space that begins a block is layout. */
static void read_characters(struct reader *r, const struct html_token *token)
{
    size_t start = token->start;
    if (r->view->text.len == r->view->open.start)
        while (start < token->end && is_ascii_space(r->source.ptr[start]))
            start++;
    view_copy(r->view, r->source, start, token->end);
}

static void read_token(struct reader *r, const struct html_token *token)
{
    if (r->opaque.name.len && skip_opaque(r, token))
        return;
    switch (token->kind) {
    case HTML_TEXT: read_characters(r, token); break;
    case HTML_REFERENCE:
        view_replace(r->view, (drg_str){token->text, token->text_len}, token->start, token->end);
        break;
    case HTML_OPEN: read_open(r, token); break;
    case HTML_CLOSE: read_close(r, token); break;
    case HTML_MARKUP: break;
    }
}

void html_view(struct view *into, drg_str source, size_t start, size_t end)
{
    struct reader r = {.view = into, .source = {source.ptr, end}};
    into->spell = view_spell_markup;
    html_init(&r.html, r.source);
    if (start == 0)
        start = utf8_bom_length(r.source);
    r.html.at = start;
    view_break(into, (drg_str){"", 0});
    struct html_token token;
    while (html_next(&r.html, &token))
        read_token(&r, &token);
    if (r.opaque.name.len)
        end_opaque(&r, end);
    view_break(into, (drg_str){"", 0});
}

static drg_status read_html(const struct input *in, struct view *into, drg_error *err)
{
    html_view(into, in->source, 0, in->source.len);
    into->mark_terms = html_mark_terms;
    (void)err; /* HTML is never wrong; memory is view_finish's business */
    return DRG_OK;
}

static bool sniff_html(drg_str head)
{
    head = str_trim(str_cut(head, utf8_bom_length(head), head.len));
    static const char *const beginnings[] = {"<!doctype html", "<html", "<head", "<body", "<!-- html"};
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        size_t len = strlen(beginnings[i]);
        if (head.len > len && str_eq_ascii_case(str_cut(head, 0, len), str_from(beginnings[i])))
            return true;
    }
    return false;
}

const struct format format_html = {
    .name = "html",
    .extensions = " .html .htm .xhtml ",
    .summary = "HTML page",
    .sniff = sniff_html,
    .read_text = read_html,
    .write_table = table_html_write,
    .report = &report_html,
};
