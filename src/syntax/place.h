/* place.h - from byte offsets to lines and columns, in one pass over the source.
 *
 * Lines end at LF, CRLF or CR. Offsets asked for must not decrease:
 *   struct place p = place_start(source); ... drg_pos pos = place_at(&p, offset); */
#ifndef SYNTAX_PLACE_H
#define SYNTAX_PLACE_H

#include "base/str.h"

struct place {
    drg_str source;
    size_t at;
    drg_pos pos;
};

static inline struct place place_start(drg_str source)
{
    return (struct place){source, 0, {1, 1}};
}

/* Line and column (in code points) of a byte offset not before the last one asked for. */
drg_pos place_at(struct place *place, size_t offset);

#endif
