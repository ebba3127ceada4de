/* single_byte.h - single-byte character sets as tables, both ways. All of them are ASCII below 0x80.
 *
 * Detection and repair read the same bytes many ways; iconv serves where text is converted once. A byte between 0x80 and
 * 0x9F that a set leaves undefined is the C1 control of that number, as browsers decode it, so that no byte is lost on the
 * way back. Tables are constant data. */
#ifndef EXT_SINGLE_BYTE_H
#define EXT_SINGLE_BYTE_H

#include <stddef.h>
#include <stdint.h>

struct single_byte;

/* By canonical name ("CP1254"); NULL when it is none of these sets. */
const struct single_byte *single_byte_find(const char *name);

const char *single_byte_name(const struct single_byte *set);

/* The code point of a byte; U+FFFD when the set has none. */
uint32_t single_byte_decode(const struct single_byte *set, unsigned char byte);

/* The byte of a code point, -1 when the set has none. A C1 control is the byte of its number in every set. */
int single_byte_encode(const struct single_byte *set, uint32_t code);

#endif
