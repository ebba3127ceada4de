/* cmd_glossary_compile.c - glossaries as one compiled file. */
#include "cli.h"
#include "glossary_write.h"
#include "inputs.h"

static drg_status merge(drg_glossary **out, const struct cli *cli, drg_error *err)
{
    return inputs_merge(out, cli, &cli->set.operands, err);
}

drg_status cmd_glossary_compile(struct cli *cli, drg_error *err)
{
    if (!cli->set.operands.count)
        return complain(err, DRG_EINVAL, "no glossary FILE to compile");
    return glossary_make_and_write(cli, merge, err);
}
