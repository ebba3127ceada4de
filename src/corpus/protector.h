/* protector.h - what is to be done with the terms of a matcher. */
#ifndef CORPUS_PROTECTOR_H
#define CORPUS_PROTECTOR_H

#include "corpus/mark.h"
#include "corpus/pattern.h"
#include "dragoman/protect.h"

enum { PROTECTOR_TAG = 36 };

struct drg_protector {
    const drg_matcher *matcher;
    const drg_glossary *glossary;
    const struct mark_style *style;
    struct pattern pattern;
    char src[PROTECTOR_TAG], tgt[PROTECTOR_TAG];
    bool is_verbatim;       /* one language: terms come back as they stood */
    drg_protect_options options; /* its strings are not to be used */
    struct arena arena;     /* owns `subjects`  */
    VEC(drg_str) subjects;  /* empty: all       */
    struct buf record;      /* the first one    */
};

/* Appends the record that comes first. */
void protector_add_record(const drg_protector *protector, struct buf *into, uint64_t lines_before);

/* The term that a concept's terms become, or an empty string when they are not to be marked. */
drg_str protector_target(const drg_protector *protector, uint32_t concept_index);

#endif
