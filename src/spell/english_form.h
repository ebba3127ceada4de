/* english_form.h - English words that no dictionary lists but everybody makes: initialises for initializes, reinstantiate.
 *
 * Dictionaries have -ise for a part of the verbs in -ize, and few of the words that a prefix makes. */
#ifndef SPELL_ENGLISH_FORM_H
#define SPELL_ENGLISH_FORM_H

#include "spell/voice.h"

enum { ENGLISH_REST_BAND = 28 }; /* a rarer word after a prefix may be a slip, and is not guessed */

/* Where -ise, -yse and what is made of them have the s that others write as z; 0: nowhere. */
uint32_t english_ise(const uint16_t *letters, uint32_t count);

/* How many letters of a word are the prefix number `*which`, from which on prefixes are tried; 0: no more. What is left is no
 * short word. */
uint32_t english_prefix(const struct spelling *word, uint32_t *which);

/* Whether a word is right with a z: initialises. */
bool is_ise_form(struct voice *voice, const struct spelling *word);

/* Whether it is a common word after a prefix. */
bool is_prefixed(const struct voice *voice, const struct spelling *word);

#endif
