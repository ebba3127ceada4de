/* test_utf8.c - strict UTF-8 against a table of hostile sequences. */
#include <criterion/criterion.h>

#include "base/utf8.h"

/* Each row is one or more maximal ill-formed parts (Unicode 15, section 3.9): "1 2" are two of one and two bytes. */
static const struct {
    drg_str bytes;
    const char *parts;
    const char *why;
} bad[] = {
    {{"\x80", 1}, "1", "a continuation byte alone"},
    {{"\xBF", 1}, "1", "the last continuation byte alone"},
    {{"\x80\x80\x80", 3}, "1 1 1", "three of them"},
    {{"\xC0\x80", 2}, "1 1", "NUL in two bytes"},
    {{"\xC1\xBF", 2}, "1 1", "DEL in two bytes"},
    {{"\xE0\x80\x80", 3}, "1 1 1", "NUL in three bytes"},
    {{"\xE0\x9F\xBF", 3}, "1 1 1", "U+07FF in three bytes"},
    {{"\xF0\x80\x80\x80", 4}, "1 1 1 1", "NUL in four bytes"},
    {{"\xF0\x8F\xBF\xBF", 4}, "1 1 1 1", "U+FFFF in four bytes"},
    {{"\xED\xA0\x80", 3}, "1 1 1", "the first surrogate"},
    {{"\xED\xBF\xBF", 3}, "1 1 1", "the last surrogate"},
    {{"\xED\xA0\xBD\xED\xB8\x80", 6}, "1 1 1 1 1 1", "a surrogate pair (CESU-8)"},
    {{"\xF4\x90\x80\x80", 4}, "1 1 1 1", "U+110000"},
    {{"\xF5\x80\x80\x80", 4}, "1 1 1 1", "a lead above all code points"},
    {{"\xF8\x88\x80\x80\x80", 5}, "1 1 1 1 1", "five bytes"},
    {{"\xFC\x84\x80\x80\x80\x80", 6}, "1 1 1 1 1 1", "six bytes"},
    {{"\xFE\xFF", 2}, "1 1", "bytes of no sequence"},
    {{"\xC3", 1}, "1", "a lead of two at the end"},
    {{"\xE2", 1}, "1", "a lead of three at the end"},
    {{"\xE2\x82", 2}, "2", "two of three bytes"},
    {{"\xF0\x9F", 2}, "2", "two of four bytes"},
    {{"\xF0\x9F\x98", 3}, "3", "three of four bytes"},
    {{"\xE2\x82\xE2\x82", 4}, "2 2", "two torn sequences"},
    {{"\xF0\x9F\x98\xC3", 4}, "3 1", "a torn sequence, then a lead"},
    {{"\xC3\xC3", 2}, "1 1", "two leads"},
};

Test(utf8, hostile_sequences_are_refused_part_by_part)
{
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        drg_str s = bad[i].bytes;
        uint32_t code = 0;
        char parts[32] = "";
        cr_expect_eq(utf8_decode(s.ptr, s.len, &code), 0, "%s", bad[i].why);
        cr_expect_eq(utf8_valid_prefix(s), 0, "%s", bad[i].why);
        for (size_t at = 0; at < s.len;) {
            unsigned len = utf8_bad_length(s.ptr + at, s.len - at);
            cr_assert(len >= 1 && len <= s.len - at, "%s", bad[i].why);
            snprintf(parts + strlen(parts), sizeof parts - strlen(parts), "%s%u", at ? " " : "", len);
            at += len;
        }
        cr_expect_str_eq(parts, bad[i].parts, "%s: %s", bad[i].why, parts);
    }
}

/* Between letters, each part becomes one U+FFFD and the letters stay. */
Test(utf8, lossy_reading_loses_nothing_else)
{
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[16] = "a";
        size_t len = 1, replaced = 0, parts = 1;
        memcpy(text + 1, bad[i].bytes.ptr, bad[i].bytes.len);
        len += bad[i].bytes.len;
        text[len++] = 'z';
        for (const char *p = bad[i].parts; *p; p++)
            parts += *p == ' ';
        drg_str s = {text, len};
        size_t at = 0;
        cr_expect_eq(utf8_next_lossy(s, &at), 'a');
        while (at < len - 1)
            replaced += utf8_next_lossy(s, &at) == UTF8_REPLACEMENT;
        cr_expect_eq(replaced, parts, "%s", bad[i].why);
        cr_expect_eq(utf8_next_lossy(s, &at), 'z', "%s", bad[i].why);
        cr_expect(at == len && !utf8_is_valid(s) && utf8_valid_prefix(s) == 1, "%s", bad[i].why);
    }
}

Test(utf8, every_code_point_comes_back)
{
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        uint32_t back = 0;
        unsigned len = utf8_encode(code, bytes), expected = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
        cr_assert_eq(len, expected, "U+%04X", code);
        cr_assert_eq(utf8_decode(bytes, len, &back), len, "U+%04X", code);
        cr_assert_eq(back, is_surrogate ? UTF8_REPLACEMENT : code);
        for (unsigned cut = 1; cut < len; cut++)
            cr_assert_eq(utf8_decode(bytes, cut, &back), 0, "%u bytes of U+%04X", cut, code);
    }
    char bytes[4];
    cr_expect(utf8_encode(0x110000, bytes) == 3 && memcmp(bytes, UTF8_REPLACEMENT_BYTES, 3) == 0);
    cr_expect_eq(utf8_length(STR("a\xC4\xB1\xE2\x82\xAC\xF0\x9F\x98\x80")), 4);
    cr_expect_eq(utf8_bom_length(STR(UTF8_BOM "a")), 3);
    cr_expect_eq(utf8_bom_length(STR("\xEF\xBB")), 0);
}
