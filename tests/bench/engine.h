/* engine.h - the seam between the bench and the matcher under measure.
 *
 * bench_match.c keeps time, threads and turns and knows nothing of the matcher; an engine (engine_dragoman.c) is the one
 * file that reaches into src/match. An engine is opened once and shared; each thread has a worker of its own, which
 * remembers from pass to pass what a scanner remembers. */
#ifndef BENCH_ENGINE_H
#define BENCH_ENGINE_H

#include "base/str.h"
#include "dragoman/types.h"

/* How much of the work a pass does. */
enum bench_stage {
    BENCH_TOKENS, /* words and their edges                              */
    BENCH_LOOKUP, /* and which words of terms each may be               */
    BENCH_FULL,   /* and the terms, verified, graded, overlaps resolved */
    BENCH_COVER   /* as BENCH_FULL, and counts tokens: not for timing   */
};

/* Which of the processor's vector instructions may be used. An engine that cannot choose says DRG_EINVAL. */
enum bench_path { BENCH_BEST, BENCH_SCALAR, BENCH_AVX2 };

struct bench_job {
    drg_str terms;   /* one a line; or with is_wide a glossary in TSV, of several languages         */
    drg_str lang;    /* of the text; "-": mixed, to be told from the words                          */
    bool is_literal; /* folded, word-edged, verified, but only as written; else in every inflection */
    bool is_wide;
    enum bench_path path;
};

struct bench_times {
    double load, compile; /* processor seconds: reading the glossary, making the matcher of it */
};

struct bench_count {
    size_t hits;
    size_t tokens, covered; /* BENCH_COVER: all tokens, and those inside a hit */
};

struct bench_shared;
struct bench_worker;

struct bench_engine {
    const char *name;
    drg_status (*open)(struct bench_shared **out, struct bench_times *times, const struct bench_job *job, drg_error *err);
    drg_status (*worker)(struct bench_worker **out, struct bench_shared *shared, drg_error *err);
    drg_status (*run)(struct bench_count *count, struct bench_worker *worker, drg_str text, enum bench_stage stage,
                      drg_error *err);
    void (*dismiss)(struct bench_worker *worker);
    void (*close)(struct bench_shared *shared);
};

extern const struct bench_engine bench_dragoman;

#endif
