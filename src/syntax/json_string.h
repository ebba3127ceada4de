/* json_string.h - strings of JSON (RFC 8259): where they end and what they say. All readers of JSON rest on these. */
#ifndef SYNTAX_JSON_STRING_H
#define SYNTAX_JSON_STRING_H

#include "base/buf.h"

/* Where the string ends whose opening quote is byte `at`, after its closing one; 0: no string is there. */
size_t json_string_end(drg_str text, size_t at);

/* Writes what a string says that stands between its quotes, in as many bytes at most, and returns how many. `into` may be
 * where it stands. Only for what json_string_end has passed; half a surrogate pair becomes U+FFFD. */
size_t json_decode(char *into, drg_str inside);

/* Whether that is `what`. */
bool json_says(drg_str inside, drg_str what);

/* Appends what json_decode writes. */
void json_unescape(struct buf *into, drg_str inside);

#endif
