/* cmd_annotate.c - terms marked in lines of text, for a machine translation engine. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "line_input.h"
#include "outbuf.h"
#include "output.h"
#include "pool.h"
#include "print.h"
#include "protection.h"
#include "shard.h"

/* Some lines on their way. */
struct job {
    drg_batch batch;
    uint64_t lines_before;
    bool is_first;
    struct outbuf text, records;
    drg_status status;
    drg_error err;
};

struct run {
    struct cli *cli;
    struct protection protection;
    struct line_input in;
    struct output text, side;
    bool has_side, has_begun;
    drg_annotator **annotators; /* one a thread */
    drg_error *err;
};

/* ---- The steps of the pool ------------------------------------------------------------------------------------ */

static bool take(void *user, void *slot)
{
    struct run *run = user;
    struct job *job = slot;
    if (run->in.has_ended)
        return false;
    job->err = (drg_error){.code = DRG_OK};
    job->text.len = job->records.len = 0;
    job->is_first = !run->has_begun;
    run->has_begun = true;
    job->status = line_input_next(&run->in, &job->batch, &job->lines_before, &job->err);
    return true;
}

static void work(void *user, unsigned thread, void *slot)
{
    struct run *run = user;
    struct job *job = slot;
    drg_annotated made;
    drg_str head = {"", 0};
    if (!job->status && !run->annotators[thread])
        job->status = drg_annotator_new(&run->annotators[thread], run->protection.protector, &job->err);
    if (!job->status)
        job->status = drg_annotator_run(run->annotators[thread], job->batch.text, job->lines_before, &made, &job->err);
    if (!job->status && job->is_first)
        job->status = drg_annotator_record(&head, run->annotators[thread], job->lines_before, &job->err);
    if (job->status)
        return;
    outbuf_add(&job->text, made.text);
    if (run->has_side) {
        outbuf_add(&job->records, head);
        outbuf_add(&job->records, made.records);
    }
    if (job->text.failed || job->records.failed)
        job->status = complain(&job->err, DRG_ENOMEM, "out of memory");
}

static drg_status give(void *user, void *slot)
{
    struct run *run = user;
    struct job *job = slot;
    struct printer text = {.sink = run->text.sink, .err = run->err}, side = {.sink = run->side.sink, .err = run->err};
    if (job->status) {
        *run->err = job->err;
        return job->status;
    }
    print_bytes(&text, (drg_str){job->text.ptr, job->text.len});
    if (run->has_side)
        print_bytes(&side, (drg_str){job->records.ptr, job->records.len});
    drg_status status = text.status ? text.status : side.status;
    return status ? status : output_flush(&run->text, run->err);
}

/* ---- The run ------------------------------------------------------------------------------------------------------ */

static drg_status annotate(struct run *run)
{
    static const struct pool_steps steps = {take, work, give};
    unsigned threads = pool_threads(run->cli->set.threads);
    struct job *jobs = calloc(2 * (size_t)threads, sizeof *jobs);
    run->annotators = calloc(threads, sizeof *run->annotators);
    drg_status status = jobs && run->annotators ? pool_run(&steps, run, jobs, sizeof *jobs, threads)
                                                : complain(run->err, DRG_ENOMEM, "out of memory");
    for (unsigned i = 0; jobs && i < 2 * threads; i++) {
        drg_batch_free(&jobs[i].batch);
        outbuf_free(&jobs[i].text);
        outbuf_free(&jobs[i].records);
    }
    for (unsigned i = 0; run->annotators && i < threads; i++)
        drg_annotator_free(run->annotators[i]);
    free(run->annotators);
    free(jobs);
    return status;
}

static drg_status open_side(struct run *run, drg_error *err)
{
    const char *path = run->cli->set.side;
    run->has_side = path != NULL;
    if (!path)
        return DRG_OK;
    if (strcmp(path, "-") == 0)
        return complain(err, DRG_EINVAL, "--side needs a file: standard output is for the text");
    return output_open_bytes(&run->side, path, err);
}

static drg_status annotate_and_write(struct run *run, drg_error *err)
{
    drg_status status = output_open_bytes(&run->text, run->cli->set.output, err);
    if (!status)
        status = open_side(run, err);
    if (!status)
        status = annotate(run);
    if (!status)
        status = drg_glossary_check(run->protection.terms.glossary, err);
    status = output_finish(&run->text, status, err);
    status = output_close(&run->side, status, err);
    return output_close(&run->text, status, err);
}

static drg_status list_styles(drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    for (size_t i = 0; drg_mark_style_at(i); i++) {
        const drg_mark_style *style = drg_mark_style_at(i);
        print_cell(&p, str_of(style->name), 13);
        print(&p, style->summary);
        print(&p, "\n             ");
        print(&p, style->example);
        print(&p, "\n");
    }
    return p.status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct run run = {.cli = cli, .err = err};
    struct input input;
    size_t one = 1;
    if (cli->set.list)
        return list_styles(err);
    drg_status status = cli->set.side ? output_spares(cli, "--side", cli->set.side, err) : DRG_OK;
    if (!status)
        status = line_input_only(&input, cli, err);
    if (!status && cli->set.plan)
        return shard_print_plan(cli, &input, 1, err);
    if (!status)
        status = shard_inputs(cli, &input, &one, err);
    if (!status)
        status = protection_load(&run.protection, cli, err);
    if (!status)
        status = line_input_open(&run.in, cli, &input, err);
    if (!status)
        status = annotate_and_write(&run, err);
    line_input_close(&run.in, cli);
    protection_free(&run.protection);
    return status;
}

const struct command cmd_annotate = {
    .name = "annotate",
    .usage = "-g GLOSSARY... --src LANG --tgt LANG [options] [FILE]",
    .summary = "terms marked in lines of text, for a translation engine",
    .description =
        "Marks the glossary's terms in each line: as placeholders, which 'dragoman\n"
        "restore' turns into terms of the target language after an engine has translated\n"
        "around them, or in a form that an engine was trained to read. --list shows the\n"
        "styles. Of terms inside one another the longest that has a term in the target\n"
        "language is marked; the preferred one is taken.\n"
        "\n"
        "N lines in are N lines out, of any size, through pipes too: what is done is\n"
        "written while more is read. --side keeps what was marked as lines of JSON. What\n"
        "looks like a placeholder in the text gets one of its own and comes back as it was.",
    .options = (const enum option_id[]){PROJECT_OPTIONS, OPT_GLOSSARY, OPT_COLUMNS, OPT_GRADE, OPT_SUBJECT, OPT_SRC, OPT_TGT,
                                        OPT_ENCODING, OPT_STRICT, SHARD_OPTIONS, OPT_COLUMN, OPT_TGT_COLUMN, OPT_MARK_STYLE, OPT_PATTERN,
                                        OPT_MAX_WORDS, OPT_MAX_SEGMENTS, OPT_SEED, OPT_LIST, OPT_SIDE, OPT_OUTPUT, OPT_THREADS,
                                        ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_SRC, "language of the text"},
                                          {OPT_TGT, "language that the engine translates into"},
                                          {OPT_GRADE, "the weakest match to mark, by default inflected"},
                                          {OPT_LIST, "list the styles, each with an example"},
                                          {OPT_SIDE, "write what was marked to this file, a JSON object a line"},
                                          {OPTION_NONE, NULL}},
    .format = "text",
    .formats = "text",
    .examples = "dragoman annotate -g terms.tbx --src en --tgt tr --side terms.jsonl -o in.en text.en\n"
                "    placeholders, and what they stand for\n"
                "dragoman annotate -g terms.tbx --src en --tgt ru --style constraint <text.en | engine\n"
                "    \"Turkey <Турция>\", for an engine that was trained so\n"
                "dragoman annotate -g terms.tbx --src en --tgt ar --style tags --column 1 --tgt-column 2 \\\n"
                "    --max-segments 30 --seed 7 -o train.tsv corpus.tsv\n"
                "    training data: terms that the translation has, in about 30 % of the pairs",
    .exits = "0  done\n" TROUBLE,
    .run = run,
};
