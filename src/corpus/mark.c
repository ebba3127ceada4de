/* mark.c - a segment with its terms marked, in each of the styles. */
#include "corpus/mark.h"

#include "base/error.h"
#include "corpus/mark_html.h"
#include "lang/fold.h"
#include "syntax/json_write.h"

/* ---- Text with something in the place of terms ---------------------------------------------------------------- */

/* Appends text; then a term; and so on. */
struct weave {
    void (*text)(struct buf *into, drg_str text);
    void (*term)(struct buf *into, const struct marked *term, const struct pattern *pattern);
};

static void write_woven(struct buf *into, const struct marking *m, const struct weave *weave)
{
    size_t at = 0;
    for (size_t i = 0; i < m->count; i++) {
        weave->text(into, str_cut(m->text, at, m->terms[i].span.start));
        weave->term(into, &m->terms[i], m->pattern);
        at = m->terms[i].span.end;
    }
    weave->text(into, str_cut(m->text, at, m->text.len));
}

static void add_placeholder(struct buf *into, const struct marked *term, const struct pattern *pattern)
{
    pattern_add(into, pattern, term->number);
}

static void write_placeholders(struct buf *into, const struct marking *m)
{
    write_woven(into, m, &(struct weave){buf_add, add_placeholder});
}

/* Source and target side by side, as terminology-trained engines were shown them. */
static void add_constraint(struct buf *into, const struct marked *term, const struct pattern *pattern)
{
    (void)pattern;
    buf_add(into, term->source);
    buf_add_z(into, " <");
    buf_add(into, term->target);
    buf_add_char(into, '>');
}

static void write_constraints(struct buf *into, const struct marking *m)
{
    write_woven(into, m, &(struct weave){buf_add, add_constraint});
}

/* The tags of OpusTrainer and of the models trained with it. */
static void add_tags(struct buf *into, const struct marked *term, const struct pattern *pattern)
{
    (void)pattern;
    buf_add_z(into, "__source__ ");
    buf_add(into, term->source);
    buf_add_z(into, " __target__ ");
    buf_add(into, term->target);
    buf_add_z(into, " __done__");
}

static void write_tags(struct buf *into, const struct marking *m)
{
    write_woven(into, m, &(struct weave){buf_add, add_tags});
}

/* XML input of Moses and its descendants: the attribute says what the words become. */
static void add_xml_term(struct buf *into, const struct marked *term, const struct pattern *pattern)
{
    (void)pattern;
    buf_add_z(into, "<term translation=\"");
    markup_add_text(into, term->target);
    buf_add_z(into, "\">");
    markup_add_text(into, term->source);
    buf_add_z(into, "</term>");
}

static void write_xml(struct buf *into, const struct marking *m)
{
    write_woven(into, m, &(struct weave){markup_add_text, add_xml_term});
}

static void write_html(struct buf *into, const struct marking *m)
{
    write_woven(into, m, &(struct weave){markup_add_text, html_add_term});
}

/* ---- Factors ---------------------------------------------------------------------------------------------------- */

/* Words behind a bar say what they are: of the text, of a source term, of its translation (Dinu and others, 2019). The bar
 * itself is written as Moses writes it. */
enum factor { FACTOR_TEXT = '0', FACTOR_SOURCE = '1', FACTOR_TARGET = '2' };

static void add_word(struct buf *into, drg_str word, char factor)
{
    if (into->len && into->ptr[into->len - 1] != '\n' && into->ptr[into->len - 1] != '\t')
        buf_add_char(into, ' ');
    for (size_t at = 0; at < word.len; at++) {
        if (word.ptr[at] == '|')
            buf_add_z(into, "&#124;");
        else if (word.ptr[at] == '&')
            buf_add_z(into, "&amp;");
        else
            buf_add_char(into, word.ptr[at]);
    }
    buf_add_char(into, '|');
    buf_add_char(into, factor);
}

static void add_words(struct buf *into, drg_str text, char factor)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        while (at < text.len && !is_ascii_space(text.ptr[at]))
            at++;
        if (at > start)
            add_word(into, str_cut(text, start, at), factor);
        at += at < text.len;
    }
}

static void add_factored_term(struct buf *into, const struct marked *term, const struct pattern *pattern)
{
    (void)pattern;
    add_words(into, term->source, FACTOR_SOURCE);
    add_words(into, term->target, FACTOR_TARGET);
}

static void add_factored_text(struct buf *into, drg_str text)
{
    add_words(into, text, FACTOR_TEXT);
}

static void write_factors(struct buf *into, const struct marking *m)
{
    write_woven(into, m, &(struct weave){add_factored_text, add_factored_term});
}

/* ---- Data -------------------------------------------------------------------------------------------------------- */

static void write_json(struct buf *into, const struct marking *m)
{
    struct writer out;
    struct json j = {.out = &out};
    writer_init(&out, buf_sink(into), NULL);
    json_object(&j);
    json_key_number(&j, "segment", m->segment);
    json_key_string(&j, "text", m->text);
    record_add_terms(&j, m->terms, m->count);
    json_end(&j);
    (void)writer_finish(&out);
}

/* ---- The table ---------------------------------------------------------------------------------------------------- */

static const struct mark_style styles[] = {
    {{"placeholder", "visit ⟦1⟧ now", "a number in signs that engines carry over; see --pattern", true},
     write_placeholders, false, placeholders_find, add_placeholder, NULL},
    {{"html", "visit <span translate=\"no\" id=\"t1\">Türkiye</span> now", "an element that engines for HTML leave alone", true},
     write_html, true, html_find, html_add_term, html_add_plain},
    {{"xml", "visit <term translation=\"Türkiye\">Turkey</term> now", "XML that says what the words become", false},
     write_xml, true, NULL, NULL, NULL},
    {{"constraint", "visit Turkey <Türkiye> now", "the target behind the source, for engines trained so", false},
     write_constraints, false, NULL, NULL, NULL},
    {{"tags", "visit __source__ Turkey __target__ Türkiye __done__ now", "the same with the tags of OpusTrainer", false},
     write_tags, false, NULL, NULL, NULL},
    {{"factors", "visit|0 Turkey|1 Türkiye|2 now|0", "source factors: 0 text, 1 source term, 2 its translation", false},
     write_factors, true, NULL, NULL, NULL},
    {{"json", "{\"segment\":1,\"text\":\"visit Turkey now\",\"terms\":[...]}", "the text as it is and its terms beside it", false},
     write_json, true, NULL, NULL, NULL},
};

enum { STYLES = sizeof styles / sizeof styles[0] };

const drg_mark_style *drg_mark_style_at(size_t index)
{
    return index < STYLES ? &styles[index].is : NULL;
}

drg_status mark_style_find(const struct mark_style **out, const char *name, drg_error *err)
{
    char list[200] = "";
    *out = &styles[0];
    for (size_t i = 0; i < STYLES && name; i++) {
        size_t len = strlen(list);
        *out = &styles[i];
        if (strcmp(name, styles[i].is.name) == 0)
            return DRG_OK;
        snprintf(list + len, sizeof list - len, "%s%s", i ? ", " : "", styles[i].is.name);
    }
    return name ? fail(err, DRG_EINVAL, NOWHERE, "unknown style '%.*s', expected one of: %s", STR_ARGS(str_from(name)), list) : DRG_OK;
}
