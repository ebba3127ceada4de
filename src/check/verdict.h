/* verdict.h - what a translation does with each term that its source asks for. The rules about terms report verdicts, one
 * rule a kind: one mistake gives one finding. */
#ifndef CHECK_VERDICT_H
#define CHECK_VERDICT_H

#include "base/arena.h"
#include "check/said.h"
#include "check/terms.h"

enum outcome {
    TERM_RENDERED,     /* by a term, by what is related to it, or by what may be a form of one   */
    TERM_UNWANTED,     /* by a deprecated term                                                   */
    TERM_CASED,        /* by a name without its capitals                                         */
    TERM_MISSPELT,     /* by what is all but a term                                              */
    TERM_UNTRANSLATED, /* it stands there as in the source                                       */
    TERM_REPLACED,     /* by a term of the same kind that nothing in the source asks for         */
    TERM_MISSING
};

struct verdict {
    struct demand demand;   /* the first place of the source that asks                            */
    uint32_t concept_index;
    uint32_t asked;         /* places of the source                                               */
    uint32_t answered;      /* places of the translation                                          */
    bool is_shortened;      /* the translation has fewer words of the name                       */
    enum outcome outcome;
    drg_span tgt;           /* of what stands there instead; empty: nothing is known              */
    drg_str wanted;         /* the term that should; empty unless something is wrong              */
    drg_term in_place;      /* CASED, MISSPELT, REPLACED: what stands there, as it would be cited */
    bool is_sure;           /* that it is meant for the wanted term                               */
};

/* The verdicts of one pair, in order of the source, and the scratch that makes them. Zero-initialised is ready. */
struct verdicts {
    VEC(struct verdict) list;
    struct said src, tgt;
    struct arena arena; /* lemmas of what is misspelt */
};

/* Judges the pair, into pair->verdicts. False: no memory. */
bool verdicts_make(struct verdicts *verdicts, const struct pair *pair);
/* Whether nothing in the source asks for the match of the translation: no term of its concept, nothing related to one, and
 * nothing that the verdicts explain by it. */
bool is_unasked(struct verdicts *verdicts, const struct pair *pair, const struct term_match *match);
void verdicts_free(struct verdicts *verdicts);

#endif
