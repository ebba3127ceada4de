/* test_view.c - what a reader sees, and where it stands in the source. */
#include <criterion/criterion.h>

#include "text/view.h"

static const char source[] = "<p>T&uuml;rkiye and <b>Syria</b><img>.</p><p>x</p>";

/* "Türkiye and Syria*." and "x", as a reader of HTML builds them. */
static void build(struct view *view)
{
    view_init(view, 1000);
    view_break(view, STR("en"));
    view_copy(view, STR(source), 3, 4);
    view_replace(view, STR("\xC3\xBC"), 4, 10);
    view_copy(view, STR(source), 10, 20);
    view_copy(view, STR(source), 20, 20);
    view_copy(view, STR(source), 23, 28);
    view_opaque(view, 32, 37);
    view_copy(view, STR(source), 37, 38);
    view_break(view, (drg_str){"", 0});
    view_break(view, (drg_str){"", 0});
    view_copy(view, STR(source), 45, 46);
    cr_assert_eq(view_finish(view, NULL), DRG_OK);
}

static drg_str span_of(drg_str text, const char *word)
{
    const char *hit = strstr(text.ptr, word);
    cr_assert_not_null(hit, "%s", word);
    return (drg_str){hit, strlen(word)};
}

Test(view, spans_come_back_to_the_source)
{
    static const struct { const char *word, *source; } cases[] = {
        {"T\xC3\xBCrkiye", "T&uuml;rkiye"}, {"\xC3\xBC", "&uuml;"}, {"rkiye and ", "rkiye and "},
        {"and Syria", "and <b>Syria"}, {"Syria", "Syria"}, {"ria\xEF\xBF\xBC", "ria</b><img>"}, {"\xEF\xBF\xBC", "<img>"},
        {".", "."}, {"x", "x"}, {"T\xC3\xBCrkiye and Syria\xEF\xBF\xBC.", "T&uuml;rkiye and <b>Syria</b><img>."},
    };
    struct view view;
    build(&view);
    drg_str text = buf_str(&view.text);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_str word = span_of(text, cases[i].word);
        uint32_t start = (uint32_t)(word.ptr - text.ptr);
        drg_span span = view_to_source(&view, (drg_span){start, start + (uint32_t)word.len});
        drg_str found = str_cut(STR(source), span.start, span.end);
        cr_expect(str_eq_z(found, cases[i].source), "%s: '%.*s'", cases[i].word, STR_ARGS(found));
        drg_span empty = view_to_source(&view, (drg_span){start, start});
        cr_expect(empty.start == span.start && empty.end == span.start);
    }
    view_free(&view);
}

Test(view, blocks_hold_text_and_their_language)
{
    struct view view;
    build(&view);
    drg_str text = buf_str(&view.text);
    cr_assert_eq(view.blocks.count, 2, "%zu", view.blocks.count);
    const struct view_block *first = &view.blocks.items[0], *second = &view.blocks.items[1];
    cr_expect(str_eq(first->lang, STR("en")) && second->lang.len == 0);
    cr_expect(str_eq(str_cut(text, first->start, first->end), STR("T\xC3\xBCrkiye and Syria\xEF\xBF\xBC.")));
    cr_expect(str_eq(str_cut(text, second->start, second->end), STR("x")));
    cr_expect_eq(text.ptr[first->end], '\n', "blocks are kept apart");
    view_free(&view);
}

/* Runs that follow one another in view and source are one piece, or a long text would have one for each. */
Test(view, runs_that_follow_are_one_piece)
{
    struct view view;
    view_init(&view, 1000);
    for (size_t i = 0; i + 1 < sizeof source; i++)
        view_copy(&view, STR(source), i, i + 1);
    cr_expect_eq(view_finish(&view, NULL), DRG_OK);
    cr_expect_eq(view.pieces.count, 1);
    view_free(&view);
}

Test(view, cells_are_kept_also_when_empty)
{
    struct view view;
    view_init(&view, 1000);
    for (uint32_t row = 0; row < 4; row++) {
        view_copy(&view, STR("abcd"), row, row % 2 ? row : row + 1);
        view_cell(&view, 7, row);
    }
    cr_expect_eq(view_finish(&view, NULL), DRG_OK);
    cr_assert_eq(view.blocks.count, 4);
    for (uint32_t row = 0; row < 4; row++) {
        const struct view_block *cell = &view.blocks.items[row];
        cr_expect(cell->row == row && cell->column == 7 && cell->end - cell->start == (row % 2 ? 0 : 1));
    }
    view_free(&view);
}

Test(view, limits_and_nothing)
{
    struct view view;
    drg_error err = {0};
    view_init(&view, 4);
    view_copy(&view, STR("abcdefgh"), 0, 3);
    view_copy(&view, STR("abcdefgh"), 4, 8);
    cr_expect_eq(view_finish(&view, &err), DRG_ELIMIT);
    view_free(&view);
    view_init(&view, 4);
    cr_expect_eq(view_finish(&view, &err), DRG_OK);
    drg_span span = view_to_source(&view, (drg_span){0, 0});
    cr_expect(span.start == 0 && span.end == 0 && view.blocks.count == 0);
    view_free(&view);
}
