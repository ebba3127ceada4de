/* suggest.h - what to put where a term stands that should not: the wanted term in the form of the words it replaces. */
#ifndef CHECK_SUGGEST_H
#define CHECK_SUGGEST_H

#include "base/buf.h"
#include "check/rule.h"

/* Appends `wanted` for the words at `span` of the translation, a form of `in_place`. False: its form cannot be told, and
 * the citation form was appended. */
bool suggest(struct buf *into, const struct pair *pair, drg_span span, const drg_term *in_place, drg_str wanted);

#endif
