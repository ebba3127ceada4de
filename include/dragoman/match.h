/* match.h - finding a glossary's terms in a text.
 *
 * A matcher is a glossary compiled: immutable, shared by threads. Running it makes matches: which term stands where,
 * and how surely (the grade). Matches borrow the matcher's glossary and the text. Plain text of any size is searched in
 * stretches by a scanner. */
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

/* ---- Text of any size ------------------------------------------------------------------------------- */

/* Plain text is searched stretch by stretch; what is found does not depend on how it was divided, nor on how many threads
 * shared the work. For that, a text is a row of paragraphs, and nothing runs across their ends. A paragraph ends after a
 * blank line (white space at most), and after the first line that ends 64 KiB or more after the paragraph's start. A
 * stretch is one or more whole paragraphs. drg_stream (stream.h) reads files so. */

/* Where a stretch that begins at the start of `text` may end: the last paragraph end not after byte `wanted`, or the first
 * paragraph end when even that one is after it. 0: `text` holds no whole paragraph, give more of it. With `is_last`,
 * nothing follows `text`, and its end is the end of a paragraph. Takes time in proportion to what it looks at: to `wanted`
 * bytes or the first paragraph. */
DRG_API size_t drg_stretch_end(drg_str text, size_t wanted, bool is_last);

/* The first-class language that a text is in; NULL when nothing tells, or when it is in another one (see identify.h). What
 * the first 64 KiB of a file, whole paragraphs, are in is the `fallback` for all of it. Static storage. */
DRG_API const char *drg_guess_lang(drg_str text);

/* One thread's scratch over a shared matcher; reused without allocating once it has grown. Give each thread its own. */
typedef struct drg_scanner drg_scanner;

/* All zero: languages are told from the words; wrapped lines are joined. */
typedef struct drg_scan_options {
    const char *lang;     /* declared language of all text, BCP 47; NULL: told from the words, paragraph by paragraph */
    const char *fallback; /* ... and where they do not tell: a tag, or NULL for no language                          */
    bool lines;           /* every line stands by itself; else the end of a line of 50 bytes or more is a space      */
} drg_scan_options;

/* A term found. */
typedef struct drg_hit {
    uint32_t start, end; /* bytes of the stretch                                                              */
    uint32_t term;       /* index into drg_glossary_terms                                                     */
    drg_grade grade;
    const char *lang;    /* of the text there: "tr"; "und" when it could not be told. Lives as long as the scanner */
} drg_hit;

/* Makes a scanner, which borrows the matcher and copies the options, which may be NULL. Error: ELANG. */
DRG_API DRG_CHECK drg_status drg_scanner_new(drg_scanner **out, const drg_matcher *matcher,
                                             const drg_scan_options *options, drg_error *err);

/* Finds the terms in a stretch: valid UTF-8, at most 1 GiB, whole paragraphs. Hits come in order of start; they and *hits
 * live until the scanner's next run. Errors: EINVAL for a longer text, ELIMIT for absurdly many hits, ENOMEM. */
DRG_API DRG_CHECK drg_status drg_scanner_run(drg_scanner *scanner, drg_str text, const drg_hit **hits, size_t *count,
                                             drg_error *err);

DRG_API void drg_scanner_free(drg_scanner *scanner);

/* ---- Reasons ------------------------------------------------------------------------------------------ */

/* Why a match is one: "bakanlık + possessive-3sg + ablative". Writes at most `size` bytes with the closing NUL,
 * cut on a character edge; returns the length. */
DRG_API size_t drg_match_explain(const drg_matcher *matcher, const drg_text *text, const drg_match *match, char *out,
                                 size_t size);

/* The same for a term and the words that realise it, as they stand in a text. */
DRG_API size_t drg_term_explain(const drg_matcher *matcher, uint32_t term, drg_str surface, char *out, size_t size);

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
