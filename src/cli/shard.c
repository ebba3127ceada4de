/* shard.c - which part of its inputs a run reads. */
#include "shard.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli.h"
#include "output.h"
#include "print.h"
#include "records.h"

enum { MOST_SHARDS = 100000 };

static drg_status make_plan(drg_plan **out, const struct cli *cli, const struct input *inputs, size_t count, uint32_t shards,
                            drg_error *err)
{
    const char **paths = calloc(count, sizeof *paths);
    if (!paths)
        return complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < count; i++)
        paths[i] = inputs[i].path;
    drg_status status = drg_plan_new(out, paths, cli->set.aligned ? 1 : count, shards, err);
    free(paths);
    return status;
}

drg_status shard_read(const char *word, uint32_t *shard, uint32_t *shards, drg_error *err)
{
    char *slash, *end = NULL;
    unsigned long i = strtoul(word, &slash, 10), n = *slash == '/' ? strtoul(slash + 1, &end, 10) : 0;
    if (word[0] < '0' || word[0] > '9' || !end || *end || i < 1 || i > n || n > MOST_SHARDS)
        return complain(err, DRG_EINVAL, "--shard takes a number and how many there are, such as 3/40, not '%s'", word);
    *shard = (uint32_t)i - 1;
    *shards = (uint32_t)n;
    return DRG_OK;
}

/* The inputs that the shard has pieces of move to the front. */
static size_t choose_pieces(const drg_plan *plan, uint32_t shard, struct input *inputs)
{
    size_t count, chosen = 0;
    const drg_piece *pieces = drg_plan_pieces(plan, &count);
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].shard != shard)
            continue;
        inputs[chosen] = inputs[pieces[i].file];
        inputs[chosen].from = pieces[i].from;
        inputs[chosen++].to = pieces[i].is_last ? 0 : pieces[i].to;
    }
    return chosen;
}

drg_status shard_inputs(const struct cli *cli, struct input *inputs, size_t *count, drg_error *err)
{
    uint32_t shard, shards;
    drg_plan *plan;
    if (!cli->set.shard)
        return DRG_OK;
    drg_status status = shard_read(cli->set.shard, &shard, &shards, err);
    if (!status)
        status = make_plan(&plan, cli, inputs, *count, shards, err);
    if (status)
        return status;
    size_t chosen = choose_pieces(plan, shard, inputs);
    *count = cli->set.aligned ? *count : chosen;
    drg_plan_free(plan);
    return DRG_OK;
}

bool shard_is_first(const struct cli *cli)
{
    return !cli->set.shard || strtoul(cli->set.shard, NULL, 10) == 1;
}

static void print_piece(struct records *records, const drg_piece *piece, uint32_t shards, const char *path, uint64_t sum)
{
    bool is_empty = piece->to == UINT64_MAX;
    char hex[17];
    snprintf(hex, sizeof hex, "%016" PRIx64, sum);
    records_number(records, piece->shard + 1);
    records_number(records, shards);
    records_text(records, str_of(path));
    records_number(records, is_empty ? 0 : piece->from);
    records_number(records, is_empty ? 0 : piece->to);
    records_text(records, str_of(hex));
}

drg_status shard_print_plan(const struct cli *cli, const struct input *inputs, size_t count, drg_error *err)
{
    static const char *const columns[] = {"shard", "of", "file", "start", "end", "xxh3"};
    struct records records;
    drg_plan *plan;
    size_t pieces;
    drg_status status = make_plan(&plan, cli, inputs, count, cli->set.plan, err);
    if (status)
        return status;
    const drg_piece *list = drg_plan_pieces(plan, &pieces);
    records_init(&records, "jsonl", output_stdout(), err);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        records_column(&records, columns[i]);
    records_start(&records);
    for (size_t i = 0; i < pieces && !status; i++) {
        uint64_t sum;
        status = drg_piece_checksum(&sum, &list[i], inputs[list[i].file].path, err);
        if (!status)
            print_piece(&records, &list[i], cli->set.plan, inputs[list[i].file].path, sum);
    }
    drg_status finished = records_finish(&records);
    drg_plan_free(plan);
    return status ? status : finished;
}
