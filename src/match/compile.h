/* compile.h - a glossary compiled into one lexicon a language. */
#ifndef MATCH_COMPILE_H
#define MATCH_COMPILE_H

#include "base/ctx.h"
#include "dragoman/match.h"
#include "match/lexicon.h"
#include "text/tokens.h"

struct drg_matcher {
    const drg_glossary *glossary;
    drg_match_options options;
    VEC(struct lexicon) lexicons;
    drg_str *tails; /* a term -> the signs that must follow it: "++" of C++; empty for nearly all */
    uint8_t *shapes; /* a term -> enum word_case of its only word, an article aside; CASE_LOWER for several words */
};

/* What a gap means to the phrase trie: 0 for white space, hyphens and the period of an abbreviation, else its signs. */
static inline uint32_t gap_symbol(const struct token *token)
{
    return token->gap == GAP_SIGNS ? token->gap_hash | 1 : 0;
}

/* The lexicon of a language, or NULL when the glossary has no terms in it. */
const struct lexicon *matcher_lexicon(const drg_matcher *matcher, const struct lang *lang);

drg_status compile_glossary(drg_matcher *matcher, drg_ctx *ctx, drg_error *err);

#endif
