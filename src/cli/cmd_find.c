/* cmd_find.c - every occurrence of the terms. */
#include <stdlib.h>

#include "cli.h"
#include "finder.h"

static drg_status find_and_write(uint64_t *found, struct cli *cli, const struct terms *terms, const struct input *inputs,
                                 size_t input_count, drg_error *err)
{
    struct output out;
    drg_status status = output_open(&out, cli, err);
    if (status)
        return status;
    status = find_all(found, cli, terms, &out, inputs, input_count, err);
    if (!status)
        status = drg_glossary_check(terms->glossary, err);
    return output_close(&out, status, err);
}

drg_status cmd_find(struct cli *cli, drg_error *err)
{
    struct terms terms = {0};
    struct input *inputs;
    size_t input_count;
    uint64_t found = 0;
    drg_status status = inputs_list(&inputs, &input_count, cli, err);
    if (status)
        return status;
    status = terms_load(&terms, cli, err);
    if (!status)
        status = find_and_write(&found, cli, &terms, inputs, input_count, err);
    if (!found && cli->exit_code == EXIT_DONE)
        cli->exit_code = EXIT_FINDINGS;
    terms_free(&terms);
    free(inputs);
    return status;
}
