/* number_words.h - words of a segment that say numbers, months and the like (src/lang/data/number-words.txt), and roman
 * numerals. They excuse numbers that a translation writes otherwise; nobody demands them. */
#ifndef CHECK_NUMBER_WORDS_H
#define CHECK_NUMBER_WORDS_H

#include "check/numbers.h"

enum number_word_kind {
    WORD_VALUE,
    WORD_SCALE,   /* a value that also multiplies the number before it */
    WORD_MONTH,
    WORD_EVENING, /* moves hours by twelve                             */
    WORD_FOREIGN, /* a unit that translations convert                  */
    WORD_DEGREE,  /* of temperature                                    */
    WORD_PERCENT
};

struct number_word {
    drg_span span; /* of the view */
    uint8_t kind;
    uint8_t letters; /* of the list's word: how sure it is */
    struct value value;
};

enum { NUMBER_WORDS_MAX = 400 };

struct number_words {
    struct number_word items[NUMBER_WORDS_MAX]; /* in order of place; several may stand at one */
    size_t count;
};

void number_words_find(struct number_words *out, const struct side *side);

/* Whether the list has the word at a place as one of this kind; *out gets its first value there. */
bool number_word_at(struct value *out, const struct side *side, drg_span word, enum number_word_kind kind);

/* What the word right behind `number` multiplies it by: thousand, mln; false: nothing. Quicker than all words. */
bool number_scale(struct value *out, const struct side *side, drg_span number);

/* The word of this kind that stands right at `place`, or one sign or space behind it; or NULL. */
const struct number_word *number_word_after(const struct number_words *words, const struct side *side, uint32_t place,
                                            enum number_word_kind kind);

bool number_words_say(const struct number_words *words, enum number_word_kind kind, struct value value);
bool number_words_have(const struct number_words *words, enum number_word_kind kind);

#endif
