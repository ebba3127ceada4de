/* views.h - for tests of text readers: a view as one readable line, and what must hold of every view. */
#ifndef SUPPORT_VIEWS_H
#define SUPPORT_VIEWS_H

#include "format/format.h"

/* Reads `source` into `view` (to be freed by the caller) and finishes it. */
drg_status view_of(struct view *view, const struct format *format, drg_str source);

/* "[tr|Birinci] [|second]": the blocks with their languages; U+FFFC as "*", line feeds as "/". */
void show_blocks(char *out, size_t size, const struct view *view);

/* NULL, or what is wrong with the view: pieces out of order or out of bounds, copied bytes that differ from the source,
 * blocks out of order, text that is no UTF-8. */
const char *view_fault(const struct view *view, drg_str source);

#endif
