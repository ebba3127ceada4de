/* help.h - help texts, made of the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli.h"

void help_overview(drg_sink sink);
void help_command(const struct command *command, drg_sink sink);

/* The commands "NAME ..."; false: there are none. */
bool help_group(const char *name, drg_sink sink);

/* All options of all commands as TSV, from which completions and manual pages are made. */
void help_dump(drg_sink sink);

#endif
