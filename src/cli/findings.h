/* findings.h - what commands that find things do with it: silence what is known, report the rest in the format asked for,
 * and say it with the exit code.
 *
 *   findings_open(&f, cli, &(struct findings_rules){drg_check_rule, drg_check_rule_is_on}, err);
 *   for each input: findings_show(&f, list), or findings_trouble(&f, &broken) when it cannot be read
 *   return findings_close(&f, status, err); */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <dragoman/report.h>

#include "baseline.h"
#include "options.h"
#include "output.h"

struct findings {
    struct cli *cli;
    struct output out;
    drg_report *report;
    drg_fingerprints *prints;
    const drg_rule_info **rules;
    struct baseline baseline;
    uint64_t counts[DRG_ADVICE + 1];
    char *file, *name; /* of the last finding: its file, and that as the project file names it */
    struct names checked; /* owned: files that were looked at, as findings name them */
    uint64_t known, fixed, annotated;
    drg_error *err; /* of the first failure to write */
    drg_status status;
};

/* The rules of a command: `rule` lists them, NULL past the last; `is_on` is NULL when all of them run. */
struct findings_rules {
    const drg_rule_info *(*rule)(size_t index);
    bool (*is_on)(const char *settings, size_t index);
};

/* Opens the output and the baseline. */
drg_status findings_open(struct findings *f, struct cli *cli, const struct findings_rules *rules, drg_error *err);

/* The same for a command that writes something else: findings go to the file `path` in the format of --format or of its name;
 * NULL: to standard error. */
drg_status findings_open_beside(struct findings *f, struct cli *cli, const struct findings_rules *rules, const char *path,
                                drg_error *err);

/* Begins a file, or the next part of it. */
drg_status findings_file(struct findings *f, const drg_report_source *source, bool is_first);

/* Takes out those of the file that comments of the project file or the baseline silence; to be asked once, in the file's
 * order. The source is borrowed until the next one. */
void findings_silence(struct findings *f, drg_findings *findings);

/* The same of one finding: false when it stays silent. */
bool findings_hear(struct findings *f, const drg_finding *finding);

/* Reports one finding. */
drg_status findings_add(struct findings *f, const drg_finding *finding);

/* Reports what is left. A failure ends the run. */
drg_status findings_show(struct findings *f, const drg_findings *findings);

/* Ends a file: counts what the baseline knows of it and is gone. */
void findings_end_file(struct findings *f, drg_str name);

/* Says what is wrong with an input; the others are still done. */
void findings_trouble(struct findings *f, const drg_error *broken);

/* Ends the report and the output, whole when `status` is fine, and sets the exit code. */
drg_status findings_close(struct findings *f, drg_status status, drg_error *err);

#endif
