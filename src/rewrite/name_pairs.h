/* name_pairs.h - which of many names are worth comparing, without comparing each with all.
 *
 * A name stands in a block for each row of consonant classes that it, or one of its words, may be read as; names that
 * share no block are different. Pairs come in an order that depends on the names alone. */
#ifndef REWRITE_NAME_PAIRS_H
#define REWRITE_NAME_PAIRS_H

#include "rewrite/name.h"

/* Is told of each pair, a < b, perhaps twice. */
typedef void name_pair_fn(void *user, uint32_t a, uint32_t b);

/* Visits the pairs of `count` names; NULLs among them are left out. False: no memory. */
bool name_pairs_visit(const struct drg_name *const *names, size_t count, name_pair_fn *visit, void *user);

/* Consonants of the cheapest row: how much a name says by sound. */
unsigned name_consonants(const struct drg_name *name);

#endif
