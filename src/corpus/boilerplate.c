/* boilerplate.c - looking for the phrases of boilerplate in short lines. */
#include "corpus/boilerplate.h"

#include "corpus/plain_letters.h"

#include "boilerplate_tables.inc"

/* A longer line says something besides; a phrase must be half of what is left. */
enum { LONGEST = 200 };

/* Whether a text has a phrase in it; both are letters alone. */
static bool has_phrase(drg_str text, drg_str phrase)
{
    if (phrase.len > text.len || phrase.len * 2 < text.len)
        return false;
    const char *last = text.ptr + text.len - phrase.len;
    for (const char *at = text.ptr; at <= last; at++) {
        at = memchr(at, phrase.ptr[0], (size_t)(last - at) + 1);
        if (!at)
            return false;
        if (memcmp(at, phrase.ptr, phrase.len) == 0)
            return true;
    }
    return false;
}

bool is_boilerplate(drg_str line)
{
    char letters[LONGEST + 4];
    if (line.len > LONGEST)
        return false;
    drg_str text = {letters, plain_letters(line, letters, sizeof letters)};
    for (size_t i = 0; text.len && i < sizeof boilerplate_phrases / sizeof boilerplate_phrases[0]; i++)
        if (has_phrase(text, boilerplate_phrases[i]))
            return true;
    return false;
}
