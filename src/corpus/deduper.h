/* deduper.h - what a deduper knows of each line, made apart from asking whether it was there: any number of threads make
 * what they need of their lines (mark_lines), one thread asks, in order (deduper_ask). */
#ifndef CORPUS_DEDUPER_H
#define CORPUS_DEDUPER_H

#include "corpus/key.h"
#include "corpus/near.h"

/* What is known of some lines. One thread's; reused from batch to batch. */
struct line_marks {
    VEC(struct seen_item) keys;       /* exact: one a line                        */
    VEC(struct hash128) bands;        /* near: SKETCH_BANDS a line                */
    VEC(uint16_t) units;              /* near: the folded lines, one after another */
    VEC(size_t) ends;                 /* of each line in `units`                  */
    struct key_text text;
};

struct drg_deduper {
    struct keyer keyer;
    struct seen seen; /* equal lines         */
    struct near near; /* alike ones          */
    bool is_near, is_finished;
    uint64_t count;          /* of lines             */
    VEC(drg_str) pairs;      /* of drg_deduper_add's */
    struct line_marks marks; /* of them              */
    char folder[];
};

/* Of `count` lines, each of which is so many sides, one after the other. Thread-safe but for the marks. Errors: ENOMEM. */
drg_status mark_lines(struct line_marks *marks, const struct drg_deduper *deduper, const drg_str *lines, size_t sides,
                      size_t count, drg_error *err);
void line_marks_free(struct line_marks *marks);

/* Asks for lines in their order, as drg_deduper_add does. */
drg_status deduper_ask(drg_deduper *deduper, struct line_marks *marks, uint64_t *firsts, drg_error *err);

#endif
