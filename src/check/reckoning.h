/* reckoning.h - the numbers of a side as rule_numbers.c compares them, and what excuses those that the other side has not. */
#ifndef CHECK_RECKONING_H
#define CHECK_RECKONING_H

#include "check/number_words.h"

/* One side's numbers; its words are looked at only when numbers alone do not tell. */
struct reckoning {
    const struct side *side;
    struct numbers numbers;
    struct number_words words;
};

/* Whether the other side says a number of `own`, which it does not have, in another way. */
bool number_is_excused(const struct reckoning *own, const struct reckoning *other, const struct figure *number);

#endif
