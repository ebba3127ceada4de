/* pool.h - work divided among threads, its results in order.
 *
 * Jobs are taken one after the other, worked on side by side, and given in the order they were taken. There is no thread
 * for reading or writing: whoever is free gives what is next, or else takes the next job. At most twice as many jobs as
 * threads are in memory. With one thread everything happens in the caller's, and the bytes given are the same. */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <dragoman/types.h>

enum { POOL_MOST_THREADS = 256 };

struct pool_steps {
    /* Fills a job; false: there are no more. One call at a time, not necessarily in one thread. */
    bool (*take)(void *user, void *job);
    /* Any number of calls at a time, each with a job of its own; `thread` counts from 0. */
    void (*work)(void *user, unsigned thread, void *job);
    /* One call at a time, in the order of take. A failure ends everything. */
    drg_status (*give)(void *user, void *job);
};

/* Runs until all jobs are given or one fails to be. `jobs` has room for 2 * threads jobs of `job_size` bytes, which are
 * used over and over. */
drg_status pool_run(const struct pool_steps *steps, void *user, void *jobs, size_t job_size, unsigned threads);

/* --threads, else as many as there are processors. */
unsigned pool_threads(uint32_t wanted);

#endif
