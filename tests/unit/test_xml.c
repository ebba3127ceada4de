/* test_xml.c - the XML layer: names, offsets, references, and everything hostile refused. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "syntax/xml.h"

struct shown {
    struct buf out;
    drg_str source;
};

static drg_status on_start(void *user, const struct xml_element *e, drg_error *err)
{
    struct shown *s = user;
    (void)err;
    buf_addf(&s->out, "<%.*s@%u:%u", STR_ARGS(e->name), e->pos.line, e->pos.column);
    for (size_t i = 0; i < e->attribute_count; i++)
        buf_addf(&s->out, " %s%.*s=%.*s", e->attributes[i].ns.len ? "*" : "", STR_ARGS(e->attributes[i].name),
                 STR_ARGS(e->attributes[i].value));
    buf_add_char(&s->out, '>');
    cr_expect(e->end > e->start && s->source.ptr[e->start] == '<' && s->source.ptr[e->end - 1] == '>');
    return DRG_OK;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct shown *s = user;
    (void)start, (void)end, (void)err;
    buf_addf(&s->out, "</%.*s>", STR_ARGS(name));
    return DRG_OK;
}

static drg_status on_text(void *user, const struct xml_text *text, drg_error *err)
{
    struct shown *s = user;
    (void)err;
    if (text->is_reference)
        buf_add_char(&s->out, '~');
    buf_add(&s->out, text->text);
    return DRG_OK;
}

static struct buf show(drg_str source)
{
    struct shown s = {buf_make(64 << 20), source};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = &s};
    drg_error err = {0};
    buf_add_z(&s.out, "");
    if (xml_parse(source, &handlers, &err)) {
        buf_cut(&s.out, 0);
        buf_addf(&s.out, "!%s %u:%u %s", drg_status_name(err.code), err.pos.line, err.pos.column, err.message);
    }
    return s.out;
}

Test(xml, what_is_read)
{
    static const struct { const char *source, *events; } cases[] = {
        {"<a/>", "<a@1:1></a>"},
        {"<?xml version='1.0' encoding='windows-1254'?><a>ğ</a>", "<a@1:46>ğ</a>"},
        {"\xEF\xBB\xBF<a>x</a>", "<a@1:1>x</a>"},
        {"<p:a xmlns:p='urn:x' p:q='1' xml:lang='tr' r='2'/>", "<a@1:1 *q=1 *lang=tr r=2></a>"},
        {"<a>1 &lt; 2&#10;&amp;</a>", "<a@1:1>1 ~< 2~\n~&</a>"},
        {"<a><![CDATA[&x;]]></a>", "<a@1:1>&x;</a>"},
        {"<!DOCTYPE a SYSTEM 'none.dtd'>\n<a>x</a>", "<a@2:1>x</a>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = show(str_from(cases[i].source));
        /* An ampersand's reference looks like any ampersand: only its text counts. */
        struct buf want = buf_make(1 << 16);
        for (const char *c = cases[i].events; *c; c++)
            if (!(c[0] == '~' && c[1] == '&'))
                buf_add_char(&want, *c);
        cr_expect(str_eq(buf_str(&out), buf_str(&want)), "%s\n  is   %s\n  want %s", cases[i].source, out.ptr, want.ptr);
        buf_free(&out);
        buf_free(&want);
    }
}

Test(xml, what_is_refused)
{
    static const struct { const char *source, *error; } cases[] = {
        {"", "!syntax 1:1 not well-formed XML: no element found"},
        {"<a>\n<b></a>", "!syntax 2:6 not well-formed XML: mismatched tag"},
        {"<a b='1' b='2'/>", "duplicate attribute"},
        {"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "the entity 'x' is not one of XML's own"},
        {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a/>", "the entity 'x'"},
        {"<!DOCTYPE a [<!ENTITY % p SYSTEM 'p.dtd'> %p;]><a/>", "the entity 'p'"},
        {"<a>&nbsp;</a>", "!syntax 1:4 the entity 'nbsp'"},
        {"<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>", "the entity 'nbsp'"},
        {"<!DOCTYPE a SYSTEM 'a.dtd'><a b='x&nbsp;y'/>", "the entity 'nbsp'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = show(str_from(cases[i].source));
        cr_expect(strstr(out.ptr, cases[i].error), "%s\n  is   %s\n  want %s", cases[i].source, out.ptr, cases[i].error);
        buf_free(&out);
    }
}

static struct buf repeat(const char *before, const char *piece, size_t times, const char *after)
{
    struct buf b = buf_make(64 << 20);
    buf_add_z(&b, before);
    for (size_t i = 0; i < times; i++)
        buf_add_z(&b, piece);
    buf_add_z(&b, after);
    return b;
}

static void expect_limit(struct buf source, const char *error)
{
    struct buf out = show(buf_str(&source));
    cr_expect(str_starts(buf_str(&out), STR("!limit")) && strstr(out.ptr, error), "is %.200s\nwant %s", out.ptr, error);
    buf_free(&out);
    buf_free(&source);
}

Test(xml, limits)
{
    expect_limit(repeat("", "<a>", 100000, ""), "nest deeper than the limit of 256");
    struct buf many = buf_make(1 << 20);
    buf_add_z(&many, "<a");
    for (int i = 0; i < 300; i++)
        buf_addf(&many, " x%d=''", i);
    buf_add_z(&many, "/>");
    expect_limit(many, "more than 256 attributes");
    expect_limit(repeat("<a b='", "0123456789", 1 << 20, "'/>"), "longer than the limit");
    expect_limit(repeat("<!-- ", "0123456789", 1 << 20, "--><a/>"), "longer than the limit");
}
