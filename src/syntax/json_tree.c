/* json_tree.c - JSON as a tree. */
#include "syntax/json_tree.h"

#include "base/buf.h"
#include "base/error.h"
#include "syntax/json_string.h"

enum { MOST_DEPTH = 64, SHOWN = 12 /* bytes of what is wrong, in messages */ };

struct reader {
    struct arena *arena;
    drg_str text;
    size_t at;
    unsigned depth;
    drg_error *err;
};

static drg_status read_value(struct reader *r, struct json_value *value);

static drg_status fail_here(struct reader *r, const char *expected)
{
    drg_pos pos = {.line = 1, .column = (uint32_t)(r->at + 1)};
    if (r->at >= r->text.len)
        return fail(r->err, DRG_ESYNTAX, pos, "expected %s, found the end of the JSON text", expected);
    drg_str rest = str_cut(r->text, r->at, r->text.len);
    return fail(r->err, DRG_ESYNTAX, pos, "expected %s, found '%.*s'", expected,
                str_shown(str_cut(rest, 0, rest.len < SHOWN ? rest.len : SHOWN)), rest.ptr);
}

static void skip_space(struct reader *r)
{
    while (r->at < r->text.len && strchr(" \t\r\n", r->text.ptr[r->at]) && r->text.ptr[r->at])
        r->at++;
}

static bool take(struct reader *r, char c)
{
    skip_space(r);
    if (r->at == r->text.len || r->text.ptr[r->at] != c)
        return false;
    r->at++;
    return true;
}

/* After the opening quote. */
static drg_status read_string(struct reader *r, drg_str *out)
{
    size_t end = json_string_end(r->text, r->at - 1);
    if (!end)
        return fail_here(r, "a string of JSON with its closing quote");
    drg_str inside = str_cut(r->text, r->at, end - 1);
    r->at = end;
    *out = inside;
    if (!inside.len || !memchr(inside.ptr, '\\', inside.len))
        return DRG_OK;
    struct buf made = buf_make(inside.len + 1);
    json_unescape(&made, inside);
    *out = buf_into_arena(&made, r->arena);
    return out->ptr ? DRG_OK : fail_memory(r->err);
}

/* ---- Values --------------------------------------------------------------------------------------------------- */

static drg_status read_key(struct reader *r, struct json_value *member)
{
    if (!take(r, '"'))
        return fail_here(r, "a key in quotes");
    drg_status status = read_string(r, &member->key);
    if (!status && !take(r, ':'))
        status = fail_here(r, "':'");
    return status;
}

/* After the opening bracket. */
static drg_status read_items(struct reader *r, struct json_value *value, char closer)
{
    const struct json_value **link = &value->first;
    drg_status status = DRG_OK;
    if (take(r, closer))
        return DRG_OK;
    do {
        struct json_value *item = arena_alloc(r->arena, sizeof *item);
        if (!item)
            return fail_memory(r->err);
        if (value->kind == JSON_OBJECT)
            status = read_key(r, item);
        if (!status)
            status = read_value(r, item);
        *link = item;
        link = &item->next;
    } while (!status && take(r, ','));
    if (!status && !take(r, closer))
        status = fail_here(r, closer == '}' ? "',' or '}'" : "',' or ']'");
    return status;
}

static drg_status read_container(struct reader *r, struct json_value *value, enum json_kind kind)
{
    if (r->depth == MOST_DEPTH)
        return fail(r->err, DRG_ELIMIT, NOWHERE, "JSON nested deeper than %d", (int)MOST_DEPTH);
    value->kind = kind;
    r->depth++;
    drg_status status = read_items(r, value, kind == JSON_OBJECT ? '}' : ']');
    r->depth--;
    return status;
}

static drg_status read_word(struct reader *r, struct json_value *value)
{
    static const char *const words[] = {[JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"};
    drg_str rest = str_cut(r->text, r->at, r->text.len);
    for (unsigned kind = JSON_NULL; kind <= JSON_TRUE; kind++) {
        if (!str_starts(rest, str_from(words[kind])))
            continue;
        value->kind = (enum json_kind)kind;
        r->at += strlen(words[kind]);
        return DRG_OK;
    }
    size_t len = 0;
    while (len < rest.len && (is_ascii_digit(rest.ptr[len]) || (rest.ptr[len] && strchr("+-.eE", rest.ptr[len]))))
        len++;
    if (!len)
        return fail_here(r, "a JSON value");
    value->kind = JSON_NUMBER;
    value->string = str_cut(rest, 0, len);
    r->at += len;
    return DRG_OK;
}

static drg_status read_value(struct reader *r, struct json_value *value)
{
    if (take(r, '{'))
        return read_container(r, value, JSON_OBJECT);
    if (take(r, '['))
        return read_container(r, value, JSON_ARRAY);
    if (!take(r, '"'))
        return read_word(r, value);
    value->kind = JSON_STRING;
    return read_string(r, &value->string);
}

drg_status json_parse(const struct json_value **out, struct arena *arena, drg_str text, drg_error *err)
{
    struct reader r = {.arena = arena, .text = text, .err = err};
    struct json_value *value = arena_alloc(arena, sizeof *value);
    *out = value;
    if (!value)
        return fail_memory(err);
    drg_status status = read_value(&r, value);
    skip_space(&r);
    if (!status && r.at < text.len)
        status = fail_here(&r, "the end of the JSON text");
    return status;
}

/* ---- Asking -------------------------------------------------------------------------------------------------- */

const struct json_value *json_items(const struct json_value *value, enum json_kind kind)
{
    return value && value->kind == kind ? value->first : NULL;
}

const struct json_value *json_member(const struct json_value *object, const char *key)
{
    const struct json_value *member = json_items(object, JSON_OBJECT);
    while (member && !str_eq_z(member->key, key))
        member = member->next;
    return member;
}

drg_str json_str(const struct json_value *value)
{
    return value && value->kind == JSON_STRING ? value->string : (drg_str){NULL, 0};
}

bool json_whole(const struct json_value *value, uint64_t *number)
{
    *number = 0;
    if (!value || value->kind != JSON_NUMBER)
        return false;
    for (size_t i = 0; i < value->string.len; i++) {
        if (!is_ascii_digit(value->string.ptr[i]))
            return false;
        uint64_t digit = (uint64_t)(value->string.ptr[i] - '0');
        if (*number > (UINT64_MAX - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return true;
}
