/* findings.c - what commands that find things do with it. */
#include "findings.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"

/* Those that run. */
static drg_status list_rules(struct findings *f, size_t *count, const struct findings_rules *rules, drg_error *err)
{
    size_t n = 0;
    while (rules->rule(n))
        n++;
    *count = 0;
    f->rules = calloc(n + 1, sizeof *f->rules);
    for (size_t i = 0; f->rules && i < n; i++)
        if (!rules->is_on || rules->is_on(f->cli->set.rules, i))
            f->rules[(*count)++] = rules->rule(i);
    return f->rules ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
}

static drg_status begin(struct findings *f, const struct findings_rules *rules, drg_error *err)
{
    size_t count;
    drg_status status = list_rules(f, &count, rules, err);
    if (status)
        return status;
    drg_report_options options = {.title = f->out.options.title, .rules = f->rules, .rule_count = count,
                                  .width = f->out.options.width, .color = f->out.options.color};
    return drg_report_new(&f->report, f->out.format, &options, f->out.sink, err);
}

static drg_status open_baseline(struct findings *f, drg_error *err)
{
    const struct settings *set = &f->cli->set;
    if (set->update_baseline && !set->baseline)
        return complain(err, DRG_EINVAL, "--update-baseline needs --baseline FILE");
    if (!set->baseline)
        return DRG_OK;
    drg_status status = baseline_load(&f->baseline, set->baseline, set->update_baseline, err);
    return status ? status : drg_fingerprints_new(&f->prints, err);
}

/* The output is open. */
static drg_status start(struct findings *f, const struct findings_rules *rules, drg_error *err)
{
    drg_status status = open_baseline(f, err);
    if (!status)
        status = begin(f, rules, err);
    return status ? findings_close(f, status, err) : DRG_OK;
}

drg_status findings_open(struct findings *f, struct cli *cli, const struct findings_rules *rules, drg_error *err)
{
    *f = (struct findings){.cli = cli, .err = err};
    drg_status status = output_open(&f->out, cli, err);
    return status ? status : start(f, rules, err);
}

drg_status findings_open_beside(struct findings *f, struct cli *cli, const struct findings_rules *rules, const char *path,
                                drg_error *err)
{
    *f = (struct findings){.cli = cli, .err = err};
    drg_status status = output_open_beside(&f->out, cli, path, err);
    return status ? status : start(f, rules, err);
}

/* ---- Files ------------------------------------------------------------------------------------------------------------ */

drg_status findings_file(struct findings *f, const drg_report_source *source, bool is_first)
{
    if (f->prints && is_first)
        drg_fingerprints_file(f->prints, source);
    else if (f->prints)
        drg_fingerprints_part(f->prints, source);
    if (!f->status)
        f->status = is_first ? drg_report_file(f->report, source, f->err) : drg_report_part(f->report, source, f->err);
    return f->status;
}

/* Whether the baseline has it; one that is written anew takes it. */
static bool is_known(struct findings *f, const drg_finding *finding)
{
    char print[DRG_FINGERPRINT_SIZE];
    if (!f->prints || f->status)
        return false;
    f->status = drg_finding_fingerprint(print, f->prints, finding, f->err);
    if (f->status)
        return false;
    bool known = baseline_knows(&f->baseline, print);
    if (!known && f->cli->set.update_baseline)
        f->status = baseline_add(&f->baseline, print, finding, f->err);
    return known || f->cli->set.update_baseline;
}

/* The name of the finding's file for the project file's patterns; found once for all findings of a file. */
static const char *name_of(struct findings *f, const drg_finding *finding)
{
    size_t len = finding->file.len;
    if (f->file && strncmp(f->file, finding->file.ptr, len) == 0 && !f->file[len])
        return f->name;
    free(f->file);
    free(f->name);
    f->file = strndup(finding->file.ptr, finding->file.len);
    f->name = f->file ? project_name(&f->cli->project, f->file) : NULL;
    return f->name;
}

static bool is_ignored(struct findings *f, const drg_finding *finding)
{
    if (f->cli->set.no_ignore || !f->cli->project.ignore_count)
        return false;
    const char *name = name_of(f, finding);
    return name && project_ignores(&f->cli->project, name, finding->rule, finding->concept_id);
}

bool findings_hear(struct findings *f, const drg_finding *finding)
{
    bool ignored = is_ignored(f, finding), known = !ignored && is_known(f, finding);
    f->known += known;
    if ((ignored || known) && !f->status)
        f->status = drg_report_pass(f->report, finding, f->err);
    return !ignored && !known;
}

static bool is_heard(void *user, const drg_finding *finding)
{
    return findings_hear(user, finding);
}

void findings_silence(struct findings *f, drg_findings *findings)
{
    drg_findings_filter(findings, is_heard, f);
}

drg_status findings_add(struct findings *f, const drg_finding *finding)
{
    f->counts[finding->severity]++;
    f->status = drg_report_add(f->report, finding, f->err);
    return f->status;
}

drg_status findings_show(struct findings *f, const drg_findings *findings)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t i = 0; i < count && !f->status; i++)
        (void)findings_add(f, &list[i]);
    return f->status;
}

void findings_end_file(struct findings *f, drg_str name)
{
    char *file = f->prints ? strndup(name.ptr, name.len) : NULL;
    if (file && !names_add(&f->checked, file))
        free(file);
}

void findings_trouble(struct findings *f, const drg_error *broken)
{
    input_failed(f->cli, broken);
    if (!f->status)
        f->status = drg_report_trouble(f->report, broken, f->err);
}

/* ---- The end ------------------------------------------------------------------------------------------------------------- */

/* What the report's reader does not see: numbers of what was left out. */
static void say_count(struct findings *f, const char *file, uint64_t count, const char *one, const char *many)
{
    char message[160];
    if (!count)
        return;
    snprintf(message, sizeof message, "%" PRIu64 " %s", count, count == 1 ? one : many);
    say_note(&f->cli->say, &(drg_note){.code = "findings.count", .file = file,
                                       .message = message});
}

/* "./a" and "a" are one file. */
static const char *plain_name(const char *file)
{
    while (strncmp(file, "./", 2) == 0)
        file += 2;
    return file;
}

static bool was_checked(void *user, const char *file)
{
    const struct names *checked = user;
    for (size_t i = 0; i < checked->count; i++)
        if (strcmp(plain_name(checked->items[i]), plain_name(file)) == 0)
            return true;
    return false;
}

static drg_status close_baseline(struct findings *f, drg_status status, drg_error *err)
{
    struct settings *set = &f->cli->set;
    if (!status && set->update_baseline && f->cli->exit_code != EXIT_TROUBLE)
        status = baseline_save(&f->baseline, set->baseline, was_checked, &f->checked, err);
    if (!status)
        say_count(f, "", f->fixed, "place fixed", "places fixed");
    if (!status)
        say_count(f, "", f->annotated, "term marked", "terms marked");
    if (!status)
        say_count(f, set->baseline, set->update_baseline ? 0 : baseline_gone(&f->baseline, was_checked, &f->checked), "known finding is gone; --update-baseline forgets it", "known findings are gone; --update-baseline forgets them");
    for (size_t i = 0; i < f->checked.count; i++)
        free(f->checked.items[i]);
    free(f->checked.items);
    f->checked = (struct names){0};
    baseline_free(&f->baseline);
    drg_fingerprints_free(f->prints);
    f->prints = NULL;
    return status;
}

/* Whether the findings make the run a failure. */
static bool is_failure(const struct findings *f)
{
    static const drg_severity weakest[] = {[FAIL_ON_DEFAULT] = DRG_WARNING, [FAIL_ON_ERROR] = DRG_ERROR,
                                           [FAIL_ON_WARNING] = DRG_WARNING, [FAIL_ON_ADVICE] = DRG_ADVICE};
    const struct settings *set = &f->cli->set;
    if (set->exit_zero || set->fail_on == FAIL_ON_NEVER)
        return false;
    for (unsigned s = DRG_ERROR; s <= (unsigned)weakest[set->fail_on]; s++)
        if (f->counts[s])
            return true;
    return false;
}

drg_status findings_close(struct findings *f, drg_status status, drg_error *err)
{
    if (!status)
        status = f->status;
    if (!status)
        status = drg_report_finish(f->report, err);
    status = output_close(&f->out, status, err);
    status = close_baseline(f, status, err);
    if (f->cli->exit_code == EXIT_DONE && is_failure(f))
        f->cli->exit_code = EXIT_FINDINGS;
    drg_report_free(f->report);
    free(f->rules);
    free(f->file);
    free(f->name);
    f->report = NULL;
    f->rules = NULL;
    return status;
}
