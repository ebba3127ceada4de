/* key.h - what of a line decides whether two lines are duplicates.
 *
 * A level of likeness (drg_key_level, corpus.h) says what counts: every byte; the text as a reader takes it; its letters
 * alone. A keyer folds a line at its level into UTF-16 units, in one pass over the bytes, and hashes them. Made once, a
 * keyer never changes and serves all threads; each has a text of its own for the units, which grows to the longest line.
 *
 *   struct keyer keyer; keyer_init(&keyer, DRG_KEY_TEXT);
 *   struct key_text text = {0}; struct hash128 key;
 *   if (!key_make(&key, &keyer, line, &text)) ... no memory ...; key_text_free(&text); */
#ifndef CORPUS_KEY_H
#define CORPUS_KEY_H

#include "base/vec.h"
#include "dragoman/corpus.h"
#include "ext/hash.h"

enum { KEY_ROWS = 0x801 }; /* characters of one byte and two, and all others together */

struct keyer {
    drg_key_level level;
    uint16_t rows[KEY_ROWS]; /* what a character becomes: key_plain.h                                                  */
    uint16_t first[256];     /* its row is first[byte 0] + (byte 1 & second[byte 0])                                   */
    uint8_t second[256];
    uint8_t bytes[256][8];   /* of eight bytes or pairs, which come first, second ... when those of a set are gathered */
    uint8_t pairs[256][16];
    uint8_t low[32][4][16];  /* halves of the rows of characters of two bytes: by the lead, by the halves of what follows */
    uint8_t high[32][4][16];
};

/* Folded units; the first is a guard and no part of them. */
struct key_text {
    uint16_t *items;
    size_t count, cap;
};

void keyer_init(struct keyer *keyer, drg_key_level level);

/* Folds a line of valid UTF-8; not for DRG_KEY_EXACT. False when memory is out. */
bool key_fold(const struct keyer *keyer, drg_str line, struct key_text *text);

/* The key of a line. False when memory is out. */
bool key_make(struct hash128 *key, const struct keyer *keyer, drg_str line, struct key_text *text);

/* The key of a unit of one side or several. False: out of memory. */
bool key_make_unit(struct hash128 *key, const struct keyer *keyer, const drg_str *sides, size_t count, struct key_text *text);

static inline const uint16_t *key_units(const struct key_text *text)
{
    return text->items + 1;
}

static inline size_t key_count(const struct key_text *text)
{
    return text->count - 1;
}

static inline void key_text_free(struct key_text *text)
{
    vec_free(text);
}

#endif
