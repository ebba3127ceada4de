/* name.h - a name prepared for comparing: its key of sounds, and its letters without diacritics, spaces and signs. */
#ifndef REWRITE_NAME_H
#define REWRITE_NAME_H

#include "dragoman/names.h"
#include "lang/name_key.h"

struct drg_name {
    struct name_key key;
    const uint16_t *letters; /* loose, all words in one; characters beyond the basic plane are cut to 16 bits */
    uint32_t letter_count;
    uint64_t letter_set;     /* a bit for each letter it has, by its number modulo 64 */
    struct arena arena;
};

/* Fills `out`, whose arena is `arena` or, when that is NULL, its own. */
bool name_make(struct drg_name *out, struct arena *arena, drg_str text, const struct lang *lang);

#endif
