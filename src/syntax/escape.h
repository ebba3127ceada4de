/* escape.h - text inside markup: nothing a user wrote can become a tag, an attribute or a formula. */
#ifndef SYNTAX_ESCAPE_H
#define SYNTAX_ESCAPE_H

#include "base/writer.h"

/* Writes `s` for XML and HTML, as text or inside a quoted attribute: & < > " ' become references, a carriage return
 * &#13;, and characters that XML 1.0 (section 2.2) forbids are left out. Returns how many those were. Ill-formed UTF-8
 * becomes U+FFFD. */
size_t escape_markup(struct writer *out, drg_str s);

/* Writes `s` inside a line of Markdown: punctuation that could be markup is escaped, line ends become spaces. */
void escape_markdown(struct writer *out, drg_str s);

/* True when a spreadsheet would run a cell with this text: it begins with = + - @, a tab or a carriage return, or with
 * a fullwidth form of these signs. */
bool escape_is_formula(drg_str s);

#endif
