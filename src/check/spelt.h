/* spelt.h - how a term that the matcher found is spelt. */
#ifndef CHECK_SPELT_H
#define CHECK_SPELT_H

#include "check/rule.h"

/* Whether a name is there without the letters of its language, and no spelling of it that the glossary lists is so. */
bool is_misspelt_match(const struct pair *pair, const struct term_match *match);

/* Whether small letters are a fault of the term: it is a place or a person, or may be one for all the glossary says. Those
 * of institutions have small letters as often as capitals. */
bool needs_capitals(const struct pair *pair, uint32_t concept_index, drg_str term);

/* Whether a name that is all capitals in the glossary stands in small letters, in a text that uses capitals. */
bool is_small_match(const struct pair *pair, const struct term_match *match);

#endif
