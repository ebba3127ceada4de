/* test_display.c - text for terminals: widths, safety, wrapping. */
#include <criterion/criterion.h>

#include "base/writer.h"
#include "dragoman/text.h"
#include "text/display.h"

Test(display, widths)
{
    static const struct {
        const char *text;
        uint32_t width;
    } cases[] = {
        {"", 0}, {"abc", 3}, {"Türkçe", 6}, {"e\xCC\x81", 1}, {"سَلَام", 4}, {"日本語", 6}, {"ＡＢ", 4}, {"\xF0\x9F\x98\x80", 2},
        {"\xE2\x80\x8B", 0}, {"\xE2\x81\xA8" "a" "\xE2\x81\xA9", 1}, {"\x01\n", 0}, {"각", 2}, {"\xE1\x84\x80\xE1\x85\xA1", 2},
        {"a\xC2\xAD" "b", 3}, {"\xFF\xFE", 2}, {"a\xE2", 2}, {"…", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect_eq(drg_display_width(str_from(cases[i].text)), cases[i].width, "%s: %u", cases[i].text,
                     drg_display_width(str_from(cases[i].text)));
}

Test(display, safe_text)
{
    static const struct {
        const char *text, *plain, *isolated;
    } cases[] = {
        {"abc", "abc", "abc"},
        {"a\tb\r\nc\nd", "a b c d", "a b c d"},
        {"\x1b[31m", "<U+001B>[31m", "<U+001B>[31m"},
        {"\x7F\xC2\x80", "<U+007F><U+0080>", "<U+007F><U+0080>"},
        {"a\xE2\x80\xAE" "b", "a<U+202E>b", "a<U+202E>b"},
        {"\xE2\x81\xA9x", "<U+2069>x", "<U+2069>x"},
        {"\xEF\xBB\xBFx\xE2\x80\x8B", "<U+FEFF>x<U+200B>", "<U+FEFF>x<U+200B>"},
        {"a\xE2\x80\xA8" "b", "a b", "a b"},
        {"\xC2\xAD", "<U+00AD>", "<U+00AD>"},
        {"سلام", "سلام", "\xE2\x81\xA8سلام\xE2\x81\xA9"},
        {"a שלום", "a שלום", "\xE2\x81\xA8" "a שלום\xE2\x81\xA9"},
        {"❤\xEF\xB8\x8F", "❤\xEF\xB8\x8F", "❤\xEF\xB8\x8F"},
        {"\xEF\xBF\xBF\xF3\xA0\x80\x81", "<U+FFFF><U+E0001>", "<U+FFFF><U+E0001>"},
        {"a\xC2\xA0" "b", "a\xC2\xA0" "b", "a\xC2\xA0" "b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (int isolate = 0; isolate < 2; isolate++) {
            struct buf out = buf_make(1000);
            const char *expected = isolate ? cases[i].isolated : cases[i].plain;
            cr_expect_eq(drg_write_safe(str_from(cases[i].text), isolate, buf_sink(&out), NULL), DRG_OK);
            cr_expect(str_eq_z(buf_str(&out), expected), "case %zu: %s, not %s", i, out.ptr ? out.ptr : "", expected);
            buf_free(&out);
        }
    struct buf out = buf_make(1000);
    cr_expect_eq(drg_write_safe(STR("\xFF"), false, buf_sink(&out), NULL), DRG_EINVAL);
    cr_expect_eq(out.len, 0);
}

Test(display, wrapping)
{
    static const struct {
        const char *text;
        uint32_t width;
        size_t length;
    } cases[] = {
        {"one two", 7, 7}, {"one two", 6, 3}, {"one two", 3, 3}, {"abcdef", 4, 4}, {"日本語", 3, 3}, {"日本語", 1, 3}, {"", 5, 0},
        {"ae\xCC\x81z", 2, 4}, {"a b c", 4, 3}, {"Türkiye", 2, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect_eq(display_fit(str_from(cases[i].text), cases[i].width), cases[i].length, "'%s' in %u: %zu", cases[i].text,
                     cases[i].width, display_fit(str_from(cases[i].text), cases[i].width));
}
