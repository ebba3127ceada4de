/* commands.c - the commands, in the order in which help lists them. */
#include <string.h>

#include "cli.h"

const struct command *const commands[] = {
    &cmd_table,
    &cmd_find,
    &cmd_lookup,
    &cmd_spell,
    &cmd_normalize,
    &cmd_prepare,
    &cmd_dedupe_keys,
    &cmd_dedupe_decide,
    &cmd_dedupe_apply,
    &cmd_cluster_slurm,
    &cmd_cluster_local,
    &cmd_variants,
    &cmd_identify,
    &cmd_check,
    &cmd_annotate,
    &cmd_restore,
    &cmd_glossary_lint,
    &cmd_glossary_convert,
    &cmd_glossary_stats,
    &cmd_glossary_merge,
    &cmd_glossary_compile,
    &cmd_glossary_verify,
    &cmd_glossary_seed,
    &cmd_formats,
};

const size_t command_count = sizeof commands / sizeof commands[0];

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}
