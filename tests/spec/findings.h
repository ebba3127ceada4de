/* findings.h - the answer to blocks about what check finds. */
#ifndef SPEC_FINDINGS_H
#define SPEC_FINDINGS_H

#include "spec/play.h"

/* 2 ru  warning term-missing  court  ->  суд */
drg_status answer_findings(struct play *play);

#endif
