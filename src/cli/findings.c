/* findings.c - what commands that find things do with it. */
#include "findings.h"

#include <stdlib.h>

#include "cli.h"
#include "inputs.h"

static drg_status list_rules(struct findings *f, size_t *count, const drg_rule_info *(*rule)(size_t index), drg_error *err)
{
    size_t n = 0;
    while (rule(n))
        n++;
    f->rules = calloc(n + 1, sizeof *f->rules);
    for (size_t i = 0; f->rules && i < n; i++)
        f->rules[i] = rule(i);
    *count = n;
    return f->rules ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
}

static drg_status begin(struct findings *f, const drg_rule_info *(*rule)(size_t index), drg_error *err)
{
    size_t count;
    drg_status status = list_rules(f, &count, rule, err);
    if (status)
        return status;
    drg_report_options options = {.title = f->out.options.title, .rules = f->rules, .rule_count = count,
                                  .width = f->out.options.width, .color = f->out.options.color};
    return drg_report_new(&f->report, f->out.format, &options, f->out.sink, err);
}

drg_status findings_open(struct findings *f, struct cli *cli, const drg_rule_info *(*rule)(size_t index), drg_error *err)
{
    *f = (struct findings){.cli = cli, .err = err};
    drg_status status = output_open(&f->out, cli, err);
    if (status)
        return status;
    status = begin(f, rule, err);
    return status ? findings_close(f, status, err) : DRG_OK;
}

drg_status findings_show(struct findings *f, const drg_report_source *source, const drg_findings *findings)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    if (!f->status)
        f->status = drg_report_file(f->report, source, f->err);
    for (size_t i = 0; i < count && !f->status; i++) {
        f->counts[list[i].severity]++;
        f->status = drg_report_add(f->report, &list[i], f->err);
    }
    return f->status;
}

void findings_trouble(struct findings *f, const drg_error *broken)
{
    input_failed(f->cli, broken);
    if (!f->status)
        f->status = drg_report_trouble(f->report, broken, f->err);
}

drg_status findings_close(struct findings *f, drg_status status, drg_error *err)
{
    if (!status)
        status = f->status;
    if (!status)
        status = drg_report_finish(f->report, err);
    status = output_close(&f->out, status, err);
    if (f->cli->exit_code == EXIT_DONE && f->counts[DRG_ERROR] + f->counts[DRG_WARNING])
        f->cli->exit_code = EXIT_FINDINGS;
    drg_report_free(f->report);
    free(f->rules);
    f->report = NULL;
    f->rules = NULL;
    return status;
}
