/* prepare.h - the parts of `dragoman prepare`: what the command line asked for, where results go, what is counted.
 *
 *   cmd_prepare.c      the command line as options of the library
 *   prepare_run.c      reading, working and writing, in threads
 *   prepare_write.c    what is kept, in one format of several
 *   prepare_audit.c    what became of each line, and what was dropped
 *   prepare_report.c   counts */
#ifndef CLI_PREPARE_H
#define CLI_PREPARE_H

#include <dragoman/prepare.h>

#include "output.h"
#include "print.h"
#include "records.h"

struct cli;

enum prepare_format { PREPARE_PLAIN, PREPARE_TSV, PREPARE_JSONL, PREPARE_TMX };

/* ---- What is kept ------------------------------------------------------------------------------------------ */

/* Where kept parts go: one file, or one a language. */
struct prepare_writer {
    enum prepare_format format;
    bool is_spliced;        /* the input has the same format: what it says besides stays */
    bool has_codes;         /* both are TMX: texts that stay have their inline codes */
    size_t sides, files;
    const char *langs[DRG_SIDES];
    struct output out[DRG_SIDES];
    struct outbuf buffers[DRG_SIDES]; /* on their way there */
    uint64_t lines;         /* written so far, of each file */
};

/* Opens the files; `langs`, one a side, are borrowed. Errors: EINVAL, EFORMAT, EIO. */
drg_status prepare_writer_open(struct prepare_writer *w, const struct cli *cli, const drg_corpus *units,
                               const char *const *langs, drg_error *err);
drg_status prepare_write(struct prepare_writer *w, const drg_choice *choice, drg_error *err);

/* Hands on what was gathered. */
drg_status prepare_writer_flush(struct prepare_writer *w, drg_error *err);

/* Writes what is left, then makes the files appear, which the audit's files have to be finished before; with a status it drops
 * them. */
drg_status prepare_writer_finish(struct prepare_writer *w, drg_status status, drg_error *err);
drg_status prepare_writer_close(struct prepare_writer *w, drg_status status, drg_error *err);

/* ---- What became of each ------------------------------------------------------------------------------------ */

struct prepare_audit {
    bool is_on, has_dropped;
    struct output out, dropped;
    struct records records;
    struct outbuf buffer; /* of dropped */
};

drg_status prepare_audit_open(struct prepare_audit *audit, const struct cli *cli, drg_error *err);

/* `written`: the line that a kept part has become; `names`: files by choice->file, `sides` each. */
drg_status prepare_audit_add(struct prepare_audit *audit, const drg_choice *choice, uint64_t written, char *const *names,
                             const char *const *langs, drg_error *err);
drg_status prepare_audit_flush(struct prepare_audit *audit, drg_error *err);
drg_status prepare_audit_finish(struct prepare_audit *audit, drg_status status, drg_error *err);
drg_status prepare_audit_close(struct prepare_audit *audit, drg_status status, drg_error *err);

/* ---- Counts ------------------------------------------------------------------------------------------------- */

enum { PREPARE_LANGS = 64, PREPARE_REASONS = 64 };

struct prepare_counts {
    uint64_t units, parts, kept, divided, changed; /* divided: units of several parts; changed: kept parts     */
    uint64_t reasons[PREPARE_REASONS];
    uint64_t steps[64];
    uint64_t words, characters, bytes; /* of the first language of what is kept  */
    struct {
        char tag[4];
        uint64_t parts;
    } langs[PREPARE_LANGS];
    size_t lang_count;
};

void prepare_count(struct prepare_counts *counts, const drg_choice *choice);

/* A few words for people on standard error. */
void prepare_say(const struct prepare_counts *counts, const struct cli *cli);

/* --report. */
drg_status prepare_report(const struct prepare_counts *counts, const struct cli *cli, drg_error *err);

/* ---- The run ------------------------------------------------------------------------------------------------ */

struct prepare_job; /* a batch on its way */

struct prepare_run {
    struct cli *cli;
    drg_prepare_options prepare;
    drg_select_options select;
    drg_corpus_options units;
    drg_preparer *preparer;
    drg_selector *selector;
    /* Reading: */
    char **paths;
    size_t path_count, paths_at_once, next_path; /* aligned files are read at once */
    const struct input *inputs; /* one a path: what is read of it */
    drg_corpus *reading;
    size_t opened; /* how many: choices name their files */
    char langs[DRG_SIDES][36];
    const char *lang_list[DRG_SIDES];
    /* Writing: */
    char **names; /* of files, DRG_SIDES a corpus */
    struct prepare_writer writer;
    struct prepare_audit audit;
    struct prepare_counts counts;
    drg_error *err;
};

/* Opens the first corpus, which says what sides there are, and works through all. */
drg_status prepare_all(struct prepare_run *run, drg_error *err);

#endif
