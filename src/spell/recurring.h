/* recurring.h - names that a draft has again, or says with another name.
 *
 * A glossary says which names matter to a job, and names near them are reported. So with a glossary an unknown word that stands
 * with a capital within a sentence, and stands in the draft again, in any of its forms, is another name and no slip: slips are
 * seldom made twice alike. Without capitals, as in Arabic, a word has to stand there once more. A word with a capital that
 * comes after another one is a surname or part of a name, unless it is like a common word. */
#ifndef SPELL_RECURRING_H
#define SPELL_RECURRING_H

#include "spell/speller.h"

/* A word that was found and may be a name. */
struct sighting {
    uint32_t found; /* index into the speller's list */
    uint32_t name;  /* set while they are counted    */
    drg_str word;
    uint8_t place;
    bool is_within;     /* a sentence: a capital says something there */
    bool is_after_capital;
};

/* In order of `found`. Zero-initialised is empty. */
struct sightings {
    VEC(struct sighting) items;
};

/* Takes the names that recur out of what the speller found. Error: ENOMEM. */
drg_status recurring_leave_out(struct sightings *sightings, drg_speller *speller, drg_error *err);

#endif
