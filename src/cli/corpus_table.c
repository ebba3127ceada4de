/* corpus_table.c - counting corpora in threads.
 *
 *   take   the next units                             in the order of the command line
 *   work   find the terms of each language, and add    side by side, each thread to a sum of its own
 *   give   what there is to say                       in the order of take
 *
 * Sums are the same in any order, so they are merged when all is done. */
#include "corpus_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "outbuf.h"
#include "pool.h"
#include "print.h"
#include "shard.h"

struct job {
    drg_unit_batch batch;
    drg_unit_texts texts;
    drg_corpus *ended; /* of its corpus this is the last job */
    size_t corpus;
    unsigned percent;
    struct kept_notes notes;
    drg_status status;
    drg_error broken;
};

/* A thread's own. */
struct counter {
    drg_table_sum *sum;
    drg_scanner *scanners[DRG_SIDES];
    char langs[DRG_SIDES][40];
    size_t scanner_count;
};

struct counting {
    struct cli *cli;
    const struct terms *terms;
    const struct input *inputs;
    size_t input_count;
    size_t corpora;    /* --aligned: one, of all inputs */
    drg_table_sum_options options;
    struct outbuf langs; /* sides that are asked for: "en,tr" */
    /* Taking: */
    drg_ctx *ctx;
    drg_corpus *units;  /* being read; NULL: the next corpus is to be opened */
    size_t next;
    struct kept_notes notes;
    /* Working: */
    struct counter *counters;
    drg_error *err;
};

/* ---- Taking ---------------------------------------------------------------------------------------------------------- */

static void add_lang(struct outbuf *langs, drg_str lang)
{
    if (langs->len)
        outbuf_char(langs, ',');
    outbuf_add(langs, lang);
}

/* A TSV file says in its first line what its columns are. */
static bool names_its_langs(const struct cli *cli, const struct input *input)
{
    const char *format = cli->set.from ? cli->set.from : drg_format_of_name(input->path, DRG_READ_BITEXT);
    return format && strcmp(format, "tsv") == 0;
}

/* The sides to read: what files of lines are said to be in, else the columns of the table. */
static drg_status list_langs(struct counting *c, drg_error *err)
{
    const struct settings *set = &c->cli->set;
    const struct input *inputs = &c->inputs[c->next];
    size_t files = set->aligned ? c->input_count : 1;
    c->langs.len = 0;
    for (size_t i = 0; i < files && !inputs[i].is_bitext; i++) {
        if (set->aligned && !input_lang(&inputs[i]).len)
            return input_fail_lang(&inputs[i], err);
        if (input_lang(&inputs[i]).len)
            add_lang(&c->langs, input_lang(&inputs[i]));
    }
    if (!c->langs.len && set->langs)
        add_lang(&c->langs, str_of(set->langs));
    if (!c->langs.len && !names_its_langs(c->cli, inputs))
        for (size_t i = 0; i < drg_glossary_lang_count(c->terms->glossary); i++)
            add_lang(&c->langs, drg_glossary_lang(c->terms->glossary, i));
    if (c->langs.len)
        outbuf_char(&c->langs, '\0');
    return c->langs.failed ? complain(err, DRG_ENOMEM, "out of memory") : DRG_OK;
}

static drg_status open_corpus(struct counting *c, drg_error *err)
{
    const char *paths[DRG_SIDES];
    const struct settings *set = &c->cli->set;
    size_t count = set->aligned ? c->input_count : 1;
    for (size_t i = 0; i < count; i++)
        paths[i] = c->inputs[c->next + i].path;
    drg_status status = list_langs(c, err);
    drg_corpus_options options = {.format = set->from, .encoding = set->encoding, .strict = set->strict,
                                 .langs = c->langs.len ? c->langs.ptr : NULL, .columns = set->columns,
                                  .from = c->inputs[c->next].from, .to = c->inputs[c->next].to};
    if (!status)
        status = drg_corpus_open(&c->units, c->ctx, paths, count, &options, err);
    if (!status && strcmp(drg_corpus_format(c->units), "plain") == 0 && drg_corpus_sides(c->units) != count)
        status = input_fail_lang(&c->inputs[c->next], err);
    return status;
}

static bool take(void *user, void *item)
{
    struct counting *c = user;
    struct job *job = item;
    if (c->next == c->corpora)
        return false;
    *job = (struct job){.batch = job->batch, .texts = job->texts, .corpus = c->next};
    if (!c->units)
        job->status = open_corpus(c, &job->broken);
    if (!job->status)
        job->status = drg_corpus_next(c->units, &job->batch, &job->broken);
    job->percent = job->status ? PERCENT_UNKNOWN : drg_corpus_percent(c->units);
    if (job->status || job->batch.is_last) {
        job->ended = c->units;
        c->units = NULL;
        c->next++;
    }
    job->notes = c->notes;
    c->notes = (struct kept_notes){0};
    return true;
}

/* ---- Working --------------------------------------------------------------------------------------------------------- */

static drg_status scanner_for(drg_scanner **out, const struct counting *c, struct counter *counter, const char *lang, drg_error *err)
{
    size_t at = 0;
    while (at < counter->scanner_count && strcmp(counter->langs[at], lang) != 0)
        at++;
    *out = at < counter->scanner_count ? counter->scanners[at] : NULL;
    if (*out)
        return DRG_OK;
    if (!*lang)
        return complain(err, DRG_EINVAL, "the language of the text is not known; say it: en=FILE, or --langs en,tr");
    at = at < DRG_SIDES ? at : DRG_SIDES - 1;
    drg_scanner_free(counter->scanners[at]);
    counter->scanners[at] = NULL;
    drg_scan_options options = {.lang = lang, .lines = true};
    drg_status status = drg_scanner_new(&counter->scanners[at], c->terms->matcher, &options, err);
    snprintf(counter->langs[at], sizeof counter->langs[at], "%s", lang);
    counter->scanner_count = at + 1;
    *out = counter->scanners[at];
    return status;
}

/* Hits live until the scanner's next run, so two sides in one language, which no corpus should have, are refused. */
static drg_status count_texts(const struct counting *c, struct counter *counter, const drg_corpus *units, const drg_unit_texts *texts,
                              drg_error *err)
{
    drg_table_side sides[DRG_SIDES];
    drg_scanner *scanners[DRG_SIDES];
    drg_status status = DRG_OK;
    for (size_t i = 0; i < texts->sides && !status; i++) {
        const char *lang = drg_corpus_lang(units, i);
        sides[i] = (drg_table_side){.lang = lang, .text = texts->text[i]};
        status = scanner_for(&scanners[i], c, counter, lang, err);
        for (size_t k = 0; k < i && !status; k++)
            if (scanners[k] == scanners[i])
                status = complain(err, DRG_EINVAL, "two texts in one language, '%s'", lang);
        if (!status)
            status = drg_scanner_run(scanners[i], texts->text[i], &sides[i].hits, &sides[i].hit_count, err);
    }
    return status ? status : drg_table_sum_add(counter->sum, sides, texts->sides, err);
}

static void work(void *user, unsigned thread, void *item)
{
    const struct counting *c = user;
    struct counter *counter = &c->counters[thread];
    struct job *job = item;
    drg_ctx *ctx;
    drg_ctx_options options = {.note = keep_note, .note_user = &job->notes};
    if (!job->status)
        job->status = drg_ctx_new(&ctx, &options, &job->broken);
    if (job->status)
        return;
    job->status = drg_unit_texts_make(&job->texts, ctx, &job->batch, &job->broken);
    if (!job->status && !counter->sum)
        job->status = drg_table_sum_new(&counter->sum, c->terms->matcher, &c->options, &job->broken);
    if (!job->status)
        job->status = count_texts(c, counter, job->batch.units, &job->texts, &job->broken);
    drg_ctx_free(ctx);
}

/* ---- Giving ---------------------------------------------------------------------------------------------------------- */

static drg_status give(void *user, void *item)
{
    struct counting *c = user;
    struct job *job = item;
    const char *path = c->inputs[job->corpus].path;
    say_progress(&c->cli->say, job->corpus + 1, c->corpora, path, job->percent);
    say_kept_notes(&c->cli->say, &job->notes);
    drg_corpus_free(job->ended);
    job->ended = NULL;
    if (!job->status)
        return DRG_OK;
    *c->err = job->broken;
    if (!c->err->file[0])
        snprintf(c->err->file, sizeof c->err->file, "%s", path);
    return job->status;
}

/* ---- The run ---------------------------------------------------------------------------------------------------------- */

static drg_status merge_counters(drg_table_sum **out, struct counting *c, unsigned threads, drg_error *err)
{
    drg_status status = drg_table_sum_new(out, c->terms->matcher, &c->options, err);
    for (unsigned i = 0; i < threads && !status; i++)
        if (c->counters[i].sum)
            status = drg_table_sum_merge(*out, c->counters[i].sum, err);
    if (status) {
        drg_table_sum_free(*out);
        *out = NULL;
    }
    return status;
}

static drg_status run(drg_table_sum **out, struct counting *c, struct job *jobs, unsigned threads, drg_error *err)
{
    static const struct pool_steps steps = {take, work, give};
    drg_ctx_options options = {.note = keep_note, .note_user = &c->notes};
    drg_status status = drg_ctx_new(&c->ctx, &options, err);
    if (!status)
        status = pool_run(&steps, c, jobs, sizeof *jobs, threads);
    return status ? status : merge_counters(out, c, threads, err);
}

static void free_all(struct counting *c, struct job *jobs, unsigned threads)
{
    for (unsigned i = 0; jobs && i < 2 * threads; i++) {
        drg_corpus_free(jobs[i].ended);
        drg_unit_texts_free(&jobs[i].texts);
        drg_unit_batch_free(&jobs[i].batch);
        free(jobs[i].notes.items);
    }
    for (unsigned i = 0; c->counters && i < threads; i++) {
        drg_table_sum_free(c->counters[i].sum);
        for (size_t k = 0; k < DRG_SIDES; k++)
            drg_scanner_free(c->counters[i].scanners[k]);
    }
    drg_corpus_free(c->units);
    drg_ctx_free(c->ctx);
    free(c->notes.items);
    outbuf_free(&c->langs);
    free(c->counters);
    free(jobs);
}

static drg_table_sum_options sum_options(const struct settings *set)
{
    enum { EXAMPLES = 2 };
    return (drg_table_sum_options){.langs = set->langs, .seed = set->seed,
                                   .examples = set->given.has[OPT_EXAMPLES] ? set->examples : EXAMPLES};
}

drg_status corpus_count(drg_table_sum **out, struct cli *cli, const struct terms *terms, struct input *inputs, size_t count,
                        drg_error *err)
{
    struct counting c = {.cli = cli, .terms = terms, .inputs = inputs, .err = err, .options = sum_options(&cli->set)};
    unsigned threads = pool_threads(cli->set.threads);
    *out = NULL;
    if (cli->set.aligned && count > DRG_SIDES)
        return complain(err, DRG_EINVAL, "--aligned takes at most %d files, not %zu", DRG_SIDES, count);
    drg_status status = shard_inputs(cli, inputs, &count, err);
    struct job *jobs = calloc(2 * (size_t)threads, sizeof *jobs);
    c.counters = calloc(threads, sizeof *c.counters);
    c.input_count = count;
    c.corpora = cli->set.aligned ? 1 : count;
    if (!status)
        status = jobs && c.counters ? run(out, &c, jobs, threads, err) : complain(err, DRG_ENOMEM, "out of memory");
    free_all(&c, jobs, threads);
    return status;
}

drg_status corpus_merge(drg_table_sum **out, struct cli *cli, const struct terms *terms, const struct input *inputs, size_t count,
                        drg_error *err)
{
    drg_table_sum_options options = sum_options(&cli->set);
    drg_status status = drg_table_sum_new(out, terms->matcher, &options, err);
    for (size_t i = 0; i < count && !status; i++) {
        say_progress(&cli->say, i + 1, count, inputs[i].path, PERCENT_UNKNOWN);
        status = drg_table_sum_read(*out, inputs[i].path, err);
    }
    return status;
}
