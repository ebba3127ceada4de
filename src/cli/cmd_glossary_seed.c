/* cmd_glossary_seed.c - a starting glossary out of the Unicode locale data. */
#include "cli.h"
#include "glossary_write.h"

static drg_status seed(drg_glossary **out, const struct cli *cli, drg_error *err)
{
    return drg_glossary_seed(out, cli->ctx, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    if (cli->set.operands.count)
        return complain(err, DRG_EINVAL, "seed takes no FILE but that of -o, not '%s'", cli->set.operands.items[0]);
    return glossary_make_and_write(cli, seed, err);
}

const struct command cmd_glossary_seed = {
    .name = "glossary seed",
    .usage = "[options] [-o FILE]",
    .summary = "a starting glossary: countries, languages, scripts, currencies",
    .description =
        "Makes a glossary in English, Turkish, Arabic and Russian out of the names of\n"
        "countries, regions, languages, scripts and currencies in the Unicode locale data\n"
        "(CLDR).",
    .options = (const enum option_id[]){GLOSSARY_OUTPUT, OPTION_NONE},
    .format = "tsv",
    .writes = DRG_WRITE_GLOSSARY,
    .examples = "dragoman glossary seed -o seed.csv\n    a file to edit",
    .exits = "0  the glossary was written\n2  the command line is wrong; nothing was written",
    .run = run,
};
