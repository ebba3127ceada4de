/* count.h - counting what stands in UTF-8 text, 32 bytes at a time where the processor can. A test holds the quick and
 * the plain way equal. */
#ifndef BASE_COUNT_H
#define BASE_COUNT_H

#include "base/str.h"

/* Line ends: LF, CRLF, and CR alone. */
uint64_t count_lines(drg_str s);
uint64_t count_lines_scalar(drg_str s);

/* How often one byte stands there. */
uint64_t count_byte(drg_str s, char byte);

struct unit_count {
    uint64_t code_points, utf16; /* UTF-16 code units */
};

/* Of valid UTF-8. */
struct unit_count count_units(drg_str s);
struct unit_count count_units_scalar(drg_str s);

#endif
