/* choose.h - which of the terms found in a segment are marked. */
#ifndef CORPUS_CHOOSE_H
#define CORPUS_CHOOSE_H

#include "corpus/protector.h"

/* A term that may be marked. */
struct choice {
    drg_span span;  /* of the segment's text                        */
    uint32_t term;  /* DRG_NONE: text that looks like a placeholder */
    drg_grade grade;
    drg_str target;
    uint64_t draw;  /* its turn when not all may be marked          */
};

typedef VEC(struct choice) choice_list;

/* A segment, what was found in it and, of training data, in its translation; spans of the line's batch. */
struct candidates {
    drg_str batch;
    drg_span text;          /* of the segment */
    const drg_hit *hits;    /* in order, those that overlap too */
    size_t count;
    const drg_hit *tgt_hits; /* in the translation */
    size_t tgt_count;
    bool has_tgt;           /* they are asked for */
    uint64_t segment;       /* its number */
};

/* Fills *out, which has the segment's literals, in order, and nothing else. False: no memory. */
bool choose_terms(choice_list *out, const drg_protector *protector, const struct candidates *c);

/* Whether the segment is one of those that are annotated. */
bool is_drawn(const drg_protector *protector, uint64_t segment);

#endif
