/* md4c_events.h - Markdown (CommonMark with tables, strikethrough, task lists and bare URLs) as events, through md4c.
 *
 * Text of TEXT, ENTITY, CODE and HTML events points into the source; pieces that md4c makes up itself are left out.
 * Of a NEWLINE the place is not told. */
#ifndef EXT_MD4C_EVENTS_H
#define EXT_MD4C_EVENTS_H

#include "base/str.h"

enum markdown_event {
    MARKDOWN_EDGE,       /* a block (paragraph, heading, item, cell) begins or ends       */
    MARKDOWN_CODE_BLOCK, /* begins; CODE events follow, then EDGE                         */
    MARKDOWN_HTML_BLOCK, /* begins; HTML events follow, then EDGE                         */
    MARKDOWN_CODE_SPAN,  /* begins; CODE events follow                                    */
    MARKDOWN_CODE_SPAN_END,
    MARKDOWN_LINK,       /* begins; the text is the target, with its references not replaced */
    MARKDOWN_LINK_END,
    MARKDOWN_TEXT,
    MARKDOWN_ENTITY,
    MARKDOWN_CODE,
    MARKDOWN_HTML,
    MARKDOWN_NEWLINE
};

typedef void markdown_event_fn(void *user, enum markdown_event event, drg_str text);

/* Reads `source`. Errors: ENOMEM, ELIMIT (more bytes than md4c can count). */
drg_status markdown_parse(drg_str source, markdown_event_fn *on_event, void *user, drg_error *err);

#endif
