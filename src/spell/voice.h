/* voice.h - one thread's way to ask whether a word is right: the shared lists, and dictionaries of its own. */
#ifndef SPELL_VOICE_H
#define SPELL_VOICE_H

#include "ext/hunspell.h"
#include "spell/spellbook.h"

/* What is at hand of a language. */
struct voice {
    const drg_spellbook *book;
    const struct tongue *tongue; /* NULL: not asked for yet */
    const struct name_tree *names; /* NULL: not asked for yet */
    struct hunspell *dictionaries[DICTIONARIES_MAX];
    uint32_t asked; /* words looked up in dictionaries since it was last set to 0 */
    size_t place;
};

/* Reads what is needed to judge words; does nothing the second time. */
drg_status voice_ready(struct voice *voice, drg_error *err);

/* ... and to guess. */
drg_status voice_ready_to_guess(struct voice *voice, drg_error *err);

/* Whether a word is right as it stands in the case of `shape`; *band gets how common it is, 0: not in the list. */
bool voice_knows(struct voice *voice, const uint16_t *letters, uint32_t count, enum word_case shape, uint8_t *band);

/* How a word that is given in small letters is right: CASE_LOWER, CASE_TITLE, CASE_UPPER; CASE_NONE: not at all. */
enum word_case voice_case(struct voice *voice, const uint16_t *letters, uint32_t count, uint8_t *band);

/* Whether dictionaries have a word as it is written. */
bool voice_has(struct voice *voice, const char *word);

/* Whether a word, given in small letters, is the form that a dictionary lists it under. */
bool voice_cites(struct voice *voice, const uint16_t *letters, uint32_t count);

void voice_free(struct voice *voice);

#endif
