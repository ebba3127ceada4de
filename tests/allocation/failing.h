/* failing.h - an allocator whose n-th allocation fails, for programs linked with the wraps of CMakeLists.txt.
 *
 * Only our own calls go through it: ICU, expat and the C library keep theirs, as ICU 72 does not survive a failure. */
#ifndef ALLOCATION_FAILING_H
#define ALLOCATION_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/* From now on, the n-th allocation fails, once; 0: none. */
void failing_start(size_t n);

/* Ends that. True when the allocation was reached. */
bool failing_stop(void);

/* Allocations since the start. */
size_t failing_count(void);

/* Blocks that are allocated and not freed. */
size_t failing_live(void);

#endif
