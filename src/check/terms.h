/* terms.h - what rules ask of the terms of a pair: which concepts the source names, and whether the translation does. */
#ifndef CHECK_TERMS_H
#define CHECK_TERMS_H

#include "check/rule.h"
#include "model/glossary.h"

/* Terms of the source at one span: homographs, of which the translation has to have one. */
struct demand {
    const struct term_match *matches; /* of the source side, in glossary order */
    size_t count;
};

/* The next place of the source that asks for a term in the language of the translation, from *at on, which is 0 first.
 * Terms inside longer terms do not ask, unless the longer one has no term in that language; guesses never ask. */
bool next_demand(const struct pair *pair, size_t *at, struct demand *out);

/* How the translation answers for a concept, best first. */
enum answer {
    ANSWER_TERM,     /* a preferred or admitted term, or a spelling of it   */
    ANSWER_UNWANTED, /* a deprecated term                                   */
    ANSWER_GUESS,    /* what may be a form of a term                        */
    ANSWER_NONE
};

/* The best answer; *match, when not NULL, is one that gives it (NULL for ANSWER_NONE). */
enum answer answer_for(const struct pair *pair, uint32_t concept_index, const struct term_match **match);

/* True when the concept is a name: a term of it is one by its part of speech, or else by its capitals in a language that
 * writes common nouns small. Of a match it is known (side.h). */
bool is_name(const drg_glossary *glossary, uint32_t concept_index);

/* The good terms of a concept in a language, preferred first; at most `max`. Returns their number. */
uint32_t good_terms(const drg_glossary *glossary, uint32_t concept_index, drg_str lang, drg_str *out, uint32_t max);

#endif
