/* pages.h - large tables on large pages, so that random reads of them miss the page tables' cache less often. */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* Asks the system to put [start, start + len), as yet untouched, on large pages. A request only: tables under some
 * megabytes and systems without such pages are left alone. */
void pages_prefer_large(void *start, size_t len);

enum { PAGES_LARGE = 1 << 22 }; /* bytes from which a table is worth it */

/* Memory for a table of PAGES_LARGE bytes or more, on the edge of a large page; to be freed by free(). NULL: there is none. */
void *pages_alloc(size_t len);

/* Zeroed memory for a table of any size; the same. */
void *pages_zeroed(size_t len);

#endif
