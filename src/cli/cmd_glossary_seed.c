/* cmd_glossary_seed.c - a starting glossary out of the Unicode locale data. */
#include "cli.h"
#include "glossary_write.h"

static drg_status seed(drg_glossary **out, const struct cli *cli, drg_error *err)
{
    return drg_glossary_seed(out, cli->ctx, err);
}

drg_status cmd_glossary_seed(struct cli *cli, drg_error *err)
{
    if (cli->set.operands.count)
        return complain(err, DRG_EINVAL, "seed takes no FILE but that of -o, not '%s'", cli->set.operands.items[0]);
    return glossary_make_and_write(cli, seed, err);
}
