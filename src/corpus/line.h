/* line.h - lines as engines see them: what ends in LF, a CR before it aside. */
#ifndef CORPUS_LINE_H
#define CORPUS_LINE_H

#include "base/str.h"

/* Zero-initialised is before the first. */
struct line {
    uint64_t number;         /* from 1                     */
    drg_span text;           /* without its end            */
    size_t next;             /* where the next one begins  */
};

/* Goes to the next line; false when there is none. */
static inline bool line_next(struct line *line, drg_str lines)
{
    if (line->next >= lines.len)
        return false;
    const char *end = memchr(lines.ptr + line->next, '\n', lines.len - line->next);
    size_t at = end ? (size_t)(end - lines.ptr) : lines.len;
    line->text = (drg_span){(uint32_t)line->next, (uint32_t)(at - (at > line->next && lines.ptr[at - 1] == '\r'))};
    line->next = at + (end != NULL);
    line->number++;
    return true;
}

/* A column of a tab-separated line, from 1; 0 is the line; one that it does not have is empty, at its end. */
static inline drg_span line_column(drg_str lines, const struct line *line, uint32_t column)
{
    drg_span found = line->text;
    for (uint32_t i = 1; i <= column; i++) {
        const char *start = lines.ptr + found.start;
        const char *tab = found.start < line->text.end ? memchr(start, '\t', line->text.end - found.start) : NULL;
        uint32_t end = tab ? (uint32_t)(tab - lines.ptr) : line->text.end;
        if (i == column)
            return (drg_span){found.start, end};
        found.start = tab ? end + 1 : line->text.end;
    }
    return found;
}

#endif
