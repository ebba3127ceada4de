/* tr_noun.h - a Turkish noun whose stems are being made, and how it sounds. */
#ifndef LANG_TR_NOUN_H
#define LANG_TR_NOUN_H

#include "lang/tr.h"

/* A noun: letters, and what the lists and the glossary know about it. */
struct tr_noun {
    struct letter letters[STEM_MAX_LETTERS];
    uint32_t count;
    uint32_t properties;
    uint32_t contexts;
    enum tr_state state;
};

/* Its last letter, and the one before it or 0. */
static inline uint32_t tr_last(const struct tr_noun *noun)
{
    return noun->letters[noun->count - 1].strict;
}

static inline uint32_t tr_before_last(const struct tr_noun *noun)
{
    return noun->count > 1 ? noun->letters[noun->count - 2].strict : 0;
}

static inline enum tr_final tr_final_of(uint32_t letter)
{
    if (tr_is_vowel(letter))
        return TR_VOWEL;
    return tr_is_voiceless(letter) ? TR_VOICELESS : TR_VOICED;
}

/* Its syllables. */
uint32_t tr_count_vowels(const struct tr_noun *noun);

/* The contexts that its spelling gives, with what the lists know. */
uint32_t tr_spelt_contexts(const struct tr_noun *noun);

/* The contexts that it has when read aloud: as spelt, or as a number, an acronym (`shape`) or a foreign name. */
uint32_t tr_sound_contexts(const struct tr_noun *noun, enum word_case shape);

/* The same contexts with a voiced consonant at the end. */
uint32_t tr_voiced(uint32_t contexts);

#endif
