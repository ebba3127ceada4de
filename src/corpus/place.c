/* place.c - bytes of decoded text as bytes of the file: in UTF-16 and UTF-32 all units have one width, in single-byte sets
 * a byte is a code point. Of other encodings the place is that in the decoded text. */
#include "corpus/place.h"

#include "base/count.h"
#include "ext/single_byte.h"

struct place_walk place_walk_begin(const drg_unit_batch *batch, size_t side)
{
    drg_str encoding = str_from(drg_corpus_encoding(batch->units, side));
    struct place_walk walk = {.source = batch->source[side], .start = batch->start[side]};
    if (str_starts(encoding, STR("UTF-16"))) {
        walk.width = 2;
        walk.is_utf16 = true;
    } else if (str_starts(encoding, STR("UTF-32"))) {
        walk.width = 4;
    } else if (single_byte_find(encoding.ptr)) {
        walk.width = 1;
    }
    if (walk.width)
        walk.start = (walk.is_utf16 ? batch->utf16[side] : batch->code_points[side]) * walk.width +
                     drg_corpus_mark(batch->units, side);
    return walk;
}

uint64_t place_of(struct place_walk *walk, size_t at)
{
    if (!walk->width)
        return walk->start + at;
    size_t from = at < walk->at ? at : walk->at, to = at < walk->at ? walk->at : at;
    struct unit_count count = count_units(str_cut(walk->source, from, to));
    uint64_t units = walk->is_utf16 ? count.utf16 : count.code_points;
    walk->units = at < walk->at ? walk->units - units : walk->units + units;
    walk->at = at;
    return walk->start + walk->units * walk->width;
}
