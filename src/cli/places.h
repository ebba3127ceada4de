/* places.h - lines, columns and offsets of places in a text, in order. A walk looks at every byte once, however many
 * places are asked for and however long the lines are. */
#ifndef CLI_PLACES_H
#define CLI_PLACES_H

#include <dragoman/text.h>

struct walk {
    drg_str source;
    uint32_t at;
    uint32_t line_start; /* of the line that `at` is in */
    drg_pos pos;         /* of `at` */
    drg_units units;     /* before `at` */
};

struct walk walk_begin(const drg_text *text);

/* Goes on to a byte offset, which is not before the current one. */
void walk_to(struct walk *walk, uint32_t offset);

#endif
