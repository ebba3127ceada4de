/* cmd_glossary_lint.c - faults of glossaries. */
#include "cli.h"
#include "findings.h"
#include "inputs.h"
#include "print.h"

/* A failure to write is not the input's. */
static void show(struct findings *f, const char *path, drg_findings *list)
{
    drg_report_source source = {.name = path};
    if (findings_file(f, &source, true))
        return;
    findings_silence(f, list);
    (void)findings_show(f, list);
    findings_end_file(f, str_of(path));
}

static drg_status lint_file(struct findings *f, const char *path, drg_error *err)
{
    drg_glossary *glossary;
    drg_findings *list = NULL;
    drg_status status = input_glossary(&glossary, f->cli, path, err);
    if (status)
        return status;
    status = drg_glossary_lint(&list, f->cli->ctx, glossary, err);
    if (!status)
        show(f, path, list);
    drg_findings_free(list);
    drg_glossary_free(glossary);
    return status;
}

static drg_status lint_all(struct findings *f)
{
    const struct names *files = &f->cli->set.operands;
    for (size_t i = 0; i < files->count && !f->status; i++) {
        drg_error broken = {0};
        say_progress(&f->cli->say, i + 1, files->count, files->items[i], PERCENT_UNKNOWN);
        if (lint_file(f, files->items[i], &broken))
            findings_trouble(f, &broken);
    }
    return f->status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct findings f;
    if (!cli->set.operands.count)
        return complain(err, DRG_EINVAL, "no glossary FILE to lint");
    drg_status status = findings_open(&f, cli, &(struct findings_rules){.rule = drg_lint_rule}, err);
    return status ? status : findings_close(&f, lint_all(&f), err);
}

const struct command cmd_glossary_lint = {
    .name = "glossary lint",
    .usage = "[options] FILE...",
    .summary = "faults of glossaries: duplicates, gaps, clashes, wrong script",
    .description =
        "Checks glossaries for what breaks lookups and reviews: duplicates, one term in\n"
        "two concepts, missing languages, several preferred terms, wrong or mixed\n"
        "scripts, stray white space and invisible characters. Prints\n"
        "\n"
        "  FILE:LINE:COLUMN: severity: message [rule]",
    .options = (const enum option_id[]){GLOSSARY_INPUT, REPORT_OPTIONS, OPT_NO_PROGRESS, OPTION_NONE},
    .format = "terminal",
    .piped = "line",
    .writes = DRG_WRITE_REPORT,
    .examples = "dragoman glossary lint terms.csv\n"
                "    the faults, a line each\n"
                "dragoman glossary lint -f jsonl glossaries/*.csv\n"
                "    for a program",
    .exits = "0  no errors and no warnings; there may be advice\n1  errors or warnings\n" TROUBLE,
    .run = run,
};
