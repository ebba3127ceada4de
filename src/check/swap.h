/* swap.h - whether one term may be put in place of another one without a word around it having to change. */
#ifndef CHECK_SWAP_H
#define CHECK_SWAP_H

#include "base/buf.h"
#include "lang/lang.h"

/* `r` is what was restated (citation forms, the surface, the text around it), `made` what shall stand there. False when an
 * article, a particle, or words that agree with the term may have to change, or when the words of a term of several are
 * not sure: then the suggestion is for people to make. */
bool swap_is_safe(const struct lang *lang, const struct restatement *r, drg_str made);

/* English: when `a` or `an` before the term must change for what was appended to `into` at `start`, puts the right one before
 * that, and returns how many bytes of r->before it replaces; else 0. */
uint32_t swap_article(struct buf *into, size_t start, const struct lang *lang, const struct restatement *r);

#endif
