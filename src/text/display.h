/* display.h - text made safe for a terminal, into a buffer; the public drg_write_safe and drg_display_width use it. */
#ifndef TEXT_DISPLAY_H
#define TEXT_DISPLAY_H

#include "base/buf.h"

/* Appends `s` with control, bidi and invisible characters as <U+XXXX>, line ends and tabs as spaces, and when `isolate`
 * and there is right-to-left text in it, between U+2068 and U+2069. */
void display_safe(struct buf *into, drg_str s, bool isolate);

/* The longest prefix of `s` that takes at most `width` columns, in bytes; at least one code point. Cuts before a space
 * when there is one, else between code points, never before a combining mark. */
size_t display_fit(drg_str s, uint32_t width);

#endif
