/* pair_lower.h - small letters as the tables of letter pairs have them: one place for the generator and the reader. */
#ifndef LANG_PAIR_LOWER_H
#define LANG_PAIR_LOWER_H

#include <stdbool.h>

#include "lang/fold.h"

static inline uint32_t pair_lower(uint32_t code, bool is_turkish)
{
    const struct fold_record *record = fold_find(code);
    if (code == 0x130)
        return 'i';
    if (code == 0x401 || code == 0x451) /* yo is written as ye or not, as the writer likes */
        return 0x435;
    if (code == 'I' && is_turkish)
        return 0x131;
    return record->count == 1 ? code + (uint32_t)record->to_strict : code;
}

#endif
