/* mix.h - numbers to numbers that look like chance, the same on every machine. */
#ifndef CORPUS_MIX_H
#define CORPUS_MIX_H

#include <stdint.h>

/* SplitMix64's finisher (Steele, Lea & Flood 2014): every bit of `x` stirs every bit of the result; one to one. */
static inline uint64_t mix(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

/* The rank of an item among all in a draw: whoever asks, and in whatever order, gets the same. */
static inline uint64_t rank_of(uint64_t seed, uint64_t number)
{
    return mix(mix(seed) ^ mix(number));
}

#endif
