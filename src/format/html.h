/* html.h - reading a part of a document as HTML, for formats that embed it. */
#ifndef FORMAT_HTML_H
#define FORMAT_HTML_H

#include "text/view.h"

/* Adds what a reader sees of source bytes [start, end) to `into`, as blocks of its own. */
void html_view(struct view *into, drg_str source, size_t start, size_t end);

#endif
