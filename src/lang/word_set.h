/* word_set.h - the words of a data file as a sorted table, made at build time (gen_word_sets.c): asked for many times a
 * segment, so nothing may be parsed.
 *
 * Words are compared by their loose letters alone. What stands before the words of a line says what they are there for; a
 * set holds it with each of them. */
#ifndef LANG_WORD_SET_H
#define LANG_WORD_SET_H

#include "base/str.h"

struct word_set {
    const char *text;      /* the keys, sorted by bytes, one behind the other */
    const uint32_t *edges; /* of each, and the end of the last                */
    size_t count;
};

extern const struct word_set common_name_set;  /* common-names.txt: the head of a line, a word */
extern const struct word_set en_verb_set;      /* en-verbs.txt: a word                         */
extern const struct word_set en_cue_set;       /* en-cues.txt: the head of a line, a word      */
extern const struct word_set place_kind_set;   /* place-kinds.txt: a language, a word          */
extern const struct word_set en_given_set;     /* en-given.txt: a name                         */
extern const struct word_set ru_front_set;     /* ru-fronts.txt: what compounds begin with     */
extern const struct word_set tr_own_s_set;     /* tr-own-s.txt: a noun                         */
extern const struct word_set en_bystander_set; /* en-bystanders.txt: whom lines are about      */
extern const struct word_set ru_bystander_set;
extern const struct word_set tr_bystander_set;

enum { WORD_SET_PARTS = 3, WORD_SET_KEY = 400 };

/* Whether the set has these heads and this word. */
bool word_set_has(const struct word_set *set, const drg_str *parts, size_t count);

/* The key of an entry: parts parted by spaces, in loose letters; of signs < and > alone, and + behind letters. 0: too long. */
size_t word_set_key(char key[WORD_SET_KEY], const drg_str *parts, size_t count);

#endif
