/* glossary_write.c - writing the glossary that a command made. */
#include "glossary_write.h"

#include <string.h>

#include "cli.h"
#include "output.h"

drg_status glossary_make_and_write(struct cli *cli,
                                   drg_status (*make)(drg_glossary **out, const struct cli *cli, drg_error *err),
                                   drg_error *err)
{
    struct output out;
    drg_glossary *glossary = NULL;
    drg_status status = output_open(&out, cli, err);
    if (status)
        return status;
    status = make(&glossary, cli, err);
    if (!status)
        status = strcmp(out.format, "drg") == 0
                     ? drg_glossary_compile(glossary, cli->ctx, out.sink, err)
                     : drg_glossary_write(glossary, cli->ctx, out.format, &out.options, out.sink, err);
    drg_glossary_free(glossary);
    return output_close(&out, status, err);
}
