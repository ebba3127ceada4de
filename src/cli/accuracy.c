/* accuracy.c - check --side. */
#include "accuracy.h"

#include <dragoman/accuracy.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "line_input.h"
#include "output.h"
#include "print.h"
#include "records.h"

struct run {
    struct cli *cli;
    drg_accuracy *accuracy;
    struct records records;
};

static void add_share(struct records *r, double sum, uint64_t of)
{
    records_share(r, of ? sum / (double)of : 0);
}

static void add_count(struct run *run, const char *file, const drg_term_count *count, bool is_total)
{
    struct records *r = &run->records;
    records_text(r, str_of(file));
    records_text(r, is_total ? str_of("all") : str_of("term"));
    records_text(r, count->concept_id);
    records_text(r, count->source);
    records_text(r, count->target);
    records_number(r, count->asked);
    records_number(r, count->literal);
    records_number(r, count->found);
    add_share(r, (double)count->literal, count->asked);
    add_share(r, (double)count->found, count->asked);
    if (run->cli->set.reference) {
        add_share(r, count->window2, count->in_reference);
        add_share(r, count->window3, count->in_reference);
    }
}

static void add_columns(struct run *run)
{
    static const char *const names[] = {"file", "of", "concept", "source", "target", "asked", "literal", "found",
                                        "literal_share", "found_share", "window2", "window3"};
    size_t count = sizeof names / sizeof names[0] - (run->cli->set.reference ? 0 : 2);
    for (size_t i = 0; i < count; i++)
        records_column(&run->records, names[i]);
    records_start(&run->records);
}

static void note_whole(struct run *run, const char *file, const drg_accuracy_score *score)
{
    uint64_t repeated, whole;
    char message[120];
    drg_accuracy_score_whole(score, &repeated, &whole);
    snprintf(message, sizeof message, "of %llu term(s) asked for in several lines, %llu are in all of them",
             (unsigned long long)repeated, (unsigned long long)whole);
    if (repeated)
        say_note(&run->cli->say, &(drg_note){.code = "accuracy.consistency", .file = file, .message = message});
}

static void add_score(struct run *run, const char *file, const drg_accuracy_score *score)
{
    size_t count;
    const drg_term_count *terms = drg_accuracy_score_terms(score, &count);
    drg_term_count total = drg_accuracy_score_total(score);
    for (size_t i = 0; i < count; i++)
        add_count(run, file, &terms[i], false);
    add_count(run, file, &total, true);
    note_whole(run, file, score);
}

static drg_status judge(struct run *run, const struct input *input, drg_error *err)
{
    struct line_input text, reference = {.has_ended = false};
    drg_accuracy_score *score = NULL;
    drg_status status = line_input_open(&text, run->cli, input, err);
    if (!status && run->cli->set.reference)
        status = line_input_open(&reference, run->cli, &(struct input){.path = run->cli->set.reference}, err);
    if (!status)
        status = drg_accuracy_judge_stream(&score, run->accuracy, text.stream, reference.stream, err);
    if (!status)
        add_score(run, drg_stream_name(text.stream), score);
    drg_accuracy_score_free(score);
    line_input_close(&text, run->cli);
    line_input_close(&reference, run->cli);
    return status;
}

static drg_status judge_all(struct run *run, const struct input *inputs, size_t count, const char *format, drg_error *err)
{
    struct output out;
    drg_status status = output_open_bytes(&out, run->cli->set.output, err);
    if (status)
        return status;
    records_init(&run->records, format, out.sink, err);
    add_columns(run);
    for (size_t i = 0; i < count && !status; i++)
        status = judge(run, &inputs[i], err);
    drg_status finished = records_finish(&run->records);
    return output_close(&out, status ? status : finished, err);
}

static drg_status prepare(struct run *run, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    struct line_input records;
    drg_status status = line_input_open(&records, run->cli, &(struct input){.path = set->side}, err);
    if (!status)
        status = drg_accuracy_read(&run->accuracy, run->cli->ctx, records.stream, set->tgt, err);
    if (status && err->pos.line && !*err->file)
        snprintf(err->file, sizeof err->file, "%s", set->side);
    line_input_close(&records, run->cli);
    return status;
}

drg_status accuracy_run(struct cli *cli, drg_error *err)
{
    struct run run = {.cli = cli};
    struct input *inputs;
    size_t count;
    const char *format = cli->set.format ? cli->set.format : "tsv";
    if (!records_know(format))
        return complain(err, DRG_EFORMAT, "terms are counted as tsv, json or jsonl, not '%s'", format);
    drg_status status = inputs_list(&inputs, &count, cli, err);
    if (status)
        return status;
    status = prepare(&run, err);
    if (!status)
        status = judge_all(&run, inputs, count, format, err);
    drg_accuracy_free(run.accuracy);
    free(inputs);
    return status;
}
