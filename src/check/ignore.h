/* ignore.h - words in a file that silence rules there.
 *
 *   dragoman:ignore [RULE,...] ["WORDS"]             the line it stands in
 *   dragoman:ignore-next-line [RULE,...] ["WORDS"]   the line after
 *   dragoman:ignore-begin [RULE,...] ["WORDS"]       from there to the end, or to dragoman:ignore-end
 *   dragoman:ignore-file [RULE,...] ["WORDS"]        all of the file
 *
 * No rules: all rules. WORDS: findings about these words alone. What follows " -- " is for people. In a draft they stand in
 * comments; in a bitext, dragoman:ignore in a comment of the unit silences rules there. */
#ifndef CHECK_IGNORE_H
#define CHECK_IGNORE_H

#include "base/vec.h"
#include "dragoman/glossary.h"
#include "text/text.h"

struct ignore {
    uint32_t start, end; /* bytes of the source that it is about                                                */
    uint32_t reach;      /* the last end among those of its subtree: the list, halved and halved again, is a tree */
    drg_str what;        /* rules and words, as written                                                         */
};

struct ignores {
    VEC(struct ignore) list; /* by start */
    VEC(uint32_t) open;      /* blocks whose end was not seen, while reading */
};

/* What the comments of a text silence; they borrow it. Error: ENOMEM. Free in any case. */
drg_status ignores_find(struct ignores *out, const drg_text *text, drg_error *err);
void ignores_free(struct ignores *ignores);

/* Whether a finding at a byte of the text is silenced. */
bool ignores_cover(const struct ignores *ignores, const drg_finding *finding);

/* Whether the comments of a unit silence a finding in it. */
bool notes_cover(drg_str notes, const drg_finding *finding);

#endif
