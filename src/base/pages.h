/* pages.h - large tables on large pages, so that random reads of them miss the page tables' cache less often. */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* Asks the system to put [start, start + len), as yet untouched, on large pages. A request only: tables under some
 * megabytes and systems without such pages are left alone. */
void pages_prefer_large(void *start, size_t len);

#endif
