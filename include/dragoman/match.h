/* match.h - finding a glossary's terms in a text.
 *
 * A matcher is a glossary compiled: immutable, shared by threads. Running it makes matches: which term stands where,
 * and how surely (the grade). Matches borrow the matcher's glossary and the text. */
#ifndef DRAGOMAN_MATCH_H
#define DRAGOMAN_MATCH_H

#include <dragoman/glossary.h>
#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_matcher drg_matcher;
typedef struct drg_matches drg_matches;

/* How a surface form realises a term; every grade includes the ones before it. */
typedef enum drg_grade {
    DRG_EXACT,     /* letter for letter                                         */
    DRG_CASE,      /* other capitals                                            */
    DRG_RESPELT,   /* another spelling: a listed variant, other diacritics      */
    DRG_INFLECTED, /* an inflected form, perhaps respelt                        */
    DRG_POSSIBLE   /* only a guess could decide; off by default                 */
} drg_grade;

/* "exact", "case", "variant", "inflected", "possible". Static storage. */
DRG_API const char *drg_grade_name(drg_grade grade);

/* The grade of a name; false when there is none. */
DRG_API bool drg_grade_of_name(const char *name, drg_grade *out);

typedef struct drg_match {
    drg_span span;    /* in the text's source */
    uint32_t term;    /* index of drg_glossary_term */
    uint32_t segment; /* index into drg_text_segments */
    drg_grade grade;
} drg_match;

/* All zero: everything but guesses; of nested terms the longest, of terms that cross both. */
typedef struct drg_match_options {
    bool use_max_grade;  /* false: up to DRG_INFLECTED          */
    drg_grade max_grade; /* with use_max_grade: no weaker match */
    bool overlaps;       /* keep terms inside longer terms too  */
} drg_match_options;

/* Compiles a glossary. Options may be NULL. The glossary is borrowed. */
DRG_API DRG_CHECK drg_status drg_matcher_new(drg_matcher **out, drg_ctx *ctx, const drg_glossary *glossary,
                                             const drg_match_options *options, drg_error *err);
DRG_API void drg_matcher_free(drg_matcher *matcher);

/* Finds the terms in a text: each segment is searched for terms of its language. Thread-safe.
 * Matches come in order of start; at one span, terms of several concepts may stand, in glossary order. */
DRG_API DRG_CHECK drg_status drg_matcher_run(drg_matches **out, const drg_matcher *matcher, const drg_text *text,
                                             drg_error *err);
DRG_API const drg_match *drg_matches_list(const drg_matches *matches, size_t *count);
DRG_API void drg_matches_free(drg_matches *matches);

/* Why a match is one: "bakanlık + possessive-3sg + ablative". Writes at most `size` bytes with the closing NUL,
 * cut on a character edge; returns the length. */
DRG_API size_t drg_match_explain(const drg_matcher *matcher, const drg_text *text, const drg_match *match, char *out,
                                 size_t size);

/* A term that a word may be. */
typedef struct drg_lookup_hit {
    uint32_t term;   /* index of drg_glossary_term                                  */
    drg_grade grade; /* how the word realises it; DRG_POSSIBLE for a near miss         */
    bool is_near;    /* no form of the term: it differs from the word in a letter or two */
} drg_lookup_hit;

/* The terms that `word`, in any language, spelling, inflection or case, is a form of; best grade first. When there are
 * none, near misses. The array is the caller's, to be freed with free(); NULL when there are none. */
DRG_API DRG_CHECK drg_status drg_lookup(drg_lookup_hit **hits, size_t *count, const drg_matcher *matcher,
                                        drg_str word, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
