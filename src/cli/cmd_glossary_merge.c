/* cmd_glossary_merge.c - several glossaries as one. */
#include "cli.h"
#include "glossary_write.h"
#include "inputs.h"

static drg_status merge(drg_glossary **out, const struct cli *cli, drg_error *err)
{
    return inputs_merge(out, cli, &cli->set.operands, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    if (!cli->set.operands.count)
        return complain(err, DRG_EINVAL, "no glossary FILE to merge");
    return glossary_make_and_write(cli, merge, err);
}

const struct command cmd_glossary_merge = {
    .name = "glossary merge",
    .usage = "[options] FILE... [-o FILE]",
    .summary = "several glossaries as one",
    .description =
        "Joins glossaries: concepts with the same id become one, equal terms become one.\n"
        "Where statuses clash, the stronger one wins and a note says so.",
    .options = (const enum option_id[]){GLOSSARY_INPUT, GLOSSARY_OUTPUT, OPTION_NONE},
    .format = "tsv",
    .writes = DRG_WRITE_GLOSSARY,
    .examples = "dragoman glossary merge ours.csv client.tbx -o all.tbx\n    two glossaries as one",
    .exits = "0  the glossary was written\n2  the command line or an input is wrong; nothing was written",
    .run = run,
};
