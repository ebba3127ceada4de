/* tbx_markup.h - writing TBX: ids, and data categories as elements.
 *
 * Gather the items of an entry, a language or a term in `items`, then write them with tbx_write_items. Memory that ran
 * out is remembered in items.failed. */
#ifndef FORMAT_TBX_MARKUP_H
#define FORMAT_TBX_MARKUP_H

#include "base/map.h"
#include "format/markup.h"
#include "format/tbx_items.h"

struct tbx_markup {
    struct markup xml;
    struct map ids; /* in use */
    struct tbx_items items;
    bool is_dct;               /* categories are elements of their modules      */
    bool has_term_note_groups; /* the core structure knows <termNoteGrp>        */
};

/* True for an XML name in ASCII without colon: what every reader takes for an id. */
bool tbx_is_name(drg_str s);

/* Takes a name as an id of the file; false when it is none or is taken. */
bool tbx_take_id(struct tbx_markup *m, drg_str id);

/* Writes all items and empties the list: in a term, notes on the term go first, as the schema wants. */
void tbx_write_items(struct tbx_markup *m, bool of_term, int depth);

#endif
