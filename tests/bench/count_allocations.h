/* count_allocations.h - how often the program has asked for memory, all threads together.
 *
 * Linked with -Wl,--wrap of malloc, calloc and realloc: our own calls count, those inside other libraries do not. */
#ifndef BENCH_COUNT_ALLOCATIONS_H
#define BENCH_COUNT_ALLOCATIONS_H

#include <stddef.h>

size_t allocations(void);

#endif
