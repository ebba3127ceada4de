/* test_html.c - the HTML tokenizer and the view of HTML. */
#include <criterion/criterion.h>
#include <time.h>

#include "format/formats.h"
#include "support/views.h"
#include "syntax/html.h"

static const char KINDS[] = "T&<>!"; /* HTML_TEXT, REFERENCE, OPEN, CLOSE, MARKUP */

/* "<p T:a &:é >p": tokens with names, texts and what references stand for. */
static void show_tokens(char *out, size_t size, drg_str source, bool in_foreign)
{
    struct buf shown = buf_make(size - 1);
    struct html html;
    struct html_token token;
    html_init(&html, source);
    html.in_foreign = in_foreign;
    while (html_next(&html, &token)) {
        buf_add_z(&shown, shown.len ? " " : "");
        buf_add_char(&shown, KINDS[token.kind]);
        if (token.kind == HTML_TEXT)
            buf_add(&shown, str_cut(source, token.start, token.end));
        else if (token.kind == HTML_REFERENCE)
            buf_add(&shown, (drg_str){token.text, token.text_len});
        buf_add(&shown, token.name);
        buf_add_z(&shown, token.is_self_closing ? "/" : "");
        struct html_attribute attribute;
        size_t at = 0;
        while (token.kind == HTML_OPEN && html_attribute_next(&html, &token, &at, &attribute)) {
            buf_addf(&shown, "{%.*s", STR_ARGS(attribute.name));
            if (attribute.value.ptr)
                buf_addf(&shown, "=%.*s", STR_ARGS(attribute.value));
            buf_add_char(&shown, '}');
        }
    }
    snprintf(out, size, "%s", shown.ptr ? shown.ptr : "");
    buf_free(&shown);
}

struct token_case {
    int line;
    const char *source, *expected;
};

#define CASE(source, expected) {__LINE__, source, expected}

Test(html, tokens)
{
    static const struct token_case cases[] = {
        CASE("", ""),
        CASE("a < b", "Ta < b"),
        CASE("<p>x</p>", "<p Tx >p"),
        CASE("<P Class=\"a b\" id=x hidden data-x='1'>", "<P{Class=a b}{id=x}{hidden}{data-x=1}"),
        CASE("<br/><br / ><br /x>", "<br/ <br <br{x}"),
        CASE("<a href=foo/>", "<a{href=foo/}"),
        CASE("<a =b=c>", "<a{=b=c}"),
        CASE("<a b = 'c>d'>e", "<a{b=c>d} Te"),
        CASE("<a b=>c", "<a{b} Tc"),
        CASE("</ x>y</>z", "! Ty ! Tz"),
        CASE("x</", "Tx</"),
        CASE("x<", "Tx<"),
        CASE("x<?php a ?>y", "Tx ! Ty"),
        CASE("a<!-- b > -- c -->d", "Ta ! Td"),
        CASE("<!-->a<!--->b<!----!>c", "! Ta ! Tb ! Tc"),
        CASE("<!-- a", "!"),
        CASE("<!doctype html>a", "! Ta"),
        CASE("<![CDATA[a>b]]>c", "! Tb]]>c"),
        CASE("<p title='", "!"),
        CASE("<script>a<b</p></SCRIPT >c", "<script Ta<b</p> >SCRIPT Tc"),
        CASE("<script><!--<script></script>--></script>d", "<script T<!--<script></script>--> >script Td"),
        CASE("<script><!--</script>d", "<script T<!-- >script Td"),
        CASE("<script><!--><script></script>d", "<script T<!--><script> >script Td"),
        CASE("<style>a</styles>b</style>", "<style Ta</styles>b >style"),
        CASE("<title>a&amp;<b></title>", "<title Ta && T<b> >title"),
        CASE("<textarea></textarea>a", "<textarea >textarea Ta"),
        CASE("<plaintext></plaintext>&amp;", "<plaintext T</plaintext>&amp;"),
        CASE("<?xml version='1.0'?><script/><p>a<![CDATA[<b>]]>", "! <script/ <p Ta ! T<b> !"),
    };
    char shown[500];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        show_tokens(shown, sizeof shown, str_from(cases[i].source), false);
        cr_expect_str_eq(shown, cases[i].expected, "line %d: %s\ngot  %s\nnot  %s", cases[i].line, cases[i].source, shown,
                         cases[i].expected);
    }
    show_tokens(shown, sizeof shown, STR("<![CDATA[a>]b]]>c<script>d"), true);
    cr_expect_str_eq(shown, "! Ta>]b ! Tc <script Td", "foreign: %s", shown);
}

Test(html, references)
{
    static const struct token_case cases[] = {
        CASE("&uuml;&Scedil;&gbreve;&inodot;", "&ü &Ş &ğ &ı"),
        CASE("&amp&copyx&notit;&notin;", "&& &© Tx &¬ Tit; &∉"),
        CASE("&nosuch; & &; &#; &#x;", "T&nosuch; & &; &#; &#x;"),
        CASE("&#65;&#x42&#X43;d", "&A &B &C Td"),
        CASE("&#0;&#xD800;&#x110000;&#99999999999;", "&\xEF\xBF\xBD &\xEF\xBF\xBD &\xEF\xBF\xBD &\xEF\xBF\xBD"),
        CASE("&#128;&#x9F;&#129;", "&€ &Ÿ &\xC2\x81"),
        CASE("&NotEqualTilde;", "&≂̸"),
        CASE("&CounterClockwiseContourIntegral;", "&∳"),
    };
    char shown[500], text[8];
    unsigned len;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        show_tokens(shown, sizeof shown, str_from(cases[i].source), false);
        cr_expect_str_eq(shown, cases[i].expected, "line %d: %s\ngot  %s\nnot  %s", cases[i].line, cases[i].source, shown,
                         cases[i].expected);
    }
    cr_expect_eq(html_reference(STR("&copy=1"), 0, true, text, &len), 0);
    cr_expect_eq(html_reference(STR("&copyz"), 0, true, text, &len), 0);
    cr_expect_eq(html_reference(STR("&copy;z"), 0, true, text, &len), 6);
}

Test(html, views)
{
    static const struct token_case cases[] = {
        CASE("<p>T&uuml;rkiye and <b>Syr</b>ia</p><p>two", "[|Türkiye and Syria] [|two]"),
        CASE("<html lang=en><body><p>a<p lang='tr'>b<p>c", "[en|a] [tr|b] [en|c]"),
        CASE("<p lang=en>a <i lang=tr>b</i> c</p>", "[en|a ] [tr|b] [en|c]"),
        CASE("<p lang=en>a <i lang=EN>b</i> c</p>", "[en|a b c]"),
        CASE("<p xml:lang=tr lang=en>a", "[tr|a]"),
        CASE("<p lang='no such!'>a", "[|a]"),
        CASE("<ul lang=ar><li>a<li lang=ru>b<ul><li>c</ul>d<li>e</ul>f", "[ar|a] [ru|b] [ru|c] [ru|d] [ar|e] [|f]"),
        CASE("<table><tr><td lang=tr>a<td>b<tr><td>c</table>", "[tr|a] [|b] [|c]"),
        CASE("a<br>b<hr>c<wbr>d", "[|a/b] [|cd]"),
        CASE("a <code>x <b>y</b></code> b <kbd>c</kbd>", "[|a * b *]"),
        CASE("a<pre>x<pre>y</pre>z</pre>b", "[|a] [|b]"),
        CASE("a<script>x</script>b<style>c</style><template>d</template>", "[|ab]"),
        CASE("a <span translate=no>x<span>y</span>z</span> b", "[|a * b]"),
        CASE("<p translate=no>x<p>y", "[|y]"),
        CASE("a <svg><title>x</title><style>y</svg> b <math>z</math>", "[|a * b *]"),
        CASE("a <svg/> b <img src=x alt=y> c", "[|a * b * c]"),
        CASE("<title>A&amp;B</title>  <p> c ", "[|A&B] [|c ]"),
        CASE("a<!-- b -->c", "[|ac]"),
        CASE("<p>a</b></i>b</p></div>c", "[|ab] [|c]"),
        CASE("\xEF\xBB\xBF<p>a", "[|a]"),
        CASE("a <code>b", "[|a *]"),
        CASE("<div><p>a<div>b</div>c</div>", "[|a] [|b] [|c]"),
        CASE("x<sub>2</sub>y", "[|x2y]"),
    };
    char shown[500];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct view view;
        drg_str source = str_from(cases[i].source);
        cr_expect_eq(view_of(&view, &format_html, source), DRG_OK);
        show_blocks(shown, sizeof shown, &view);
        cr_expect_str_eq(shown, cases[i].expected, "line %d: %s\ngot  %s\nnot  %s", cases[i].line, cases[i].source, shown,
                         cases[i].expected);
        const char *fault = view_fault(&view, source);
        cr_expect_null(fault, "line %d: %s: %s", cases[i].line, cases[i].source, fault);
        view_free(&view);
    }
}

/* A generator of numbers that is the same everywhere. */
static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void fill_random(struct buf *into, uint64_t *seed)
{
    static const char *const parts[] = {
        "<", ">", "</", "<p", "<b ", "<script>", "</script>", "<!--", "-->", "<code>", "</code>", "<svg>", "</svg>", "&",
        "amp;", "&#", "&uuml;", "lang=", "\"", "'", "tr", "=", "/", "<![CDATA[", "]]>", "ş", "ا", " ", "\n", "x", "<td>",
        "<title>", "</title>", "translate=no", "<pre>", "-", "!", "<li>", "</ul>", "<br>"};
    buf_cut(into, 0);
    for (uint32_t n = next_random(seed) % 40; n; n--)
        buf_add_z(into, parts[next_random(seed) % (sizeof parts / sizeof parts[0])]);
}

Test(html, tokens_are_the_source_and_views_map_back)
{
    struct buf source = buf_make(10000);
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        fill_random(&source, &seed);
        struct html html;
        struct html_token token;
        size_t at = 0;
        html_init(&html, buf_str(&source));
        while (html_next(&html, &token)) {
            cr_assert(token.start == at && token.end > at && token.end <= source.len, "%s", source.ptr);
            at = token.end;
        }
        cr_assert_eq(at, source.len, "%s", source.ptr ? source.ptr : "");
        struct view view;
        cr_assert_eq(view_of(&view, &format_html, buf_str(&source)), DRG_OK);
        const char *fault = view_fault(&view, buf_str(&source));
        cr_assert_null(fault, "%s in %s", fault, source.ptr ? source.ptr : "");
        view_free(&view);
    }
    buf_free(&source);
}

static double seconds_for(const struct format *format, const char *part, size_t count)
{
    struct buf source = buf_make(SIZE_MAX / 2);
    for (size_t i = 0; i < count; i++)
        buf_add_z(&source, part);
    struct view view;
    clock_t start = clock();
    cr_expect_eq(view_of(&view, format, buf_str(&source)), DRG_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    view_free(&view);
    buf_free(&source);
    return seconds;
}

/* Half a megabyte of each; quadratic time would take minutes. */
Test(html, hostile_input_takes_linear_time)
{
    static const char *const parts[] = {
        "<div>", "<b>", "<", "&", "</", "<!", "<!-", "<!--", "<title>&amp;", "<script><!--<script>", "<svg><![CDATA[",
        "<p lang=tr>", "</p>", "<a b='c' ", "&#", "&amp", "<code>", "<li>", "<td>", "&a", "<![CDATA[]]", "</x>", "-", "]",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        double seconds = seconds_for(&format_html, parts[i], 500000 / strlen(parts[i]));
        cr_expect(seconds < 2 * TEST_SLOWNESS, "'%s' repeated took %.1f s", parts[i], seconds);
    }
}
