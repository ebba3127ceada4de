/* suggest.c - the name that a mistyped word was meant to be. */
#include "suggest.h"

#include <string.h>

enum { LONGEST = 32, FAR = 10 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Optimal string alignment distance (Damerau 1964, each pair swapped once). */
static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    unsigned rows[3][LONGEST + 1];
    if (a_len > LONGEST || b_len > LONGEST)
        return FAR;
    for (size_t j = 0; j <= b_len; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a_len; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_len; j++) {
            unsigned change = above[j - 1] + (lower(a[i - 1]) != lower(b[j - 1]));
            row[j] = least(change, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], higher[j - 2] + 1);
        }
    }
    return least(rows[a_len % 3][b_len], FAR);
}

unsigned suggest_distance(const char *word, const char *name)
{
    return distance(word, strlen(word), name, strlen(name));
}

/* A third of the letters may be wrong; a beginning of three letters counts as near. */
void suggest_try(struct suggestion *best, const char *name)
{
    size_t len = strlen(name);
    unsigned away = distance(best->word, best->len, name, len);
    unsigned allowed = (unsigned)(best->len > len ? best->len : len) / 3;
    if (best->len >= 3 && best->len < len && memcmp(best->word, name, best->len) == 0)
        away = least(away, 1);
    if (away <= (allowed ? allowed : 1) && (!best->name || away < best->distance)) {
        best->name = name;
        best->distance = away;
    }
}
