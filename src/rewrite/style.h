/* style.h - house style: terms that the glossary calls variants or deprecated, put as it prefers them. */
#ifndef REWRITE_STYLE_H
#define REWRITE_STYLE_H

#include "rewrite/normalizer.h"

/* Adds the edits of `view` (document_view's) that bring `text` into the normalizer's style. */
drg_status style_edits(struct edits *out, const drg_normalizer *normalizer, const drg_text *text, drg_str view,
                       drg_error *err);

#endif
