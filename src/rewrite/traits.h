/* traits.h - what about a character may concern a step of normalisation, from tables made at build time (gen_traits.c).
 *
 * The traits of a line, taken together, say which steps have to look at it: most lines of most texts concern none. */
#ifndef REWRITE_TRAITS_H
#define REWRITE_TRAITS_H

#include "base/str.h"

enum trait {
    TRAIT_NFC = 1 << 0,           /* NFC may change it or what stands around it (UAX #15, quick check; marks)   */
    TRAIT_NFKC = 1 << 1,          /* the same of NFKC                                                            */
    TRAIT_PRESENTATION = 1 << 2,  /* Arabic presentation form                                                    */
    TRAIT_LIGATURE = 1 << 3,      /* Latin ligature: U+FB00 to U+FB06                                            */
    TRAIT_CONTROL = 1 << 4,       /* control character that no text has a use for                                */
    TRAIT_INVISIBLE = 1 << 5,     /* zero-width                                                                  */
    TRAIT_BIDI = 1 << 6,          /* bidi control                                                                */
    TRAIT_SOFT_HYPHEN = 1 << 7,
    TRAIT_ODD_SPACE = 1 << 8,     /* space of a fixed width                                                      */
    TRAIT_NO_BREAK_SPACE = 1 << 9,
    TRAIT_SPACE = 1 << 10,        /* U+0020                                                                      */
    TRAIT_QUOTE = 1 << 11,        /* double quotation mark but the straight one                                  */
    TRAIT_STRAIGHT_QUOTE = 1 << 12,
    TRAIT_APOSTROPHE = 1 << 13,   /* stands for an apostrophe or a single quotation mark, but the straight one   */
    TRAIT_STRAIGHT_APOSTROPHE = 1 << 14,
    TRAIT_DASH = 1 << 15,
    TRAIT_HYPHEN = 1 << 16,       /* hyphen but the ASCII one                                                    */
    TRAIT_ASCII_HYPHEN = 1 << 17,
    TRAIT_ARABIC_SIGN = 1 << 18,  /* Arabic digit or punctuation                                                 */
    TRAIT_ASCII_DIGIT = 1 << 19,
    TRAIT_ARABIC = 1 << 20,       /* letter of the Arabic script                                                 */
    TRAIT_VOWEL_SIGN = 1 << 21,   /* Arabic vowel sign or other mark that is not part of a letter                */
    TRAIT_TATWEEL = 1 << 22,
    TRAIT_HAMZA = 1 << 23,        /* alef, waw or yeh with a sign on it                                          */
    TRAIT_FINAL_LETTER = 1 << 24, /* alef maksura, ta marbuta                                                    */
    TRAIT_PERSIAN = 1 << 25,      /* Persian or Urdu look-alike of an Arabic letter                              */
    TRAIT_YO = 1 << 26,
    TRAIT_ACUTE = 1 << 27,        /* combining acute                                                             */
    TRAIT_DOT_OR_COMMA = 1 << 28, /* combining dot above; s and t with comma                                     */
    TRAIT_LATIN = 1 << 29,        /* Latin letter                                                                */
    TRAIT_CYRILLIC = 1 << 30      /* Cyrillic letter                                                             */
};

enum { TRAIT_BLOCK = 64 };

/* What pairs of neighbouring bytes tell without a code point being put together: the traits of the character that the
 * second one ends, if it is one of one or two bytes; TRAIT_LONG in the midst of longer ones. */
#define TRAIT_LONG (UINT32_C(1) << 31)
enum { TRAIT_PAIRS = 0x100 + 0x21 * TRAIT_BLOCK };

extern const uint16_t trait_rows[0x100];
extern const uint32_t trait_pairs[TRAIT_PAIRS];

extern const uint16_t trait_blocks[0x110000 / TRAIT_BLOCK];
extern const uint32_t trait_masks[][TRAIT_BLOCK];

static inline uint32_t traits_of(uint32_t code)
{
    return trait_masks[trait_blocks[code / TRAIT_BLOCK]][code % TRAIT_BLOCK];
}

/* All traits of a stretch of valid UTF-8. */
uint32_t traits_in(drg_str text);

/* The first character of text[at, end) with one of the traits, or `end`; *code gets it. */
size_t traits_find(drg_str text, size_t at, size_t end, uint32_t traits, uint32_t *code);

/* The character before byte `at` of valid UTF-8, or 0. */
uint32_t code_before(drg_str text, size_t start, size_t at);

/* The character that begins at byte `at`, or 0 at the end. */
uint32_t code_at(drg_str text, size_t at, size_t end);

#endif
