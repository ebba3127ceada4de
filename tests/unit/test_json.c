/* test_json.c - reading JSON: values, escapes, what is no JSON. */
#include <criterion/criterion.h>

#include "syntax/json_members.h"
#include "syntax/json_read.h"
#include "syntax/json_tree.h"

static const struct json_value *parse(struct arena *arena, const char *text)
{
    const struct json_value *value;
    drg_error err = {0};
    cr_assert_eq(json_parse(&value, arena, str_from(text), &err), DRG_OK, "%s: %s", text, err.message);
    return value;
}

Test(json, values)
{
    struct arena arena = {0};
    uint64_t number;
    const struct json_value *v = parse(&arena, " {\"a\": [1, true, null, \"x\"], \"n\": 18446744073709551615, \"a\": 2, \"f\": 1.5} ");
    const struct json_value *item = json_items(json_member(v, "a"), JSON_ARRAY);
    cr_expect(json_whole(item, &number) && number == 1);
    cr_expect_eq(item->next->kind, JSON_TRUE);
    cr_expect_eq(item->next->next->kind, JSON_NULL);
    cr_expect(str_eq_z(json_str(item->next->next->next), "x"));
    cr_expect(json_whole(json_member(v, "n"), &number) && number == UINT64_MAX);
    cr_expect_not(json_whole(json_member(v, "f"), &number), "a fraction");
    cr_expect_null(json_member(v, "none"));
    cr_expect_null(json_member(item, "a"), "an item has no members");
    cr_expect_null(json_str(v).ptr);
    arena_free(&arena);
}

Test(json, escapes)
{
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"\"\"", ""},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
        {"\"\\u0130stanbul\"", "İstanbul"},
        {"\"\\ud83d\\ude00!\"", "😀!"},
        {"\"\\ud83d!\"", "\xEF\xBF\xBD!"},
        {"\"\\ude00\\ud83d\"", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\"\\ud83d\\u0041\"", "\xEF\xBF\xBD" "A"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        drg_str text = json_str(parse(&arena, cases[i].json));
        cr_expect(text.ptr && str_eq_z(text, cases[i].text), "%s: '%.*s'", cases[i].json, (int)text.len, text.ptr);
        arena_free(&arena);
    }
}

Test(json, what_is_none)
{
    static const char *const cases[] = {"", " ", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"x", "\"\\x\"", "\"\\u12\"",
                                        "tru", "1 2", "]", "[1]]", "\"\\"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        const struct json_value *value;
        drg_error err = {0};
        cr_expect_eq(json_parse(&value, &arena, str_from(cases[i]), &err), DRG_ESYNTAX, "%s", cases[i]);
        cr_expect_neq(err.message[0], '\0');
        arena_free(&arena);
    }
    char deep[1000];
    struct arena arena = {0};
    const struct json_value *value;
    memset(deep, '[', sizeof deep);
    cr_expect_eq(json_parse(&value, &arena, (drg_str){deep, sizeof deep}, &(drg_error){0}), DRG_ELIMIT);
    arena_free(&arena);
}

static bool passes(drg_str object)
{
    char bytes[64];
    drg_str key;
    cr_assert_leq(object.len, sizeof bytes);
    memcpy(bytes, object.ptr, object.len);
    struct json_reader r = {.at = bytes, .end = bytes + object.len};
    for (json_read_open(&r, '{'); json_read_key(&r, &key);)
        json_read_skip(&r);
    return json_read_end(&r);
}

Test(json, what_is_passed_over_has_to_be_json_too)
{
    cr_expect(passes(STR("{\"x\":-1.5e+3,\"y\":[null,{\"z\":\"\\u00e9\"}]} ")));
    cr_expect_not(passes(STR("{\"x\":\0}")), "NUL is no value");
    cr_expect_not(passes(STR("{\"x\":1\0}")), "nor a part of one");
    cr_expect_not(passes(STR("{\"x\":[\"\\u00g0\"]}")));
    cr_expect_not(passes(STR("{\"x\":1,}")));
}

Test(json, strings_are_decoded_where_they_lie)
{
    char bytes[] = "\"\\u0130stanbul\\t\\ud83d\\ude00\\ud83d\"rest";
    struct json_reader r = {.at = bytes, .end = bytes + sizeof bytes - 1};
    drg_str text;
    cr_assert(json_read_string(&r, &text));
    cr_expect(str_eq_z(text, "İstanbul\t😀\xEF\xBF\xBD"), "'%.*s'", (int)text.len, text.ptr);
    cr_expect(text.ptr == bytes + 1);
    cr_expect(str_eq_z((drg_str){r.at, (size_t)(r.end - r.at)}, "rest"));
    cr_expect_not(json_read_string(&r, &text), "what follows is no string");
}

/* json.dumps of Python writes all beyond ASCII so. */
Test(json, members_are_found_however_their_names_are_written)
{
    static const struct { const char *object, *value; } cases[] = {
        {"{\"текст\":\"a\"}", "\"a\""},
        {"{\"\\u0442\\u0435\\u043a\\u0441\\u0442\":\"a\"}", "\"a\""},
        {"{\"текст\":\"a\",\"т\\u0435\\u043aст\":\"b\"}", "\"b\""},
        {"{\"\\u0442\\u0435\\u043a\\u0441\":\"a\"}", NULL},
        {"{\"текст\\u0000\":\"a\"}", NULL},
        {"{\"текст\\n\":\"a\"}", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *const names[] = {"текст"};
        drg_str object = str_from(cases[i].object);
        drg_span span;
        bool is_found = json_find_strings(object, names, 1, &span);
        cr_expect_eq(is_found, cases[i].value != NULL, "%s", cases[i].object);
        if (is_found && cases[i].value)
            cr_expect(str_eq_z(str_cut(object, span.start, span.end), cases[i].value), "%s", cases[i].object);
    }
}
