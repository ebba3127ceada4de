/* cycles.h - the processor's own count of cycles, of this process in user mode, where the system lets us have it. */
#ifndef BENCH_CYCLES_H
#define BENCH_CYCLES_H

#include <stdint.h>

/* Starts the count; false when there is none to be had, and cycles() stays 0. Threads made later count too. */
_Bool cycles_start(void);

uint64_t cycles(void);

#endif
