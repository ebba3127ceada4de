/* accuracy.h - check --side: how many of the terms that records ask for are in translations. */
#ifndef CLI_ACCURACY_H
#define CLI_ACCURACY_H

#include <dragoman/types.h>

struct cli;

/* Judges each FILE, and writes a record a term and file, and one of all terms. */
drg_status accuracy_run(struct cli *cli, drg_error *err);

#endif
