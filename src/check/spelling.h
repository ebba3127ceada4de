/* spelling.h - what spellers find in a text, as findings of rules.
 *
 * A word that is all but a term, and one with look-alike letters of another script, are what term-misspelt and homoglyph are
 * about: those rules report them, too. One mistake gives one finding. */
#ifndef CHECK_SPELLING_H
#define CHECK_SPELLING_H

#include "check/rule.h"

/* Reports the misspelt words of the pair's tgt by the rules that are on, but those that findings from `first` on speak of. */
void report_misspelt(struct pair *pair, size_t first);

#endif
