/* guess.h - words that may have been meant, best first.
 *
 * A guess costs what the slip costs that makes the typed word of it, and more the rarer it is. Ties are broken by the
 * letters, so that a list never depends on the order in which guesses came. */
#ifndef SPELL_GUESS_H
#define SPELL_GUESS_H

#include "spell/slips.h"

enum { GUESS_MAX = 12, GUESS_WORTH = 110, BAND_TOP = 80 };

struct guess {
    uint16_t letters[SPELLING_MAX]; /* small; a space may stand between two words */
    uint8_t count, band, flags;     /* flags: enum word_flag */
    uint16_t slip;                  /* what the slip costs */
    int32_t cost;                   /* ... with how rare the word is */
};

/* Zero-initialised is empty. */
struct guesses {
    struct guess items[GUESS_MAX];
    uint32_t count;
};

/* What a word of this band costs beside its slip. */
static inline int32_t band_cost(const struct slips *slips, uint8_t band)
{
    return (BAND_TOP - (int32_t)band) * slips->band;
}

/* Adds a guess where it belongs, or a better cost for one that is there; the worst falls out when the list is full. */
void guesses_add(struct guesses *list, const struct guess *guess);

/* Above this cost a guess is of no use: the list is full of better ones, or the best is better by GUESS_WORTH. */
int32_t guesses_limit(const struct guesses *list);

#endif
