/* places.c - lines, columns and offsets of places in a text, in order. */
#include "places.h"

#include <string.h>

/* A byte order mark is a character of the document, but no column of anybody's editor. */
static void skip_mark(struct walk *walk)
{
    if (walk->text.len < 3 || memcmp(walk->text.ptr, "\xEF\xBB\xBF", 3) != 0)
        return;
    walk->at = 3;
    walk->place.code_points = walk->place.utf16 = 1;
}

static bool has_lone_returns(drg_str text)
{
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end; at++) {
        at = memchr(at, '\r', (size_t)(end - at));
        if (!at)
            return false;
        if (at + 1 == end || at[1] != '\n')
            return true;
    }
    return false;
}

struct walk walk_text(drg_str text, bool has_units)
{
    struct walk walk = {.text = text, .place = {1, 1, 0, 0}, .has_units = has_units, .has_lone_returns = has_lone_returns(text)};
    skip_mark(&walk);
    return walk;
}

struct walk walk_batch(const drg_batch *batch, bool has_units)
{
    struct walk walk = walk_text(batch->text, has_units);
    if (batch->start == 0)
        return walk;
    walk.at = 0;
    walk.place = (struct place){batch->lines + 1, 1, batch->code_points, batch->utf16};
    return walk;
}

static bool is_lead(char c)
{
    return (unsigned char)c < 0x80 || (unsigned char)c >= 0xC0;
}

/* Simple loops over bytes, which compilers make wide ones of. */
static uint32_t count_leads(const char *s, size_t len)
{
    uint32_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += is_lead(s[i]);
    return count;
}

static uint32_t count_wide(const char *s, size_t len)
{
    uint32_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += (unsigned char)s[i] >= 0xF0;
    return count;
}

/* The first line end in [at, end), as far as it ends a line: LF, and CR without LF; NULL: there is none. */
static const char *find_line_end(const struct walk *walk, size_t at, size_t end)
{
    const char *s = walk->text.ptr;
    const char *feed = memchr(s + at, '\n', end - at);
    if (!walk->has_lone_returns)
        return feed;
    for (size_t i = at, stop = feed ? (size_t)(feed - s) : end; i < stop; i++)
        if (s[i] == '\r' && !(i + 1 < walk->text.len && s[i + 1] == '\n'))
            return s + i;
    return feed;
}

void walk_to(struct walk *walk, size_t offset)
{
    const char *s = walk->text.ptr, *line_end;
    if (offset > walk->text.len)
        offset = walk->text.len;
    if (offset <= walk->at)
        return;
    if (walk->has_units) {
        uint32_t leads = count_leads(s + walk->at, offset - walk->at);
        walk->place.code_points += leads;
        walk->place.utf16 += leads + count_wide(s + walk->at, offset - walk->at);
    }
    while ((line_end = find_line_end(walk, walk->at, offset)) != NULL) {
        walk->line_start = walk->at = (size_t)(line_end - s) + 1;
        walk->place.line++;
        walk->place.column = 1;
    }
    walk->place.column += count_leads(s + walk->at, offset - walk->at);
    walk->at = offset;
}
