/* compile.h - a glossary compiled into one lexicon a language. */
#ifndef MATCH_COMPILE_H
#define MATCH_COMPILE_H

#include "base/ctx.h"
#include "dragoman/match.h"
#include "match/lexicon_build.h"
#include "text/tokens.h"

struct idle_scanners;

struct drg_matcher {
    const drg_glossary *glossary;
    drg_match_options options;
    VEC(struct lexicon) lexicons;
    VEC(struct lexicon_builder) builders; /* what owns the tables of lexicons that lie in no image */
    struct idle_scanners *idle;
};

/* What a gap means to the phrase trie: 0 for white space, hyphens and the period of an abbreviation, else its signs. */
static inline uint32_t signs_symbol(const struct token *token)
{
    return token->gap == GAP_SIGNS ? token->gap_hash | SYMBOL_SIGNS : 0;
}

/* Whether words match as the glossary spells them only: no grade that needs more is asked for. */
static inline bool matcher_is_literal(const drg_matcher *matcher)
{
    return matcher->options.max_grade < DRG_INFLECTED;
}

/* The lexicon of a language, or NULL when the glossary has no terms in it, or its tables are damaged. */
const struct lexicon *matcher_lexicon(const drg_matcher *matcher, const struct lang *lang);

/* Signs that belong to the term, after its last word, which ends at byte `end`: the ++ of C++, but no closing bracket,
 * quote or full stop; unless a quotation opens inside the term. */
drg_str term_tail(drg_str text, size_t end);

/* Compiles the glossary for the matcher's options. */
drg_status compile_glossary(drg_matcher *matcher, drg_ctx *ctx, drg_error *err);

void matcher_clear(drg_matcher *matcher);

#endif
