/* findings.h - collecting findings. */
#ifndef MODEL_FINDINGS_H
#define MODEL_FINDINGS_H

#include "base/arena.h"
#include "base/vec.h"
#include "dragoman/glossary.h"

struct drg_findings {
    struct arena arena; /* owns the strings */
    VEC(drg_finding) list;
};

drg_status findings_new(drg_findings **out, drg_error *err);

/* Copies the finding's strings (rule stays static). */
drg_status findings_add(drg_findings *findings, const drg_finding *finding, drg_error *err);

/* By file, place, rule, message. */
void findings_sort(drg_findings *findings);

#endif
