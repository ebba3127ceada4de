/* test_stretch.c - paragraphs end where their own bytes say, however a text is cut. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "dragoman/match.h"
#include "text/stretch.h"

enum { ROUNDS = 80 };

static uint32_t next(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* Lines of many lengths, blank ones of many kinds, all line ends; sometimes more than a paragraph holds without a break. */
static void make_text(struct buf *out, uint32_t *state)
{
    static const char *const ends[] = {"\n", "\n", "\n", "\r\n", "\r"}, *const blanks[] = {"", "", " ", "\t ", "\v"};
    uint32_t lines = 1 + next(state, 60), longest = next(state, 4) ? 200 : 30000, gaps = next(state, 3) ? 6 : 400;
    uint32_t kind = next(state, 6);
    for (uint32_t i = 0; i < lines; i++) {
        bool is_blank = next(state, gaps) == 0;
        uint32_t len = is_blank ? 0 : 1 + next(state, longest);
        buf_add_z(out, is_blank || next(state, 5) == 0 ? blanks[next(state, 5)] : "");
        for (uint32_t k = 0; k < len; k++)
            buf_add_char(out, k % 7 == 6 ? ' ' : 'x');
        buf_add_z(out, kind < 5 ? ends[kind] : ends[next(state, 5)]);
    }
    if (next(state, 2))
        buf_add_z(out, "the end");
}

/* The definition, word for word: line by line from the paragraph's start. */
static size_t end_by_definition(drg_str text, size_t start)
{
    for (size_t at = start, after; at < text.len; at = after) {
        size_t end = str_line_end(text, at, &after);
        if (end < text.len && (str_trim(str_cut(text, at, end)).len == 0 || after - start >= PARAGRAPH_MOST))
            return after;
    }
    return text.len;
}

Test(stretch, paragraphs_end_as_defined)
{
    uint32_t state = 7;
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct buf buf = buf_make(SIZE_MAX / 2);
        make_text(&buf, &state);
        drg_str text = buf_str(&buf);
        for (size_t at = 0, end; at < text.len; at = end) {
            end = paragraph_end(text, at, true);
            cr_assert_eq(end, end_by_definition(text, at), "round %u: the paragraph at %zu of %zu", round, at, text.len);
        }
        buf_free(&buf);
    }
}

static bool is_paragraph_end(drg_str text, size_t place)
{
    size_t at = 0;
    while (at < place)
        at = end_by_definition(text, at);
    return at == place;
}

/* A text that is cut off anywhere gives stretches that the whole text gives too. */
Test(stretch, what_is_cut_off_never_misleads)
{
    uint32_t state = 11;
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct buf buf = buf_make(SIZE_MAX / 2);
        make_text(&buf, &state);
        drg_str text = buf_str(&buf);
        for (unsigned i = 0; i < 20; i++) {
            drg_str part = str_cut(text, 0, next(&state, (uint32_t)text.len + 1));
            size_t wanted = 1 + next(&state, (uint32_t)text.len), end = drg_stretch_end(part, wanted, false);
            cr_assert(is_paragraph_end(text, end), "round %u: %zu of %zu of %zu", round, end, part.len, text.len);
            size_t first = end_by_definition(text, 0);
            cr_assert(end <= wanted || end == first, "round %u: %zu bytes, wanted %zu", round, end, wanted);
        }
        cr_assert_eq(drg_stretch_end(text, SIZE_MAX, true), text.len);
        buf_free(&buf);
    }
}

Test(stretch, half_a_line_end_is_no_end)
{
    cr_expect_eq(drg_stretch_end(STR("a\n\r"), 100, false), 0);
    cr_expect_eq(drg_stretch_end(STR("a\n\r"), 100, true), 3);
    cr_expect_eq(drg_stretch_end(STR("a\n\r\n"), 100, false), 4);
    cr_expect_eq(drg_stretch_end(STR("a\n\n"), 100, false), 3);
    cr_expect_eq(drg_stretch_end(STR("a\nb"), 100, false), 0);
    cr_expect_eq(drg_stretch_end(STR(""), 100, true), 0);
}
