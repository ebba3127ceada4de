/* test_edits.c - lists of replacements. */
#include <criterion/criterion.h>

#include "text/edits.h"

static unsigned next(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

/* Edits of a text of `len` ASCII characters: deletions, insertions and replacements. */
static void scatter(struct edits *edits, unsigned *seed, size_t len, const char *kind)
{
    static const char *const texts[] = {"", "x", "yz", "long"};
    for (size_t at = next(seed, 4); at <= len;) {
        size_t end = at + next(seed, 4);
        end = end < len ? end : len;
        edits_add(edits, at, end, str_from(texts[next(seed, 4)]), kind);
        at = end + next(seed, 5);
        if (at == end && at == len)
            break;
    }
}

static drg_str apply(struct buf *into, drg_str input, const struct edits *edits)
{
    *into = buf_make(1 << 20);
    edits_apply(into, input, edits);
    return buf_str(into);
}

Test(edits, knows_where_replacements_stand)
{
    struct edits e = {0};
    struct buf text;
    edits_add(&e, 0, 1, STR("The"), "words");
    edits_add(&e, 2, 3, STR(""), "spaces");
    edits_add(&e, 5, 5, STR("!"), "marks");
    cr_expect(str_eq(apply(&text, STR("A  go"), &e), STR("The go!")), "%s", text.ptr);
    cr_expect(e.list.items[2].out_start == 6);
    drg_span whole = edits_source_span(&e, (drg_span){1, 2});
    cr_expect(whole.start == 0 && whole.end == 1, "what lies within a replacement was made by all of it");
    buf_free(&text);
    edits_free(&e);
}

Test(edits, chain_equals_two_steps)
{
    unsigned seed = 1;
    const drg_str input = STR("abcdefghijklmnopqrstuvwxyz");
    for (unsigned round = 0; round < 3000; round++) {
        struct edits first = {0}, second = {0}, both = {0};
        struct buf middle, twice, once;
        drg_str cut = str_cut(input, 0, next(&seed, 27));
        scatter(&first, &seed, cut.len, "first");
        apply(&middle, cut, &first);
        scatter(&second, &seed, middle.len, "second");
        apply(&twice, buf_str(&middle), &second);
        edits_chain(&both, &first, buf_str(&middle), &second);
        cr_assert_not(both.failed);
        cr_assert(str_eq(apply(&once, cut, &both), buf_str(&twice)), "round %u", round);
        for (size_t i = 1; i < both.list.count; i++)
            cr_assert(both.list.items[i].start >= both.list.items[i - 1].end, "round %u", round);
        buf_free(&middle);
        buf_free(&twice);
        buf_free(&once);
        edits_free(&first);
        edits_free(&second);
        edits_free(&both);
    }
}

/* What no edit touched is found where it came from. */
Test(edits, spans_lead_back_to_the_same_bytes)
{
    unsigned seed = 7;
    const drg_str input = STR("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (unsigned round = 0; round < 1000; round++) {
        struct edits e = {0};
        struct buf text;
        scatter(&e, &seed, input.len, "any");
        apply(&text, input, &e);
        for (uint32_t at = 0; at < text.len; at++) {
            drg_span from = edits_source_span(&e, (drg_span){at, at + 1});
            if (text.ptr[at] >= 'A' && text.ptr[at] <= 'Z')
                cr_assert(from.end == from.start + 1 && input.ptr[from.start] == text.ptr[at], "round %u", round);
        }
        buf_free(&text);
        edits_free(&e);
    }
}
