/* tbx_draft.h - an entry while its XML is read: what is open in it, for the readers of TBX and of its relatives.
 *
 * An entry has languages, a language has sections of one term each, and data stand in any of them. */
#ifndef FORMAT_TBX_DRAFT_H
#define FORMAT_TBX_DRAFT_H

#include "format/gather.h"
#include "format/tbx_entry.h"

struct tbx_draft {
    struct tbx_entry entry;
    struct gathered text; /* of the open term or datum                 */
    drg_str lang;         /* of the open language; empty: none         */
    bool in_section;
    uint32_t term;        /* of the open section, once it has begun    */
    size_t section_data;  /* index of the section's first datum        */
};

struct tbx_draft tbx_draft_make(void);
void tbx_draft_free(struct tbx_draft *draft);

/* A new entry; nothing is open in it. */
void tbx_draft_begin(struct tbx_draft *draft, drg_pos pos);

/* Makes *s the entry's own. */
drg_status tbx_draft_own(struct tbx_draft *draft, drg_str *s, drg_error *err);

/* The gathered text, the entry's own. */
drg_status tbx_draft_take_text(struct tbx_draft *draft, drg_str *out, drg_error *err);

/* Adds a datum about what is open; the strings are copied. */
drg_status tbx_draft_datum(struct tbx_draft *draft, drg_str element, drg_str name, drg_str value, drg_error *err);

/* Opens a language. Error: ELANG for what is no tag. */
drg_status tbx_draft_begin_lang(struct tbx_draft *draft, drg_str lang, drg_pos pos, drg_error *err);
void tbx_draft_end_lang(struct tbx_draft *draft);

void tbx_draft_begin_section(struct tbx_draft *draft);

/* The section's term, whose text comes next. Data of the section that came before are about it. Error: ESYNTAX for a
 * second one. */
drg_status tbx_draft_begin_term(struct tbx_draft *draft, drg_pos place, drg_error *err);
drg_status tbx_draft_end_term(struct tbx_draft *draft, drg_error *err);

/* A term without text is left out and *empty gets its place, else NOWHERE; what its section says goes to the language. Error:
 * ESYNTAX for a section, called `section`, without a term. */
drg_status tbx_draft_end_section(struct tbx_draft *draft, const char *section, drg_pos *empty, drg_error *err);

#endif
