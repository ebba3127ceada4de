/* protection.h - the terms of -g and what the options say is to be done with them. */
#ifndef CLI_PROTECTION_H
#define CLI_PROTECTION_H

#include <dragoman/protect.h>

#include "inputs.h"

struct protection {
    struct terms terms;
    drg_protector *protector;
};

/* Free it in any case. Error: EINVAL without -g, --src, --tgt. */
drg_status protection_load(struct protection *p, struct cli *cli, drg_error *err);
void protection_free(struct protection *p);

#endif
