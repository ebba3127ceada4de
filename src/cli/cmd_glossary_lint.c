/* cmd_glossary_lint.c - faults of glossaries. */
#include "cli.h"
#include "findings.h"
#include "inputs.h"
#include "output.h"
#include "print.h"
#include "records.h"

struct lint {
    struct cli *cli;
    struct output out;
    struct records records;
    struct printer print;
    bool has_records;
    uint64_t counts[3]; /* by severity */
};

static void add_columns(struct records *r)
{
    static const char *const columns[] = {"file", "line", "column", "severity", "rule", "message", "concept", "lang", "surface"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        records_column(r, columns[i]);
}

static void record_finding(struct records *r, const drg_finding *finding)
{
    records_text(r, finding->file);
    records_number(r, finding->place.line);
    records_number(r, finding->place.column);
    records_text(r, str_of(drg_severity_name(finding->severity)));
    records_text(r, str_of(finding->rule));
    records_text(r, finding->message);
    records_text(r, finding->concept_id);
    records_text(r, finding->lang);
    records_text(r, finding->surface);
}

static drg_status lint_file(struct lint *l, const char *path, drg_error *err)
{
    drg_glossary *glossary;
    drg_findings *findings = NULL;
    size_t count = 0;
    drg_status status = input_glossary(&glossary, l->cli, path, err);
    if (status)
        return status;
    status = drg_glossary_lint(&findings, l->cli->ctx, glossary, err);
    const drg_finding *list = status ? NULL : drg_findings_list(findings, &count);
    for (size_t i = 0; i < count; i++) {
        l->counts[list[i].severity]++;
        if (l->has_records)
            record_finding(&l->records, &list[i]);
        else
            print_finding(&l->print, &list[i], l->out.options.color);
    }
    drg_findings_free(findings);
    drg_glossary_free(glossary);
    return status;
}

static drg_status lint_all(struct lint *l, drg_error *err)
{
    const struct names *files = &l->cli->set.operands;
    drg_status status = DRG_OK;
    l->has_records = records_know(l->out.format);
    l->print = (struct printer){.sink = l->out.sink, .err = err};
    if (l->has_records) {
        records_init(&l->records, l->out.format, l->out.sink, err);
        add_columns(&l->records);
        records_start(&l->records);
    }
    for (size_t i = 0; i < files->count && !status; i++) {
        drg_error broken = {0};
        say_progress(&l->cli->say, i + 1, files->count, files->items[i], PERCENT_UNKNOWN);
        if (lint_file(l, files->items[i], &broken))
            input_failed(l->cli, &broken);
        status = l->has_records ? l->records.status : l->print.status;
    }
    return l->has_records ? records_finish(&l->records) : status;
}

drg_status cmd_glossary_lint(struct cli *cli, drg_error *err)
{
    struct lint l = {.cli = cli};
    if (!cli->set.operands.count)
        return complain(err, DRG_EINVAL, "no glossary FILE to lint");
    drg_status status = output_open(&l.out, cli, err);
    if (status)
        return status;
    status = output_close(&l.out, lint_all(&l, err), err);
    if (cli->exit_code == EXIT_DONE && l.counts[DRG_ERROR] + l.counts[DRG_WARNING])
        cli->exit_code = EXIT_FINDINGS;
    return status;
}
