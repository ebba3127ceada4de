/* name_align.h - how far apart two names sound: the cheapest pair of paths through their lattices. */
#ifndef LANG_NAME_ALIGN_H
#define LANG_NAME_ALIGN_H

#include "lang/name_key.h"

/* A stretch of a lattice, from node to node. */
struct name_run {
    const struct name_key *key;
    unsigned first, last;
};

static inline struct name_run name_run_all(const struct name_key *key)
{
    return (struct name_run){key, 0, key->last};
}

static inline struct name_run name_run_word(const struct name_key *key, unsigned word)
{
    return (struct name_run){key, key->words[word].start, key->words[word].end};
}

/* The cost of the cheapest alignment, or limit + 1 when there is none of at most `limit`, which is below 200. */
unsigned name_align(struct name_run a, struct name_run b, unsigned limit);

#endif
