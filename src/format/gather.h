/* gather.h - the text of an XML element out of the pieces it comes in.
 *
 * White space written literally is layout where it breaks lines: it becomes one blank, and nothing at the ends. Character
 * references are meant. Begin with gather_start, gather_piece each, take the whole. */
#ifndef FORMAT_GATHER_H
#define FORMAT_GATHER_H

#include "base/buf.h"
#include "syntax/xml.h"

struct gathered {
    struct buf text;
    size_t spaces;     /* literal white space at its end       */
    bool spaces_break; /* it has a line end or tab             */
};

/* Nothing is gathered yet; made once, freed once. */
struct gathered gather_make(void);
void gather_start(struct gathered *g);

/* Adds a piece. Errors: ELIMIT, ENOMEM. */
drg_status gather_piece(struct gathered *g, const struct xml_text *piece, drg_error *err);

/* Of text where only elements may stand: fine when it is white space. Error: ESYNTAX. */
drg_status gather_refuse(const struct xml_text *piece, drg_error *err);

/* The text, which lives until gather_start. Errors: ELIMIT, ENOMEM. */
drg_status gather_take(struct gathered *g, drg_str *out, drg_error *err);
void gather_free(struct gathered *g);

#endif
