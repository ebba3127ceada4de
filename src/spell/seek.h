/* seek.h - finding the words of a tree that a word may be a slip for.
 *
 * A walk through the tree carries a row of costs: row[j] is what it costs to have typed the word's first j letters for the
 * letters on the way (Wagner & Fischer 1974, with slips of two letters). Branches whose cheapest word cannot be among the
 * best any more are left; so the walk is exact, unless it takes more steps than it may. Steps are counted, not timed: the
 * answer is the same on every machine. */
#ifndef SPELL_SEEK_H
#define SPELL_SEEK_H

#include "spell/guess.h"
#include "spell/word_tree.h"

/* Adds words whose slips cost at most `limit` to the list. */
void seek(struct guesses *into, const struct word_tree *tree, const struct slips *slips, const struct spelling *word,
          uint16_t limit);

/* What it costs to have typed `word` for the letters `meant`; a large number when they are not alike at all. */
uint16_t slip_between(const struct slips *slips, const struct spelling *word, const uint16_t *meant, uint32_t count);

/* The commonest word that differs only in letters that are hardly kept apart (swaps of SLIP_SMALL or less), the word itself
 * aside; NULL when there is none. Its letters go to `meant`, which has room for the word's. */
const struct word_node *seek_twin(const struct word_tree *tree, const struct slips *slips, const struct spelling *word,
                                  uint16_t *meant);

#endif
