/* cli.h - what every command has and gives.
 *
 * A command is one row of the table in commands.c and one file. Its function does the work with the settings that were
 * parsed for it; a failure that ends the run is returned as a status, one that spoils an input is said at once and
 * remembered by input_failed, so that the other inputs are still done. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <dragoman/dragoman.h>

#include "messages.h"
#include "options.h"
#include "project.h"

/* The program's exit codes. */
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct cli {
    const struct command *command;
    struct settings set;
    struct project project;
    struct messages say;
    drg_ctx *ctx;
    int exit_code; /* set by the command: EXIT_DONE unless it says otherwise */
};

typedef drg_status command_run(struct cli *cli, drg_error *err);

struct command {
    const char *name;        /* "find", "glossary lint" */
    const char *usage;       /* what follows the name: "[options] FILE..." */
    const char *summary;     /* for the list of commands */
    const char *description; /* lines of at most 78 columns */
    const enum option_id *options;   /* ends with OPTION_NONE */
    const struct option_note *notes; /* NULL: none */
    const char *format;      /* when neither --format nor the name of -o says */
    const char *piped;       /* ... and standard output is no terminal; NULL: the same */
    const char *formats;     /* "terminal, tsv, json": what --format takes; NULL: see `writes` */
    unsigned writes;         /* ... what a format of the library must be able to do */
    const char *examples;    /* "command\n    what it does\n..." */
    const char *exits;       /* one line a code */
    command_run *run;
};

extern const struct command *const commands[];
extern const size_t command_count;

/* For .exits. */
#define TROUBLE "2  the command line or an input is wrong; what could be done is done"

/* The command of this name; NULL: none. */
const struct command *command_find(const char *name);

extern const struct command cmd_table, cmd_find, cmd_check, cmd_spell, cmd_lookup, cmd_normalize, cmd_prepare;
extern const struct command cmd_annotate, cmd_restore, cmd_variants, cmd_identify, cmd_formats, cmd_dedupe_keys;
extern const struct command cmd_dedupe_decide, cmd_dedupe_apply, cmd_cluster_slurm, cmd_cluster_local;
extern const struct command cmd_glossary_lint, cmd_glossary_convert, cmd_glossary_stats, cmd_glossary_merge, cmd_glossary_seed;
extern const struct command cmd_glossary_compile, cmd_glossary_verify;

#endif
