/* cmd_check.c - terminology of translations and drafts. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "findings.h"
#include "inputs.h"
#include "output.h"

struct check {
    struct cli *cli;
    drg_glossary *glossary;
    drg_checker *checker;
    struct output out;
    struct printer print;
    uint64_t counts[3]; /* by severity */
};

static drg_status prepare(struct check *c, drg_error *err)
{
    const struct settings *set = &c->cli->set;
    drg_check_options options = {.src = set->src, .targets = set->tgt, .rules = set->rules};
    if (!set->glossaries.count)
        return complain(err, DRG_EINVAL, "no glossary given; use -g FILE");
    drg_status status = glossaries_load(&c->glossary, c->cli, &set->glossaries, err);
    return status ? status : drg_checker_new(&c->checker, c->cli->ctx, c->glossary, &options, err);
}

static drg_status show(struct check *c, const char *path, const drg_findings *findings)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t i = 0; i < count; i++) {
        if (project_ignores(&c->cli->project, path, list[i].rule, list[i].concept_id))
            continue;
        c->counts[list[i].severity]++;
        print_finding(&c->print, &list[i], c->out.options.color);
    }
    return c->print.status;
}

static drg_status check_bitext(drg_findings **out, struct check *c, const struct input *input, drg_error *err)
{
    drg_bitext *bitext;
    drg_status status = input_bitext(&bitext, c->cli, c->cli->ctx, input, err);
    if (!status)
        status = drg_check_bitext(out, c->checker, bitext, err);
    drg_bitext_free(bitext);
    return status;
}

static drg_status check_text(drg_findings **out, struct check *c, const struct input *input, drg_error *err)
{
    drg_text *text;
    drg_status status = input_text(&text, c->cli, input, err);
    if (!status)
        status = drg_check_text(out, c->checker, text, err);
    drg_text_free(text);
    return status;
}

static drg_status check_input(struct check *c, const struct input *input, drg_error *err)
{
    drg_findings *findings = NULL;
    drg_status status = input->is_bitext ? check_bitext(&findings, c, input, err) : check_text(&findings, c, input, err);
    if (!status)
        show(c, input->path, findings);
    drg_findings_free(findings);
    return status;
}

static drg_status check_all(struct check *c, const struct input *inputs, size_t count, drg_error *err)
{
    drg_status status = prepare(c, err);
    c->print = (struct printer){.sink = c->out.sink, .err = err};
    for (size_t i = 0; i < count && !status; i++) {
        drg_error broken = {0};
        if (project_excludes(&c->cli->project, inputs[i].path))
            continue;
        say_progress(&c->cli->say, i + 1, count, inputs[i].path, PERCENT_UNKNOWN);
        if (check_input(c, &inputs[i], &broken))
            input_failed(c->cli, &broken);
        status = c->print.status;
    }
    return status;
}

drg_status cmd_check(struct cli *cli, drg_error *err)
{
    struct check c = {.cli = cli};
    struct input *inputs;
    size_t count;
    drg_status status = inputs_list(&inputs, &count, cli, err);
    if (status)
        return status;
    status = output_open(&c.out, cli, err);
    if (!status)
        status = output_close(&c.out, check_all(&c, inputs, count, err), err);
    if (cli->exit_code == EXIT_DONE && c.counts[DRG_ERROR] + c.counts[DRG_WARNING])
        cli->exit_code = EXIT_FINDINGS;
    drg_checker_free(c.checker);
    drg_glossary_free(c.glossary);
    free(inputs);
    return status;
}
