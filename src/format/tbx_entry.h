/* tbx_entry.h - one concept entry of a TBX file, gathered while it is read and then added to a glossary.
 *
 * Gathering first is needed because what a term is (its status, its kind) stands after the term, and because terms
 * without a status take it from the others of their language: the first is preferred unless another one says it is. */
#ifndef FORMAT_TBX_ENTRY_H
#define FORMAT_TBX_ENTRY_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/glossary.h"

/* A piece of information about the entry, a language or a term. */
struct tbx_datum {
    drg_str element, name, value;
    drg_str lang;  /* empty: of the entry            */
    uint32_t term; /* index into terms, or DRG_NONE  */
};

struct tbx_term {
    drg_term term;
    bool has_status;
};

struct tbx_entry {
    struct arena arena; /* of all strings */
    drg_str id;
    drg_pos pos;
    VEC(struct tbx_datum) data;
    VEC(struct tbx_term) terms;
};

/* Makes data[first..] one group: its head comes first, the others are named after it. */
drg_status tbx_entry_group(struct tbx_entry *entry, size_t first, drg_str group, drg_error *err);

/* Adds the entry to the glossary and empties it. */
drg_status tbx_entry_add(struct tbx_entry *entry, struct glossary_builder *into, drg_error *err);

void tbx_entry_clear(struct tbx_entry *entry);
void tbx_entry_free(struct tbx_entry *entry);

#endif
