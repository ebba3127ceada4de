/* check_run.c - checking inputs in threads.
 *
 *   take   the next part of a bitext, or the next draft     in the order of the command line
 *   work   read it, check it                                side by side
 *   give   silence, rewrite, report                       in the order of take */
#include "check_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "draft_parts.h"
#include "pool.h"
#include "rewriting.h"

struct job {
    size_t input;
    uint64_t part;
    bool is_first, is_last; /* of the input's jobs */
    drg_batch batch;        /* of a bitext; memory stays for the next one */
    const char *format, *encoding; /* of a bitext; static */
    drg_text *text;
    struct draft_part draft; /* when a draft was divided; then `text` is its */
    drg_bitext *bitext;
    drg_findings *findings;
    struct kept_notes notes;
    drg_status status;
    drg_error broken;
};

struct running {
    const struct check_run *run;
    /* Taking: */
    size_t next_input;
    drg_ctx *ctx;       /* of the stream */
    drg_stream *stream; /* of the bitext that is being read; NULL: none */
    struct draft_parts draft; /* that is being divided */
    unsigned threads;
    uint64_t parts;     /* taken so far */
    drg_check_job *whole; /* what all inputs together show */
    struct kept_notes notes;
    char **names;       /* of streams, one an input */
    /* Giving: */
    struct rewriting rewriting;
    bool has_failed;     /* the input at hand: the rest of its jobs is dropped */
    bool has_target;     /* ... a translation of it was there to be checked    */
    drg_error *err;
};

/* ---- Taking ---------------------------------------------------------------------------------------------------------- */

static drg_status open_stream(struct running *r, size_t input, drg_error *err)
{
    drg_status status = input_stream(&r->stream, r->run->cli, r->ctx, &r->run->inputs[input], err);
    if (status)
        return status;
    r->names[input] = strdup(drg_stream_name(r->stream));
    return r->names[input] ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
}

static void close_stream(struct running *r)
{
    drg_stream_free(r->stream);
    r->stream = NULL;
    r->next_input++;
}

/* The next part of the stream. Whatever goes wrong is the job's result, and the input's last one. */
static void take_part(struct running *r, struct job *job)
{
    if (!job->status)
        job->status = drg_stream_next(r->stream, &job->batch, &job->broken);
    job->is_last = job->status || job->batch.is_last;
    if (!job->status) {
        job->format = drg_stream_format(r->stream);
        job->encoding = drg_stream_encoding(r->stream);
    }
    if (job->is_last)
        close_stream(r);
}

/* A draft whole, or the next part of one that several threads share; rewriting looks at a draft whole. */
static void take_draft(struct running *r, struct job *job)
{
    const struct input *input = &r->run->inputs[job->input];
    bool is_rewritten = r->run->cli->set.fix || r->run->cli->set.annotate;
    job->is_last = true;
    if (job->is_first && r->threads > 1 && !is_rewritten && draft_is_large(input))
        job->status = draft_parts_begin(&r->draft, r->run->cli, r->ctx, input, r->threads, &job->broken);
    if (r->draft.text) {
        job->draft = draft_parts_next(&r->draft);
        job->text = job->draft.text;
        job->is_last = job->draft.is_last;
    }
    r->next_input += job->is_last;
}

static bool take(void *user, void *item)
{
    struct running *r = user;
    struct job *job = item;
    const struct check_run *run = r->run;
    while (!r->stream && !r->draft.text && r->next_input < run->input_count && project_excludes(&run->cli->project, run->inputs[r->next_input].path))
        r->next_input++;
    if (r->next_input == run->input_count)
        return false;
    *job = (struct job){.input = r->next_input, .batch = job->batch,
                         .is_first = !r->stream && !r->draft.text, .part = r->parts++};
    if (!run->inputs[job->input].is_bitext) {
        take_draft(r, job);
    } else {
        if (job->is_first)
            job->status = open_stream(r, job->input, &job->broken);
        take_part(r, job);
    }
    job->notes = r->notes;
    r->notes = (struct kept_notes){0};
    return true;
}

/* Whether "tr,ar" or "tr-TR" names the language of a tag. */
static bool names_lang(const char *list, const char *tag)
{
    size_t len = strcspn(tag, "-_");
    for (const char *at = list; *at; at += *at == ',') {
        if (strcspn(at, "-_,") == len && strncmp(at, tag, len) == 0)
            return true;
        at += strcspn(at, ",");
    }
    return false;
}

/* ---- Working ---------------------------------------------------------------------------------------------------------- */

static drg_status check_draft(struct running *r, struct job *job, drg_ctx *ctx)
{
    const struct check_run *run = r->run;
    if (job->text)
        return drg_check_text_part(&job->findings, run->checker, job->text, job->draft.first, job->draft.count, &job->broken);
    drg_status status = input_text(&job->text, run->cli, ctx, &run->inputs[job->input], &job->broken);
    return status ? status : drg_check_text(&job->findings, run->checker, job->text, &job->broken);
}

static drg_status check_part(struct running *r, struct job *job, drg_ctx *ctx)
{
    drg_status status = drg_bitext_of_batch(&job->bitext, ctx, &job->batch, r->names[job->input], job->format, job->encoding,
                                            &job->broken);
    return status ? status : drg_check_job_bitext(&job->findings, r->whole, job->bitext, job->part, &job->broken);
}

/* A glossary without the language of a translation would find nothing wrong with it: that is said once a file. */
static void note_languages(const struct running *r, struct job *job)
{
    size_t count = 0;
    const char *wanted = r->run->cli->set.tgt;
    const drg_text *const *texts = job->bitext ? drg_bitext_texts(job->bitext, &count) : NULL;
    if (!r->run->glossary) /* spelling goes by dictionaries */
        return;
    if (job->text && job->is_first)
        note_if_foreign(r->run->glossary, job->text, keep_note, &job->notes);
    for (size_t i = 0; i < count; i++) {
        size_t segments;
        const drg_segment *first = drg_text_segments(texts[i], &segments);
        bool is_asked = !wanted || i == drg_bitext_source(job->bitext) || (segments && names_lang(wanted, first->lang));
        if (is_asked)
            note_if_foreign(r->run->glossary, texts[i], keep_note, &job->notes);
    }
}

static void work(void *user, unsigned thread, void *item)
{
    struct running *r = user;
    struct job *job = item;
    drg_ctx *ctx;
    drg_ctx_options options = {.note = keep_note, .note_user = &job->notes};
    (void)thread;
    if (!job->status)
        job->status = drg_ctx_new(&ctx, &options, &job->broken);
    if (job->status)
        return;
    job->status = r->run->inputs[job->input].is_bitext ? check_part(r, job, ctx) : check_draft(r, job, ctx);
    if (job->is_first && !job->status)
        note_languages(r, job);
    drg_ctx_free(ctx);
}

/* ---- Rewriting --------------------------------------------------------------------------------------------------------- */

static const drg_text *text_of(const struct job *job)
{
    size_t count = 0;
    const drg_text *const *texts = job->bitext ? drg_bitext_texts(job->bitext, &count) : NULL;
    return job->text ? job->text : count ? texts[0] : NULL;
}

static drg_status fix(drg_normalized **out, struct running *r, struct job *job, drg_error *err)
{
    size_t count;
    drg_status status = job->bitext ? drg_fix_bitext(out, job->bitext, job->findings, err)
                                    : drg_fix_text(out, job->text, job->findings, err);
    if (status)
        return status;
    drg_normalized_changes(*out, &count);
    r->rewriting.fixed += count;
    rewriting_drop_fixed(job->findings, *out, text_of(job));
    return DRG_OK;
}

static drg_status annotate(drg_normalized **out, struct running *r, struct job *job, drg_error *err)
{
    const drg_checker *checker = r->run->checker;
    size_t count;
    drg_status status = job->bitext ? drg_annotate_bitext(out, checker, job->bitext, err)
                                    : drg_annotate_text(out, checker, job->text, err);
    if (status)
        return status;
    const drg_change *changes = drg_normalized_changes(*out, &count);
    for (size_t i = 0; i < count; i++)
        r->rewriting.annotated += strcmp(changes[i].step, "term") == 0;
    return DRG_OK;
}

static drg_status rewrite_job(struct running *r, struct job *job, drg_error *err)
{
    drg_normalized *made = NULL;
    const drg_text *text = text_of(job);
    if (!text) /* a part without segments */
        return rewriting_pass(&r->rewriting, job->batch.text, err);
    drg_status status = r->run->cli->set.fix ? fix(&made, r, job, err) : annotate(&made, r, job, err);
    if (!status)
        status = rewriting_put(&r->rewriting, made, text, err);
    drg_normalized_free(made);
    return status;
}

static drg_status end_rewriting(struct running *r, drg_status status, drg_error *err)
{
    struct rewriting *w = &r->rewriting;
    status = rewriting_end(w, status, err);
    if (!status && w->has_changed) {
        r->run->findings->fixed += w->fixed;
        r->run->findings->annotated += w->annotated;
    }
    return status;
}

static drg_status rewrite(struct running *r, struct job *job, drg_error *err)
{
    drg_status status = DRG_OK;
    if (job->is_first)
        status = rewriting_begin(&r->rewriting, &r->run->inputs[job->input], r->run->cli->set.fix ? "--fix" : "--annotate",
                                 job->text ? drg_text_encoding(job->text) : job->encoding, err);
    if (!status && r->rewriting.is_open)
        status = rewrite_job(r, job, err);
    if (r->rewriting.is_open && (status || job->is_last))
        status = end_rewriting(r, status, err);
    return status;
}

/* ---- Giving ------------------------------------------------------------------------------------------------------------- */

/* Whether a part has segments in a language that --tgt asks for. */
static bool has_target(const struct job *job, const char *wanted)
{
    size_t texts = 0, segments;
    const drg_text *const *list = job->bitext ? drg_bitext_texts(job->bitext, &texts) : NULL;
    for (size_t i = 0; i < texts; i++) {
        const drg_segment *first = drg_text_segments(list[i], &segments);
        if (segments && names_lang(wanted, first->lang))
            return true;
    }
    return false;
}

/* A file that has nothing of what was to be checked must not pass for a good one. */
static drg_status check_targets(struct running *r, struct job *job)
{
    const char *wanted = r->run->cli->set.tgt;
    if (!wanted || !r->run->inputs[job->input].is_bitext)
        return DRG_OK;
    r->has_target = (!job->is_first && r->has_target) || has_target(job, wanted);
    if (!job->is_last || r->has_target)
        return DRG_OK;
    return complain(&job->broken, DRG_EINVAL, "found no translation into %s", wanted);
}

static void free_job(struct job *job)
{
    drg_findings_free(job->findings);
    drg_bitext_free(job->bitext);
    if (!job->draft.text || job->draft.is_last)
        drg_text_free(job->text);
    job->findings = NULL;
    job->bitext = NULL;
    job->text = NULL;
    job->draft = (struct draft_part){0};
}

static void show(struct running *r, struct job *job)
{
    struct findings *f = r->run->findings;
    drg_report_source source = {.name = job->text ? drg_text_name(job->text) : r->names[job->input], .text = job->text,
                                .bitext = job->bitext, .start = job->bitext ? job->batch.start : 0};
    bool is_begun = job->draft.text && !job->is_first; /* parts of a draft are of one text */
    if (!is_begun && findings_file(f, &source, job->is_first))
        return;
    findings_silence(f, job->findings);
    if (r->run->cli->set.fix || r->run->cli->set.annotate)
        job->status = rewrite(r, job, &job->broken);
    if (!job->status)
        (void)findings_show(f, job->findings);
    if (job->is_last)
        findings_end_file(f, (drg_str){source.name, strlen(source.name)});
}

static drg_status give(void *user, void *item)
{
    struct running *r = user;
    struct job *job = item;
    struct findings *f = r->run->findings;
    struct cli *cli = r->run->cli;
    if (job->is_first)
        r->has_failed = false;
    say_progress(&cli->say, job->input + 1, r->run->input_count, r->run->inputs[job->input].path, PERCENT_UNKNOWN);
    say_kept_notes(&cli->say, &job->notes);
    if (!job->status && !r->has_failed)
        show(r, job);
    if (!job->status && !r->has_failed)
        job->status = check_targets(r, job);
    if (job->status && !r->has_failed) {
        drg_error ended;
        (void)rewriting_end(&r->rewriting, job->status, &ended);
        if (!job->broken.file[0])
            snprintf(job->broken.file, sizeof job->broken.file, "%s", r->run->inputs[job->input].path);
        findings_trouble(f, &job->broken);
        r->has_failed = true;
    }
    free_job(job);
    return f->status;
}

/* Those of one file, of which places are all that is left now. */
static drg_status show_file(struct findings *f, const drg_finding *list, size_t count)
{
    drg_report_source source = {.name = list[0].file.ptr};
    drg_status status = findings_file(f, &source, true);
    for (size_t i = 0; i < count && !status; i++)
        if (findings_hear(f, &list[i]))
            status = findings_add(f, &list[i]);
    return status;
}

/* What all inputs together show; the list is in order of files. */
static drg_status show_whole(struct running *r, drg_error *err)
{
    drg_findings *findings;
    size_t count;
    drg_status status = drg_check_job_end(&findings, r->whole, err);
    if (status)
        return status;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t first = 0, end; first < count && !status; first = end) {
        for (end = first + 1; end < count && strcmp(list[end].file.ptr, list[first].file.ptr) == 0;)
            end++;
        status = show_file(r->run->findings, &list[first], end - first);
    }
    drg_findings_free(findings);
    return status;
}

/* ---- Running --------------------------------------------------------------------------------------------------------------- */

static drg_status run_jobs(struct running *r, drg_error *err)
{
    static const struct pool_steps steps = {take, work, give};
    unsigned threads = r->threads = pool_threads(r->run->cli->set.threads);
    struct job *jobs = calloc(2 * (size_t)threads, sizeof *jobs);
    if (!jobs)
        return complain(err, DRG_ENOMEM, "out of memory");
    drg_status status = pool_run(&steps, r, jobs, sizeof *jobs, threads);
    for (size_t i = 0; i < 2 * (size_t)threads; i++) {
        free_job(&jobs[i]);
        drg_batch_free(&jobs[i].batch);
        free(jobs[i].notes.items);
    }
    free(jobs);
    return status;
}

drg_status check_run(const struct check_run *run, drg_error *err)
{
    struct running r = {.run = run, .err = err};
    drg_ctx_options options = {.note = keep_note, .note_user = &r.notes};
    drg_status status = drg_ctx_new(&r.ctx, &options, err);
    if (status)
        return status;
    r.names = calloc(run->input_count + 1, sizeof *r.names);
    status = r.names ? drg_check_job_new(&r.whole, run->checker, err) : complain(err, DRG_ENOMEM, "out of memory");
    if (!status)
        status = run_jobs(&r, err);
    if (!status)
        status = show_whole(&r, err);
    drg_check_job_free(r.whole);
    drg_error ended;
    (void)rewriting_end(&r.rewriting, DRG_EINVAL, &ended);
    for (size_t i = 0; r.names && i < run->input_count; i++)
        free(r.names[i]);
    free(r.names);
    free(r.notes.items);
    drg_stream_free(r.stream);
    drg_text_free(r.draft.text);
    drg_ctx_free(r.ctx);
    return status;
}

drg_status check_run_fits(const struct settings *set, drg_error *err)
{
    if (set->fix && set->update_baseline)
        return complain(err, DRG_EINVAL, "--fix changes what --update-baseline would write down; use one after the other");
    if (set->fix && set->annotate)
        return complain(err, DRG_EINVAL, "--fix and --annotate both rewrite the files; use one after the other");
    return DRG_OK;
}
