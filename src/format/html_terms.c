/* html_terms.c - terms marked in HTML: ITS 2.0 local markup (section 8.4), with the concept beside it.
 *
 *   <span its-term="yes" data-concept="c7">foreign ministry</span>
 *
 * Where the standard has text alone (a title, an option) nothing is marked, nor inside an element that says itself whether
 * it is a term. */
#include "base/error.h"
#include "format/term_marks.h"
#include "syntax/html.h"
#include "syntax/html_elements.h"

static bool holds_text_alone(drg_str name)
{
    static const char *const names[] = {"title", "textarea", "select", "datalist", "xmp", "iframe", "noembed", "noframes",
                                        "plaintext"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_ascii_case(name, str_from(names[i])))
            return true;
    return false;
}

/* Elements such as <p> and <li>, whose end is often left to be guessed: they bar nothing, since that might never end. */
static bool may_stay_open(drg_str name)
{
    const struct html_element *element = html_element_find(name);
    return (element && element->ends) || str_eq_ascii_case(name, STR("p"));
}

static bool says_its_term(const struct html *html, const struct html_token *tag)
{
    struct html_attribute attribute;
    for (size_t at = 0; html_attribute_next(html, tag, &at, &attribute);)
        if (str_eq_ascii_case(attribute.name, STR("its-term")) || str_eq_ascii_case(attribute.name, STR("its:term")))
            return true;
    return false;
}

static struct mark_tag tag_of(const struct html *html, const struct html_token *token)
{
    const struct html_element *element = html_element_find(token->name);
    struct mark_tag tag = {.start = (uint32_t)token->start, .end = (uint32_t)token->end, .name = token->name,
                           .kind = token->kind == HTML_CLOSE ? XML_TAG_CLOSE : XML_TAG_OPEN};
    bool may_be_empty = html->is_xml || html_element_is(element, HTML_FOREIGN);
    if (html_element_is(element, HTML_VOID) || (token->is_self_closing && may_be_empty))
        tag.kind = XML_TAG_EMPTY;
    bool is_barred = html_element_is(element, HTML_FOREIGN) || holds_text_alone(token->name);
    if (tag.kind == XML_TAG_OPEN && (is_barred || (!may_stay_open(token->name) && says_its_term(html, token))))
        tag.bar = BAR_CONTENT;
    return tag;
}

/* Within SVG and MathML the tokenizer has other rules. */
static void follow_foreign(struct html *html, drg_str *outer, const struct mark_tag *tag)
{
    if (!html->in_foreign && tag->kind == XML_TAG_OPEN && html_element_is(html_element_find(tag->name), HTML_FOREIGN)) {
        html->in_foreign = true;
        *outer = tag->name;
    } else if (html->in_foreign && tag->kind == XML_TAG_CLOSE && str_eq_ascii_case(tag->name, *outer)) {
        html->in_foreign = false;
    }
}

static bool list_tags(struct mark_tags *tags, drg_str source)
{
    struct html html;
    struct html_token token;
    drg_str outer = {"", 0};
    html_init(&html, source);
    while (html_next(&html, &token)) {
        if (token.kind != HTML_OPEN && token.kind != HTML_CLOSE)
            continue;
        struct mark_tag tag = tag_of(&html, &token);
        follow_foreign(&html, &outer, &tag);
        if (!vec_push(&tags->list, tag))
            return false;
    }
    return true;
}

drg_status html_mark_terms(struct edits *out, drg_str source, struct view_term *terms, size_t count, drg_error *err)
{
    struct mark_tags tags = {0};
    struct marker m = marker_make(out);
    bool is_listed = list_tags(&tags, source);
    count = is_listed ? term_marks_fit(&tags, terms, count) : 0;
    for (size_t i = 0; i < count; i++) {
        struct buf *into = marker_at(&m, terms[i].span.start, VIEW_MARK_START);
        buf_add_z(into, "<span its-term=\"yes\" data-concept=\"");
        marker_escape(into, terms[i].concept_id);
        buf_add_z(into, "\">");
        buf_add_z(marker_at(&m, terms[i].span.end, VIEW_MARK_END), "</span>");
    }
    vec_free(&tags.list);
    drg_status status = marker_finish(&m, err);
    return is_listed ? status : fail_memory(err);
}
