/* protect.h - terms through a machine translation engine: annotated before it, restored and verified after it.
 *
 * An annotator marks glossary terms in lines of text: as placeholders that an engine carries over, or as constraints, tags,
 * factors or data that it reads. Lines stay lines: N go in, N come out. What was marked is also told as records, one JSON
 * object a line (docs/schemas/protect.schema.json), of which the first tells how it was marked:
 *
 *   {"dragoman":"protect","style":"placeholder","pattern":"⟦%d⟧","src":"en","tgt":"tr"}
 *   {"segment":3,"terms":[{"n":1,"source":"Turkey","target":"Türkiye","concept":"c1","grade":"exact","start":0,"end":6}]}
 *
 * A restorer takes the records and the lines that an engine made, puts the terms in the places of their placeholders,
 * however the engine moved, spaced, cased or respelt them, and says which are lost, doubled or altered. A segment is a line
 * that ends in LF; its number counts from 1. Text that looks like a placeholder is given a placeholder of its own, so that
 * it comes back as it was.
 *
 *   drg_protector_new(&protector, matcher, &options, &err);  drg_annotator_new(&annotator, protector, &err);
 *   drg_annotator_run(annotator, lines, 0, &annotated, &err) ... batch after batch
 *   drg_restorer_new(&restorer, NULL, &err);  drg_restorer_feed(restorer, records, &err);
 *   drg_restorer_run(restorer, lines, 0, &restored, &err) ... */
#ifndef DRAGOMAN_PROTECT_H
#define DRAGOMAN_PROTECT_H

#include <dragoman/glossary.h>
#include <dragoman/match.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Annotating -------------------------------------------------------------------------------------------- */

/* A way of marking terms. */
typedef struct drg_mark_style {
    const char *name;    /* "placeholder"                                  */
    const char *example; /* what becomes of "visit Turkey now"             */
    const char *summary; /* one line                                       */
    bool is_restored;    /* there is something for a restorer to bring back */
} drg_mark_style;

/* The styles in the order of the documentation; NULL past the last one. Static storage. */
DRG_API const drg_mark_style *drg_mark_style_at(size_t index);

/* All zero but for the languages: placeholders for all terms. Strings are copied. */
typedef struct drg_protect_options {
    const char *src, *tgt;  /* BCP 47, both needed. The same language: terms come back as they stood                     */
    const char *style;      /* a name of drg_mark_style_at; NULL: "placeholder"                                          */
    const char *pattern;    /* of placeholders, %d where the number stands; NULL: "⟦%d⟧"                                 */
    const char *subjects;   /* "medicine,law": concepts of these subjects only; NULL: all                                */
    uint32_t column;        /* the text is this column of tab-separated lines, from 1; 0: the whole line                 */
    uint32_t tgt_column;    /* training data: a term is marked if this column has the concept too; 0: always             */
    uint32_t most_words;    /* percent of a segment's words that may stand in marked terms; 0: any                       */
    uint32_t most_segments; /* percent of the segments that may be annotated, drawn by `seed`; 0: all                    */
    uint64_t seed;
    bool no_records;        /* nobody asks what was marked                                                               */
} drg_protect_options;

/* A matcher with what is to be done with its terms: immutable, shared by threads. */
typedef struct drg_protector drg_protector;

/* The matcher, its glossary included, is borrowed. Make it with `overlaps`: of nested terms the longest that has a term in
 * the target language is marked. Errors: ELANG; EINVAL for an unknown style (the message lists them) or a pattern
 * that nobody could recognise again; ENOMEM. */
DRG_API DRG_CHECK drg_status drg_protector_new(drg_protector **out, const drg_matcher *matcher,
                                               const drg_protect_options *options, drg_error *err);
DRG_API void drg_protector_free(drg_protector *protector);

/* The record that comes before all others, with its line end. Lives as long as the protector. */
DRG_API drg_str drg_protector_record(const drg_protector *protector);

/* One thread's scratch over a shared protector. */
typedef struct drg_annotator drg_annotator;
DRG_API DRG_CHECK drg_status drg_annotator_new(drg_annotator **out, const drg_protector *protector, drg_error *err);
DRG_API void drg_annotator_free(drg_annotator *annotator);

/* What lines became. The strings live until the annotator's next run. */
typedef struct drg_annotated {
    drg_str text;      /* as many lines                                         */
    drg_str records;   /* a line for each segment in which something was marked */
    uint64_t segments; /* lines                                                 */
    uint64_t terms;    /* marked                                                */
} drg_annotated;

/* The record that comes before all others of a part of a text that so many lines stand before; drg_protector_record, when there
 * are none. Lives until it is asked for again. Error: ENOMEM. */
DRG_API DRG_CHECK drg_status drg_annotator_record(drg_str *out, drg_annotator *annotator, uint64_t lines_before, drg_error *err);

/* Annotates lines, valid UTF-8, of which `lines_before` came before these. The last may have no line end. How the lines are
 * divided into runs makes no difference. Errors: those of drg_scanner_run. */
DRG_API DRG_CHECK drg_status drg_annotator_run(drg_annotator *annotator, drg_str lines, uint64_t lines_before,
                                               drg_annotated *out, drg_error *err);

/* ---- Restoring --------------------------------------------------------------------------------------------- */

/* The rules of restoring; NULL past the last one. Static storage. */
DRG_API const drg_rule_info *drg_restore_rule(size_t index);

/* All zero: languages and pattern are what the records say. Strings are copied. */
typedef struct drg_restorer_options {
    const char *file; /* as findings name it; NULL: ""                        */
    uint32_t column;  /* the text is this column of tab-separated lines; 0: the whole line */
    bool verbatim;    /* terms are put in as they are, not joined with endings and particles */
} drg_restorer_options;

typedef struct drg_restorer drg_restorer;
DRG_API DRG_CHECK drg_status drg_restorer_new(drg_restorer **out, const drg_restorer_options *options, drg_error *err);
DRG_API void drg_restorer_free(drg_restorer *restorer);

/* Adds records, whole lines, in the order of their segments. The first has to be that of a protector. Errors: ESYNTAX for what
 * is no record, with its line; EFORMAT for a style that leaves nothing to restore; ENOMEM. */
DRG_API DRG_CHECK drg_status drg_restorer_feed(drg_restorer *restorer, drg_str records, drg_error *err);

/* Whether there may be records of the segments up to this one, or the one before all others, that have not been fed yet. */
DRG_API bool drg_restorer_is_hungry(const drg_restorer *restorer, uint64_t segment);

/* What lines became. Both live until the restorer's next run. */
typedef struct drg_restored {
    drg_str text;
    const drg_findings *findings; /* in order of place; spans are of the lines of this run */
    uint64_t segments;            /* lines                                                 */
    uint64_t terms;               /* put in place                                          */
} drg_restored;

/* Restores lines, valid UTF-8, of which `lines_before` came before these; their records have been fed. Errors: ENOMEM, EINVAL
 * when no record was fed at all. */
DRG_API DRG_CHECK drg_status drg_restorer_run(drg_restorer *restorer, drg_str lines, uint64_t lines_before, drg_restored *out,
                                              drg_error *err);

/* After the last line: findings for records of segments that never came. */
DRG_API DRG_CHECK drg_status drg_restorer_end(drg_restorer *restorer, drg_restored *out, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
