/* findings.h - what commands that find things do with it: a report in the format asked for, and the exit code.
 *
 *   findings_open(&f, cli, drg_check_rule, err);
 *   for each input: findings_show(&f, &source, list), or findings_trouble(&f, &broken) when it cannot be read
 *   return findings_close(&f, status, err); */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <dragoman/report.h>

#include "output.h"

struct findings {
    struct cli *cli;
    struct output out;
    drg_report *report;
    const drg_rule_info **rules;
    uint64_t counts[DRG_ADVICE + 1];
    drg_error *err; /* of the first failure to write */
    drg_status status;
};

/* Opens the output. `rule` lists what ran, NULL past the last. */
drg_status findings_open(struct findings *f, struct cli *cli, const drg_rule_info *(*rule)(size_t index), drg_error *err);

/* Writes what was found in a file. A failure ends the run. */
drg_status findings_show(struct findings *f, const drg_report_source *source, const drg_findings *findings);

/* Says what is wrong with an input; the others are still done. */
void findings_trouble(struct findings *f, const drg_error *broken);

/* Ends the report and the output, whole when `status` is fine, and sets the exit code. */
drg_status findings_close(struct findings *f, drg_status status, drg_error *err);

#endif
