/* cmd_table.c - the aligned term table. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "corpus_table.h"
#include "inputs.h"
#include "output.h"
#include "shard.h"

/* What a table is made of; the table borrows all of it. */
struct work {
    struct cli *cli;
    struct terms terms;
    struct input *inputs;
    size_t input_count;
    drg_text **loaded;             /* owned, one an input; NULL for a bitext */
    drg_bitext *bitext;            /* aligned input */
    const drg_text *const *texts;  /* what is searched */
    size_t text_count;
    drg_matches **matches;         /* owned, one a text */
    drg_table_sum *sum;            /* of a corpus */
    drg_table *table;
};

static drg_status load_bitext(struct work *w, drg_error *err)
{
    if (w->input_count > 1)
        return complain(err, DRG_EINVAL, "'%s' holds several languages already and must be the only FILE",
                        w->inputs[w->inputs[0].is_bitext ? 0 : 1].path);
    drg_status status = input_bitext(&w->bitext, w->cli, w->cli->ctx, w->inputs, err);
    if (!status)
        w->texts = drg_bitext_texts(w->bitext, &w->text_count);
    return status;
}

/* A table that silently lacks a text would be wrong: every broken input is said, then it ends. */
static drg_status load_texts(struct work *w, drg_error *err)
{
    drg_status status = DRG_OK;
    w->loaded = calloc(w->input_count, sizeof *w->loaded);
    if (!w->loaded)
        return complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < w->input_count; i++) {
        drg_error broken = {0};
        say_progress(&w->cli->say, i + 1, w->input_count, w->inputs[i].path, PERCENT_UNKNOWN);
        if (!input_text(&w->loaded[i], w->cli, w->cli->ctx, &w->inputs[i], &broken))
            continue;
        if (status)
            input_failed(w->cli, err);
        status = broken.code;
        *err = broken;
    }
    w->texts = (const drg_text *const *)w->loaded;
    w->text_count = w->input_count;
    if (!status && w->cli->set.aligned)
        status = drg_bitext_of_lines(&w->bitext, w->texts, w->text_count, err);
    return status;
}

static drg_status load(struct work *w, drg_error *err)
{
    for (size_t i = 0; i < w->input_count; i++)
        if (w->inputs[i].is_bitext)
            return load_bitext(w, err);
    return load_texts(w, err);
}

static drg_status match(struct work *w, drg_error *err)
{
    drg_status status = DRG_OK;
    w->matches = calloc(w->text_count + 1, sizeof *w->matches);
    if (!w->matches)
        return complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < w->text_count && !status; i++)
        status = terms_find(&w->matches[i], &w->terms, w->cli, w->texts[i], err);
    return status;
}

static bool is_of_corpus(const struct settings *set)
{
    return set->corpus || set->merge;
}

static drg_status build(struct work *w, drg_error *err)
{
    const drg_matches *const *matches = (const drg_matches *const *)w->matches;
    const char *langs = w->cli->set.langs;
    if (w->bitext)
        return drg_table_of_bitext(&w->table, w->terms.glossary, w->bitext, matches, langs, err);
    return drg_table_of_texts(&w->table, w->terms.glossary, w->texts, matches, w->text_count, langs, err);
}

/* Counts; the table is made where it is to be written. */
static drg_status count_corpus(struct work *w, drg_error *err)
{
    return w->cli->set.merge ? corpus_merge(&w->sum, w->cli, &w->terms, w->inputs, w->input_count, err)
                             : corpus_count(&w->sum, w->cli, &w->terms, w->inputs, w->input_count, err);
}

static drg_status make(struct work *w, drg_error *err)
{
    drg_status status = terms_load(&w->terms, w->cli, err);
    if (!status && is_of_corpus(&w->cli->set))
        return count_corpus(w, err);
    if (!status)
        status = load(w, err);
    if (!status)
        status = match(w, err);
    return status ? status : build(w, err);
}

/* The JSON Lines of a corpus are all that was counted, so that they can be merged. */
static drg_status write(struct work *w, const struct output *out, drg_error *err)
{
    enum { TOP = 10 };
    const struct settings *set = &w->cli->set;
    drg_status status = DRG_OK;
    if (w->sum && strcmp(out->format, "jsonl") == 0)
        return drg_table_sum_write(w->sum, out->sink, err);
    if (w->sum)
        status = drg_table_of_sum(&w->table, w->sum, set->given.has[OPT_TOP] ? set->top : TOP, err);
    return status ? status : drg_table_write(w->table, w->cli->ctx, out->format, &out->options, out->sink, err);
}

static void release(struct work *w)
{
    drg_table_sum_free(w->sum);
    drg_table_free(w->table);
    for (size_t i = 0; w->matches && i < w->text_count; i++)
        drg_matches_free(w->matches[i]);
    drg_bitext_free(w->bitext);
    for (size_t i = 0; w->loaded && i < w->input_count; i++)
        drg_text_free(w->loaded[i]);
    free(w->matches);
    free(w->loaded);
    free(w->inputs);
    terms_free(&w->terms);
}

static drg_status check_settings(const struct settings *set, drg_error *err)
{
    if (set->corpus && set->merge)
        return complain(err, DRG_EINVAL, "--corpus counts and --merge adds up what was counted; give one of them");
    if ((set->shard || set->plan) && !set->corpus)
        return complain(err, DRG_EINVAL, "parts can be put together again of a corpus; add --corpus");
    return DRG_OK;
}

/* The output is opened before the work is done, so that a name that cannot be written is known at once. */
static drg_status run(struct cli *cli, drg_error *err)
{
    struct work w = {.cli = cli};
    struct output out;
    drg_status status = inputs_list(&w.inputs, &w.input_count, cli, err);
    if (!status)
        status = check_settings(&cli->set, err);
    if (status || cli->set.plan) {
        if (!status)
            status = shard_print_plan(cli, w.inputs, w.input_count, err);
        free(w.inputs);
        return status;
    }
    status = output_open(&out, cli, err);
    if (!status) {
        status = make(&w, err);
        if (!status)
            status = write(&w, &out, err);
        status = output_close(&out, status, err);
    }
    release(&w);
    return status;
}

const struct command cmd_table = {
    .name = "table",
    .usage = "-g GLOSSARY... [options] [FILE|LANG=FILE]...",
    .summary = "the aligned term table of texts: a row a concept, a column a language",
    .description =
        "Prints the terms found in texts, aligned across languages: one row a concept,\n"
        "one column a language. What is found shows its forms, counts and first place;\n"
        "where a language has no text, the glossary's terms stand.\n"
        "\n"
        "One file is looked at alone. Files in several languages are the same text: what\n"
        "is missing where is marked. Aligned segments (--aligned files, XLIFF, TMX,\n"
        "PO, TSV with languages in its header) are compared segment by segment.\n"
        "\n"
        "--corpus counts segments of any amount in little memory: how often each concept\n"
        "is there, in how many segments the languages agree, which one misses it, the\n"
        "most frequent forms, and examples. What it writes as jsonl is all that was\n"
        "counted; --merge makes one table of such parts, the same as of one run.",
    .options = (const enum option_id[]){TERM_OPTIONS, TEXT_OPTIONS, OUTPUT_OPTIONS, OPT_LANGS, OPT_ALIGNED,
                                        OPT_CORPUS, OPT_MERGE, SHARD_OPTIONS, OPT_TOP, OPT_EXAMPLES, OPT_SEED, OPT_THREADS,
                                        OPT_TITLE, OPT_BOM, OPT_KEEP_FORMULAS, OPT_WIDTH, OPTION_NONE},
    .format = "terminal",
    .writes = DRG_WRITE_TABLE,
    .examples = "dragoman table -g terms.csv news.en.txt\n"
                "    the terms of one text, and what they are in the other languages\n"
                "dragoman table -g terms.csv -o terms.html news.en.txt news.tr.txt\n"
                "    the same text in two languages, as a page to open in a browser\n"
                "dragoman table -g terms.csv --aligned en=source.txt ar=draft.txt\n"
                "    line by line: where did the draft lose a term?\n"
                "dragoman table -g a.csv -g b.tbx --langs en,ar -o terms.xlsx memory.tmx\n"
                "    two glossaries, two columns, a spreadsheet\n"
                "dragoman table -g terms.drg --corpus --format jsonl -o 1.jsonl part1.tmx.zst\n"
                "    count a part of a corpus, on this machine or another\n"
                "dragoman table -g terms.drg --merge -o corpus.html 1.jsonl 2.jsonl\n"
                "    ... and make the table of all of it",
    .exits = "0  the table was written\n2  the command line or an input is wrong; nothing was written",
    .run = run,
};
