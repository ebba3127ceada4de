/* document.h - from edits of what a reader sees to edits of the file. */
#ifndef REWRITE_DOCUMENT_H
#define REWRITE_DOCUMENT_H

#include "text/edits.h"
#include "text/text.h"

/* Appends the view as the source has it: segmenting made spaces of line ends that only wrap a paragraph. */
void document_view(struct buf *into, const drg_text *text);

/* Adds to `out` the edits of the source that make `in_view`, edits of document_view's text. Text in several places of the
 * source, with markup between them, is put at the first and taken from the others. An edit of a part of a character
 * reference, or one that the format cannot spell, is left out. */
void document_edits(struct edits *out, const drg_text *text, const struct edits *in_view);

#endif
