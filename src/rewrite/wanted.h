/* wanted.h - the term that a glossary wants in place of another one, and how it is written where that one stands.
 *
 *   deprecated, variant   wanted_for()      the good term of the concept that is nearest
 *   surface               wanted_surface()  the wanted term in the surface's form: endings, clitics, capitals */
#ifndef REWRITE_WANTED_H
#define REWRITE_WANTED_H

#include "base/buf.h"
#include "dragoman/glossary.h"
#include "lang/lang.h"

/* A term that may be written: preferred or admitted. */
static inline bool is_good_term(drg_term_status status)
{
    return status == DRG_PREFERRED || status == DRG_ADMITTED;
}

/* What stands for a term that is not wanted: the good one of its concept and language that shares most words with it
 * ("Republic of Turkey" has one of its own), else the preferred one. Empty: the glossary has none. */
drg_str wanted_for(const drg_glossary *glossary, const drg_term *term);

/* A name typed without its letters (Erdogan for Erdoğan) is a variant of it, whether the glossary lists it or not. */
bool lost_its_letters(const drg_term *term, drg_str surface);

/* Appends `wanted` as it is written in place of the surface of `term`, with the text before and after it of the same
 * sentence. False, with nothing appended: that cannot be told. Memory: into->failed. */
bool wanted_surface(struct buf *into, const drg_glossary *glossary, const drg_term *term, const struct restatement *r);

#endif
