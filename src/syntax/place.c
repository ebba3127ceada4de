/* place.c - counting lines and columns. */
#include "syntax/place.h"

#include "base/utf8.h"

drg_pos place_at(struct place *place, size_t offset)
{
    drg_str s = place->source;
    drg_pos pos = place->pos;
    size_t at = place->at, end = offset < s.len ? offset : s.len;
    if (at == 0 && offset >= utf8_bom_length(s))
        at = utf8_bom_length(s); /* a byte order mark takes no column */
    while (at < end) {
        uint64_t word = end - at >= 8 ? str_word(s.ptr + at) : 0;
        if (end - at >= 8 && !str_word_has(word, '\n') && !str_word_has(word, '\r')) {
            pos.column += utf8_leads(word);
            at += 8;
            continue;
        }
        char c = s.ptr[at++];
        if (c == '\n' || (c == '\r' && (at == s.len || s.ptr[at] != '\n')))
            pos = (drg_pos){pos.line + 1, 1};
        else
            pos.column += utf8_is_lead(c);
    }
    place->at = at > place->at ? at : place->at;
    place->pos = pos;
    return pos;
}
