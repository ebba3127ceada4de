/* abbreviation_fold.c - the spelling in which abbreviations are compared, for their generator and for their table. */
#include "base/utf8.h"
#include "lang/abbreviations.h"
#include "lang/fold.h"

size_t abbreviation_fold(drg_str word, char folded[ABBREVIATION_BYTES])
{
    size_t len = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code = utf8_next(word, &at);
        const struct fold_record *record = fold_find(code);
        if (record->class == FOLD_MARK || record->class == FOLD_IGNORED)
            continue;
        if (len + 4 >= ABBREVIATION_BYTES)
            return 0;
        len += utf8_encode(record->class == FOLD_LETTER && record->count == 1 ? code + (uint32_t)record->to_loose : code, folded + len);
    }
    folded[len] = '\0';
    return len;
}
