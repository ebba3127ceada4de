/* tally.h - how often each term of the source was rendered by which term: what only a whole job can say.
 *
 * Tallies of parts are merged in any order, and the whole is the same: counts add up, and the first place is the least. */
#ifndef CHECK_TALLY_H
#define CHECK_TALLY_H

#include "base/arena.h"
#include "base/index.h"
#include "base/vec.h"
#include "check/verdict.h"

/* Where a rendering first stands. Strings belong to the tally. */
struct rendering_place {
    uint64_t part; /* of the job  */
    uint32_t row;
    drg_str file, surface, src_surface, segment, src_lang;
    drg_span span, src_span;
    drg_pos place;
};

/* A term of the source, and what it is rendered by in a language. */
struct rendering {
    uint32_t src_term, tgt_term;
    drg_str lang; /* that of tgt_term, as the glossary has it */
    uint64_t count;
    struct rendering_place first;
};

struct tally {
    struct arena arena;
    VEC(struct rendering) list;
    struct index by_terms;
};

/* Counts the renderings of a pair. False: no memory. */
bool tally_pair(struct tally *tally, const struct pair *pair, uint64_t part);

/* Adds `from`, which may be freed then. False: no memory. */
bool tally_merge(struct tally *into, const struct tally *from);

/* By source term, language, then the most frequent first. */
void tally_sort(struct tally *tally);

void tally_free(struct tally *tally);

#endif
