/* places.c - lines, columns and offsets of places in a text, in order. */
#include "places.h"

#include <string.h>

struct walk walk_begin(const drg_text *text)
{
    return (struct walk){.source = drg_text_source(text), .pos = {1, 1}};
}

void walk_to(struct walk *walk, uint32_t offset)
{
    const char *s = walk->source.ptr;
    /* A byte order mark is a character of the text, but no column of anybody's editor. */
    if (walk->at == 0 && offset >= 3 && walk->source.len >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) {
        walk->at = 3;
        walk->units = (drg_units){1, 1};
    }
    for (; walk->at < offset && walk->at < walk->source.len; walk->at++) {
        unsigned char c = (unsigned char)s[walk->at];
        bool is_pair = c == '\r' && walk->at + 1 < walk->source.len && s[walk->at + 1] == '\n';
        if (c == '\n' || (c == '\r' && !is_pair)) {
            walk->pos = (drg_pos){walk->pos.line + 1, 0};
            walk->line_start = walk->at + 1;
        }
        if ((c & 0xC0) == 0x80)
            continue;
        walk->pos.column++;
        walk->units.code_points++;
        walk->units.utf16 += c >= 0xF0 ? 2 : 1;
    }
}
