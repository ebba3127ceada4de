/* suggest.h - the name that a mistyped word was meant to be. ASCII only: names of options, commands, formats. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include <stddef.h>

struct suggestion {
    const char *word; /* what was typed */
    size_t len;
    const char *name; /* the nearest so far; NULL: none is near */
    unsigned distance;
};

/* Keeps `name` when it is nearer than the best so far and near enough to have been meant. */
void suggest_try(struct suggestion *best, const char *name);

/* Letters to change, add, leave out or swap; capitals do not count. More than 9: 10. */
unsigned suggest_distance(const char *word, const char *name);

#endif
