/* check_run.h - checking inputs in threads: drafts whole, files of several languages part by part, results in order. */
#ifndef CLI_CHECK_RUN_H
#define CLI_CHECK_RUN_H

#include <dragoman/check.h>

#include "findings.h"
#include "inputs.h"

struct check_run {
    struct cli *cli;
    const drg_checker *checker;
    const drg_glossary *glossary; /* NULL: findings go by none */
    struct findings *findings; /* open */
    const struct input *inputs;
    size_t input_count;
};

/* Refuses options that do not go together. Error: EINVAL. */
drg_status check_run_fits(const struct settings *set, drg_error *err);

/* Checks all inputs, and fixes them with --fix. An input that cannot be read is said, and the others are done. */
drg_status check_run(const struct check_run *run, drg_error *err);

/* The same for --aligned: all inputs are one bitext. */
drg_status check_lines(const struct check_run *run, drg_error *err);

#endif
