/* plain_letters.c - a text as its letters and digits alone. */
#include "corpus/plain_letters.h"

#include "base/utf8.h"
#include "lang/fold.h"

size_t plain_letters(drg_str text, char *into, size_t room)
{
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        char byte = text.ptr[at];
        if (byte == ' ') {
            at++;
            continue;
        }
        if (len + 4 > room)
            return 0;
        if (is_ascii_alpha(byte) || is_ascii_digit(byte)) { /* most letters of most texts */
            into[len++] = ascii_lower(byte);
            at++;
            continue;
        }
        uint32_t code = utf8_next(text, &at);
        const struct fold_record *record = fold_find(code);
        if (record->class != FOLD_LETTER && record->class != FOLD_DIGIT)
            continue;
        len += utf8_encode(record->count == 1 ? code + (uint32_t)record->to_loose : code, into + len);
    }
    return len;
}
