/* speller.h - the inside of a drg_speller: one thread's voices, and what it has judged so far. */
#ifndef SPELL_SPELLER_H
#define SPELL_SPELLER_H

#include "base/index.h"
#include "spell/judge.h"
#include "spell/propose.h"

/* A form judged in a language. */
struct verdict {
    drg_str word;
    uint8_t place, rule; /* a place from TONGUES on: whether anything is like the word, which is `rule` */
};

/* What was suggested for a word. */
struct advice {
    drg_str word;
    drg_str *list;
    uint32_t count;
    uint8_t place;
    bool is_sure; /* nothing but the first is likely */
};

struct drg_speller {
    const drg_spellbook *book;
    struct voice voices[TONGUES];
    struct arena arena; /* the words of both */
    struct index verdict_index, advice_index;
    VEC(struct verdict) verdicts;
    VEC(struct advice) advices;
    VEC(drg_misspelling) found;
};

/* Judges a word, or remembers how it was judged. */
drg_status speller_judge(drg_spell_rule *rule, drg_speller *speller, size_t place, drg_str word, drg_error *err);

/* Whether a word is like none that is known in a language, as unknown names are; remembered as well. */
bool speller_finds_nothing_like(drg_speller *speller, size_t place, drg_str word);

#endif
