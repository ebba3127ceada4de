/* test_text.c - places in a text: lines, columns, units. */
#include <criterion/criterion.h>
#include <dragoman/dragoman.h>

#include "base/utf8.h"

/* Every offset of every text, counted from the start: lines end at LF, CRLF and CR, a byte order mark takes no column. */
Test(text, places_are_what_counting_gives)
{
    static const char *const sources[] = {
        "", "a", "\n", "a\nb", "a\r\nb\r\n", "a\rb\r\rc", "\r\n\r\n", "\n\r", UTF8_BOM "a\nb", "\xC4\xB1\xF0\x9F\x98\x80\nx\xE2\x82\xAC",
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        drg_text *text;
        drg_str s = str_from(sources[i]);
        cr_assert_eq(drg_text_parse(&text, ctx, s, "a.en.txt", NULL, NULL), DRG_OK);
        drg_pos expected = {1, 1};
        drg_units units = {0, 0};
        for (uint32_t at = 0; at <= s.len; at++) {
            if (at == s.len || utf8_is_lead(s.ptr[at])) {
                drg_pos pos = drg_text_pos(text, at);
                drg_units here = drg_text_units(text, at);
                cr_expect(pos.line == expected.line && pos.column == expected.column, "text %zu at %u: %u:%u, not %u:%u", i, at,
                          pos.line, pos.column, expected.line, expected.column);
                cr_expect(here.code_points == units.code_points && here.utf16 == units.utf16, "text %zu at %u", i, at);
            }
            if (at == s.len)
                break;
            bool ends = s.ptr[at] == '\n' || (s.ptr[at] == '\r' && s.ptr[at + 1] != '\n');
            bool is_mark = at < utf8_bom_length(s), is_lead = utf8_is_lead(s.ptr[at]);
            expected = ends ? (drg_pos){expected.line + 1, 1} : (drg_pos){expected.line, expected.column + (is_lead && !is_mark)};
            units.code_points += is_lead;
            units.utf16 += is_lead ? ((unsigned char)s.ptr[at] >= 0xF0 ? 2u : 1u) : 0;
        }
        drg_text_free(text);
    }
    drg_ctx_free(ctx);
}

/* Columns on a line of megabytes, as JSON and minified markup have them. */
Test(text, columns_on_long_lines_are_counted)
{
    enum { COUNT = 30000 };
    static char source[3 * COUNT + 16];
    size_t len = 0;
    drg_ctx *ctx;
    drg_text *text;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (uint32_t i = 0; i < COUNT; i++)
        len += utf8_encode(i % 3 ? 0x20AC : 'a', source + len);
    source[len++] = '\n';
    source[len++] = 'b';
    cr_assert_eq(drg_text_parse(&text, ctx, (drg_str){source, len}, "a.en.txt", NULL, NULL), DRG_OK);
    for (uint32_t at = 0, column = 0; at + 2 < len; at++) {
        column += utf8_is_lead(source[at]);
        drg_pos pos = drg_text_pos(text, at);
        uint32_t wanted = utf8_is_lead(source[at]) ? column : column + 1;
        cr_assert(pos.line == 1 && pos.column == wanted, "%u: %u:%u, not 1:%u", at, pos.line, pos.column, wanted);
    }
    drg_pos last = drg_text_pos(text, (uint32_t)len - 1);
    cr_expect(last.line == 2 && last.column == 1);
    drg_text_free(text);
    drg_ctx_free(ctx);
}

/* Lines of line-aligned text: every line end counts, and the last one begins no new line. */
Test(text, lines_are_segments)
{
    static const struct { const char *source; size_t lines; } cases[] = {
        {"", 0}, {"a", 1}, {"a\n", 1}, {"a\nb", 2}, {"a\r\nb\r\n", 2}, {"a\rb\rc", 3}, {"\n\n", 2}, {UTF8_BOM "a\n\nb\n", 3},
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_text *text;
        size_t count;
        cr_assert_eq(drg_text_parse(&text, ctx, str_from(cases[i].source), "a.en.txt", &(drg_text_options){.lines = true}, NULL), DRG_OK);
        const drg_segment *segments = drg_text_segments(text, &count);
        cr_expect_eq(count, cases[i].lines, "case %zu: %zu lines", i, count);
        for (size_t k = 0; k < count; k++)
            cr_expect(segments[k].span.end - segments[k].span.start <= 1, "case %zu: a line end is in the line", i);
        drg_text_free(text);
    }
    drg_ctx_free(ctx);
}
