/* places.h - lines, columns and offsets of places in a text, in order. A walk looks at every byte once or twice, however
 * many places are asked for and however long the lines are. */
#ifndef CLI_PLACES_H
#define CLI_PLACES_H

#include <dragoman/stream.h>

struct place {
    uint64_t line;                /* from 1                                                       */
    uint32_t column;              /* from 1, in code points                                       */
    uint64_t code_points, utf16;  /* before the place; counted only when the walk was told to */
};

struct walk {
    drg_str text;
    size_t at;
    size_t line_start; /* of the line that `at` is in */
    struct place place; /* of `at` */
    bool has_units;
    bool has_lone_returns; /* CR that ends a line without LF */
};

/* `text` is the beginning of a document. */
struct walk walk_text(drg_str text, bool has_units);

/* The text of a batch. */
struct walk walk_batch(const drg_batch *batch, bool has_units);

/* Goes on to a byte offset, which is not before the current one. */
void walk_to(struct walk *walk, size_t offset);

#endif
