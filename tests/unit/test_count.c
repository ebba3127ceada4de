/* test_count.c - the quick ways through bytes find what the plain ways do, wherever things stand in a block. */
#include <criterion/criterion.h>

#include "base/count.h"
#include "base/utf8.h"
#include "text/stretch.h"

enum { MOST = 200, ROUNDS = 40000 };

/* Parts of texts: what is well-formed, what is not, and line ends. */
static const char *const good[] = {"a", "bc def", "\n", "\r\n", "\r", " ", "\t", "ı", "я", "ع", "€", "中", "😀", "\xF4\x8F\xBF\xBF",
                                   "\xED\x9F\xBF", "\xEE\x80\x80", "\xE0\xA0\x80", "\xF0\x90\x80\x80", "\xC2\x80"};
static const char *const bad[] = {"\x80", "\xBF\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                                  "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF0\x9F\x98", "\xFF", "\xC3\xC3"};

static uint32_t next(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* A text of parts, now and then with a bad one, often with a long plain run. */
static drg_str make(char out[MOST + 16], uint32_t *state, bool may_be_bad)
{
    size_t len = 0, wanted = next(state, MOST);
    while (len < wanted) {
        bool is_bad = may_be_bad && next(state, 60) == 0;
        const char *part = is_bad ? bad[next(state, sizeof bad / sizeof bad[0])] : good[next(state, sizeof good / sizeof good[0])];
        size_t repeat = !is_bad && next(state, 12) == 0 ? 1 + next(state, 40) : 1;
        for (size_t i = 0; i < repeat && len < wanted; i++) {
            memcpy(out + len, part, strlen(part));
            len += strlen(part);
        }
    }
    return (drg_str){out, len};
}

Test(count, the_quick_way_is_the_plain_way)
{
    char text[MOST + 16];
    uint32_t state = 1;
    for (unsigned i = 0; i < ROUNDS; i++) {
        drg_str s = make(text, &state, true);
        size_t plain = utf8_valid_prefix_scalar(s), quick = utf8_valid_prefix(s);
        cr_assert_eq(quick, plain, "round %u: %zu, not %zu of %zu bytes", i, quick, plain, s.len);
        cr_assert_eq(count_lines(s), count_lines_scalar(s), "round %u: lines", i);
        for (size_t at = 0; at < 3 && at < s.len; at++)
            for (size_t end = s.len > at + 3 ? s.len - 3 : at; end <= s.len; end++)
                cr_assert_eq(find_gap(s, at, end), find_gap_scalar(s, at, end), "round %u: gap from %zu to %zu", i, at, end);
        s = make(text, &state, false);
        struct unit_count a = count_units(s), b = count_units_scalar(s);
        cr_assert(a.code_points == b.code_points && a.utf16 == b.utf16, "round %u: units", i);
        cr_assert_eq(a.code_points, utf8_length(s));
    }
}

/* Each kind of fault at each place of two blocks. */
Test(count, faults_are_seen_at_every_place)
{
    char text[3 * 32 + 8];
    for (size_t kind = 0; kind < sizeof bad / sizeof bad[0]; kind++)
        for (size_t at = 0; at < 2 * 32; at++)
            for (unsigned wide = 0; wide < 2; wide++) {
                size_t len = strlen(bad[kind]), fill = at / 2 * 2;
                memset(text, 'x', sizeof text);
                for (size_t i = 0; wide && i + 1 < fill; i += 2)
                    memcpy(text + i, "я", 2);
                memcpy(text + at, bad[kind], len);
                drg_str s = {text, 3 * 32};
                cr_assert_eq(utf8_valid_prefix(s), utf8_valid_prefix_scalar(s), "fault %zu at %zu", kind, at);
                cr_assert_leq(utf8_valid_prefix(s), at + len);
            }
}

Test(count, torn_sequences_are_told_from_broken_ones)
{
    static const struct {
        const char *bytes;
        bool is_torn;
    } cases[] = {{"", false}, {"a", false}, {"\xC3", true}, {"\xE2\x82", true}, {"\xF0\x9F\x98", true}, {"\xE2\x82\xAC", false},
                 {"\x80", false}, {"\xC0", false}, {"\xE0\x80", false}, {"\xED\xA0", false}, {"\xF5", false}, {"\xF4\x90", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect_eq(utf8_is_torn(str_from(cases[i].bytes)), cases[i].is_torn, "case %zu", i);
}
