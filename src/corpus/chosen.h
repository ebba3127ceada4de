/* chosen.h - which of many numbers were chosen, as one bit each, and the n-th of the chosen ones. */
#ifndef CORPUS_CHOSEN_H
#define CORPUS_CHOSEN_H

#include <stdint.h>

#include "base/vec.h"

/* Zero-initialised is empty. */
struct chosen {
    uint64_t whole;       /* the first numbers, all of them chosen: they take no memory */
    VEC(uint64_t) words;  /* bits of the numbers behind them                            */
    VEC(uint64_t) before; /* chosen ones of those before each word                      */
    uint64_t count;       /* how many those are                                         */
};

/* Adds the next number; false when memory is out. */
bool chosen_add(struct chosen *chosen, bool is_chosen);

/* The number that is the n-th chosen one, from 0; there must be so many. */
uint64_t chosen_find(const struct chosen *chosen, uint64_t n);

void chosen_free(struct chosen *chosen);

#endif
