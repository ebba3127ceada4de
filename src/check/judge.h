/* judge.h - the inside of verdicts: one pair being judged, step by step.
 *
 *   collect      verdict.c   places that ask, one verdict a concept
 *   excuse       excuse.c    related words, last names: it is there after all; initials.c: abbreviated
 *   recognise    meant.c     near misses, and what was left as it was
 *   nations      nationality.c  Russian, where the glossary has Russia alone
 *   replace      replace.c   terms nobody asked for, which took the place of one that is missing */
#ifndef CHECK_JUDGE_H
#define CHECK_JUDGE_H

#include "check/verdict.h"

struct judge {
    struct verdicts *out;
    const struct pair *pair;
    struct verdict *verdict; /* at hand */
    const struct said *said; /* the side that is looked at                            */
    drg_span related;        /* where what is related to it stands; end 0: nowhere    */
    bool is_shared;          /* ... and answers another term, which needs it          */
};

/* The term that the source has where it asks. */
static inline drg_str asked_term(const struct judge *judge)
{
    return glossary_term_text(judge->pair->glossary, judge->verdict->demand.matches[0].term);
}

static inline bool is_overlapping(drg_span a, drg_span b)
{
    return a.start < b.end && b.start < a.end;
}

/* The verdict about the concept, or NULL. */
struct verdict *verdict_of(struct verdicts *verdicts, uint32_t concept_index);

/* Calls `look` for the terms of a match's concept in a language, deprecated ones aside, until it returns true. */
typedef bool look_fn(struct judge *judge, const struct term_match *match, drg_str term);
bool any_term(struct judge *judge, const struct term_match *match, drg_str lang, look_fn *look);

/* Whether judge->said has something related to the term, a name. Sets judge->related. */
bool has_related(struct judge *judge, const struct term_match *match, drg_str term);

/* Whether judge->said says the match's concept by other words than its terms. */
bool is_said_otherwise(struct judge *judge, const struct term_match *match);

/* Whether judge->said abbreviates the term, or part of it; or spells out what the term abbreviates. */
bool has_initials(struct judge *judge, const struct term_match *match, drg_str term);

/* Finds a misspelling of the term at hand beside what is there of it. */
void find_misspelling(struct judge *judge);

/* Finds what was meant for the term: fills the verdict at hand unless there is nothing. */
void recognise(struct judge *judge);

/* The good term that is most like the source's: an acronym for an acronym, one word for one word; else the preferred. */
drg_str choose_wanted(const struct judge *judge);

/* Finds what took the place of the term at hand. */
void replace(struct judge *judge);

/* Adds a verdict when the translation has another nation where the source names one by a word that the glossary has not.
 * False: no memory. */
bool find_other_nation(struct judge *judge);

/* Whether the match has been explained, or is part of a longer term; whether the source names it or a homograph of it. */
bool is_explained(const struct judge *judge, const struct term_match *match);
bool is_any_in_source(struct judge *judge, const struct term_match *match);

/* Marks the words that are related to the match's concept as known. */
void mark_related(struct judge *judge, const struct term_match *match);

#endif
