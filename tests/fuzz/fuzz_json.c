/* fuzz_json.c - any bytes as JSON: the readers stay inside, agree on what is an object, and give valid text. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "syntax/json_members.h"
#include "syntax/json_read.h"
#include "syntax/json_string.h"
#include "syntax/json_tree.h"

enum { SEEN = 200 /* depth that no reader may go to */ };

static size_t check_tree(const struct json_value *value, unsigned depth)
{
    size_t count = 1;
    uint64_t number;
    CLAIM(depth < SEEN && utf8_is_valid(value->key) && utf8_is_valid(value->string));
    (void)json_whole(value, &number);
    for (const struct json_value *item = value->first; item; item = item->next)
        count += check_tree(item, depth + 1);
    return count;
}

/* Passes over a copy of exactly this size, which is decoded in place. */
static bool pass_object(drg_str text)
{
    char *bytes = malloc(text.len + 1);
    CLAIM(bytes);
    memcpy(bytes, text.ptr, text.len);
    struct json_reader r = {.at = bytes, .end = bytes + text.len};
    drg_str key;
    for (json_read_open(&r, '{'); json_read_key(&r, &key);) {
        CLAIM(utf8_is_valid(key) && key.ptr >= bytes && key.ptr + key.len <= r.at);
        (void)json_read_skip(&r);
    }
    CLAIM(r.at >= bytes && r.at <= r.end);
    bool is_object = json_read_end(&r);
    free(bytes);
    return is_object;
}

/* The string of a member, as one and as the other says it: of members that come twice the tree gives the first. */
static void check_member(drg_str text, const struct json_value *tree)
{
    const char *const names[] = {"text"};
    const struct json_value *member = json_member(tree, "text");
    struct buf made = buf_make(SIZE_MAX / 2);
    drg_span span;
    bool is_found = json_find_strings(text, names, 1, &span);
    if (is_found) {
        CLAIM(span.start < span.end && span.end <= text.len && json_string_end(text, span.start) == span.end);
        json_unescape(&made, str_cut(text, span.start + 1, span.end - 1));
        CLAIM(!made.failed && utf8_is_valid(buf_str(&made)) && made.len <= span.end - span.start);
    }
    for (const struct json_value *next = member ? member->next : NULL; next; next = next->next)
        member = str_eq_z(next->key, "text") ? next : member;
    if (is_found && tree && member)
        CLAIM(str_eq(json_str(member), buf_str(&made)));
    buf_free(&made);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    drg_str text = {(const char *)data, size};
    const struct json_value *tree;
    struct arena arena = {0};
    drg_error err = {0};
    if (!size || !utf8_is_valid(text))
        return 0;
    bool is_json = json_parse(&tree, &arena, text, &err) == DRG_OK;
    CLAIM(is_json || *err.message);
    if (is_json)
        CLAIM(check_tree(tree, 0) <= size);
    if (is_json && tree->kind == JSON_OBJECT)
        CLAIM(pass_object(text));
    else
        (void)pass_object(text);
    check_member(text, is_json ? tree : NULL);
    arena_free(&arena);
    return 0;
}
