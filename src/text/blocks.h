/* blocks.h - classifying text 64 bytes at a time, for the quick way through plain words.
 *
 * A block's masks have one bit a byte. `word` marks ASCII letters and digits and the two-byte letters of Latin, Cyrillic
 * and Arabic script; `odd` marks places inside such runs that are not plain after all: Arabic signs and tatweel, a
 * change of script. There is a scalar and an AVX2 way to make the same masks; the processor decides, and a test holds them equal. */
#ifndef TEXT_BLOCKS_H
#define TEXT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BLOCK_BYTES = 64 };

struct block_masks {
    uint64_t word, odd;
};

/* What the next block must know of the one before it. Zero-initialised at the start of a text. */
struct block_carry {
    uint64_t lead, c3, d8, d9; /* 1 when the last byte was such a lead */
    uint64_t arabic, other;    /* 1 when the last byte belonged to Arabic / to a letter of another script or a digit */
};

/* Classifies 64 bytes. */
typedef void block_classify(const unsigned char *bytes, struct block_carry *carry, struct block_masks *out);

block_classify block_classify_scalar;

/* The quickest way this processor has. */
block_classify *block_classifier(void);

#endif
