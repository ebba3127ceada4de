/* mark_html.h - terms in an element of HTML that says that it is not to be translated, for engines that take HTML. */
#ifndef CORPUS_MARK_HTML_H
#define CORPUS_MARK_HTML_H

#include "corpus/pattern.h"
#include "corpus/record.h"

/* Appends text with what means something to a reader of markup escaped. */
void markup_add_text(struct buf *into, drg_str text);

/* Appends the element of a term: its number is in the id. */
void html_add_term(struct buf *into, const struct marked *term, const struct pattern *pattern);

/* Finds such elements in a line, whatever their other attributes, their quotes, their case and what is in them. */
bool html_find(struct placeholders *found, const struct pattern *pattern, drg_str line);

/* Appends text without its escapes, those of markup_add_text and numeric ones. */
void html_add_plain(struct buf *into, drg_str text);

#endif
