/* name_key.h - a name as all the ways to say it: what spellings of it in any script are compared by.
 *
 * Reading a name from left to right, each stretch of letters stands for one of several rows of sounds, each at a cost.
 * Together they are a lattice, whose every path from its first node to its last is one reading of the name:
 *
 *       c         h         e                    nodes are places between letters, or between the two sounds
 *   0 -k/0-> 1 -h/0-> 2 -e/0-> 3                 of one letter; arcs go to greater nodes alone and are sorted
 *   0 ------ C/0 ---> 2 -i/1-> 3                 by where they start
 *
 * A word that is understood (al-, bin, Ltd) also has an arc for its meaning, and a silent one for leaving it out. Nodes
 * where words begin are known, so that words can be compared alone. A key never changes. */
#ifndef LANG_NAME_KEY_H
#define LANG_NAME_KEY_H

#include "base/arena.h"
#include "lang/lang.h"

enum { NAME_MAX_WORDS = 16, NAME_MAX_NODES = 320, NAME_MAX_ARCS = 2400 };

struct name_arc {
    uint16_t to;
    uint8_t sound, cost;
};

struct name_word {
    uint16_t start, end; /* nodes                                  */
    uint32_t initial;    /* its first letter, loose                */
    uint16_t letters;
    uint8_t script, role; /* fold_script, name_role                */
    uint8_t meaning;      /* a sound from NAME_MEANING on, or 0    */
    bool is_patronymic;   /* Vladimirovich, left out as often as not */
    bool is_number;
    uint16_t must, may;   /* as of the name                        */
};

struct name_key {
    const struct name_arc *arcs;
    const uint16_t *first; /* of each node, and one more */
    uint16_t last;         /* node */
    uint16_t letters;      /* in all */
    uint16_t place;        /* one that is called differently from language to language (name_exonyms), or 0 */
    uint8_t word_count, comma; /* comma: the word behind the first comma or bracket; 0: none */
    uint8_t script;        /* of most letters */
    bool is_turkish;       /* read by the Turkish alphabet */
    bool is_cut;           /* too long to be compared by sound */
    uint16_t must, may;    /* classes of consonants on every path, on any path (name_class) */
    struct name_word words[NAME_MAX_WORDS];
};

/* Makes the key of a name of one word or more; `lang`, which may be NULL, is that of the text. False: no memory. */
bool name_key_make(struct name_key *out, struct arena *arena, drg_str name, const struct lang *lang);

/* True for a word like al-, bin or de, which may stand without a capital inside a name. */
bool name_is_particle(drg_str word);

/* The arcs that start at a node. */
static inline const struct name_arc *name_arcs(const struct name_key *key, unsigned node, const struct name_arc **end)
{
    *end = key->arcs + key->first[node + 1];
    return key->arcs + key->first[node];
}

#endif
