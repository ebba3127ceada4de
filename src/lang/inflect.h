/* inflect.h - the word-level oracle: is this word a form of that lemma?
 *
 * Works straight from lang.h's slots, without an index. The matcher must agree with it; benchmarks and tests of the
 * languages ask it directly. */
#ifndef LANG_INFLECT_H
#define LANG_INFLECT_H

#include "lang/lang.h"

/* True when `form` is `lemma` or one of its inflected forms; the best analysis (fewest guesses, then fewest labels)
 * goes to *out. Both may be several words, separated by spaces or hyphens. */
bool inflect_accepts(const struct lang *lang, drg_str lemma, drg_str form, struct analysis *out);

#endif
