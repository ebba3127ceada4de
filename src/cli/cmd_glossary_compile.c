/* cmd_glossary_compile.c - glossaries as one compiled file. */
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
        return complain(err, DRG_EINVAL, "no glossary FILE to compile");
    return glossary_make_and_write(cli, merge, err);
}

const struct command cmd_glossary_compile = {
    .name = "glossary compile",
    .usage = "[options] FILE... -o FILE.drg",
    .summary = "glossaries as one file that is opened at once",
    .description =
        "Compiles glossaries into one file that every command takes in their place, with\n"
        "the same answers. A compiled glossary is mapped, not read, and holds all that\n"
        "inflection makes of its terms: one of a million concepts is ready in milliseconds,\n"
        "and programs that use it share its memory.\n"
        "\n"
        "The file has checksums. What is damaged is refused, never used. It belongs to\n"
        "this version of the program and to machines of this byte order: keep the sources\n"
        "and compile again after an update. Replace it, as this command does; a file\n"
        "written over in place breaks the programs that have it open.",
    .options = (const enum option_id[]){GLOSSARY_INPUT, OPT_OUTPUT, ALWAYS_OPTIONS, OPTION_NONE},
    .format = "drg",
    .formats = "drg",
    .writes = DRG_WRITE_GLOSSARY,
    .examples = "dragoman glossary compile ours.csv client.tbx -o all.drg\n    two glossaries as one\n"
                "dragoman find -g all.drg news.txt\n    and their use",
    .exits = "0  the glossary was written\n2  the command line or an input is wrong; nothing was written",
    .run = run,
};
