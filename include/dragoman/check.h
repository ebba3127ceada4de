/* check.h - checking translations and drafts against a glossary.
 *
 * A checker is a glossary and a choice of rules, compiled: immutable, shared by threads. It looks at bitexts (every
 * translation against its source) and at drafts (texts alone), and answers with findings: which rule, how grave, where in
 * the file, and what may stand there instead. A finding that rests on a guess is never more than advice. Given a spellbook,
 * it finds misspelt words as well, in every language of a file.
 *
 *   drg_checker_new(&checker, ctx, glossary, NULL, &err);
 *   drg_check_bitext(&findings, checker, bitext, &err);   drg_findings_list(findings, &count) ...
 */
#ifndef DRAGOMAN_CHECK_H
#define DRAGOMAN_CHECK_H

#include <dragoman/glossary.h>
#include <dragoman/match.h>
#include <dragoman/normalize.h>
#include <dragoman/spell.h>
#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Rules ------------------------------------------------------------------------------------------- */

/* The rules of check, in the order of the documentation; NULL past the last one. Static storage. */
DRG_API const drg_rule_info *drg_check_rule(size_t index);

/* Whether settings such as those of drg_check_options have the rule run. False for settings that are wrong. */
DRG_API bool drg_check_rule_is_on(const char *rules, size_t index);

/* ---- Checkers ----------------------------------------------------------------------------------------- */

typedef struct drg_checker drg_checker;

/* All zero: the default rules; the source is what the file says, else its first language. */
typedef struct drg_check_options {
    const char *src;     /* language of the source segments, BCP 47; NULL: see above                               */
    const char *targets; /* "tr,ar": check these translations only; NULL: all                                       */
    const char *rules;   /* changes to the default rules, in order: "-numbers,+term-unasked,term-missing=advice";
                            "none" stands for every rule, "all" for all but those of spelling                       */
    bool keep_ignored; /* report also what comments in the files silence (docs/check.md)                             */
    const drg_matcher *style; /* house style whose variants and deprecated terms are reported; NULL: none. Borrowed */
    const drg_spellbook *spelling; /* for the rules of spelling; its matcher, if it has one, of the same glossary. Borrowed;
                            NULL: none of them may be on                                                             */
    bool sources;        /* check source segments, too, as drafts                                                    */
    bool plain_spelling; /* misspelt words without suggestions, which take most of the time                          */
} drg_check_options;

/* Whether rules, as in the options, have one of spelling among them, so that a spellbook is needed. */
DRG_API bool drg_check_rules_spell(const char *rules);

/* Compiles a checker. The glossary is borrowed; NULL: an empty one. Options may be NULL and are copied. Errors: EINVAL for an
 * unknown rule or severity (the message lists what there is) or a rule without its spellbook, ELANG, ENOMEM, and those of
 * drg_matcher_new. */
DRG_API DRG_CHECK drg_status drg_checker_new(drg_checker **out, drg_ctx *ctx, const drg_glossary *glossary,
                                             const drg_check_options *options, drg_error *err);
DRG_API void drg_checker_free(drg_checker *checker);

/* Checks each row of a bitext, its translations against its source. Findings are in order of row, language, place and
 * rule; `file`, `span` and `place` are of the translation's text. Thread-safe. Errors: EINVAL when the bitext has no text
 * in the source language, ENOMEM. */
DRG_API DRG_CHECK drg_status drg_check_bitext(drg_findings **out, const drg_checker *checker, const drg_bitext *bitext,
                                              drg_error *err);

/* Checks a text that has no source: the rules that can. Thread-safe. */
DRG_API DRG_CHECK drg_status drg_check_text(drg_findings **out, const drg_checker *checker, const drg_text *text,
                                            drg_error *err);

/* The same for some of its segments: `count` of them from `first` on, but each paragraph with the part that it begins in.
 * Parts that follow one another find together what drg_check_text finds; several threads may share a text so. */
DRG_API DRG_CHECK drg_status drg_check_text_part(drg_findings **out, const drg_checker *checker, const drg_text *text,
                                                 size_t first, size_t count, drg_error *err);

/* A source segment and its translation as an editor has them, plain text in UTF-8. */
typedef struct drg_segment_pair {
    drg_str src, tgt;
    const char *src_lang, *tgt_lang; /* BCP 47 */
} drg_segment_pair;

/* The same for one pair at keystroke speed; spans are of the two strings. Thread-safe. Errors: EENCODING, ELANG, ENOMEM. */
DRG_API DRG_CHECK drg_status drg_check_pair(drg_findings **out, const drg_checker *checker, const drg_segment_pair *pair,
                                            drg_error *err);

/* ---- Jobs: what only many bitexts together show -------------------------------------------------------- */

typedef struct drg_check_job drg_check_job;

/* Begins a job. The checker is borrowed. Error: ENOMEM. */
DRG_API DRG_CHECK drg_status drg_check_job_new(drg_check_job **out, const drg_checker *checker, drg_error *err);
DRG_API void drg_check_job_free(drg_check_job *job);

/* drg_check_bitext, and remembers how terms are rendered. `part` is the bitext's place in the job: whatever the order and the
 * threads in which bitexts are checked, the end is the same. Several threads may check bitexts of one job. */
DRG_API DRG_CHECK drg_status drg_check_job_bitext(drg_findings **out, drg_check_job *job, const drg_bitext *bitext, uint64_t part,
                                                  drg_error *err);

/* What is to be said of the whole job, by file and place; to be asked after the last bitext. The findings' row is DRG_NONE.
 * Error: ENOMEM. */
DRG_API DRG_CHECK drg_status drg_check_job_end(drg_findings **out, drg_check_job *job, drg_error *err);

/* ---- Fixing --------------------------------------------------------------------------------------------- */

/* Puts the first suggestion of each sure finding in its place; every other byte of the source stays. What the format cannot
 * hold is left as it is. The findings are those of the same text or bitext, or some of them; those of other files are
 * passed over, so that each text of a bitext of drg_bitext_of_lines can be fixed by the bitext's findings. Thread-safe.
 * Errors: ENOMEM; EINVAL for such a bitext as a whole. */
DRG_API DRG_CHECK drg_status drg_fix_text(drg_normalized **out, const drg_text *text, const drg_findings *findings,
                                          drg_error *err);
DRG_API DRG_CHECK drg_status drg_fix_bitext(drg_normalized **out, const drg_bitext *bitext, const drg_findings *findings,
                                            drg_error *err);

/* What somebody chose to have in place of a finding's words. */
typedef struct drg_replacement {
    const drg_finding *finding;
    drg_str replacement; /* UTF-8 */
} drg_replacement;

/* The same with what was chosen, sure or not, in place of suggestions. Places that overlap are replaced once. */
DRG_API DRG_CHECK drg_status drg_replace_text(drg_normalized **out, const drg_text *text, const drg_replacement *choices,
                                              size_t count, drg_error *err);
DRG_API DRG_CHECK drg_status drg_replace_bitext(drg_normalized **out, const drg_bitext *bitext, const drg_replacement *choices,
                                                size_t count, drg_error *err);

/* ---- Annotating ------------------------------------------------------------------------------------------ */

/* Marks the glossary's terms in their places, as the format does it; every other byte of the source stays. HTML gets spans
 * of ITS 2.0, XLIFF <mrk>, and units of XLIFF 2 that have no glossary one of the terms of their source. Of terms that share
 * words the longest is marked, of concepts that share a term the one that the translation has too, a guess never. What is marked already is left as it is: annotating the output changes
 * nothing. Each mark is a change whose step is "term". Thread-safe.
 * Errors: EFORMAT for a format without marks; ENOMEM; EINVAL for a bitext of drg_bitext_of_lines. */
DRG_API DRG_CHECK drg_status drg_annotate_text(drg_normalized **out, const drg_checker *checker, const drg_text *text,
                                               drg_error *err);
DRG_API DRG_CHECK drg_status drg_annotate_bitext(drg_normalized **out, const drg_checker *checker, const drg_bitext *bitext,
                                                 drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
