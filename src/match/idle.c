/* idle.c - scanners that wait for another text. */
#include "match/idle.h"

#include <pthread.h>

enum { MOST_IDLE = 8 };

struct idle_scanners {
    pthread_mutex_t lock;
    struct scanner *list[MOST_IDLE]; /* the longest idle first */
    size_t count;
};

struct idle_scanners *idle_new(void)
{
    struct idle_scanners *idle = calloc(1, sizeof *idle);
    if (idle && pthread_mutex_init(&idle->lock, NULL) != 0) {
        free(idle);
        return NULL;
    }
    return idle;
}

static void discard(struct scanner *scanner)
{
    if (scanner)
        scanner_free(scanner);
    free(scanner);
}

void idle_free(struct idle_scanners *idle)
{
    if (!idle)
        return;
    for (size_t i = 0; i < idle->count; i++)
        discard(idle->list[i]);
    pthread_mutex_destroy(&idle->lock);
    free(idle);
}

static struct scanner *take_at(struct idle_scanners *idle, size_t at)
{
    struct scanner *scanner = idle->list[at];
    memmove(&idle->list[at], &idle->list[at + 1], (--idle->count - at) * sizeof *idle->list);
    return scanner;
}

struct scanner *idle_take(struct idle_scanners *idle, const drg_matcher *matcher, const struct lang *lang, bool any_script)
{
    struct scanner *scanner = NULL;
    pthread_mutex_lock(&idle->lock);
    for (size_t i = idle->count; i-- > 0 && !scanner;) {
        const struct reader *reader = &idle->list[i]->reader;
        if (reader->any_script == any_script && (any_script || reader->lang == lang))
            scanner = take_at(idle, i);
    }
    pthread_mutex_unlock(&idle->lock);
    if (!scanner)
        scanner = calloc(1, sizeof *scanner);
    if (scanner)
        scanner->matcher = matcher;
    return scanner;
}

void idle_give(struct idle_scanners *idle, struct scanner *scanner)
{
    struct scanner *too_many = NULL;
    if (!scanner)
        return;
    pthread_mutex_lock(&idle->lock);
    if (idle->count == MOST_IDLE)
        too_many = take_at(idle, 0);
    idle->list[idle->count++] = scanner;
    pthread_mutex_unlock(&idle->lock);
    discard(too_many);
}
