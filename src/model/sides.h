/* sides.h - the segments that a finding is about: of a draft one, of a translation it and its source. */
#ifndef MODEL_SIDES_H
#define MODEL_SIDES_H

#include "dragoman/report.h"
#include "text/text.h"

/* A segment; text NULL: none is known. */
struct finding_side {
    const drg_text *text;
    uint32_t segment;
};

struct finding_sides {
    struct finding_side src, tgt;
};

struct finding_sides finding_sides(const drg_report_source *source, const drg_finding *finding);

/* The words of a side's segment as a reader sees them; empty when there is none. */
drg_str finding_side_words(const struct finding_side *side);

#endif
