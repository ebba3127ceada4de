/* test_base.c - memory, strings, maps, messages: what everything stands on. */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"
#include "base/writer.h"

Test(base, arena_is_aligned_zeroed_and_apart)
{
    struct arena arena = {0};
    unsigned char *blocks[400];
    for (size_t i = 0; i < 400; i++) {
        size_t size = i * 37 % 9000;
        blocks[i] = arena_alloc(&arena, size);
        cr_assert_not_null(blocks[i]);
        cr_expect_eq((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            cr_assert_eq(blocks[i][k], 0, "block %zu is not zeroed", i);
        memset(blocks[i], (int)(i & 0xFF), size);
    }
    for (size_t i = 0; i < 400; i++)
        for (size_t k = 0; k < i * 37 % 9000; k++)
            cr_assert_eq(blocks[i][k], i & 0xFF, "block %zu was written over", i);
    arena_free(&arena);
    arena_free(&arena);
}

Test(base, arena_refuses_what_no_memory_holds)
{
    struct arena arena = {0};
    cr_expect_null(arena_alloc(&arena, SIZE_MAX));
    cr_expect_null(arena_alloc(&arena, SIZE_MAX - 7));
    cr_expect_null(arena_array(&arena, SIZE_MAX / 4, 8));
    cr_expect_null(arena_array(&arena, 8, SIZE_MAX / 4));
    cr_expect_not_null(arena_array(&arena, 0, 8));
    cr_expect_not_null(arena_array(&arena, 8, 0));
    drg_str copy = arena_str(&arena, STR("a\0b"));
    cr_expect(str_eq(copy, STR("a\0b")) && copy.ptr[3] == '\0');
    cr_expect_not_null(arena_str(&arena, (drg_str){NULL, 0}).ptr);
    arena_free(&arena);
}

/* A buffer of every limit: what fits is there, what does not leaves it as it was, and nothing after that is added. */
Test(base, buf_never_outgrows_its_limit)
{
    for (size_t max = 0; max < 40; max++) {
        struct buf b = buf_make(max);
        size_t added = 0;
        while (!b.failed && added < 100) {
            buf_add(&b, STR("abc"));
            added += b.failed ? 0 : 3;
        }
        cr_expect_eq(b.len, max / 3 * 3);
        cr_expect_eq(b.failed, BUF_LIMIT);
        buf_add_char(&b, 'x');
        buf_addf(&b, "%d", 1);
        cr_expect_eq(b.len, max / 3 * 3);
        drg_error err = {0};
        cr_expect_eq(buf_status(&b, "the input", &err), DRG_ELIMIT);
        cr_expect(strstr(err.message, "the input is larger than the limit of"), "%s", err.message);
        buf_free(&b);
        cr_expect_eq(b.max, max);
        cr_expect_eq(b.failed, BUF_OK);
    }
}

Test(base, buf_holds_what_was_added)
{
    struct buf b = buf_make(1 << 20);
    cr_expect(str_eq(buf_str(&b), STR("")));
    buf_add(&b, (drg_str){NULL, 0});
    buf_add_z(&b, "a");
    buf_add_char(&b, '\0');
    buf_add_code(&b, 0x20AC);
    buf_addf(&b, "%s-%u", "x", 7u);
    cr_expect(str_eq(buf_str(&b), STR("a\0\xE2\x82\xACx-7")));
    buf_cut(&b, 100);
    cr_expect_eq(b.len, 8);
    buf_cut(&b, 1);
    cr_expect_str_eq(b.ptr, "a");
    for (int i = 0; i < 5000; i++)
        buf_addf(&b, "%d,", i);
    cr_expect_eq(b.len, 1 + 10 * 2 + 90 * 3 + 900 * 4 + 4000 * 5);
    cr_expect_eq(strlen(b.ptr), b.len);
    buf_free(&b);
}

Test(base, vec_grows_one_by_one)
{
    VEC(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < 10000; i++)
        cr_assert(vec_push(&numbers, i * i));
    for (uint64_t i = 0; i < 10000; i++)
        cr_assert_eq(numbers.items[i], i * i);
    vec_free(&numbers);
    cr_expect(!numbers.items && !numbers.count && !numbers.cap);
    void *none = NULL;
    size_t cap = SIZE_MAX / 16;
    cr_expect_not(vec_grow(&none, &cap, cap, 32), "more bytes than a size_t counts");
}

Test(base, map_finds_every_key)
{
    enum { KEYS = 5000 };
    static char names[KEYS][12];
    struct map map = {0};
    cr_expect_eq(map_get(&map, STR("none")), DRG_NONE);
    for (uint32_t i = 0; i < KEYS; i++) {
        snprintf(names[i], sizeof names[i], "k%u", i * 7);
        cr_assert(map_set(&map, str_from(names[i]), i));
    }
    for (uint32_t i = 0; i < KEYS; i += 3)
        cr_assert(map_set(&map, str_from(names[i]), i + KEYS));
    cr_expect_eq(map.count, KEYS);
    for (uint32_t i = 0; i < KEYS; i++)
        cr_expect_eq(map_get(&map, str_from(names[i])), i % 3 ? i : i + KEYS, "%s", names[i]);
    cr_expect_eq(map_get(&map, STR("k1")), DRG_NONE);
    cr_expect_eq(map_get(&map, STR("")), DRG_NONE);
    cr_expect(map_set(&map, (drg_str){NULL, 0}, 9));
    cr_expect_eq(map_get(&map, STR("")), 9, "an empty key is a key");
    cr_expect_neq(str_hash(STR("ab")), str_hash(STR("ba")));
    map_free(&map);
}

Test(base, strings_split_and_trim)
{
    static const struct {
        const char *text, *parts;
    } splits[] = {{"", ""}, {"a", "[a]"}, {"a|b", "[a][b]"}, {"|a", "[][a]"}, {"a|", "[a]"}, {"||", "[][]"}, {"a||b", "[a][][b]"}};
    for (size_t i = 0; i < sizeof splits / sizeof splits[0]; i++) {
        struct buf seen = buf_make(100);
        drg_str rest = str_from(splits[i].text), part;
        while (str_split(&rest, '|', &part))
            buf_addf(&seen, "[%.*s]", STR_ARGS(part));
        cr_expect(str_eq_z(buf_str(&seen), splits[i].parts), "'%s' gives %s", splits[i].text, seen.ptr ? seen.ptr : "");
        buf_free(&seen);
    }
    cr_expect(str_eq(str_trim(STR(" \t\r\n\f\va b \n")), STR("a b")));
    cr_expect(str_eq(str_trim(STR("\xC2\xA0")), STR("\xC2\xA0")), "a no-break space is not ASCII");
    cr_expect(str_starts(STR("abc"), STR("")) && str_ends(STR("abc"), STR("bc")) && !str_starts(STR("a"), STR("ab")));
    cr_expect(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("\xC3"), STR("a")) > 0 && str_cmp(STR(""), STR("")) == 0);
    cr_expect(str_eq_ascii_case(STR("HTML"), STR("html")) && !str_eq_ascii_case(STR("\xC3\x9C"), STR("\xC3\xBC")));
}

/* A value of any length is cut on a character's edge. */
Test(base, shown_values_stay_whole_characters)
{
    char text[121];
    for (size_t shift = 0; shift < 3; shift++) {
        memset(text, 'a', shift);
        for (size_t i = shift; i + 3 <= 120; i += 3)
            memcpy(text + i, "\xE2\x82\xAC", 3);
        int shown = str_shown((drg_str){text, 117 + shift});
        cr_expect(shown <= 80 && shown > 77 && (size_t)shown % 3 == shift % 3, "%d bytes", shown);
    }
    cr_expect_eq(str_shown(STR("short")), 5);
}

Test(base, errors_keep_the_first_and_one_safe_line)
{
    static const struct {
        const char *quoted, *message;
    } cases[] = {
        {"plain", "found 'plain', expected x"},
        {"a\nb\tc\x7F", "found 'a b c ', expected x"},
        {"\xC4\xB1", "found '\xC4\xB1', expected x"},
        {"caf\xE9", "found 'caf?', expected x"},
        {"\xE2\x82", "found '?" "?', expected x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_error err = {0};
        cr_expect_eq(fail(&err, DRG_ESYNTAX, (drg_pos){3, 4}, "found '%s', expected x", cases[i].quoted), DRG_ESYNTAX);
        cr_expect_str_eq(err.message, cases[i].message);
        cr_expect_eq(fail(&err, DRG_EIO, NOWHERE, "later"), DRG_EIO);
        cr_expect_eq(err.code, DRG_ESYNTAX);
        cr_expect_str_eq(err.message, cases[i].message, "the first failure stays");
        fail_in_file(&err, err.code, "a.csv");
        fail_in_file(&err, err.code, "b.csv");
        cr_expect_str_eq(err.file, "a.csv");
    }
    cr_expect_eq(fail(NULL, DRG_EIO, NOWHERE, "nobody asks"), DRG_EIO);
    for (size_t pad = 396; pad < 402; pad++) { /* a character over the edge of the message goes as a whole */
        char text[420] = "";
        memset(text, 'a', pad);
        memcpy(text + pad, "\xE2\x82\xAC", 4);
        drg_error err = {0};
        fail(&err, DRG_ESYNTAX, NOWHERE, "%s", text);
        size_t whole = pad + 3 <= sizeof err.message - 1 ? pad + 3 : pad < sizeof err.message - 1 ? pad : sizeof err.message - 1;
        cr_expect_eq(strlen(err.message), whole, "%zu", pad);
    }
}

/* A sink that takes `room` bytes, then fails. */
struct narrow {
    size_t room, taken, calls;
};

static drg_status write_narrow(void *user, const void *data, size_t len, drg_error *err)
{
    struct narrow *n = user;
    (void)data;
    n->calls++;
    if (len > n->room - n->taken)
        return fail(err, DRG_EIO, NOWHERE, "full at %zu", n->taken);
    n->taken += len;
    return DRG_OK;
}

Test(base, writers_stop_at_the_first_failure)
{
    static char large[20000];
    for (size_t room = 0; room < 60000; room += 4999) {
        struct narrow narrow = {.room = room};
        struct writer w;
        drg_error err = {0};
        writer_init(&w, (drg_sink){write_narrow, &narrow}, &err);
        for (int i = 0; i < 1000; i++)
            writer_addf(&w, "%09d\n", i);
        writer_add(&w, (drg_str){large, sizeof large});
        writer_add_z(&w, "end");
        bool fits = room >= 10000 + sizeof large + 3;
        cr_expect_eq(writer_finish(&w), fits ? DRG_OK : DRG_EIO, "room for %zu", room);
        cr_expect(!fits || narrow.taken == 10000 + sizeof large + 3, "%zu bytes", narrow.taken);
        size_t calls = narrow.calls;
        writer_add(&w, (drg_str){large, sizeof large});
        if (!fits)
            cr_expect(narrow.calls == calls && strncmp(err.message, "full at", 7) == 0, "%s", err.message);
    }
}
