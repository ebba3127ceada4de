/* place.c - counting lines and columns. */
#include "syntax/place.h"

#include "base/utf8.h"

drg_pos place_at(struct place *place, size_t offset)
{
    drg_str s = place->source;
    if (place->at == 0 && offset >= utf8_bom_length(s))
        place->at = utf8_bom_length(s); /* a byte order mark takes no column */
    for (; place->at < offset && place->at < s.len; place->at++) {
        char c = s.ptr[place->at];
        bool ends_line = c == '\n' || (c == '\r' && (place->at + 1 == s.len || s.ptr[place->at + 1] != '\n'));
        if (ends_line)
            place->pos = (drg_pos){place->pos.line + 1, 1};
        else
            place->pos.column += utf8_is_lead(c);
    }
    return place->pos;
}
