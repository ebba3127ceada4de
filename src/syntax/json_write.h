/* json_write.h - JSON (RFC 8259) as a stream: no tree, commas and escapes by themselves.
 *
 *   struct json j = {.out = &writer, .lines = 2};
 *   json_object(&j); json_key(&j, "languages"); json_array(&j); json_string(&j, s); json_end(&j); json_end(&j);
 *
 * Calls must nest as JSON does; that is asserted. Controls, line separators (for JavaScript) and bidi controls are
 * escaped. */
#ifndef SYNTAX_JSON_WRITE_H
#define SYNTAX_JSON_WRITE_H

#include "base/writer.h"

enum { JSON_MAX_DEPTH = 32 };

struct json {
    struct writer *out;
    unsigned lines; /* values down to this depth stand on lines of their own, deeper ones on one line; 0: all on one */
    unsigned depth;
    char closer[JSON_MAX_DEPTH];   /* '}' or ']' of each open container  */
    bool has_items[JSON_MAX_DEPTH];
    bool after_key;
};

void json_object(struct json *j);
void json_array(struct json *j);

/* Ends the innermost object or array. */
void json_end(struct json *j);

/* `key` is ASCII that needs no escapes. */
void json_key(struct json *j, const char *key);

/* The same for a key that is data. */
void json_key_str(struct json *j, drg_str key);

/* Ill-formed UTF-8 becomes U+FFFD. */
void json_string(struct json *j, drg_str s);
void json_number(struct json *j, uint64_t number);
/* A key and its value. */
void json_key_string(struct json *j, const char *key, drg_str s);
void json_key_number(struct json *j, const char *key, uint64_t number);
/* A key and an array of strings. */
void json_key_strings(struct json *j, const char *key, const drg_str *items, size_t count);
void json_bool(struct json *j, bool value);
void json_null(struct json *j);

#endif
