/* filters.h - reasons to drop a part: one table of them, which filters are on with which values, and judging by them. */
#ifndef CORPUS_FILTERS_H
#define CORPUS_FILTERS_H

#include "corpus/measure.h"
#include "dragoman/prepare.h"
#include "lang/lang.h"
#include "lang/piece_memo.h"

enum reason {
    REASON_KEPT,
    REASON_BROKEN,
    REASON_EMPTY,
    REASON_BAD_CHARACTERS,
    REASON_MARKUP,
    REASON_REPEATED,
    REASON_NO_LETTERS,
    REASON_DIGITS,
    REASON_TOO_SHORT,
    REASON_TOO_LONG,
    REASON_FEW_WORDS,
    REASON_MANY_WORDS,
    REASON_COPIED,
    REASON_SCRIPT,
    REASON_LANGUAGE,
    REASON_BOILERPLATE,
    REASON_RATIO,
    REASON_DUPLICATE,
    REASON_NEAR_DUPLICATE,
    REASON_SAMPLE,
    REASON_COUNT
};

struct filters {
    bool is_on[REASON_COUNT], has_any;
    bool needs_measure;
    double value[REASON_COUNT];
};

/* "empty,too-long=100"; "all". NULL: none. Errors: EINVAL, with a message that helps. */
drg_status filters_read(struct filters *filters, const char *list, size_t sides, drg_error *err);

/* One side of a part. */
struct judged {
    drg_str text;
    const char *lang;       /* expected; "": none          */
    struct measure measure; /* when filters need it        */
    struct piece_memo *memo;
};

/* The first reason to drop it, in the order of the table, and the side to blame, DRG_SIDES: all. */
enum reason filters_judge(const struct filters *filters, const struct judged *sides, size_t count, uint16_t *side);

#endif
