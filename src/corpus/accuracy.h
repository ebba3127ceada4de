/* accuracy.h - what records ask for, in memory. */
#ifndef CORPUS_ACCURACY_H
#define CORPUS_ACCURACY_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "dragoman/accuracy.h"
#include "dragoman/match.h"

/* A pair is asked for in a segment. In order of segments. */
struct request {
    uint64_t segment;
    uint32_t pair;
};

struct drg_accuracy {
    struct arena arena; /* owns the strings */
    char tgt[36];
    VEC(drg_term_count) pairs; /* without counts */
    VEC(drg_str) lower;        /* their targets in lower case */
    struct map by_key;
    VEC(struct request) requests;
    drg_glossary *glossary; /* concept N is pair N */
    drg_matcher *matcher;
};

/* Appends text in lower case, code point by code point. */
void add_lower(struct buf *into, drg_str text);

#endif
