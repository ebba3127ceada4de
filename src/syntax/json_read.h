/* json_read.h - one JSON value (RFC 8259) at a time, where it lies: for records of known shape, such as lines of JSONL.
 *
 *   struct json_reader r = {.at = bytes, .end = bytes + len};
 *   for (json_read_open(&r, '{'); json_read_key(&r, &key);)
 *       if (str_eq_z(key, "segment")) json_read_number(&r, &n); else json_read_skip(&r);
 *   if (!json_read_end(&r)) ...
 *
 * Strings are decoded in place and borrowed from the bytes, which have to be valid UTF-8; a raw reader leaves the bytes and
 * the escapes in strings and keys as they are. After a failure everything is false, and `at` is where it happened. */
#ifndef SYNTAX_JSON_READ_H
#define SYNTAX_JSON_READ_H

#include "base/str.h"

struct json_reader {
    char *at, *end;
    bool is_raw;
    bool has_failed;
    bool has_item; /* of the innermost container: a comma or its end comes next */
};

/* Enters an object '{' or an array '['. */
bool json_read_open(struct json_reader *r, char opener);

/* The next key of an object; false at its end, which is passed. */
bool json_read_key(struct json_reader *r, drg_str *key);

/* Whether an array has another item; its end is passed. */
bool json_read_item(struct json_reader *r);

bool json_read_string(struct json_reader *r, drg_str *out);

/* A whole number that fits. */
bool json_read_number(struct json_reader *r, uint64_t *out);

/* Passes any value; *value is what stands there. */
bool json_read_any(struct json_reader *r, drg_str *value);
bool json_read_skip(struct json_reader *r);

/* True when nothing failed and nothing but white space follows. */
bool json_read_end(struct json_reader *r);

#endif
