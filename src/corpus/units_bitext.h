/* units_bitext.h - translation memories as units: what the library's own formats read. */
#ifndef CORPUS_UNITS_BITEXT_H
#define CORPUS_UNITS_BITEXT_H

#include "corpus/units.h"

extern const struct unit_kind unit_kind_bitext;

/* Takes the units of a batch. */
drg_status units_take_bitext(struct drg_unit_scratch *into, drg_ctx *ctx, const drg_unit_batch *batch, drg_error *err);

#endif
