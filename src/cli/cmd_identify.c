/* cmd_identify.c - which language and script each line is in. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "output.h"
#include "print.h"
#include "records.h"

enum { MOST_LANGUAGES = 128 };

/* How many lines of a file are in a language; a tag is static, one a language. */
struct lines_in {
    const char *lang;
    uint64_t lines;
};

struct run {
    struct cli *cli;
    struct output out;
    struct records records;
    bool has_records;
    struct printer print;
    const char *file;
    uint64_t line; /* lines of the file so far */
    struct lines_in languages[MOST_LANGUAGES];
    size_t language_count;
};

static unsigned percent(double part)
{
    return (unsigned)(part * 100);
}

/* "tr 62, en 37": what the line is in when it is in several languages, in per cent of its letters; one of them alone is not
 * told. */
static drg_str shares_of(const drg_identity *id, char out[96])
{
    size_t len = 0;
    for (uint32_t i = 0; i < id->share_count && id->share_count > 1; i++)
        len += (size_t)snprintf(out + len, 96 - len, "%s%s %u", i ? ", " : "", id->shares[i].lang, percent(id->shares[i].share));
    return (drg_str){out, len};
}

/* ---- A line ---------------------------------------------------------------------------------------------------------- */

static void record_line(struct run *run, drg_str line, const drg_identity *id)
{
    struct records *r = &run->records;
    char shares[96];
    records_text(r, str_of(run->file));
    records_number(r, run->line);
    records_text(r, str_of(id->lang));
    records_text(r, str_of(id->script));
    records_number(r, percent(id->confidence));
    records_text(r, str_of(id->runner_up));
    records_text(r, shares_of(id, shares));
    records_text(r, line);
}

static void print_line(struct run *run, drg_str line, const drg_identity *id)
{
    struct printer *p = &run->print;
    char sure[16];
    snprintf(sure, sizeof sure, " %3u %%  ", percent(id->confidence));
    print_cell(p, str_of(id->lang), 7);
    print(p, " ");
    print(p, id->script);
    print(p, sure);
    print_safe(p, line, true);
    print(p, "\n");
}

static void count_line(struct run *run, const drg_identity *id)
{
    size_t i = 0;
    while (i < run->language_count && strcmp(run->languages[i].lang, id->lang) != 0)
        i++;
    if (i == MOST_LANGUAGES)
        return;
    if (i == run->language_count)
        run->languages[run->language_count++] = (struct lines_in){id->lang, 0};
    run->languages[i].lines++;
}

static void identify_line(struct run *run, drg_str line)
{
    drg_identity id;
    drg_identify(line, &id);
    run->line++;
    if (run->cli->set.count)
        count_line(run, &id);
    else if (run->has_records)
        record_line(run, line, &id);
    else
        print_line(run, line, &id);
}

static drg_status identify_lines(struct run *run, drg_str text)
{
    while (text.len) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t len = end ? (size_t)(end - text.ptr) : text.len, next = end ? len + 1 : len;
        identify_line(run, (drg_str){text.ptr, len - (len && text.ptr[len - 1] == '\r')});
        text = (drg_str){text.ptr + next, text.len - next};
    }
    return run->has_records ? run->records.status : run->print.status;
}

/* ---- Counts ---------------------------------------------------------------------------------------------------------- */

/* Most lines first, then by tag. */
static int by_lines(const void *a, const void *b)
{
    const struct lines_in *x = a, *y = b;
    if (x->lines != y->lines)
        return x->lines < y->lines ? 1 : -1;
    return strcmp(x->lang, y->lang);
}

static void write_count(struct run *run, const struct lines_in *of)
{
    if (run->has_records) {
        records_text(&run->records, str_of(run->file));
        records_text(&run->records, str_of(of->lang));
        records_number(&run->records, of->lines);
        return;
    }
    print_safe(&run->print, str_of(run->file), false);
    print(&run->print, ": ");
    print(&run->print, of->lang);
    print(&run->print, " ");
    print_number(&run->print, of->lines);
    print(&run->print, "\n");
}

static drg_status write_counts(struct run *run)
{
    qsort(run->languages, run->language_count, sizeof run->languages[0], by_lines);
    for (size_t i = 0; i < run->language_count; i++)
        write_count(run, &run->languages[i]);
    return run->has_records ? run->records.status : run->print.status;
}

/* ---- The run --------------------------------------------------------------------------------------------------------- */

/* Plain text of any size, some paragraphs at a time. */
static drg_status identify_plain(struct run *run, drg_stream *stream, drg_error *err)
{
    drg_batch batch = {0};
    drg_status status = DRG_OK;
    while (!status && !batch.is_last) {
        status = drg_stream_next(stream, &batch, err);
        if (!status)
            status = identify_lines(run, batch.text);
        if (!status && run->has_records && !run->cli->set.count)
            status = records_hand_over(&run->records);
        if (!status)
            status = output_flush(&run->out, err);
    }
    drg_batch_free(&batch);
    return status;
}

static drg_status identify_document(struct run *run, drg_stream *stream, drg_error *err)
{
    drg_text *text;
    drg_status status = drg_stream_text(&text, stream, err);
    if (status)
        return status;
    status = identify_lines(run, drg_text_reading(text));
    drg_text_free(text);
    return status;
}

static drg_status identify_input(struct run *run, const struct input *input, drg_error *err)
{
    drg_stream *stream;
    if (input->is_bitext)
        return complain(err, DRG_EFORMAT, "'%s' says itself what languages it is in", input->path);
    drg_status status = input_stream(&stream, run->cli, run->cli->ctx, input, err);
    if (status)
        return status;
    run->file = drg_stream_name(stream);
    run->line = run->language_count = 0;
    bool is_plain = strcmp(drg_stream_format(stream), "plain") == 0;
    status = is_plain ? identify_plain(run, stream, err) : identify_document(run, stream, err);
    if (!status && run->cli->set.count)
        status = write_counts(run);
    drg_stream_free(stream);
    return status;
}

static void name_columns(struct run *run, drg_error *err)
{
    static const char *const lines[] = {"file", "line", "lang", "script", "confidence", "runner_up", "shares", "text", NULL};
    static const char *const counts[] = {"file", "lang", "lines", NULL};
    run->has_records = records_know(run->out.format);
    run->print = (struct printer){.sink = run->out.sink, .err = err};
    if (!run->has_records)
        return;
    records_init(&run->records, run->out.format, run->out.sink, err);
    for (const char *const *column = run->cli->set.count ? counts : lines; *column; column++)
        records_column(&run->records, *column);
    records_start(&run->records);
}

/* A broken input is said and the others are done; a broken output ends it all. */
static drg_status identify_all(struct run *run, const struct input *inputs, size_t count, drg_error *err)
{
    drg_status status = DRG_OK;
    name_columns(run, err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_error own = {0};
        say_progress(&run->cli->say, i + 1, count, inputs[i].path, PERCENT_UNKNOWN);
        if (identify_input(run, &inputs[i], &own))
            input_failed(run->cli, &own);
        status = run->has_records ? run->records.status : run->print.status;
    }
    return run->has_records ? records_finish(&run->records) : status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct run run = {.cli = cli};
    struct input *inputs;
    size_t count;
    drg_status status = inputs_list(&inputs, &count, cli, err);
    if (status)
        return status;
    status = output_open(&run.out, cli, err);
    if (!status)
        status = output_close(&run.out, identify_all(&run, inputs, count, err), err);
    free(inputs);
    return status;
}

const struct command cmd_identify = {
    .name = "identify",
    .usage = "[options] [FILE]...",
    .summary = "which language and script each line is in",
    .description =
        "Prints a line for each line of plain text, or for each paragraph of a document:\n"
        "language, script, how sure that is, and the text. Some sixty languages are told\n"
        "apart by letters, pieces of words and everyday words, so that neighbours of the\n"
        "four first-class languages are not taken for them; others are und. Three words\n"
        "mostly do; a name or two say little. Addresses, code between grave accents, tags\n"
        "and placeholders in braces are passed over.\n"
        "\n"
        "TSV and JSON also give what else it may be, and the shares of lines in several\n"
        "languages, in per cent of their letters.",
    .options = (const enum option_id[]){OPT_ENCODING, OPT_FROM, OPT_STRICT, OPT_NO_PROGRESS, OUTPUT_OPTIONS, OPT_COUNT, OPTION_NONE},
    .notes = (const struct option_note[]){
        {OPT_COUNT, "print only how many lines of each file are in which language"},
        {OPTION_NONE, NULL},
    },
    .format = "terminal",
    .formats = "terminal, tsv, json, jsonl",
    .examples = "dragoman identify notes.txt\n"
                "    the language of each line\n"
                "dragoman identify --count crawl.txt.zst\n"
                "    how many lines are in which language\n"
                "dragoman identify -f tsv crawl.txt | awk -F '\\t' '$3 == \"tr\" && $5 >= 90 {print $8}'\n"
                "    the lines that are surely Turkish",
    .exits = "0  done\n" TROUBLE,
    .run = run,
};
