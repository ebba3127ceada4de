/* prepared.h - the inside of a drg_prepared: what is reused from batch to batch. */
#ifndef CORPUS_PREPARED_H
#define CORPUS_PREPARED_H

#include "base/vec.h"
#include "corpus/deduper.h"
#include "dragoman/prepare.h"
#include "lang/piece_memo.h"

struct drg_prepared_scratch {
    drg_normalized *made[DRG_SIDES]; /* NULL: as it came */
    drg_str output[DRG_SIDES];
    VEC(drg_part) parts;
    VEC(drg_span) spans;   /* `sides` a part, in the outputs */
    const char *steps[64]; /* names, by drg_form's index     */
    size_t step_count;
    VEC(drg_str) compared; /* sides of parts, that a selector compares */
    struct line_marks marks;
    struct piece_memo memo; /* for telling languages */
};

#endif
