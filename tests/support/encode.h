/* encode.h - text in other encodings, for tests. */
#ifndef SUPPORT_ENCODE_H
#define SUPPORT_ENCODE_H

#include "base/buf.h"

/* Appends the text in an encoding: by iconv, by our own tables where this system's iconv lacks the set, as GNU libiconv does
 * some. `kept` gets what the encoding has of the text; NULL: it must have all. */
void encode_text(struct buf *into, drg_str text, const char *encoding, struct buf *kept);

#endif
