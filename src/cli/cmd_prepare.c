/* cmd_prepare.c - corpora made ready for training. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "prepare.h"
#include "shard.h"

/* ---- Values -------------------------------------------------------------------------------------------------- */

/* "500M", "4G": bytes. */
static drg_status read_size(size_t *size, const char *word, drg_error *err)
{
    static const char units[] = "KMGT";
    char *end;
    double value = word ? strtod(word, &end) : 0;
    if (!word)
        return DRG_OK;
    const char *unit = *end ? strchr(units, *end & ~0x20) : NULL;
    for (const char *u = units; unit && u <= unit; u++)
        value *= 1024;
    if (end == word || (*end && (!unit || end[1])) || !(value >= 1) || value > 1e15)
        return complain(err, DRG_EINVAL, "--memory takes a size such as 500M or 4G, not '%s'", word);
    *size = (size_t)value;
    return DRG_OK;
}

/* "0.8", "80%". */
static bool read_share(double *share, const char *word)
{
    char *end;
    *share = strtod(word, &end);
    if (end != word && *end == '%') {
        *share /= 100;
        end++;
    }
    return end != word && !*end && *share > 0 && *share <= 1;
}

/* "1000" of them, or a share. */
static drg_status read_sample(struct prepare_run *run, const char *word, drg_error *err)
{
    char *end;
    if (!word)
        return DRG_OK;
    unsigned long long number = strtoull(word, &end, 10);
    if (!*end && *word != '-' && number > 0) {
        run->select.sample = number;
        return DRG_OK;
    }
    return read_share(&run->select.fraction, word)
               ? DRG_OK
               : complain(err, DRG_EINVAL, "--sample takes a number, or a share such as 0.1 or 10%%, not '%s'", word);
}

static drg_status read_dedupe(struct prepare_run *run, drg_dedupe_options *dedupe, drg_error *err)
{
    static const drg_key_level levels[] = {[DEDUPE_TEXT] = DRG_KEY_TEXT, [DEDUPE_EXACT] = DRG_KEY_EXACT,
                                           [DEDUPE_LETTERS] = DRG_KEY_LETTERS, [DEDUPE_NEAR] = DRG_KEY_TEXT};
    static const drg_dedupe_side sides[] = {DRG_DEDUPE_ALL, DRG_DEDUPE_ALL, DRG_DEDUPE_SRC, DRG_DEDUPE_TGT};
    const struct settings *set = &run->cli->set;
    if (set->dedupe != DEDUPE_NEAR && set->similarity)
        return complain(err, DRG_EINVAL, "--similarity is of --dedupe near");
    if (!set->dedupe)
        return set->dedupe_on ? complain(err, DRG_EINVAL, "--dedupe-on is of --dedupe") : DRG_OK;
    dedupe->level = levels[set->dedupe];
    dedupe->similarity = set->dedupe == DEDUPE_NEAR ? 0.8 : 0;
    if (set->similarity && !read_share(&dedupe->similarity, set->similarity))
        return complain(err, DRG_EINVAL, "--similarity takes a share such as 0.8 or 80%%, not '%s'", set->similarity);
    run->select.dedupe = dedupe;
    run->select.dedupe_side = sides[set->dedupe_on];
    return DRG_OK;
}

/* ---- The list ------------------------------------------------------------------------------------------------ */

static drg_status list_reasons(drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    for (size_t i = 0; i < drg_reason_count(); i++) {
        drg_reason_info reason = drg_reason(i);
        print_cell(&p, str_of(reason.name), 18);
        print_cell(&p, str_of(!reason.is_filter ? "" : reason.needs_pair ? "filter of pairs" : "filter"), 18);
        print_cell(&p, str_of(reason.value ? reason.value : ""), 20);
        print(&p, reason.summary);
        print(&p, "\n");
    }
    return p.status;
}

/* ---- Inputs -------------------------------------------------------------------------------------------------- */

/* "a.en.txt", "en=a.txt": with --aligned each has a language, which together are the sides. */
static drg_status join_langs(struct prepare_run *run, const struct input *inputs, size_t count, char *langs, size_t size,
                             drg_error *err)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        drg_str lang = input_lang(&inputs[i]);
        if (!lang.len)
            return input_fail_lang(&inputs[i], err);
        int added = snprintf(langs + len, size - len, "%s%.*s", i ? "," : "", (int)lang.len, lang.ptr);
        if (added < 0 || (len += (size_t)added) >= size)
            return complain(err, DRG_EINVAL, "too many aligned files");
    }
    run->units.langs = langs;
    run->paths_at_once = count;
    return DRG_OK;
}

static drg_status set_inputs(struct prepare_run *run, const struct input *inputs, size_t count, char *langs, size_t size,
                             drg_error *err)
{
    const struct settings *set = &run->cli->set;
    run->paths = calloc(count, sizeof *run->paths);
    if (!run->paths)
        return complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < count; i++)
        run->paths[i] = (char *)(uintptr_t)inputs[i].path;
    run->inputs = inputs;
    run->path_count = count;
    run->paths_at_once = 1;
    run->units = (drg_corpus_options){.format = set->from, .encoding = set->encoding, .strict = set->strict, .langs = set->langs,
                                     .columns = set->columns, .fields = set->fields, .is_steady = set->repair};
    if (set->aligned)
        return join_langs(run, inputs, count, langs, size, err);
    if (!set->langs && inputs[0].lang && !set->columns && !set->fields)
        run->prepare.sides = 1; /* one language, which run->langs gets */
    return DRG_OK;
}

/* ---- The run ------------------------------------------------------------------------------------------------- */

static drg_status make_normalizer(drg_normalizer **out, const struct cli *cli, drg_error *err)
{
    const struct settings *set = &cli->set;
    char steps[1024];
    int len = snprintf(steps, sizeof steps, "%s%s%s%s", set->repair ? "repair," : "",
                       set->restore_turkish ? "restore-turkish," : "", set->steps ? set->steps : "", set->steps ? "," : "");
    if (len >= (int)sizeof steps)
        return complain(err, DRG_EINVAL, "--steps names too many steps");
    drg_normalize_options options = {.profile = set->profile ? set->profile : set->steps ? NULL : "default",
                                     .steps = len ? steps : NULL, .without = set->without, .lang = set->lang};
    return drg_normalizer_new(out, cli->ctx, &options, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    const struct settings *set = &cli->set;
    struct prepare_run run = {.cli = cli};
    drg_dedupe_options dedupe = {0};
    drg_normalizer *normalizer = NULL;
    struct input *inputs = NULL;
    size_t count;
    char langs[1024];
    if (set->list)
        return list_reasons(err);
    run.select.seed = set->seed;
    run.select.shuffle = set->shuffle;
    run.select.folder = getenv("TMPDIR");
    drg_status status = read_size(&run.select.memory, set->memory, err);
    if (!status)
        status = read_sample(&run, set->sample, err);
    if (!status)
        status = read_dedupe(&run, &dedupe, err);
    if (!status)
        status = inputs_list(&inputs, &count, cli, err);
    if (!status && set->plan) {
        status = shard_print_plan(cli, inputs, count, err);
        free(inputs);
        return status;
    }
    if (!status)
        status = shard_inputs(cli, inputs, &count, err);
    if (!status)
        status = set_inputs(&run, inputs, count, langs, sizeof langs, err);
    if (!status)
        status = make_normalizer(&normalizer, cli, err);
    run.prepare = (drg_prepare_options){.normalizer = normalizer, .split = set->split, .filters = set->filter,
                                        .identify = set->report != REPORT_NONE, .measure = set->report != REPORT_NONE};
    if (!status)
        status = prepare_all(&run, err);
    drg_normalizer_free(normalizer);
    free(run.paths);
    free(inputs);
    return status;
}

const struct command cmd_prepare = {
    .name = "prepare",
    .usage = "[options] [FILE|LANG=FILE]...",
    .summary = "corpora cleaned, divided, filtered and deduplicated",
    .description =
        "Makes corpora of any size ready for training, in one pass: decoded, repaired\n"
        "when asked, normalised as by 'normalize', divided into sentences, filtered,\n"
        "deduplicated, sampled and shuffled. Whatever is dropped has one reason (--list),\n"
        "and --audit tells of each line what became of it and which bytes each line of\n"
        "the output was made of.\n"
        "\n"
        "Files hold lines, a unit each; or with --aligned each a language; or TSV, JSONL\n"
        "and translation memories, which hold several. What else a TSV or JSONL file\n"
        "holds stays. Input and output may be compressed by gzip, xz or zstd, by name.\n"
        "\n"
        "The output is the same for any number of threads and any memory.",
    .options = (const enum option_id[]){PROJECT_OPTIONS, TEXT_OPTIONS, OPT_ALIGNED, SHARD_OPTIONS, OPT_LANGS, OPT_COLUMNS, OPT_FIELDS, OPT_FOR, OPT_STEPS,
                                        OPT_WITHOUT, OPT_REPAIR, OPT_RESTORE_TURKISH, OPT_SPLIT, OPT_FILTER, OPT_DEDUPE,
                                        OPT_DEDUPE_ON, OPT_SIMILARITY, OPT_SAMPLE, OPT_SHUFFLE, OPT_SEED, OPT_LIST, OPT_AUDIT,
                                        OPT_DROPPED, OPT_REPORT, OUTPUT_OPTIONS, OPT_MEMORY, OPT_THREADS, OPTION_NONE},
    .notes = (const struct option_note[]){
        {OPT_FROM, "format of the input: plain, tsv, jsonl, tmx, xliff, po (default: by file name)"},
        {OPT_LANG, "language of a file of lines (default: by file name, news.tr.txt, else told from each)"},
        {OPT_LANGS, "languages to prepare of a file that holds several, in this order"},
        {OPT_COLUMNS, "languages of the first columns of a TSV file that has no header"},
        {OPT_LIST, "list the filters and all other reasons to drop something"},
        {OPT_REPORT, "write counts by reason, step and language; text only with -o"},
        {OPT_OUTPUT, "write to this file, which appears whole or not at all; with {lang} in its name one a language"},
        {OPT_STRICT, "stop at bytes that cannot be decoded and at lines that are not what their format says"},
        {OPTION_NONE, NULL}},
    .format = "plain",
    .formats = "plain, tsv, jsonl, tmx",
    .examples = "dragoman prepare --split --filter empty,language --dedupe text -l tr crawl.tr.txt.gz -o clean.tr.txt.zst\n"
                "    one sentence a line, each once, in Turkish\n"
                "dragoman prepare --aligned en=a.en tr=a.tr --filter all --dedupe text -o 'clean.{lang}.txt' --audit audit.jsonl\n"
                "    parallel lines, and what became of each\n"
                "dragoman prepare pairs.tsv --langs en,ru --filter ratio=2.5,copied --dropped dropped.tsv -o clean.tsv\n"
                "    two columns of several, and what was dropped, with reasons\n"
                "dragoman prepare --report json corpus.jsonl.zst\n"
                "    counts alone",
    .exits = "0  done\n" TROUBLE,
    .run = run,
};
