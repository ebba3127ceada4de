/* round.h - a glossary and a text made of word parts, and whether the compiled matcher finds in it what the naive one does. */
#ifndef ORACLE_ROUND_H
#define ORACLE_ROUND_H

#include "dragoman/types.h"

/* Numbers that choose: the bytes from `at` to `end`, then zeros; without bytes a fixed random sequence from `state` on. */
struct dice {
    const unsigned char *at, *end;
    uint32_t state;
};

struct round_size {
    uint32_t terms, words;
};

struct round_result {
    size_t matches, differences; /* the latter are said on standard error */
};

/* The languages that there are parts of. */
enum round_lang { ROUND_ENGLISH, ROUND_TURKISH, ROUND_ARABIC, ROUND_RUSSIAN, ROUND_LANGS };

struct round_result round_run(drg_ctx *ctx, enum round_lang lang, struct dice *dice, struct round_size size);

#endif
