/* blocks.h - classifying text 64 bytes at a time, for the quick way through plain words.
 *
 * A block's masks have one bit a byte. Words are runs of ASCII letters and digits and of the two-byte letters of Latin,
 * Cyrillic and Arabic script. Between two stops they are surely tokens by themselves, with nothing between them that is
 * a token or joins one. There is a scalar and an AVX2 way to make the same masks; the processor decides, and a test holds
 * them equal. */
#ifndef TEXT_BLOCKS_H
#define TEXT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BLOCK_BYTES = 64 };

struct block_masks {
    uint64_t word;
    uint64_t edges;      /* the first bytes of words and the first ones behind them */
    uint32_t edge_count;
    uint64_t stop; /* something to look at: a digit that begins a word, a change of script or a sign inside one, an
                      apostrophe or an inner period behind it, anything beyond ASCII between words */
    uint64_t at;   /* @, which makes addresses of the words before it */
};

/* What the next block must know of the one before it. Zero-initialised at the start of a text. */
struct block_carry {
    uint64_t word;             /* 1 when the last byte belonged to a word */
    uint64_t lead, c3, d8, d9; /* 1 when it was such a lead */
    uint64_t comma;            /* 1 when it was the lead of an Arabic comma, semicolon or question mark */
    uint64_t arabic, other;    /* 1 when it belonged to Arabic / to a letter of another script or a digit */
    uint64_t mark;             /* 1 when it was the lead of what may be an Arabic mark at a word's start */
};

/* Classifies 64 bytes; the one after them is looked at. */
typedef void block_classify(const unsigned char *bytes, struct block_carry *carry, struct block_masks *out);

block_classify block_classify_scalar;

/* The quickest way this processor has. */
block_classify *block_classifier(void);

#endif
