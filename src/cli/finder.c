/* finder.c - the three steps of finding: reading, searching, writing. */
#include "finder.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "find_whole.h"
#include "pool.h"
#include "shard.h"

enum { LANG = 40, SCANNERS = 8 };

/* An input being read. Its notes go to whatever job is being filled. */
struct reading {
    drg_ctx *ctx;
    drg_stream *stream; /* NULL: a bitext, not open yet */
    struct kept_notes *notes;
};

struct job {
    size_t input;
    bool begins, ends;      /* the input, with this job */
    bool is_elsewhere;      /* the input is another shard's */
    drg_batch batch;
    char lang[LANG];        /* declared; "" when not */
    const char *fallback;   /* NULL: nothing tells   */
    struct reading *whole;  /* a document to be seen whole, instead of a batch */
    unsigned percent;       /* of the input read so far */
    drg_status status;      /* what came of it */
    drg_error err;
    struct kept_notes notes;
    uint64_t found;
    struct hit_writer writer;
};

/* A thread's scanners, one for each language that an input declared or is mostly in. */
struct worker {
    struct {
        char lang[LANG], fallback[LANG];
        drg_scanner *scanner;
    } scanners[SCANNERS];
    size_t count, next; /* next: to be replaced */
    struct hit_cache *cache;
};

struct finder {
    struct cli *cli;
    const struct terms *terms;
    struct output *out;
    struct hit_style style;
    const struct input *inputs;
    size_t input_count;
    char **names; /* of the inputs, once they are open */
    /* Reading: */
    size_t next_input;
    struct reading *reading; /* NULL: the next input is to be opened */
    const char *fallback;
    /* Searching: */
    struct worker *workers;
    /* Writing: */
    uint64_t found, found_here;
    bool has_written, has_failed; /* any hit; the current input */
    drg_error *err;
};

/* ---- Reading ------------------------------------------------------------------------------------------------ */

static void note_reading(void *user, const drg_note *note)
{
    struct reading *reading = user;
    keep_note(reading->notes, note);
}

static void reading_free(struct reading *reading)
{
    if (!reading)
        return;
    drg_stream_free(reading->stream);
    drg_ctx_free(reading->ctx);
    free(reading);
}

static drg_status reading_open(struct reading **out, const struct finder *f, const struct input *input, struct job *job)
{
    struct reading *reading = calloc(1, sizeof *reading);
    *out = NULL;
    if (!reading)
        return complain(&job->err, DRG_ENOMEM, "out of memory");
    reading->notes = &job->notes;
    drg_ctx_options options = {.note = note_reading, .note_user = reading};
    drg_status status = drg_ctx_new(&reading->ctx, &options, &job->err);
    if (!status && !input->is_bitext)
        status = input_stream(&reading->stream, f->cli, reading->ctx, input, &job->err);
    if (status) {
        reading_free(reading);
        return status;
    }
    *out = reading;
    return DRG_OK;
}

static drg_status keep_name(struct finder *f, struct job *job)
{
    char **name = &f->names[job->input];
    *name = strdup(drg_stream_name(f->reading->stream));
    return *name ? DRG_OK : complain(&job->err, DRG_ENOMEM, "out of memory");
}

/* Opens the next input. Plain text is read from now on; anything else is a job by itself. */
static void open_next(struct finder *f, struct job *job)
{
    job->begins = true;
    job->status = reading_open(&f->reading, f, &f->inputs[f->next_input++], job);
    drg_stream *stream = f->reading ? f->reading->stream : NULL;
    if (stream && strcmp(drg_stream_format(stream), "plain") == 0) {
        job->status = keep_name(f, job);
        return;
    }
    job->is_elsewhere = input_is_elsewhere(&f->inputs[job->input]);
    job->whole = f->reading;
    job->ends = true;
    f->reading = NULL;
}

static unsigned percent_of(const drg_stream *stream, bool is_last)
{
    uint64_t size = drg_stream_size(stream);
    uint64_t percent = size ? drg_stream_done(stream) * 100 / size : PERCENT_UNKNOWN;
    return is_last || percent > 100 ? PERCENT_UNKNOWN : (unsigned)percent;
}

static void read_batch(struct finder *f, struct job *job)
{
    drg_stream *stream = f->reading->stream;
    const char *lang = drg_stream_lang(stream);
    if (!job->status)
        job->status = drg_stream_next(stream, &job->batch, &job->err);
    if (job->begins)
        f->fallback = NULL;
    if (!job->status && job->begins && !f->cli->set.lines)
        job->status = input_usual_lang(&f->fallback, f->cli, &f->inputs[job->input], &job->batch, &job->err);
    job->ends = job->status || job->batch.is_last;
    job->percent = percent_of(stream, job->ends);
    job->fallback = f->fallback;
    snprintf(job->lang, sizeof job->lang, "%s", lang ? lang : "");
    if (!job->ends)
        return;
    reading_free(f->reading);
    f->reading = NULL;
}

static bool take(void *user, void *slot)
{
    struct finder *f = user;
    struct job *job = slot;
    if (!f->reading && f->next_input == f->input_count)
        return false;
    *job = (struct job){.batch = job->batch, .writer = job->writer, .percent = PERCENT_UNKNOWN};
    if (!f->reading) {
        job->input = f->next_input;
        open_next(f, job);
    } else {
        job->input = f->next_input - 1;
        f->reading->notes = &job->notes;
    }
    if (f->reading)
        read_batch(f, job);
    return true;
}

/* ---- Searching ---------------------------------------------------------------------------------------------- */

static drg_status scanner_for(drg_scanner **out, struct worker *worker, const struct finder *f, struct job *job)
{
    const char *fallback = job->fallback ? job->fallback : "";
    for (size_t i = 0; i < worker->count; i++)
        if (strcmp(worker->scanners[i].lang, job->lang) == 0 && strcmp(worker->scanners[i].fallback, fallback) == 0) {
            *out = worker->scanners[i].scanner;
            return DRG_OK;
        }
    size_t at = worker->count < SCANNERS ? worker->count++ : worker->next++ % SCANNERS;
    drg_scanner_free(worker->scanners[at].scanner);
    worker->scanners[at].scanner = NULL;
    snprintf(worker->scanners[at].lang, LANG, "%s", job->lang);
    snprintf(worker->scanners[at].fallback, LANG, "%s", fallback);
    drg_scan_options options = {.lang = *job->lang ? job->lang : NULL, .fallback = job->fallback, .lines = f->cli->set.lines};
    drg_status status = drg_scanner_new(out, f->terms->matcher, &options, &job->err);
    if (status)
        snprintf(worker->scanners[at].lang, LANG, "?"); /* no language: never asked for */
    worker->scanners[at].scanner = *out;
    return status;
}

static drg_status search_batch(const struct finder *f, struct worker *worker, struct job *job)
{
    drg_scanner *scanner;
    const drg_hit *hits;
    size_t count;
    drg_status status = scanner_for(&scanner, worker, f, job);
    if (!status)
        status = drg_scanner_run(scanner, job->batch.text, &hits, &count, &job->err);
    if (status)
        return status;
    job->found = count;
    if (f->cli->set.count)
        return DRG_OK;
    if (!worker->cache && f->style.has_records)
        worker->cache = hit_cache_new();
    hit_writer_begin(&job->writer, &f->style,
                     &(struct hit_scene){.file = f->names[job->input],
                                         .text = job->batch.text,
                                         .around = job->batch.around,
                                         .start = job->batch.start,
                                         .walk = walk_batch(&job->batch, f->style.has_all_offsets)},
                     worker->cache);
    for (size_t i = 0; i < count; i++)
        hit_writer_add(&job->writer, &hits[i], NULL);
    return DRG_OK;
}

static drg_status search_texts(const struct finder *f, struct job *job, const drg_text *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        note_if_foreign(f->terms->glossary, texts[i], keep_note, &job->notes);
    return find_in_texts(&job->found, &job->writer, &f->style, texts, count, &job->err);
}

static drg_status search_bitext(const struct finder *f, struct job *job)
{
    drg_bitext *bitext;
    size_t count;
    drg_status status = input_bitext(&bitext, f->cli, job->whole->ctx, &f->inputs[job->input], &job->err);
    if (status)
        return status;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    status = search_texts(f, job, texts, count);
    drg_bitext_free(bitext);
    return status;
}

static drg_status search_whole(const struct finder *f, struct job *job)
{
    drg_text *text;
    if (!job->whole->stream)
        return search_bitext(f, job);
    drg_status status = drg_stream_text(&text, job->whole->stream, &job->err);
    if (status)
        return status;
    status = search_texts(f, job, (const drg_text *const[]){text}, 1);
    drg_text_free(text);
    return status;
}

static void work(void *user, unsigned thread, void *slot)
{
    struct finder *f = user;
    struct job *job = slot;
    job->writer.style = NULL; /* nothing was written yet */
    if (!job->status && !job->is_elsewhere)
        job->status = job->whole ? search_whole(f, job) : search_batch(f, &f->workers[thread], job);
    reading_free(job->whole);
    job->whole = NULL;
}

/* ---- Writing ------------------------------------------------------------------------------------------------ */

static void report_count(struct finder *f, const char *path)
{
    struct printer p = {.sink = f->out->sink, .err = f->err};
    if (f->style.has_records) {
        records_text(&f->style.records, str_of(path));
        records_number(&f->style.records, f->found_here);
        return;
    }
    if (f->input_count > 1) {
        print_colored(&p, "\033[35m", str_of(path), false, f->out->options.color);
        print(&p, ":");
    }
    print_number(&p, f->found_here);
    print(&p, "\n");
    if (p.status)
        f->err->code = p.status;
}

static drg_status write_hits(struct finder *f, const struct job *job)
{
    drg_str bytes;
    if (!job->writer.style)
        return DRG_OK;
    if (!hit_writer_bytes(&job->writer, !f->has_written, &bytes))
        return complain(f->err, DRG_ENOMEM, "out of memory");
    f->has_written |= bytes.len > 0;
    drg_status status = bytes.len ? f->out->sink.write(f->out->sink.user, bytes.ptr, bytes.len, f->err) : DRG_OK;
    /* Whoever reads along wants to see what there is so far. */
    return status || job->ends ? status : output_flush(f->out, f->err);
}

static drg_status end_input(struct finder *f, struct job *job)
{
    const char *lang = *job->lang ? job->lang : job->fallback;
    if (lang && !f->has_failed)
        note_foreign_lang(f->terms->glossary, lang, f->names[job->input], say_note, &f->cli->say);
    if (f->cli->set.count && !f->has_failed)
        report_count(f, f->inputs[job->input].path);
    f->found_here = 0;
    f->has_failed = false;
    return f->err->code;
}

/* An input that breaks in its midst has been written in part. */
static drg_status fail_input(struct finder *f, const struct job *job)
{
    f->has_failed = true;
    if (f->out->file && !job->begins) {
        *f->err = job->err;
        return job->status;
    }
    input_failed(f->cli, &job->err);
    return DRG_OK;
}

static drg_status give(void *user, void *slot)
{
    struct finder *f = user;
    struct job *job = slot;
    drg_status status = DRG_OK;
    say_progress(&f->cli->say, job->input + 1, f->input_count, f->inputs[job->input].path, job->percent);
    say_kept_notes(&f->cli->say, &job->notes);
    if (job->status && !f->has_failed) {
        status = fail_input(f, job);
    } else if (!f->has_failed) {
        f->found += job->found;
        f->found_here += job->found;
        status = write_hits(f, job);
    }
    return !status && job->ends ? end_input(f, job) : status;
}

/* ---- The run ------------------------------------------------------------------------------------------------- */

static void free_all(struct finder *f, struct job *jobs, unsigned threads)
{
    for (unsigned i = 0; jobs && i < 2 * threads; i++) {
        drg_batch_free(&jobs[i].batch);
        hit_writer_free(&jobs[i].writer);
        free(jobs[i].notes.items);
        reading_free(jobs[i].whole);
    }
    for (unsigned i = 0; f->workers && i < threads; i++) {
        for (size_t k = 0; k < f->workers[i].count; k++)
            drg_scanner_free(f->workers[i].scanners[k].scanner);
        hit_cache_free(f->workers[i].cache);
    }
    for (size_t i = 0; f->names && i < f->input_count; i++)
        free(f->names[i]);
    reading_free(f->reading);
    free(jobs);
    free(f->workers);
    free(f->names);
}

static drg_status run(struct finder *f, struct job *jobs, unsigned threads)
{
    static const struct pool_steps steps = {take, work, give};
    if (f->style.has_records && shard_is_first(f->cli))
        records_start(&f->style.records);
    drg_status status = DRG_OK;
    if (f->style.has_records && !f->cli->set.count)
        status = records_hand_over(&f->style.records);
    if (!status)
        status = pool_run(&steps, f, jobs, sizeof *jobs, threads);
    if (!f->style.has_records)
        return status;
    f->style.records.count += f->has_written;
    drg_status finished = records_finish(&f->style.records);
    return status ? status : finished;
}

drg_status find_all(uint64_t *found, struct cli *cli, const struct terms *terms, struct output *out,
                    const struct input *inputs, size_t input_count, drg_error *err)
{
    struct finder f = {.cli = cli, .terms = terms, .out = out, .inputs = inputs, .input_count = input_count, .err = err};
    unsigned threads = pool_threads(cli->set.threads);
    struct job *jobs = calloc(2 * (size_t)threads, sizeof *jobs);
    f.workers = calloc(threads, sizeof *f.workers);
    f.names = calloc(input_count + 1, sizeof *f.names);
    hit_style_init(&f.style, &cli->set, terms, out, err);
    drg_status status = jobs && f.workers && f.names ? run(&f, jobs, threads) : complain(err, DRG_ENOMEM, "out of memory");
    free_all(&f, jobs, threads);
    *found = f.found;
    return status;
}
