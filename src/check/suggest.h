/* suggest.h - what to put where a term stands that should not: the wanted term in the form of the words it replaces. */
#ifndef CHECK_SUGGEST_H
#define CHECK_SUGGEST_H

#include "base/buf.h"
#include "check/rule.h"

/* What may stand in place of a term. */
struct suggestion {
    drg_span span; /* of the translation that it replaces: the term, with the article before it where that changes */
    bool is_told;  /* its form is: it is no mere citation form                                                   */
    bool is_sure;  /* ... and nothing around it has to change                                                    */
};

/* Appends `wanted` for the words at `span` of the translation, a form of `in_place`; the citation form when its form cannot
 * be told. */
struct suggestion suggest(struct buf *into, const struct pair *pair, drg_span span, const drg_term *in_place, drg_str wanted);

#endif
