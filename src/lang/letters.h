/* letters.h - a word as letters: what inflection and matching compare.
 *
 * Each letter has two code points. `strict` keeps everything that spelling distinguishes in the word's language:
 * lower case by the language's rules, composed (NFC), Arabic without vowel signs and tatweel but with hamza seats,
 * Russian with its yo. `loose` is the loose key of docs/architecture.md: all four Turkish i's equal, Latin diacritics
 * off, alef/hamza and yeh forms unified, yo = ye (but short i is not i). Every strict letter has exactly one loose letter,
 * so prefixes of one are prefixes of the other. A character may make several letters (U+FEFB makes lam, alef) or
 * none (tatweel, soft hyphen, combining stress). */
#ifndef LANG_LETTERS_H
#define LANG_LETTERS_H

#include "base/str.h"

struct lang;

struct letter {
    uint32_t strict, loose;
    uint32_t start, end; /* bytes of the character in the string it came from */
};

/* How a word is written. */
enum word_case {
    CASE_NONE,   /* no cased letter: Arabic, digits     */
    CASE_LOWER,  /* turkey                              */
    CASE_TITLE,  /* Turkey                              */
    CASE_UPPER,  /* TURKEY; one capital alone is TITLE  */
    CASE_MIXED   /* McDonald, iPhone                    */
};

enum { WORD_MAX_LETTERS = 96 }; /* longer words are cut: no term is that long */

/* A word of a text or a term. An apostrophe inside it is not a letter: `apostrophe` says where it stood.
 * Turkish suffixes and English possessives follow it. Cased by its letters before the apostrophe. */
struct word {
    struct letter letters[WORD_MAX_LETTERS];
    uint32_t count;
    uint32_t apostrophe; /* letters before the last apostrophe; == count + 1 when there is none */
    enum word_case shape;
    bool is_ascii; /* made of ASCII letters only, as typed on a foreign keyboard */
    bool is_cut;   /* had more than WORD_MAX_LETTERS letters */
};

static inline bool word_has_apostrophe(const struct word *word)
{
    return word->apostrophe <= word->count;
}

/* Whether the first character is a capital. */
bool begins_capital(drg_str text);

/* Makes the letters of `text`, one word of valid UTF-8, in language `lang` (NULL: no language's own rules). */
void word_make(struct word *word, drg_str text, const struct lang *lang);

#endif
