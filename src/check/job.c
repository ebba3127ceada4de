/* job.c - bitexts of one job checked together: each by itself, then what only all of them show. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "check/checker.h"
#include "check/tally.h"
#include "model/findings.h"

struct drg_check_job {
    const drg_checker *checker;
    pthread_mutex_t lock; /* over the tally */
    struct tally tally;
};

drg_status drg_check_job_new(drg_check_job **out, const drg_checker *checker, drg_error *err)
{
    drg_check_job *job = calloc(1, sizeof *job);
    *out = NULL;
    if (!job)
        return fail_memory(err);
    job->checker = checker;
    if (pthread_mutex_init(&job->lock, NULL) != 0) {
        free(job);
        return fail_memory(err);
    }
    *out = job;
    return DRG_OK;
}

void drg_check_job_free(drg_check_job *job)
{
    if (!job)
        return;
    tally_free(&job->tally);
    pthread_mutex_destroy(&job->lock);
    free(job);
}

static bool is_wanted(const drg_check_job *job)
{
    return rule_is_on(job->checker, rule_term_inconsistent.info.name);
}

drg_status drg_check_job_bitext(drg_findings **out, drg_check_job *job, const drg_bitext *bitext, uint64_t part, drg_error *err)
{
    struct tally tally = {0};
    if (!is_wanted(job))
        return drg_check_bitext(out, job->checker, bitext, err);
    drg_status status = check_bitext(out, job->checker, bitext, &tally, part, err);
    if (!status) {
        pthread_mutex_lock(&job->lock);
        if (!tally_merge(&job->tally, &tally))
            status = fail_memory(err);
        pthread_mutex_unlock(&job->lock);
    }
    if (status) {
        drg_findings_free(*out);
        *out = NULL;
    }
    tally_free(&tally);
    return status;
}

/* ---- The end ----------------------------------------------------------------------------------------------------------- */

static bool is_same_source(const struct rendering *a, const struct rendering *b)
{
    return a->src_term == b->src_term && str_eq(a->lang, b->lang);
}

static drg_status report_rendering(drg_findings *findings, const drg_check_job *job, const struct rendering *most,
                                   const struct rendering *other, drg_error *err)
{
    const struct rule_setting *setting = &job->checker->rules[rule_find(str_from(rule_term_inconsistent.info.name))];
    drg_term wanted = drg_glossary_term(job->checker->glossary, most->tgt_term);
    drg_term term = drg_glossary_term(job->checker->glossary, other->tgt_term);
    drg_term src = drg_glossary_term(job->checker->glossary, most->src_term);
    char text[1000];
    int len = snprintf(text, sizeof text, "'%.*s' is rendered by '%.*s' (%llu) and by '%.*s' (%llu)", QUOTED(src.text),
                       QUOTED(wanted.text), (unsigned long long)most->count, QUOTED(term.text), (unsigned long long)other->count);
    drg_finding finding = {.rule = rule_term_inconsistent.info.name, .row = DRG_NONE, .file = other->first.file,
                           .severity = setting->has_severity ? setting->severity : rule_term_inconsistent.info.severity,
                           .message = {text, (size_t)len}, .place = other->first.place, .lang = other->lang,
                           .surface = other->first.surface, .span = other->first.span, .segment = other->first.segment,
                           .src_lang = other->first.src_lang, .src_span = other->first.src_span,
                           .src_surface = other->first.src_surface, .suggestions = &wanted.text, .suggestion_count = 1};
    finding.concept_id = drg_glossary_concept(job->checker->glossary, wanted.concept_index).id;
    return findings_add(findings, &finding, err);
}

drg_status drg_check_job_end(drg_findings **out, drg_check_job *job, drg_error *err)
{
    *out = NULL;
    drg_findings *findings;
    drg_status status = findings_new(&findings, err);
    const struct rendering *list = job->tally.list.items, *most = list;
    tally_sort(&job->tally);
    for (size_t i = 0; i < job->tally.list.count && !status; i++) {
        if (!is_same_source(&list[i], most))
            most = &list[i];
        else if (&list[i] != most)
            status = report_rendering(findings, job, most, &list[i], err);
    }
    if (status) {
        drg_findings_free(findings);
        return status;
    }
    findings_sort(findings);
    *out = findings;
    return DRG_OK;
}
