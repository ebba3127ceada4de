/* json_tree.h - a JSON text (RFC 8259) as a tree, for records of a line each.
 *
 * The tree and what its strings needed of memory live in the arena; strings without escapes are parts of the text. Keys of
 * an object keep their order, and of equal ones the first is found. Depth is bounded, as is, by the text, everything else.
 *
 *   const struct json_value *record = json_parse(&arena, line, err);
 *   drg_str form = json_str(json_member(record, "form")); */
#ifndef SYNTAX_JSON_TREE_H
#define SYNTAX_JSON_TREE_H

#include "base/arena.h"
#include "base/str.h"

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
    enum json_kind kind;
    drg_str key;    /* as a member of an object                          */
    drg_str string; /* of a string, unescaped; of a number, as it stands */
    const struct json_value *first; /* of what an array or an object holds; NULL: nothing */
    const struct json_value *next;  /* beside it; NULL: it is the last                    */
};

/* The one value of `text`, white space around it. Errors: ESYNTAX with the place in bytes, ENOMEM. */
drg_status json_parse(const struct json_value **out, struct arena *arena, drg_str text, drg_error *err);

/* The member of an object; NULL when `object` is NULL, no object, or has none of this name. */
const struct json_value *json_member(const struct json_value *object, const char *key);

/* What is inside, or NULL: `value` is NULL or of another kind. */
const struct json_value *json_items(const struct json_value *value, enum json_kind kind);

/* The string; "" with ptr NULL when `value` is none. */
drg_str json_str(const struct json_value *value);

/* False unless `value` is a number from 0 to 2^64 - 1 without a fraction. */
bool json_whole(const struct json_value *value, uint64_t *number);

#endif
