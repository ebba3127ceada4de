/* cmd_glossary_convert.c - a glossary in another format. */
#include "cli.h"
#include "glossary_write.h"
#include "inputs.h"

static drg_status load(drg_glossary **out, const struct cli *cli, drg_error *err)
{
    const struct names *files = &cli->set.operands;
    return input_glossary(out, cli, files->count ? files->items[0] : "-", err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    if (cli->set.operands.count > 1)
        return complain(err, DRG_EINVAL, "convert takes one FILE; 'dragoman glossary merge' joins several");
    return glossary_make_and_write(cli, load, err);
}

const struct command cmd_glossary_convert = {
    .name = "glossary convert",
    .usage = "[options] FILE [-o FILE]",
    .summary = "a glossary in another format",
    .description =
        "Writes a glossary in another format. What that format has no place for is\n"
        "reported as a note, never dropped in silence. Formats of two languages\n"
        "(omegat, po, xliff, deepl, google-pair, azure) take those of --langs; to read\n"
        "one that does not say them, name them by --columns. 'dragoman formats' lists\n"
        "all formats.",
    .options = (const enum option_id[]){GLOSSARY_INPUT, GLOSSARY_OUTPUT, OPT_TO, OPTION_NONE},
    .format = "tsv",
    .writes = DRG_WRITE_GLOSSARY,
    .examples = "dragoman glossary convert terms.tbx -o terms.csv\n"
                "    formats by the names of the files\n"
                "dragoman glossary convert terms.csv --langs en,tr --to deepl -o deepl.tsv\n"
                "    for DeepL, from English to Turkish\n"
                "dragoman glossary convert terms.csv --bom --langs en,tr -o for-excel.csv\n"
                "    two languages, with the mark that Excel wants",
    .exits = "0  the glossary was written\n2  the command line or an input is wrong; nothing was written",
    .run = run,
};
