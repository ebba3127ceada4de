/* propose.h - what may have been meant by a word.
 *
 * Guesses come from the glossary's words, from the word list (seek.h), from slips made undone one at a time and held against
 * the dictionaries, from endings after an apostrophe, from two words written as one, and from another keyboard layout. How
 * often dictionaries are asked is bounded by counting, so that no word takes long and none depends on the clock. */
#ifndef SPELL_PROPOSE_H
#define SPELL_PROPOSE_H

#include "spell/voice.h"

/* Fills the list for a word, whose voice is ready to guess. */
void propose(struct guesses *into, struct voice *voice, const struct spelling *word);

/* Undoes one slip in each way that gives a word of the dictionaries. */
void propose_edits(struct guesses *into, struct voice *voice, const struct spelling *word);

/* Letters that are hardly kept apart, in all ways that give a word of the dictionaries. */
void propose_twins(struct guesses *into, struct voice *voice, const struct spelling *word);

/* Turkish names with endings, and words typed in ASCII. */
void propose_turkish(struct guesses *into, struct voice *voice, const struct spelling *word);

/* English genitives, -ise, and words after a prefix. */
void propose_english(struct guesses *into, struct voice *voice, const struct spelling *word);

/* What the slips of a word may cost in all. */
uint16_t slip_limit(const struct spelling *word);

/* The band that a word is given that no list has. */
uint8_t unlisted_band(const struct voice *voice);

/* The word as keys of the layout that `other`'s words are typed with; one guess at most. */
void propose_layout(struct guesses *into, struct voice *other, const struct spelling *word);

/* Adds a word of the dictionaries that no list has, at the price of its slip; `extra` more. */
void propose_unlisted(struct guesses *into, const struct voice *voice, const struct spelling *word, const uint16_t *letters,
                      uint32_t count, enum word_case how, uint16_t extra);

#endif
