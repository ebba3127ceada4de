/* prepare_run.c - the inputs one after the other, in batches: read in order, worked on side by side, written in order. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "pool.h"
#include "prepare.h"
#include "shard.h"

struct prepare_job {
    drg_unit_batch batch;
    drg_unit_texts texts;
    drg_prepared prepared;
    struct kept_notes notes;
    uint32_t file;
    drg_corpus *finished; /* its last batch is this */
    unsigned percent;
    drg_status status;
    drg_error err;
};

/* ---- Reading ------------------------------------------------------------------------------------------------ */

static bool keep_names(struct prepare_run *run, const drg_corpus *units)
{
    char **names = realloc(run->names, (run->opened + 1) * DRG_SIDES * sizeof *names);
    if (!names)
        return false;
    bool is_good = true;
    run->names = names;
    names += run->opened++ * DRG_SIDES;
    for (size_t i = 0; i < DRG_SIDES; i++)
        names[i] = NULL;
    for (size_t i = 0; i < drg_corpus_sides(units); i++)
        is_good &= (names[i] = strdup(drg_corpus_name(units, i))) != NULL;
    return is_good;
}

static drg_status open_next(struct prepare_run *run, drg_error *err)
{
    run->units.from = run->inputs[run->next_path].from;
    run->units.to = run->inputs[run->next_path].to;
    run->units.may_jump = !run->cli->set.audit && !run->units.strict; /* which name lines */
    drg_status status = drg_corpus_open(&run->reading, run->cli->ctx, (const char *const *)run->paths + run->next_path,
                                       run->paths_at_once, &run->units, err);
    run->next_path += run->paths_at_once;
    if (status)
        return status;
    if (!keep_names(run, run->reading))
        return complain(err, DRG_ENOMEM, "out of memory");
    if (run->preparer && drg_corpus_sides(run->reading) != run->prepare.sides)
        return complain(err, DRG_EINVAL, "'%s' has %zu languages, but '%s' has %zu", drg_corpus_name(run->reading, 0),
                        drg_corpus_sides(run->reading), run->names[0], run->prepare.sides);
    return DRG_OK;
}

/* A corpus with a hole would be a wrong one: the first failure ends the run. */
static bool take(void *user, void *slot)
{
    struct prepare_run *run = user;
    struct prepare_job *job = slot;
    if (!run->reading && run->next_path == run->path_count)
        return false;
    job->status = DRG_OK;
    job->finished = NULL;
    job->err = (drg_error){0};
    if (!run->reading)
        job->status = open_next(run, &job->err);
    if (!job->status)
        job->status = drg_corpus_next(run->reading, &job->batch, &job->err);
    job->file = (uint32_t)run->opened - !!run->opened;
    job->percent = run->reading ? drg_corpus_percent(run->reading) : PERCENT_UNKNOWN;
    if (job->status)
        run->next_path = run->path_count;
    if (job->status || job->batch.is_last) {
        job->finished = run->reading;
        run->reading = NULL;
    }
    return true;
}

/* ---- Working ------------------------------------------------------------------------------------------------ */

static drg_status prepare(const struct prepare_run *run, struct prepare_job *job)
{
    drg_ctx *ctx;
    drg_ctx_options options = {.note = keep_note, .note_user = &job->notes};
    drg_status status = drg_ctx_new(&ctx, &options, &job->err);
    if (status)
        return status;
    status = drg_unit_texts_make(&job->texts, ctx, &job->batch, &job->err);
    if (!status)
        status = drg_prepared_make(&job->prepared, run->preparer, &job->texts, &job->err);
    if (!status)
        status = drg_selector_mark(run->selector, &job->prepared, &job->err);
    drg_ctx_free(ctx);
    return status;
}

static void work(void *user, unsigned thread, void *slot)
{
    struct prepare_job *job = slot;
    (void)thread;
    if (!job->status)
        job->status = prepare(user, job);
}

/* ---- Writing ------------------------------------------------------------------------------------------------ */

static drg_status write_choice(void *user, const drg_choice *choice, drg_error *err)
{
    struct prepare_run *run = user;
    bool is_kept = choice->part.reason == DRG_KEPT;
    drg_status status = is_kept && run->writer.files ? prepare_write(&run->writer, choice, err) : DRG_OK;
    prepare_count(&run->counts, choice);
    if (status || (!run->audit.is_on && !run->audit.has_dropped))
        return status;
    return prepare_audit_add(&run->audit, choice, is_kept ? run->counts.kept : 0, run->names, run->lang_list, err);
}

static drg_status give(void *user, void *slot)
{
    struct prepare_run *run = user;
    struct prepare_job *job = slot;
    struct messages *say = &run->cli->say;
    size_t files = run->path_count / run->paths_at_once;
    say_progress(say, job->file + 1, files, run->paths[job->file * run->paths_at_once], job->percent > 100 ? PERCENT_UNKNOWN : job->percent);
    say_kept_notes(say, &job->notes);
    if (job->status) {
        *run->err = job->err;
        return job->status;
    }
    drg_status status = drg_selector_add(run->selector, job->file, &job->batch, &job->texts, &job->prepared, run->err);
    drg_corpus_free(job->finished);
    job->finished = NULL;
    if (!status && run->writer.files)
        status = prepare_writer_flush(&run->writer, run->err);
    return status ? status : prepare_audit_flush(&run->audit, run->err);
}

static drg_status work_through(struct prepare_run *run, drg_error *err)
{
    static const struct pool_steps steps = {take, work, give};
    unsigned threads = pool_threads(run->cli->set.threads);
    struct prepare_job *jobs = calloc(2 * (size_t)threads, sizeof *jobs);
    if (!jobs)
        return complain(err, DRG_ENOMEM, "out of memory");
    drg_status status = pool_run(&steps, run, jobs, sizeof *jobs, threads);
    for (unsigned i = 0; i < 2 * threads; i++) {
        drg_corpus_free(jobs[i].finished);
        drg_unit_batch_free(&jobs[i].batch);
        drg_unit_texts_free(&jobs[i].texts);
        drg_prepared_free(&jobs[i].prepared);
        free(jobs[i].notes.items);
    }
    free(jobs);
    return status ? status : drg_selector_finish(run->selector, err);
}

/* ---- The run ------------------------------------------------------------------------------------------------ */

/* True when the list of filters has the name by itself. */
static bool names_filter(const char *list, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = list; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (strncmp(at, name, len) == 0 && (!at[len] || at[len] == ',' || at[len] == '='))
            return true;
    return false;
}

/* What filters compare with a language needs one: asked for by name, it must be known; of all filters, it is left out. */
static drg_status check_language(struct prepare_run *run, drg_error *err)
{
    const char *filters = run->cli->set.filter;
    for (size_t i = 0; i < run->prepare.sides; i++)
        if (*run->langs[i])
            return DRG_OK;
    if (!filters)
        return DRG_OK;
    if (names_filter(filters, "language") || names_filter(filters, "script"))
        return complain(err, DRG_EINVAL, "--filter %s has to know which language is wanted; name it: --lang tr",
                        names_filter(filters, "language") ? "language" : "script");
    if (names_filter(filters, "all"))
        say_note(&run->cli->say, &(drg_note){.code = "prepare.no-language", .file = run->names[0] ? run->names[0] : "",
                                             .message = "no language is known, so that nothing was filtered by language or script; "
                                                        "--lang names one"});
    return DRG_OK;
}

/* The first corpus says how many sides there are. */
static drg_status begin(struct prepare_run *run, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    drg_status status = open_next(run, err);
    if (status)
        return status;
    run->prepare.sides = run->select.sides = drg_corpus_sides(run->reading);
    for (size_t i = 0; i < run->prepare.sides; i++) {
        const char *lang = drg_corpus_lang(run->reading, i);
        snprintf(run->langs[i], sizeof run->langs[i], "%s", i || !set->lang ? lang : set->lang);
        run->lang_list[i] = run->langs[i];
    }
    run->prepare.langs = run->lang_list;
    status = check_language(run, err);
    if (status)
        return status;
    status = drg_preparer_new(&run->preparer, run->cli->ctx, &run->prepare, err);
    run->select.give = write_choice;
    run->select.user = run;
    if (!status)
        status = drg_selector_new(&run->selector, &run->select, err);
    if (!status && (set->output || !set->report))
        status = prepare_writer_open(&run->writer, run->cli, run->reading, run->lang_list, err);
    return status ? status : prepare_audit_open(&run->audit, run->cli, err);
}

static void end(struct prepare_run *run)
{
    drg_corpus_free(run->reading);
    for (size_t i = 0; i < run->opened * DRG_SIDES; i++)
        free(run->names[i]);
    free(run->names);
    drg_selector_free(run->selector);
    drg_preparer_free(run->preparer);
}

drg_status prepare_all(struct prepare_run *run, drg_error *err)
{
    run->err = err;
    drg_status status = begin(run, err);
    if (!status)
        status = work_through(run, err);
    wipe_progress(&run->cli->say);
    status = prepare_writer_finish(&run->writer, status, err);
    status = prepare_audit_finish(&run->audit, status, err);
    status = prepare_writer_close(&run->writer, status, err);
    status = prepare_audit_close(&run->audit, status, err);
    if (!status && run->cli->set.report)
        status = prepare_report(&run->counts, run->cli, err);
    else if (!status)
        prepare_say(&run->counts, run->cli);
    end(run);
    return status;
}
