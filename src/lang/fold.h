/* fold.h - what one character is and what it folds to, from tables generated at build time out of ICU (gen_fold.c).
 *
 * Language-neutral: the Turkish i is letters.c's business. Tables are constant data; every function is pure. */
#ifndef LANG_FOLD_H
#define LANG_FOLD_H

#include <stdbool.h>
#include <stdint.h>

enum fold_class {
    FOLD_OTHER,      /* punctuation, symbols, everything that ends a word */
    FOLD_LETTER,     /* letters, and vowel signs of scripts that need them */
    FOLD_DIGIT,
    FOLD_MARK,       /* combining mark: composes with its letter or is dropped */
    FOLD_IGNORED,    /* soft hyphen, zero-width and bidi controls, BOM, tatweel */
    FOLD_APOSTROPHE, /* ' and its seven look-alikes */
    FOLD_HYPHEN,
    FOLD_PERIOD,
    FOLD_SPACE,
    FOLD_NEWLINE,
    FOLD_OPAQUE      /* U+FFFC: markup or code that stands here */
};

enum fold_case { FOLD_CASELESS, FOLD_LOWER, FOLD_UPPER };

enum fold_script { SCRIPT_OTHER, SCRIPT_LATIN, SCRIPT_ARABIC, SCRIPT_CYRILLIC, SCRIPT_GREEK, SCRIPT_HEBREW, SCRIPT_COUNT };

struct fold_record {
    int32_t to_strict, to_loose; /* added to the code point */
    uint8_t class, letter_case, script;
    uint8_t count;    /* letters it makes: 1, or 2 to 18 from fold_expansions[first] on */
    uint16_t first;
};

struct fold_pair {
    uint32_t strict, loose;
};

/* A base letter and a mark that NFC joins into one letter. Sorted by base, then mark. */
struct fold_composition {
    uint32_t base, mark, composed;
};

/* The tables: a code point's block, the place in it, the record there. */
enum { FOLD_BLOCK = 128, FOLD_CODES = 0x110000 };
extern const uint16_t fold_blocks[FOLD_CODES / FOLD_BLOCK];
extern const uint16_t fold_index[][FOLD_BLOCK];
extern const struct fold_record fold_records[];

/* Asked for each letter of each text: so it is inline. */
static inline const struct fold_record *fold_find(uint32_t code)
{
    if (code >= FOLD_CODES)
        code = 0xFFFD;
    return &fold_records[fold_index[fold_blocks[code / FOLD_BLOCK]][code % FOLD_BLOCK]];
}

static inline bool fold_is_letter(uint32_t code)
{
    return fold_find(code)->class == FOLD_LETTER;
}

/* The loose letter of a small letter that makes one. */
static inline uint32_t fold_loose(uint32_t strict)
{
    return (uint32_t)((int32_t)strict + fold_find(strict)->to_loose);
}

/* The strict and loose letters of a record with count > 1. */
const struct fold_pair *fold_expansion(const struct fold_record *record);

/* The composed letter, or 0. */
uint32_t fold_compose(uint32_t base, uint32_t mark);

#endif
