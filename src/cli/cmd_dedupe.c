/* cmd_dedupe.c - duplicates among shards: three steps, each of which any number of machines can do side by side. */
#include <stdlib.h>

#include "cli.h"
#include "inputs.h"
#include "output.h"
#include "shard.h"

static const char *const *paths_of(const struct cli *cli)
{
    return (const char *const *)cli->set.operands.items;
}

static drg_status need_shard(uint32_t *shard, uint32_t *shards, const struct cli *cli, drg_error *err)
{
    if (!cli->set.shard)
        return complain(err, DRG_EINVAL, "which one? say --shard I/N");
    return shard_read(cli->set.shard, shard, shards, err);
}

/* ---- The steps ---------------------------------------------------------------------------------------------------- */

static drg_status write_keys(struct cli *cli, const struct output *out, drg_error *err)
{
    static const drg_key_level levels[] = {DRG_KEY_TEXT, DRG_KEY_TEXT, DRG_KEY_EXACT, DRG_KEY_LETTERS};
    static const drg_dedupe_side sides[] = {DRG_DEDUPE_ALL, DRG_DEDUPE_ALL, DRG_DEDUPE_SRC, DRG_DEDUPE_TGT};
    const struct settings *set = &cli->set;
    if (set->operands.count != 1)
        return complain(err, DRG_EINVAL, "expected one FILE, a shard, not %zu", set->operands.count);
    if (set->dedupe == DEDUPE_NEAR)
        return complain(err, DRG_EINVAL, "near duplicates have no keys; 'dragoman prepare' finds them in one run");
    drg_exchange_options options = {.units = {.format = set->from, .langs = set->langs, .fields = set->fields},
                                    .level = levels[set->dedupe], .side = sides[set->dedupe_on], .parts = set->parts};
    return drg_exchange_keys(cli->ctx, paths_of(cli)[0], &options, out->sink, err);
}

static drg_status write_drops(struct cli *cli, const struct output *out, drg_error *err)
{
    uint32_t part, parts;
    drg_dedupe_options options = {.folder = getenv("TMPDIR")};
    drg_status status = need_shard(&part, &parts, cli, err);
    if (!status && !cli->set.operands.count)
        status = complain(err, DRG_EINVAL, "expected KEYS of all shards, in their order");
    return status ? status
                  : drg_exchange_decide(paths_of(cli), cli->set.operands.count, part, parts, &options, out->sink, err);
}

static drg_status write_rest(struct cli *cli, const struct output *out, drg_error *err)
{
    uint32_t shard, shards;
    size_t count = cli->set.operands.count;
    drg_status status = need_shard(&shard, &shards, cli, err);
    if (!status && count < 2)
        status = complain(err, DRG_EINVAL, "expected FILE, the shard, and DROPS of all parts");
    return status ? status : drg_exchange_apply(paths_of(cli)[0], shard, paths_of(cli) + 1, count - 1, out->sink, err);
}

static drg_status run(struct cli *cli, drg_status (*step)(struct cli *, const struct output *, drg_error *), drg_error *err)
{
    struct output out;
    drg_status status = output_open_bytes(&out, cli->set.output, err);
    return status ? status : output_close(&out, step(cli, &out, err), err);
}

static drg_status run_keys(struct cli *cli, drg_error *err)
{
    return run(cli, write_keys, err);
}

static drg_status run_decide(struct cli *cli, drg_error *err)
{
    return run(cli, write_drops, err);
}

static drg_status run_apply(struct cli *cli, drg_error *err)
{
    return run(cli, write_rest, err);
}

/* ---- The commands -------------------------------------------------------------------------------------------------- */

const struct command cmd_dedupe_keys = {
    .name = "dedupe keys",
    .usage = "--parts N -o KEYS [options] FILE",
    .summary = "the keys of a shard's lines, to be compared with other shards",
    .description =
        "The first of three steps that find the duplicates among shards of a corpus, each\n"
        "of which any number of machines can do side by side. Lists the keys of the lines\n"
        "of one shard, in N parts. Lines with equal keys are in the same part of all\n"
        "lists. FILE is what 'dragoman prepare --shard' has written: lines or JSONL.\n"
        "\n"
        "What is left in the end is, byte for byte, what 'prepare --dedupe' leaves.",
    .options = (const enum option_id[]){OPT_PARTS, OPT_FROM, OPT_LANGS, OPT_FIELDS, OPT_DEDUPE, OPT_DEDUPE_ON, OPT_OUTPUT,
                                        ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_DEDUPE, "what makes lines the same (default: text)"},
                                          {OPT_LANGS, "members of JSON objects that hold the texts"},
                                          {OPT_FROM, "format of the input: plain, jsonl (default: by file name)"},
                                          {OPTION_NONE, NULL}},
    .format = "keys",
    .formats = "keys",
    .examples = "dragoman dedupe keys --parts 8 -o keys.3 part.3.txt\n    the keys of shard 3, for 8 machines to compare",
    .exits = "0  done\n" TROUBLE,
    .run = run_keys,
};

const struct command cmd_dedupe_decide = {
    .name = "dedupe decide",
    .usage = "--shard I/N -o DROPS KEYS...",
    .summary = "which lines of all shards repeat earlier ones, of one part of their keys",
    .description =
        "The second step: goes through part I of the keys of all shards, which are to be\n"
        "named in the order of the shards, and writes which lines repeat earlier ones.",
    .options = (const enum option_id[]){OPT_SHARD, OPT_OUTPUT, ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_SHARD, "which of the N parts of 'dedupe keys --parts N'"}, {OPTION_NONE, NULL}},
    .format = "drops",
    .formats = "drops",
    .examples = "dragoman dedupe decide --shard 2/8 -o drops.2 keys.1 keys.2 keys.3\n    the second of eight parts, of three shards",
    .exits = "0  done\n" TROUBLE,
    .run = run_decide,
};

const struct command cmd_dedupe_apply = {
    .name = "dedupe apply",
    .usage = "--shard I/N -o FILE SHARD DROPS...",
    .summary = "a shard without the lines that repeat others",
    .description =
        "The third step: writes shard I without the lines that the DROPS of all parts\n"
        "name. The results of all shards, one after the other, are the corpus.",
    .options = (const enum option_id[]){OPT_SHARD, OPT_OUTPUT, ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_SHARD, "which of the N shards it is"}, {OPTION_NONE, NULL}},
    .format = "plain",
    .formats = "plain",
    .examples = "dragoman dedupe apply --shard 3/40 -o clean.3.txt part.3.txt drops.1 drops.2\n    shard 3, by what two parts say",
    .exits = "0  done\n" TROUBLE,
    .run = run_apply,
};
