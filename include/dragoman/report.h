/* report.h - findings as people and programs read them: lines, JSON, SARIF, JUnit, annotations, a page.
 *
 * A report is written while findings come, file by file, and knows nothing of who makes them: a check, a glossary lint, a
 * spell run. The formats are those of drg_formats with DRG_WRITE_REPORT:
 *
 *   terminal   FILE:LINE:COLUMN: severity: message [rule], and the segment with the place marked
 *   line       the first line of that alone, for editors
 *   json, jsonl, tsv   records for programs
 *   sarif      SARIF 2.1.0, for code scanning
 *   junit      JUnit XML: a suite a file, a case a rule
 *   github     workflow commands that become annotations
 *   words      what findings are about, each once, and how often
 *   html       one page without network: both languages side by side, filters, print
 *
 *   drg_report_new(&report, "sarif", &options, sink, &err);
 *   drg_report_file(report, &(drg_report_source){.name = name, .bitext = bitext}, &err);
 *   drg_report_add(report, &findings[i], &err) ...
 *   drg_report_finish(report, &err);   drg_report_free(report);
 *
 * What is kept in memory is bounded by one file's findings; html and junit keep what they write of a report, of a file;
 * words keeps each word once.
 * A report belongs to one thread. */
#ifndef DRAGOMAN_REPORT_H
#define DRAGOMAN_REPORT_H

#include <dragoman/glossary.h>
#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A file that findings are about. Borrowed as long as findings of it are added. */
typedef struct drg_report_source {
    const char *name;         /* as findings name it                                              */
    const drg_text *text;     /* the draft, or NULL                                               */
    const drg_bitext *bitext; /* the translations, or NULL. With neither, places are all there is */
    uint64_t start;           /* of a part: bytes of the decoded file before it, as its batch says */
} drg_report_source;

/* ---- Fingerprints: the same finding tomorrow --------------------------------------------------------- */

/* What tells findings apart when lines move: the rule, the file, the segment's id or else its words (a translation's are
 * those of its source), the words found, the concept, and a number among equals. */
typedef struct drg_fingerprints drg_fingerprints;

enum { DRG_FINGERPRINT_SIZE = 17 }; /* 16 hexadecimal digits and a NUL */

DRG_API DRG_CHECK drg_status drg_fingerprints_new(drg_fingerprints **out, drg_error *err);
DRG_API void drg_fingerprints_free(drg_fingerprints *prints);

/* Begins a file: equals are counted from 0 again. */
DRG_API void drg_fingerprints_file(drg_fingerprints *prints, const drg_report_source *source);

/* Goes on with the next part of the same file (a batch of a drg_stream). */
DRG_API void drg_fingerprints_part(drg_fingerprints *prints, const drg_report_source *source);

/* The fingerprint of the file's next finding. All findings have to be asked for, in order, for equals to get the same
 * numbers every time. Error: ENOMEM. */
DRG_API DRG_CHECK drg_status drg_finding_fingerprint(char out[DRG_FINGERPRINT_SIZE], drg_fingerprints *prints,
                                                     const drg_finding *finding, drg_error *err);

/* ---- Reports ----------------------------------------------------------------------------------------- */

typedef struct drg_report drg_report;

/* All zero: a plain report. */
typedef struct drg_report_options {
    const char *title;                 /* of a page; NULL: a plain one                                      */
    const drg_rule_info *const *rules; /* those that ran, in order: their words go into reports. Borrowed   */
    size_t rule_count;
    uint32_t width;                    /* of excerpts for a terminal, in columns; 0: 100                    */
    bool color;                        /* for a terminal                                                    */
} drg_report_options;

/* Starts a report in a format of drg_formats that can. Options may be NULL and are copied. Errors: EFORMAT, ENOMEM, the
 * sink's. */
DRG_API DRG_CHECK drg_status drg_report_new(drg_report **out, const char *format, const drg_report_options *options,
                                            drg_sink sink, drg_error *err);

/* Begins a file; it is counted even when nothing is found in it. Errors: the sink's, ENOMEM; so for all that follow. */
DRG_API DRG_CHECK drg_status drg_report_file(drg_report *report, const drg_report_source *source, drg_error *err);

/* Goes on with the next part of the same file, a batch of a drg_stream: findings that follow are about it. Reports count
 * rows and bytes from the beginning of the file. */
DRG_API DRG_CHECK drg_status drg_report_part(drg_report *report, const drg_report_source *source, drg_error *err);

/* Adds a finding of the file, in the file's order. */
DRG_API DRG_CHECK drg_status drg_report_add(drg_report *report, const drg_finding *finding, drg_error *err);

/* A finding that is known and stays silent, in its place among the others: it is counted, and its equals keep their
 * numbers. */
DRG_API DRG_CHECK drg_status drg_report_pass(drg_report *report, const drg_finding *finding, drg_error *err);

/* An input that could not be looked at, which formats for build servers must not hide. */
DRG_API DRG_CHECK drg_status drg_report_trouble(drg_report *report, const drg_error *trouble, drg_error *err);

/* Hands over what was written so far, for somebody who waits for it. */
DRG_API DRG_CHECK drg_status drg_report_flush(drg_report *report, drg_error *err);

/* Ends the report: what is open is closed, totals are written. */
DRG_API DRG_CHECK drg_status drg_report_finish(drg_report *report, drg_error *err);

DRG_API void drg_report_free(drg_report *report);

#ifdef __cplusplus
}
#endif
#endif
