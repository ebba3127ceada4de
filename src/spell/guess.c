/* guess.c - the list of words that may have been meant. */
#include "spell/guess.h"

static int compare_letters(const struct guess *a, const struct guess *b)
{
    uint32_t least = a->count < b->count ? a->count : b->count;
    for (uint32_t i = 0; i < least; i++)
        if (a->letters[i] != b->letters[i])
            return a->letters[i] < b->letters[i] ? -1 : 1;
    return (a->count > b->count) - (a->count < b->count);
}

static bool is_before(const struct guess *a, const struct guess *b)
{
    return a->cost != b->cost ? a->cost < b->cost : compare_letters(a, b) < 0;
}

static void take_out(struct guesses *list, uint32_t at)
{
    list->count--;
    memmove(&list->items[at], &list->items[at + 1], (list->count - at) * sizeof *list->items);
}

void guesses_add(struct guesses *list, const struct guess *guess)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < list->count; i++)
        if (compare_letters(&list->items[i], guess) == 0) {
            if (!is_before(guess, &list->items[i]))
                return;
            take_out(list, i);
            break;
        }
    while (at < list->count && is_before(&list->items[at], guess))
        at++;
    if (at == GUESS_MAX)
        return;
    if (list->count == GUESS_MAX)
        list->count--;
    memmove(&list->items[at + 1], &list->items[at], (list->count - at) * sizeof *list->items);
    list->items[at] = *guess;
    list->count++;
}

int32_t guesses_limit(const struct guesses *list)
{
    if (!list->count || (list->count == 1 && !list->items[0].slip))
        return INT32_MAX;
    uint32_t best = list->count > 1 && !list->items[0].slip; /* the word itself, a suspect, is worth nothing */
    int32_t worth = list->items[best].cost + GUESS_WORTH;
    return list->count == GUESS_MAX && list->items[GUESS_MAX - 1].cost < worth ? list->items[GUESS_MAX - 1].cost : worth;
}
