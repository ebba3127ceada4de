/* sounds.h - how a name sounds, roughly, in whatever script it is written: what spellings of one name have in common.
 *
 * The key is the consonants of the name as classes (src/lang/data/name-sounds.txt), with an A before them when it begins
 * with a vowel; its article (al-, el-, the Arabic one) does not count. Equal keys propose that two spellings are of one
 * name; sounds_likeness weighs the vowels too. */
#ifndef LANG_SOUNDS_H
#define LANG_SOUNDS_H

#include "lang/lang.h"

enum { SOUNDS_MAX = 32 };

struct sounds {
    char key[SOUNDS_MAX];    /* classes, NUL-terminated; "" when the word has no consonant */
    char vowels[SOUNDS_MAX]; /* of Latin and Cyrillic: a e i o u, as they come             */
    bool has_vowels;         /* the script writes them all                                 */
};

/* The sounds of one word; `lang` may be NULL. */
void sounds_make(struct sounds *out, drg_str word, const struct lang *lang);

/* How alike two words with one key sound, 0 to 100. */
unsigned sounds_likeness(const struct sounds *a, const struct sounds *b);

#endif
