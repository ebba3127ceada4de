/* cmd_find.c - every occurrence of the terms. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "finder.h"
#include "shard.h"

/* What parts write is put together again line by line. */
static drg_status check_shard(const struct cli *cli, const char *format, drg_error *err)
{
    if (!cli->set.shard)
        return DRG_OK;
    if (cli->set.count)
        return complain(err, DRG_EINVAL, "--count is of whole files; leave out --shard");
    if (strcmp(format, "jsonl") != 0 && strcmp(format, "tsv") != 0)
        return complain(err, DRG_EINVAL, "what the parts of --shard find can be put together as jsonl and tsv, not as %s", format);
    return DRG_OK;
}

static drg_status find_and_write(uint64_t *found, struct cli *cli, const struct terms *terms, const struct input *inputs,
                                 size_t input_count, drg_error *err)
{
    struct output out;
    drg_status status = output_open(&out, cli, err);
    if (status)
        return status;
    status = check_shard(cli, out.format, err);
    if (!status)
        status = find_all(found, cli, terms, &out, inputs, input_count, err);
    if (!status)
        status = drg_glossary_check(terms->glossary, err);
    return output_close(&out, status, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct terms terms = {0};
    struct input *inputs;
    size_t input_count;
    uint64_t found = 0;
    drg_status status = inputs_list(&inputs, &input_count, cli, err);
    if (status)
        return status;
    if (cli->set.plan) {
        status = shard_print_plan(cli, inputs, input_count, err);
        free(inputs);
        return status;
    }
    status = shard_inputs(cli, inputs, &input_count, err);
    if (!status)
        status = terms_load(&terms, cli, err);
    if (!status)
        status = find_and_write(&found, cli, &terms, inputs, input_count, err);
    if (!found && cli->exit_code == EXIT_DONE)
        cli->exit_code = EXIT_FINDINGS;
    terms_free(&terms);
    free(inputs);
    return status;
}

const struct command cmd_find = {
    .name = "find",
    .usage = "-g GLOSSARY... [options] [FILE|LANG=FILE]...",
    .summary = "every occurrence of the terms, as file:line:column",
    .description =
        "Finds every occurrence of the glossary's terms, whatever their spelling and\n"
        "inflection, and prints\n"
        "\n"
        "  FILE:LINE:COLUMN: SURFACE  concept  [term, language, grade]\n"
        "\n"
        "with the text around it. Lines and columns count from 1, columns in characters;\n"
        "JSON and TSV also give bytes of the text in UTF-8.\n"
        "\n"
        "Plain text may be of any size and may come from a pipe: it is read in pieces of\n"
        "whole paragraphs, and what is found is written while more is read. A paragraph\n"
        "ends at a blank line, at the latest with the first line that ends 64 KiB after\n"
        "its start. Files compressed by gzip, xz or zstd are unpacked on the way.",
    .options = (const enum option_id[]){TERM_OPTIONS, TEXT_OPTIONS, OPT_LINES, SHARD_OPTIONS, OUTPUT_OPTIONS, OPT_CONTEXT, OPT_COUNT,
                                        OPT_EXPLAIN, OPT_OFFSETS, OPT_WIDTH, OPT_THREADS, OPTION_NONE},
    .format = "terminal",
    .formats = "terminal, tsv, json, jsonl",
    .examples = "dragoman find -g terms.csv news.tr.txt\n"
                "    every term with its place and context\n"
                "dragoman find -g terms.csv --grade case --explain news.*.txt\n"
                "    no other spellings, no inflected forms; and why each is a match\n"
                "dragoman find -g terms.csv -f jsonl -o found.jsonl corpus.tr.txt.zst\n"
                "    a corpus of any size, in as many threads as there are processors\n"
                "dragoman find -g terms.csv -f jsonl --offsets all page.html | jq .utf16_start\n"
                "    places for an editor",
    .exits = "0  something was found\n1  nothing was found\n" TROUBLE,
    .run = run,
};
