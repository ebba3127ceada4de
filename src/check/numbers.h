/* numbers.h - the numbers of a segment and what they may be worth.
 *
 *   "1.234,5"   1234.5            "1.234"  1234 or 1.234: languages differ, and translators keep the source's signs
 *   "12.05.2020", "19:30"         parts, each a number by itself
 *   "٣٫٥", "۳٫۵"                  the digits of Arabic and Persian
 *
 * Values are decimal and exact: mantissa times ten to the power of `exponent`, without zeros at the mantissa's end. */
#ifndef CHECK_NUMBERS_H
#define CHECK_NUMBERS_H

#include "check/inlines.h"

struct value {
    uint64_t mantissa; /* of more than 18 digits, a hash of them */
    int exponent;
};

enum { NUMBER_READINGS = 6, NUMBER_PARTS = 6, NUMBERS_MAX = 200 };

struct figure {
    drg_span span; /* of the view */
    struct value readings[NUMBER_READINGS];
    struct value parts[NUMBER_PARTS];
    uint8_t reading_count, part_count;
    bool is_divisible; /* the parts may be meant: a date, a time, a version */
    bool is_glued;     /* a small letter stands right before it: km2        */
    bool is_matched;
    struct value scale; /* thousands, millions behind it; mantissa 0: none      */
};

struct numbers {
    struct figure items[NUMBERS_MAX];
    size_t count;
    bool is_full; /* there are more: a table, which rules leave alone */
};

/* 0 to 9, or 10 for what is no digit. Superscripts and subscripts count. */
unsigned digit_value(uint32_t code);

struct value value_of_digits(drg_str digits);
struct value value_of(uint64_t whole);
bool value_is(struct value a, struct value b);
struct value value_times(struct value a, struct value b);

/* The value as a whole number below 10^6, or 10^6 when it is none. */
uint32_t value_small(struct value value);

bool number_may_be(const struct figure *number, struct value value);
void number_add_reading(struct figure *number, struct value value);

/* Whether there can be any: false for most segments, which need no closer look. */
bool may_have_numbers(drg_str words);

/* Those outside addresses, placeholders and code. */
void numbers_find(struct numbers *out, const struct side *side);

#endif
