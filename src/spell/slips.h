/* slips.h - what slips of spelling cost in a language: letters taken for one another, left out, doubled, turned round.
 *
 * The costs are data (src/spell/data/slips-*.txt), in hundredths of an ordinary slip. */
#ifndef SPELL_SLIPS_H
#define SPELL_SLIPS_H

#include "base/str.h"
#include "spell/spelling.h"

enum { SLIP_LETTERS = 64, SLIP_PAIRS = 128, SLIP_KEYS = 80, SLIP_SMALL = 25, SLIP_CODES = 0x700 };

/* One or two letters typed for one or two others; 0: no second one. */
struct slip_pair {
    uint16_t typed[2], meant[2];
    uint8_t cost;
};

/* A key of another layout, and what it is on the right one. */
struct slip_key {
    uint16_t typed, meant;
};

/* What slips cost more at the edge of a word. */
struct slip_edge {
    uint8_t swap, add, drop;
};

struct slips {
    uint8_t index[SLIP_CODES]; /* of a letter, from 1; 0: nothing is known of it */
    uint16_t letters[SLIP_LETTERS];
    uint32_t count; /* of letters, index 0 included */
    uint8_t swap[SLIP_LETTERS][SLIP_LETTERS], add[SLIP_LETTERS], drop[SLIP_LETTERS];
    uint8_t doubled, run, turned, split, band, form;
    struct slip_edge first, last;
    struct slip_pair pairs[SLIP_PAIRS];     /* by the last letter that was meant */
    uint8_t pair_first[SLIP_LETTERS + 1];   /* those of a letter, by its index   */
    uint32_t pair_count;
    struct slip_key keys[SLIP_KEYS];
    uint32_t key_count;
};

/* Reads the lines of a data file. False: line *line is wrong. */
bool slips_read(struct slips *slips, drg_str text, uint32_t *line);

/* Those of a first-class language, from its data file; false: the language has none. */
bool slips_of_lang(struct slips *slips, const struct lang *lang);

static inline uint8_t slip_index(const struct slips *slips, uint16_t letter)
{
    return letter < SLIP_CODES ? slips->index[letter] : 0;
}

/* What `typed` for `meant` costs. */
static inline uint8_t slip_swap(const struct slips *slips, uint16_t typed, uint16_t meant)
{
    return typed == meant ? 0 : slips->swap[slip_index(slips, typed)][slip_index(slips, meant)];
}

#endif
