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

/* A walk over the paragraphs of `text`. */
struct paragraphs {
    drg_str text;
    bool is_last;          /* nothing follows the text: its end is the end of a paragraph */
    size_t feed, carriage; /* where the next LF and the next CR stand, each looked for once; text.len: there is none */
};

struct paragraphs paragraphs_of(drg_str text, bool is_last);

/* Where the paragraph that begins at byte `at` ends; 0: the text does not tell. Calls go forward. */
size_t paragraph_end(struct paragraphs *paragraphs, size_t at);

#endif
