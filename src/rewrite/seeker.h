/* seeker.h - finding the next character with one of some traits, fast where few characters have them.
 *
 * Of two neighbouring bytes tables say whether the character that they begin may be one; whether it is one, its own traits
 * decide. The tables hold for ASCII exactly, for others a group of characters at a time. */
#ifndef REWRITE_SEEKER_H
#define REWRITE_SEEKER_H

#include "base/str.h"

struct seeker {
    uint32_t traits;
    uint8_t ascii[16];    /* by the low half: a bit for each high half                   */
    uint8_t leads[4][16]; /* C0 to CF, D0 ...: a bit for each group of what may follow   */
};

void seeker_init(struct seeker *seeker, uint32_t traits);

/* The first character at or after `at`, which is the start of one, that has one of the traits, or text.len. */
size_t seeker_find(const struct seeker *seeker, drg_str text, size_t at);

/* The same character by character, for any processor; a test holds the two equal. */
size_t seeker_find_scalar(const struct seeker *seeker, drg_str text, size_t at);

#endif
