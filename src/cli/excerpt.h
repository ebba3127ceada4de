/* excerpt.h - the text around a match, for people: cut to a width, safe, in its own direction. */
#ifndef CLI_EXCERPT_H
#define CLI_EXCERPT_H

#include "print.h"

struct excerpt {
    drg_str source;
    drg_span hit;
    uint32_t line_start; /* of the line that the hit begins in */
    uint32_t width;      /* columns, indentation included */
    uint32_t more_lines; /* before and after */
    bool has_color;
};

void print_excerpt(struct printer *p, const struct excerpt *e);

#endif
