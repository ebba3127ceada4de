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

/* Simple loops over bytes, which compilers make wide ones of, the more so as sums of a few bytes fit in a byte. */
enum { CHUNK = 255 };

#define COUNT(s, len, condition)                                                                \
    do {                                                                                        \
        size_t count_ = 0;                                                                      \
        for (size_t at_ = 0, stop_; at_ < (len); at_ = stop_) {                                 \
            uint8_t part_ = 0;                                                                  \
            stop_ = (len) - at_ < CHUNK ? (len) : at_ + CHUNK;                                  \
            for (size_t i = at_; i < stop_; i++)                                                \
                part_ = (uint8_t)(part_ + (condition));                                         \
            count_ += part_;                                                                    \
        }                                                                                       \
        return count_;                                                                          \
    } while (0)

static size_t count_leads(const char *s, size_t len)
{
    COUNT(s, len, is_lead(s[i]));
}

static size_t count_wide(const char *s, size_t len)
{
    COUNT(s, len, (unsigned char)s[i] >= 0xF0);
}

static size_t count_feeds(const char *s, size_t len)
{
    COUNT(s, len, s[i] == '\n');
}

/* Lines that end in [walk->at, offset), and the start of the one that `offset` is in, when CR may end them. */
static void pass_lines_slowly(struct walk *walk, size_t offset)
{
    const char *s = walk->text.ptr;
    for (size_t i = walk->at; i < offset; i++) {
        bool is_pair = s[i] == '\r' && i + 1 < walk->text.len && s[i + 1] == '\n';
        if (s[i] != '\n' && (s[i] != '\r' || is_pair))
            continue;
        walk->place.line++;
        walk->place.column = 1;
        walk->line_start = walk->at = i + 1;
    }
}

static void pass_lines(struct walk *walk, size_t offset)
{
    const char *s = walk->text.ptr;
    size_t feeds = count_feeds(s + walk->at, offset - walk->at), at = offset;
    if (!feeds)
        return;
    while (s[at - 1] != '\n')
        at--;
    walk->place.line += feeds;
    walk->place.column = 1;
    walk->line_start = walk->at = at;
}

void walk_to(struct walk *walk, size_t offset)
{
    const char *s = walk->text.ptr;
    if (offset > walk->text.len)
        offset = walk->text.len;
    if (offset <= walk->at)
        return;
    if (walk->has_units) {
        size_t leads = count_leads(s + walk->at, offset - walk->at);
        walk->place.code_points += leads;
        walk->place.utf16 += leads + count_wide(s + walk->at, offset - walk->at);
    }
    if (walk->has_lone_returns)
        pass_lines_slowly(walk, offset);
    else
        pass_lines(walk, offset);
    walk->place.column += (uint32_t)count_leads(s + walk->at, offset - walk->at);
    walk->at = offset;
}
