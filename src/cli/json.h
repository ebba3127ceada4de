/* json.h - JSON values (RFC 8259). */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "outbuf.h"
#include "print.h"

/* Appends a string of valid UTF-8 with its quotes. */
void json_add(struct outbuf *out, drg_str s);

/* A string with its quotes. Bytes that are no UTF-8 become U+FFFD. */
void json_string(struct printer *p, drg_str s);

/* "key": with what stands before it; first says that nothing does. */
void json_key(struct printer *p, const char *key, bool first);

#endif
