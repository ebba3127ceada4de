/* judge.h - whether a word by itself is right.
 *
 * What the words around it say is not asked here: the answer is the same wherever the word stands, and can be kept. */
#ifndef SPELL_JUDGE_H
#define SPELL_JUDGE_H

#include "spell/voice.h"

/* Judges one word of valid UTF-8, without hyphens. */
drg_spell_rule judge(struct voice *voice, drg_str word);

/* A twin (see seek_twin) that is so much commoner that the word is suspected to be a slip for it; NULL: none. `band` is the
 * word's own, 0 when it is in no list. */
const struct word_node *suspect_twin(const struct voice *voice, const struct spelling *word, uint8_t band, uint16_t *meant);

#endif
