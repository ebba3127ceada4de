/* builder.h - what filling a glossary (builder.c) and finishing it (finish.c) share. */
#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H

#include "base/arena.h"
#include "model/glossary.h"
#include "model/pool.h"

enum { MAX_TAG = 36, RECENT_LANGS = 16 };

/* A language tag as it was written, and whose it is. */
struct recent_lang {
    char tag[MAX_TAG];
    size_t len; /* 0: none */
    uint16_t lang;
};

struct glossary_builder {
    drg_ctx *ctx;
    struct pool pool;   /* the glossary's text */
    struct arena names; /* of languages and files until they go into the pool, NUL-terminated for notes */
    struct index concept_of_id, term_of_key, traits_of_key;
    VEC(struct concept_record) concepts;
    VEC(struct term_record) terms; /* their languages by appearance until finish */
    VEC(struct field_record) fields;
    VEC(struct traits_record) traits;
    VEC(struct duplicate_record) duplicates;
    VEC(drg_str) langs;
    VEC(drg_str) files;
    struct recent_lang recent[RECENT_LANGS];
    uint32_t file; /* that terms come from now, or DRG_NONE */
};

/* The concept of this id, or DRG_NONE. */
uint32_t builder_find_concept(const struct glossary_builder *b, drg_str id);

#endif
