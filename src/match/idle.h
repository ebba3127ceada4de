/* idle.h - scanners between two texts of a matcher: what one remembers of words is kept for the next text like it.
 *
 * A scanner is one thread's while it is taken. Taking and giving back are safe in any thread. */
#ifndef MATCH_IDLE_H
#define MATCH_IDLE_H

#include "match/scan.h"

struct idle_scanners;

/* NULL: no memory. */
struct idle_scanners *idle_new(void);
void idle_free(struct idle_scanners *idle);

/* A scanner that has last read such texts (see scan), else a new one. NULL: no memory. */
struct scanner *idle_take(struct idle_scanners *idle, const drg_matcher *matcher, const struct lang *lang, bool any_script);

/* Keeps the scanner, or frees it or another one where there are many. NULL is accepted. */
void idle_give(struct idle_scanners *idle, struct scanner *scanner);

#endif
