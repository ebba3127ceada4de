/* stretch.h - dividing plain text of any size where nothing can run across.
 *
 * A paragraph ends after a blank line (white space at most), and after the first line that ends PARAGRAPH_MOST bytes or
 * more after its start, so that text without blank lines divides too. That depends on the paragraph's own bytes alone:
 * whoever divides a text in pieces of whole paragraphs, however cut, gets the same paragraphs. A stretch is one or more
 * whole paragraphs. */
#ifndef TEXT_STRETCH_H
#define TEXT_STRETCH_H

#include "base/str.h"

enum { PARAGRAPH_MOST = 1 << 16 };

/* Where the paragraph that begins at byte `at` ends; 0: `text` does not tell, for it goes on after its last byte. With
 * `is_last` it does not, and its end is the end of a paragraph. */
size_t paragraph_end(drg_str text, size_t at, bool is_last);

/* The first line end of text[at, end) with white space right after it, which may be that of a blank line: the LF, or a CR
 * without LF. `end` when there is none. Byte by byte, and the quickest way this processor has; a test holds them equal. */
size_t find_gap_scalar(drg_str text, size_t at, size_t end);
size_t find_gap(drg_str text, size_t at, size_t end);

#endif
