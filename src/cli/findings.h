/* findings.h - findings for people, and as records. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <dragoman/glossary.h>

#include "print.h"

/* FILE:LINE:COLUMN: severity: message [rule] */
void print_finding(struct printer *p, const drg_finding *finding, bool has_color);

#endif
