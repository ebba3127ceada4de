/* accuracy.h - how many of the terms that were asked for a translation has: the measure of the WMT terminology tasks.
 *
 * What is asked for is told by records, as drg_annotator_run (protect.h) makes them or others write them: a JSON object a line,
 * {"segment":3,"terms":[{"n":1,"source":"Turkey","target":"Türkiye"}]}. Within a segment each pair of source and target is
 * asked for once. Line N of a translation is its segment N.
 *
 *   literal    the target is a substring of the line, both in lower case (WMT 2023, 2025)
 *   found      the line has the target in some form that dragoman knows, between word edges
 *   window N   with a reference: the share of the N words on each side of the term in the reference that are also within N
 *              words of it in the translation (window overlap, WMT 2021); 0 where the translation lacks the term
 *   whole      of pairs that are asked for in several segments, those found in all of them: consistency */
#ifndef DRAGOMAN_ACCURACY_H
#define DRAGOMAN_ACCURACY_H

#include <dragoman/stream.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What translations are asked for. Immutable once made, so that it can judge several. */
typedef struct drg_accuracy drg_accuracy;

/* Reads all records, valid UTF-8. `tgt` is the language of the translations; NULL: what the first record says, if it is that of
 * a protector. Errors: ESYNTAX with the line, ELANG, ENOMEM. The context is borrowed. */
DRG_API DRG_CHECK drg_status drg_accuracy_new(drg_accuracy **out, drg_ctx *ctx, drg_str records, const char *tgt, drg_error *err);

/* The same of any number of records: memory is taken for what they ask for alone, 16 bytes for a term of a segment. The stream is
 * cut at feeds (DRG_CUT_FEEDS) and read to its end. Errors: those of drg_stream_next too. */
DRG_API DRG_CHECK drg_status drg_accuracy_read(drg_accuracy **out, drg_ctx *ctx, drg_stream *records, const char *tgt, drg_error *err);
DRG_API void drg_accuracy_free(drg_accuracy *accuracy);

/* Counts, of one pair or of all. */
typedef struct drg_term_count {
    drg_str source, target, concept_id; /* empty in a total; live as long as the drg_accuracy */
    uint64_t asked, literal, found;
    uint64_t in_reference;   /* of those asked, which the reference has too: windows are of these */
    double window2, window3; /* sums over them                                                    */
} drg_term_count;

/* The counts of one translation. */
typedef struct drg_accuracy_score drg_accuracy_score;

/* Judges the lines of a translation; `reference` is those of a human one, ptr NULL: there is none. Both valid UTF-8. Errors:
 * those of drg_scanner_run. */
DRG_API DRG_CHECK drg_status drg_accuracy_judge(drg_accuracy_score **out, const drg_accuracy *accuracy, drg_str translation,
                                                drg_str reference, drg_error *err);

/* The same of lines that are read as far as anything is asked for: streams cut at feeds, of which `reference` may be NULL. Errors:
 * those of drg_stream_next too. */
DRG_API DRG_CHECK drg_status drg_accuracy_judge_stream(drg_accuracy_score **out, const drg_accuracy *accuracy, drg_stream *translation,
                                                       drg_stream *reference, drg_error *err);

/* Pairs in the order in which they were first asked for. */
DRG_API const drg_term_count *drg_accuracy_score_terms(const drg_accuracy_score *score, size_t *count);
DRG_API drg_term_count drg_accuracy_score_total(const drg_accuracy_score *score);

/* Pairs that are asked for in several segments, and those of them found in all. */
DRG_API void drg_accuracy_score_whole(const drg_accuracy_score *score, uint64_t *repeated, uint64_t *whole);

DRG_API void drg_accuracy_score_free(drg_accuracy_score *score);

#ifdef __cplusplus
}
#endif
#endif
