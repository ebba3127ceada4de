/* cmd_restore.c - terms put back where an engine left their placeholders. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "findings.h"
#include "line_input.h"
#include "print.h"
#include "protection.h"

/* Where records come from: the file that 'annotate' wrote, or the source, annotated again in the same way. */
struct feed {
    struct line_input in;
    drg_batch batch;
    struct protection protection;
    drg_annotator *annotator; /* NULL: `in` has the records */
};

struct run {
    struct cli *cli;
    struct input input;
    struct line_input in;
    struct feed feed;
    drg_restorer *restorer;
    struct output text;
    struct findings findings;
    bool has_file; /* the report knows it */
};

/* ---- Records -------------------------------------------------------------------------------------------------- */

static drg_status open_feed(struct run *run, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    struct feed *feed = &run->feed;
    if (!set->side == !set->source)
        return complain(err, DRG_EINVAL, "say what was annotated: --side FILE that 'annotate' wrote, "
                        "or --source FILE with the options of that time");
    drg_status status = line_input_open(&feed->in, run->cli, &(struct input){.path = set->side ? set->side : set->source}, err);
    if (status || set->side)
        return status;
    status = protection_load(&feed->protection, run->cli, err);
    if (!status)
        status = drg_annotator_new(&feed->annotator, feed->protection.protector, err);
    return status ? status : drg_restorer_feed(run->restorer, drg_protector_record(feed->protection.protector), err);
}

static drg_status fail_in(const char *path, drg_status status, drg_error *err)
{
    if (status && err->pos.line && !*err->file)
        snprintf(err->file, sizeof err->file, "%s", path);
    return status;
}

static drg_status feed_more(struct run *run, drg_error *err)
{
    struct feed *feed = &run->feed;
    drg_annotated made = {.text = {"", 0}};
    uint64_t lines_before;
    drg_status status = line_input_next(&feed->in, &feed->batch, &lines_before, err);
    if (status)
        return status;
    if (!feed->annotator)
        return fail_in(run->cli->set.side, drg_restorer_feed(run->restorer, feed->batch.text, err), err);
    status = drg_annotator_run(feed->annotator, feed->batch.text, lines_before, &made, err);
    return status ? status : drg_restorer_feed(run->restorer, made.records, err);
}

/* Feeds all records of the segments up to this one. */
static drg_status feed_up_to(struct run *run, uint64_t segment, drg_error *err)
{
    drg_status status = DRG_OK;
    while (!status && !run->feed.in.has_ended && drg_restorer_is_hungry(run->restorer, segment))
        status = feed_more(run, err);
    return status;
}

static void close_feed(struct run *run)
{
    line_input_close(&run->feed.in, run->cli);
    drg_batch_free(&run->feed.batch);
    drg_annotator_free(run->feed.annotator);
    protection_free(&run->feed.protection);
}

/* ---- Lines ------------------------------------------------------------------------------------------------------ */

static bool is_heard(void *user, const drg_finding *finding)
{
    return findings_hear(user, finding);
}

static drg_status show(struct run *run, const drg_restored *made, uint64_t start)
{
    drg_report_source source = {.name = drg_stream_name(run->in.stream), .start = start};
    drg_status status = findings_file(&run->findings, &source, !run->has_file);
    size_t count;
    const drg_finding *list = drg_findings_list(made->findings, &count);
    run->has_file = true;
    for (size_t i = 0; i < count && !status; i++)
        if (is_heard(&run->findings, &list[i]))
            status = findings_add(&run->findings, &list[i]);
    return status;
}

static drg_status restore_batch(struct run *run, drg_batch *batch, drg_error *err)
{
    uint64_t lines_before;
    drg_restored made;
    drg_status status = line_input_next(&run->in, batch, &lines_before, err);
    if (!status)
        status = feed_up_to(run, run->in.lines, err);
    if (!status)
        status = fail_in(run->cli->set.side ? run->cli->set.side : "", drg_restorer_run(run->restorer, batch->text, lines_before, &made, err), err);
    if (!status)
        status = run->text.sink.write(run->text.sink.user, made.text.ptr, made.text.len, err);
    if (!status)
        status = show(run, &made, batch->start);
    return status ? status : output_flush(&run->text, err);
}

static drg_status restore_all(struct run *run, drg_error *err)
{
    drg_batch batch = {.is_last = false};
    drg_restored made;
    drg_status status = DRG_OK;
    while (!status && !run->in.has_ended)
        status = restore_batch(run, &batch, err);
    if (!status)
        status = feed_up_to(run, UINT64_MAX, err);
    if (!status)
        status = drg_restorer_end(run->restorer, &made, err);
    if (!status)
        status = show(run, &made, batch.start);
    drg_batch_free(&batch);
    return status;
}

/* ---- The run ---------------------------------------------------------------------------------------------------- */

static drg_status restore_and_write(struct run *run, drg_error *err)
{
    drg_status status = output_open_bytes(&run->text, run->cli->set.output, err);
    if (status)
        return status;
    status = findings_open_beside(&run->findings, run->cli, &(struct findings_rules){.rule = drg_restore_rule}, run->cli->set.findings, err);
    if (!status) {
        status = output_finish(&run->text, restore_all(run, err), err);
        status = findings_close(&run->findings, status, err);
    }
    return output_close(&run->text, status, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct run run = {.cli = cli};
    drg_status status = line_input_only(&run.input, cli, err);
    if (!status)
        status = line_input_open(&run.in, cli, &run.input, err);
    drg_restorer_options options = {.column = cli->set.column, .verbatim = cli->set.verbatim};
    if (!status) {
        options.file = drg_stream_name(run.in.stream);
        status = drg_restorer_new(&run.restorer, &options, err);
    }
    if (!status)
        status = open_feed(&run, err);
    if (!status)
        status = restore_and_write(&run, err);
    close_feed(&run);
    drg_restorer_free(run.restorer);
    line_input_close(&run.in, cli);
    return status;
}

const struct command cmd_restore = {
    .name = "restore",
    .usage = "--side RECORDS [options] [FILE]",
    .summary = "terms put back where an engine left their placeholders",
    .description =
        "Puts the terms that 'dragoman annotate' marked in the places of their\n"
        "placeholders, though the engine moved them, spaced them, changed their capitals,\n"
        "digits or brackets. A Turkish ending, an Arabic particle, an English plural beside\n"
        "one becomes that of the term.\n"
        "\n"
        "Each placeholder that is lost, doubled or altered is a finding, on standard error\n"
        "or in --findings FILE. Nothing else of the text changes, and no line is dropped.",
    .options = (const enum option_id[]){PROJECT_OPTIONS, OPT_SIDE, OPT_SOURCE, OPT_GLOSSARY, OPT_COLUMNS, OPT_GRADE, OPT_SUBJECT,
                                        OPT_SRC, OPT_TGT, OPT_ENCODING, OPT_STRICT, OPT_COLUMN, OPT_TGT_COLUMN, OPT_MARK_STYLE,
                                        OPT_PATTERN, OPT_MAX_WORDS, OPT_MAX_SEGMENTS, OPT_SEED, OPT_VERBATIM, OPT_FAIL_ON,
                                        OPT_EXIT_ZERO, OPT_NO_IGNORE, OPT_FINDINGS, OPT_FORMAT, OPT_OUTPUT, OPT_WIDTH,
                                        ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_SRC, "with --source: its language"},
                                          {OPT_TGT, "with --source: the language of the translation"},
                                          {OPT_GLOSSARY, "with --source: the glossary of that time"},
                                          {OPT_GRADE, "with --source: the weakest match that was marked"},
                                          {OPT_COLUMN, "the text is this column of tab-separated lines, from 1"},
                                          {OPT_SIDE, "read what was marked from this file, which 'annotate' wrote"},
                                          {OPT_FORMAT, "format of the findings, by default as the name of --findings says, else"},
                                          {OPTION_NONE, NULL}},
    .format = "line",
    .writes = DRG_WRITE_REPORT,
    .examples = "dragoman restore --side terms.jsonl -o out.tr mt.tr\n"
                "    the terms of terms.jsonl in the translation; what is wrong on standard error\n"
                "dragoman restore --side terms.jsonl --findings lost.jsonl -o out.tr mt.tr\n"
                "    findings for a program\n"
                "dragoman restore --source text.en -g terms.tbx --src en --tgt tr -o out.tr mt.tr\n"
                "    without records: the source is annotated again",
    .exits = "0  all placeholders came back\n1  some were lost, doubled or unknown\n" TROUBLE,
    .run = run,
};
