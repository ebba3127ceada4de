/* measure.h - what is in a line, counted in one pass over it: what filters judge by and statistics add up. */
#ifndef CORPUS_MEASURE_H
#define CORPUS_MEASURE_H

#include "base/str.h"
#include "lang/fold.h"

struct measure {
    uint32_t characters;            /* code points                                                        */
    uint32_t words;                 /* what stands between white space and has a letter or a digit          */
    uint32_t spaces, digits;
    uint32_t letters;               /* of any script, marks included                                       */
    uint32_t scripts[SCRIPT_COUNT]; /* ... letters by script                                               */
    uint32_t bad;                   /* U+FFFD, controls, private use, and pairs that UTF-8 read as cp1252 makes */
    uint32_t markup;                /* characters of tags, entities, braces and other signs of code         */
    uint32_t run;                   /* the longest run of one and the same character but digits             */
};

/* What is known of everyday characters. Made once, it never changes and serves all threads. */
struct measurer {
    uint16_t traits[0x800];
};

void measurer_init(struct measurer *measurer);

/* Of valid UTF-8. */
struct measure measure_line(const struct measurer *measurer, drg_str line);

#endif
