/* fuzz.h - what a fuzz target may use: a claim that must hold, and the entry that libFuzzer and replay.c call.
 *
 * The first byte of an input picks options, the rest is the content. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <dragoman/dragoman.h>
#include <stdlib.h>

/* Ends the run where the library broke a promise. */
#define CLAIM(condition) \
    ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition), abort()))

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

#endif
