/* boilerplate.c - looking for the phrases of boilerplate in short lines. */
#include "corpus/boilerplate.h"

#include "corpus/plain_letters.h"

#include "boilerplate_tables.inc"

/* A longer line says something besides; a phrase must be half of what is left. */
enum { LONGEST = 200 };

/* Whether a phrase that is enough of the text stands at `at`. */
static bool has_phrase_at(drg_str text, size_t at)
{
    drg_str rest = str_cut(text, at, text.len);
    for (size_t i = 0; i < sizeof boilerplate_phrases / sizeof boilerplate_phrases[0]; i++)
        if (boilerplate_phrases[i].len * 2 >= text.len && str_starts(rest, boilerplate_phrases[i]))
            return true;
    return false;
}

bool is_boilerplate(drg_str line)
{
    char letters[LONGEST + PHRASE_HEAD];
    if (line.len > LONGEST)
        return false;
    drg_str text = {letters, plain_letters(line, letters, sizeof letters)};
    for (size_t at = 0; at * 2 <= text.len && at + PHRASE_HEAD <= text.len; at++) {
        uint32_t head = phrase_head(letters + at);
        if (boilerplate_heads[head / 8] >> head % 8 & 1 && has_phrase_at(text, at))
            return true;
    }
    return false;
}
