/* spellers.c - lending spellers to threads. */
#include "check/spellers.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/vec.h"

struct spellers {
    const drg_spellbook *book;
    pthread_mutex_t lock; /* over the idle ones */
    VEC(drg_speller *) idle;
};

drg_status spellers_new(struct spellers **out, const drg_spellbook *book, drg_error *err)
{
    struct spellers *pool = *out = calloc(1, sizeof *pool);
    if (!pool)
        return fail_memory(err);
    pool->book = book;
    if (pthread_mutex_init(&pool->lock, NULL) == 0)
        return DRG_OK;
    free(pool);
    *out = NULL;
    return fail_memory(err);
}

void spellers_free(struct spellers *pool)
{
    if (!pool)
        return;
    for (size_t i = 0; i < pool->idle.count; i++)
        drg_speller_free(pool->idle.items[i]);
    vec_free(&pool->idle);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}

drg_status spellers_take(drg_speller **out, struct spellers *pool, drg_error *err)
{
    *out = NULL;
    pthread_mutex_lock(&pool->lock);
    if (pool->idle.count)
        *out = pool->idle.items[--pool->idle.count];
    pthread_mutex_unlock(&pool->lock);
    return *out ? DRG_OK : drg_speller_new(out, pool->book, err);
}

void spellers_give_back(struct spellers *pool, drg_speller *speller)
{
    if (!speller)
        return;
    pthread_mutex_lock(&pool->lock);
    bool is_kept = vec_push(&pool->idle, speller);
    pthread_mutex_unlock(&pool->lock);
    if (!is_kept)
        drg_speller_free(speller);
}
