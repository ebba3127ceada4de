/* bystanders.h - words beside a name that say it is no name there: Turkey burgers. */
#ifndef REWRITE_BYSTANDERS_H
#define REWRITE_BYSTANDERS_H

#include "base/str.h"

/* Whether `surface` between `before` and `after` is a common word there, or said of no person, as
 * src/lang/data/TAG-bystanders.txt lists them. Arabic has no such list. */
bool is_common_word(const char *lang, drg_str surface, drg_str before, drg_str after);

/* The word that ends `text`, and the one that begins it, spaces aside; empty: there is none. */
drg_str word_before(drg_str text);
drg_str word_after(drg_str text);

#endif
