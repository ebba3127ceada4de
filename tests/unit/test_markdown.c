/* test_markdown.c - the views of Markdown and of plain text. */
#include <criterion/criterion.h>
#include <time.h>

#include "format/formats.h"
#include "support/views.h"

struct view_case {
    int line;
    const struct format *format;
    const char *source, *expected;
};

#define MARKDOWN(source, expected) {__LINE__, &format_markdown, source, expected}
#define PLAIN(source, expected) {__LINE__, &format_plain, source, expected}

Test(markdown, views)
{
    static const struct view_case cases[] = {
        MARKDOWN("# Türkiye *and* **Syria**\n\ntwo\nlines", "[|Türkiye and Syria] [|two/lines]"),
        MARKDOWN("a `b c` d ``e`` f", "[|a * d * f]"),
        MARKDOWN("a\n\n```c\nint x;\n```\n\n    code\n\nb", "[|a] [|b]"),
        MARKDOWN("[text *here*](https://example.org \"title\") and ![alt](x.png)", "[|text here and alt]"),
        MARKDOWN("see <https://example.org/a> or https://example.org or www.example.org.", "[|see * or * or *.]"),
        MARKDOWN("write to <a@example.org> or b@example.org", "[|write to * or *]"),
        MARKDOWN("a [https://example.org](https://example.org) b", "[|a * b]"),
        MARKDOWN("&uuml;&nbsp;x &nosuch; &#x15F;", "[|ü\xC2\xA0x &nosuch; ş]"),
        MARKDOWN("a \\* b \\_c\\_", "[|a * b _c_]"),
        MARKDOWN("---\ntitle: x\n---\nbody", "[|body]"),
        MARKDOWN("---\nnot front matter", "[|not front matter]"),
        MARKDOWN("| a | b |\n|---|---|\n| c `x` | d |", "[|a] [|b] [|c *] [|d]"),
        MARKDOWN("- one\n- two\n  1. three\n- [x] four", "[|one] [|two] [|three] [|four]"),
        MARKDOWN("> a\n> b\n\nc  \nd\\\ne", "[|a/b] [|c/d/e]"),
        MARKDOWN("a <b>c</b> <br> d <img src=x> e <!-- f -->g", "[|a c / d * e g]"),
        MARKDOWN("<div align=center>\n<p lang=tr>Ankara &amp; <code>x</code></p>\n</div>\n\nb", "[tr|Ankara & *] [|b]"),
        MARKDOWN("> <div>\n> Ankara\n> </div>\n\nb", "[|b]"),
        MARKDOWN("\xEF\xBB\xBF# a", "[|a]"),
        MARKDOWN("a\r\nb\r\n\r\nc", "[|a\r/b] [|c]"),
        MARKDOWN("[a][r] [b]\n\n[r]: https://example.org\n[b]: x 'y'", "[|a b]"),
        MARKDOWN("Heading\n=======\n\n~~old~~ new", "[|Heading] [|old new]"),
        PLAIN("a\nb\n\nc\n \n\nd", "[|a/b//] [|c/ //] [|d]"),
        PLAIN("\n\n a", "[|// a]"),
        PLAIN("a\r\n\r\nb\r\rc", "[|a\r/\r/] [|b\r\r] [|c]"),
        PLAIN("\xEF\xBB\xBF" "a", "[|a]"),
        PLAIN("", ""),
        PLAIN("  \n", "[|  /]"),
    };
    char shown[500];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct view view;
        drg_str source = str_from(cases[i].source);
        cr_expect_eq(view_of(&view, cases[i].format, source), DRG_OK);
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

Test(markdown, views_map_back)
{
    static const char *const parts[] = {
        "a", " ", "\n", "\n\n", "*", "**", "`", "``", "_", "[", "]", "(", ")", "<b>", "</b>", "<div>", "&uuml;", "&", "\\", "|",
        "|-|-|\n", "- ", "1. ", "> ", "    ", "```\n", "https://e.org", "a@b.org", "<https://e.org>", "ş", "ا", "#", "---\n",
        "!", "\r\n", "~~", "[r]: x\n", "<!--", "-->", "\t", "www.e.org"};
    struct buf source = buf_make(10000);
    uint64_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        buf_cut(&source, 0);
        for (uint32_t n = next_random(&seed) % 40; n; n--)
            buf_add_z(&source, parts[next_random(&seed) % (sizeof parts / sizeof parts[0])]);
        struct view view;
        const struct format *format = round % 8 ? &format_markdown : &format_plain;
        cr_assert_eq(view_of(&view, format, buf_str(&source)), DRG_OK);
        const char *fault = view_fault(&view, buf_str(&source));
        cr_assert_null(fault, "%s in %s", fault, source.ptr ? source.ptr : "");
        view_free(&view);
    }
    buf_free(&source);
}

/* A quarter of a megabyte of each; quadratic time would take minutes. */
Test(markdown, hostile_input_takes_linear_time)
{
    static const char *const parts[] = {"[", "![[]()", "*a_", "`", ">", "<", "&", "| a ", "- ", "\n\n", "a\n", "<b>",
                                        "[a](<b", "https://e.org ", "*a **a ", "<div>\n", "> <p>\n"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct buf source = buf_make(SIZE_MAX / 2);
        while (source.len < 250000 / TEST_SLOWNESS)
            buf_add_z(&source, parts[i]);
        struct view view;
        clock_t start = clock();
        cr_expect_eq(view_of(&view, &format_markdown, buf_str(&source)), DRG_OK);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect(seconds < 2 * TEST_SLOWNESS, "'%s' repeated took %.1f s", parts[i], seconds);
        view_free(&view);
        buf_free(&source);
    }
}
