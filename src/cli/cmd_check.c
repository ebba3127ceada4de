/* cmd_check.c - terminology of translations and drafts. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "findings.h"
#include "inputs.h"

struct check {
    struct cli *cli;
    drg_glossary *glossary;
    drg_checker *checker;
    struct findings findings;
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

static drg_status check_bitext(struct check *c, const struct input *input, drg_error *err)
{
    drg_bitext *bitext;
    drg_findings *list = NULL;
    drg_status status = input_bitext(&bitext, c->cli, c->cli->ctx, input, err);
    if (!status)
        status = drg_check_bitext(&list, c->checker, bitext, err);
    if (!status)
        (void)findings_show(&c->findings, &(drg_report_source){.name = input->path, .bitext = bitext}, list);
    drg_findings_free(list);
    drg_bitext_free(bitext);
    return status;
}

static drg_status check_text(struct check *c, const struct input *input, drg_error *err)
{
    drg_text *text;
    drg_findings *list = NULL;
    drg_status status = input_text(&text, c->cli, input, err);
    if (!status)
        status = drg_check_text(&list, c->checker, text, err);
    if (!status)
        (void)findings_show(&c->findings, &(drg_report_source){.name = drg_text_name(text), .text = text}, list);
    drg_findings_free(list);
    drg_text_free(text);
    return status;
}

static drg_status check_input(struct check *c, const struct input *input, drg_error *err)
{
    return input->is_bitext ? check_bitext(c, input, err) : check_text(c, input, err);
}

static drg_status check_all(struct check *c, const struct input *inputs, size_t count, drg_error *err)
{
    drg_status status = prepare(c, err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_error broken = {0};
        if (project_excludes(&c->cli->project, inputs[i].path))
            continue;
        say_progress(&c->cli->say, i + 1, count, inputs[i].path, PERCENT_UNKNOWN);
        if (check_input(c, &inputs[i], &broken))
            findings_trouble(&c->findings, &broken);
        status = c->findings.status;
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
    status = findings_open(&c.findings, cli, drg_check_rule, err);
    if (!status)
        status = findings_close(&c.findings, check_all(&c, inputs, count, err), err);
    drg_checker_free(c.checker);
    drg_glossary_free(c.glossary);
    free(inputs);
    return status;
}
