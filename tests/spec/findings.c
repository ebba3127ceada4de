/* findings.c - what check finds in a bitext or a draft. The rules of a block's info string stand over the default ones; with
 * `style`, the glossary is the house style, too. */
#include "spec/findings.h"

#include <string.h>

/* The row, counted from 1, or "all", the language, what was found, and what may stand there: with ! when it is sure. */
static void add_finding(struct buf *out, const drg_finding *finding)
{
    if (finding->row == DRG_NONE)
        buf_add_z(out, "all ");
    else
        buf_addf(out, "%u ", finding->row + 1);
    buf_addf(out, "%.*s  %s %s  ", STR_ARGS(finding->lang), drg_severity_name(finding->severity), finding->rule);
    buf_addf(out, "%.*s", STR_ARGS(finding->src_surface));
    if (finding->surface.len)
        buf_addf(out, "%s%.*s", finding->src_surface.len ? " | " : "", STR_ARGS(finding->surface));
    if (finding->suggestion_count)
        buf_addf(out, "  ->  %.*s%s", STR_ARGS(finding->suggestions[0]), finding->is_sure ? "!" : "");
    buf_add_char(out, '\n');
}

static drg_status add_findings(struct play *play, drg_findings *findings)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t i = 0; i < count; i++)
        add_finding(play->out, &list[i]);
    drg_findings_free(findings);
    return DRG_OK;
}

/* Bitexts are checked as a job of one. */
static drg_status check_bitext(struct play *play, const drg_checker *checker)
{
    drg_check_job *job;
    drg_findings *findings;
    drg_status status = drg_check_job_new(&job, checker, &play->err);
    if (!status)
        status = drg_check_job_bitext(&findings, job, play->bitext, 0, &play->err);
    if (!status)
        status = add_findings(play, findings);
    if (!status)
        status = drg_check_job_end(&findings, job, &play->err);
    if (!status)
        status = add_findings(play, findings);
    drg_check_job_free(job);
    return status;
}

static drg_status check_drafts(struct play *play, const drg_checker *checker)
{
    drg_status status = DRG_OK;
    for (size_t t = 0; t < play->text_count && !status; t++) {
        drg_findings *findings;
        status = drg_check_text(&findings, checker, play->texts[t], &play->err);
        if (!status)
            status = add_findings(play, findings);
    }
    return status;
}

drg_status answer_findings(struct play *play)
{
    drg_checker *checker = NULL;
    bool has_style = strncmp(play->argument, "style", 5) == 0;
    drg_check_options options = {.rules = has_style ? NULL : play_option(play->argument), .style = has_style ? play->matcher : NULL};
    drg_status status = drg_checker_new(&checker, play->ctx, play->glossary, &options, &play->err);
    if (!status)
        status = play->bitext ? check_bitext(play, checker) : check_drafts(play, checker);
    drg_checker_free(checker);
    return status;
}
