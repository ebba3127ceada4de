/* doubt.h - places of a source that only look as if they asked for a term. */
#ifndef CHECK_DOUBT_H
#define CHECK_DOUBT_H

#include "check/rule.h"

/* Whether the words beside a term say that it is another word there (May 5, Turkey burgers), or part of a longer name (the
 * East Baton Rouge Parish), or nothing tells a name from a common word: Turkish "Ordu" that opens a sentence. */
bool is_doubtful(const struct pair *pair, const struct term_match *match);

/* Whether words that look like a term are not it, by what stands beside them: "the Ukraine war" has no "the Ukraine", "özürlü
 * ürün" is about no person, and "to cripple" is a verb. */
bool is_another_word(const struct side *side, drg_span span, drg_str term);

/* Whether the word before a name makes another one of it: New England, Новая Голландия, HMS Calcutta. */
bool makes_other_name(const struct lang *lang, drg_str previous);

#endif
