/* cmd_glossary_convert.c - a glossary in another format. */
#include "cli.h"
#include "glossary_write.h"
#include "inputs.h"

static drg_status load(drg_glossary **out, const struct cli *cli, drg_error *err)
{
    const struct names *files = &cli->set.operands;
    return input_glossary(out, cli, files->count ? files->items[0] : "-", err);
}

drg_status cmd_glossary_convert(struct cli *cli, drg_error *err)
{
    if (cli->set.operands.count > 1)
        return complain(err, DRG_EINVAL, "convert takes one FILE; 'dragoman glossary merge' joins several");
    return glossary_make_and_write(cli, load, err);
}
