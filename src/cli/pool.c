/* pool.c - work divided among threads, its results in order. */
#include "pool.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

enum state { FREE, WORKED_ON, DONE };

struct pool {
    const struct pool_steps *steps;
    void *user;
    char *jobs;
    size_t job_size;
    unsigned threads, slots;
    pthread_mutex_t lock; /* over all below */
    pthread_cond_t changed;
    enum state states[2 * POOL_MOST_THREADS];
    uint64_t taken, given; /* jobs so far; job n is in slot n % slots */
    bool is_taking, is_giving, has_ended;
    drg_status status;
    unsigned started, numbered; /* threads besides the caller's */
    pthread_t ids[POOL_MOST_THREADS];
};

static void *job_at(const struct pool *pool, uint64_t number)
{
    return pool->jobs + (number % pool->slots) * pool->job_size;
}

static enum state *state_of(struct pool *pool, uint64_t number)
{
    return &pool->states[number % pool->slots];
}

static bool can_give(struct pool *pool)
{
    return !pool->is_giving && pool->given < pool->taken && *state_of(pool, pool->given) == DONE;
}

static bool can_take(struct pool *pool)
{
    return !pool->is_taking && !pool->has_ended && pool->taken - pool->given < pool->slots;
}

/* These two let go of the lock for the time of the step. */

static void give(struct pool *pool)
{
    pool->is_giving = true;
    pthread_mutex_unlock(&pool->lock);
    drg_status status = pool->steps->give(pool->user, job_at(pool, pool->given));
    pthread_mutex_lock(&pool->lock);
    *state_of(pool, pool->given) = FREE;
    pool->given++;
    pool->is_giving = false;
    if (status && !pool->status)
        pool->status = status;
    pthread_cond_broadcast(&pool->changed);
}

static void start_thread(struct pool *pool);

static void take_and_work(struct pool *pool, unsigned thread)
{
    uint64_t number = pool->taken;
    pool->is_taking = true;
    pthread_mutex_unlock(&pool->lock);
    bool has_job = pool->steps->take(pool->user, job_at(pool, number));
    pthread_mutex_lock(&pool->lock);
    pool->is_taking = false;
    pool->has_ended |= !has_job;
    if (has_job) {
        *state_of(pool, number) = WORKED_ON;
        pool->taken++;
        if (number && !pool->status && pool->started + 1 < pool->threads) /* a run of one job needs no help */
            start_thread(pool);
    }
    pthread_cond_broadcast(&pool->changed);
    if (!has_job)
        return;
    pthread_mutex_unlock(&pool->lock);
    pool->steps->work(pool->user, thread, job_at(pool, number));
    pthread_mutex_lock(&pool->lock);
    *state_of(pool, number) = DONE;
    pthread_cond_broadcast(&pool->changed);
}

static void run(struct pool *pool, unsigned thread)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->status && !(pool->has_ended && pool->given == pool->taken)) {
        if (can_give(pool))
            give(pool);
        else if (can_take(pool))
            take_and_work(pool, thread);
        else
            pthread_cond_wait(&pool->changed, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
}

static void *run_thread(void *user)
{
    struct pool *pool = user;
    pthread_mutex_lock(&pool->lock);
    unsigned thread = ++pool->numbered;
    pthread_mutex_unlock(&pool->lock);
    run(pool, thread);
    return NULL;
}

/* Signals are the first thread's business: it knows what is unfinished. Where no thread can be had, fewer do the work. */
static void start_thread(struct pool *pool)
{
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    if (pthread_create(&pool->ids[pool->started], NULL, run_thread, pool) == 0)
        pool->started++;
    else
        pool->threads = pool->started + 1;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

static void join_threads(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    for (unsigned i = 0; i < pool->started; i++) {
        pthread_mutex_unlock(&pool->lock);
        pthread_join(pool->ids[i], NULL);
        pthread_mutex_lock(&pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
}

drg_status pool_run(const struct pool_steps *steps, void *user, void *jobs, size_t job_size, unsigned threads)
{
    struct pool pool = {.steps = steps, .user = user, .jobs = jobs, .job_size = job_size, .threads = threads,
                        .slots = 2 * threads};
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.changed, NULL);
    run(&pool, 0);
    join_threads(&pool);
    pthread_cond_destroy(&pool.changed);
    pthread_mutex_destroy(&pool.lock);
    return pool.status;
}

unsigned pool_threads(uint32_t wanted)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    long threads = wanted ? (long)wanted : processors;
    return threads < 1 ? 1 : threads > POOL_MOST_THREADS ? POOL_MOST_THREADS : (unsigned)threads;
}
