/* segment.h - dividing a text's view into segments and telling their languages. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "text/text.h"

/* Fills text->segments. Line ends inside a wrapped paragraph become spaces of the view. */
drg_status segment_text(drg_text *text, const struct text_build_options *options, drg_error *err);

#endif
