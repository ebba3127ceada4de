/* bits.h - sets of at most 64 things. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdint.h>

/* How many are in a set; quickest for few. */
static inline unsigned bits_count(uint64_t bits)
{
    unsigned count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

#endif
