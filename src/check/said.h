/* said.h - the words of a side, made ready for asking whether a form of some word is among them, whatever the glossary
 * knows. Costs more than the matcher's answer: it is asked only where that is no. */
#ifndef CHECK_SAID_H
#define CHECK_SAID_H

#include "base/vec.h"
#include "check/side.h"
#include "lang/lang.h"

struct said_word {
    drg_span span; /* of the view */
    struct word word;
    uint8_t starts[MAX_STARTS]; /* letters where a stem may begin */
    uint8_t start_count, gap;   /* gap: enum token_gap, before it */
    uint64_t letters;           /* bits: those that it has (said_letter_bit) */
    bool is_known;              /* part of a term that stands there: no misspelling of another one */
};

/* Zero-initialised is ready for said_read; scratch that grows to the longest segment. */
struct said {
    const struct side *side;
    uint64_t beginnings[8]; /* bits: hashes of the first letters of stems that may stand there */
    VEC(struct said_word) words;
    bool has_initials;   /* a word of capitals alone, two at least */
    bool has_mixed_word; /* one of letters of two scripts          */
    bool is_read; /* set by said_read; whoever turns to another segment clears it */
};

/* Reads the words of a side, unless that has been done. False: no memory. */
bool said_read(struct said *said, const struct side *side);
void said_free(struct said *said);

/* Whether a word may begin as `text` does: false for most, which need no closer look. */
bool said_may_have(const struct said *said, drg_str text);

/* A bit that other letters share. */
static inline uint64_t said_letter_bit(uint32_t loose)
{
    return UINT64_C(1) << (loose & 63);
}

/* Words `first` to `first + count - 1` as they stand in the text. */
drg_span said_span(const struct said *said, size_t first, size_t count);

/* The first run of words, from word `from` on, that is a form of `lemma`; its index, and *count words. DRG_NONE: none. */
uint32_t said_find(const struct said *said, size_t from, drg_str lemma, uint32_t *count);

/* The first run of words that are `text` letter for letter but for capitals and diacritics, apart from what follows an
 * apostrophe. */
uint32_t said_verbatim(const struct said *said, size_t from, drg_str text, uint32_t *count);

#endif
