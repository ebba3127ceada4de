/* excerpt.c - the text around a match.
 *
 * A line may be a whole chapter: the hit keeps the middle, and what does not fit beside it is cut with an ellipsis. Only
 * as many bytes are looked at as can be shown. */
#include "excerpt.h"

enum { INDENT = 4, MOST_BYTES_A_COLUMN = 16, LEAST = 20 };

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define ELLIPSIS "\xE2\x80\xA6"

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Only what has no width of its own can be written as something longer, <U+202E>. */
static uint32_t char_width(drg_str source, size_t start, size_t end)
{
    drg_str c = {source.ptr + start, end - start};
    uint32_t width = drg_display_width(c);
    return width ? width : safe_width(c);
}

/* How far left of `from` `columns` columns of the same line reach. */
static size_t reach_left(drg_str source, size_t from, uint32_t columns, uint32_t *used)
{
    size_t at = from;
    for (*used = 0; at > 0 && !is_line_end(source.ptr[at - 1]) && from - at < (size_t)columns * MOST_BYTES_A_COLUMN;) {
        size_t start = at - 1;
        while (start > 0 && ((unsigned char)source.ptr[start] & 0xC0) == 0x80)
            start--;
        uint32_t width = char_width(source, start, at);
        if (*used + width > columns)
            break;
        *used += width;
        at = start;
    }
    return at;
}

static size_t reach_right(drg_str source, size_t from, uint32_t columns, uint32_t *used)
{
    size_t at = from;
    for (*used = 0; at < source.len && !is_line_end(source.ptr[at]) && at - from < (size_t)columns * MOST_BYTES_A_COLUMN;) {
        size_t end = at + 1;
        while (end < source.len && ((unsigned char)source.ptr[end] & 0xC0) == 0x80)
            end++;
        uint32_t width = char_width(source, at, end);
        if (*used + width > columns)
            break;
        *used += width;
        at = end;
    }
    return at;
}

static drg_str cut(drg_str source, size_t start, size_t end)
{
    return (drg_str){source.ptr + start, end - start};
}

/* Parts of one line are isolated together, or a right-to-left line would fall apart at the hit. */
static void print_hit_line(struct printer *p, const struct excerpt *e, size_t start, size_t end)
{
    drg_str source = e->source;
    bool isolate = needs_isolation(cut(source, start, end));
    print_spaces(p, INDENT);
    print(p, isolate ? FSI : "");
    print(p, start > 0 && !is_line_end(source.ptr[start - 1]) ? ELLIPSIS : "");
    print_safe(p, cut(source, start, e->hit.start), false);
    print(p, e->has_color ? "\033[1;31m" : "");
    print_safe(p, cut(source, e->hit.start, e->hit.end), false);
    print(p, e->has_color ? "\033[0m" : "");
    print_safe(p, cut(source, e->hit.end, end), false);
    print(p, end < source.len && !is_line_end(source.ptr[end]) ? ELLIPSIS : "");
    print(p, isolate ? PDI : "");
    print(p, "\n");
}

static void print_plain_line(struct printer *p, const struct excerpt *e, size_t start, uint32_t room)
{
    uint32_t used;
    size_t end = reach_right(e->source, start, room, &used);
    print_spaces(p, INDENT);
    print_safe(p, cut(e->source, start, end), true);
    print(p, end < e->source.len && !is_line_end(e->source.ptr[end]) ? ELLIPSIS : "");
    print(p, "\n");
}

/* The start of the line before the one that starts at `at`, which is not the first. */
static size_t line_before(drg_str source, size_t at)
{
    at--;
    if (at > 0 && source.ptr[at] == '\n' && source.ptr[at - 1] == '\r')
        at--;
    while (at > 0 && !is_line_end(source.ptr[at - 1]))
        at--;
    return at;
}

/* The start of the line after the one that `at` is in; the end of the text when there is none. */
static size_t line_after(drg_str source, size_t at)
{
    while (at < source.len && !is_line_end(source.ptr[at]))
        at++;
    bool is_pair = at + 1 < source.len && source.ptr[at] == '\r' && source.ptr[at + 1] == '\n';
    return at == source.len ? at : at + (is_pair ? 2 : 1);
}

static void print_lines_before(struct printer *p, const struct excerpt *e, uint32_t room)
{
    size_t start = e->line_start;
    uint32_t lines = 0;
    for (; lines < e->more_lines && start > 0; lines++)
        start = line_before(e->source, start);
    for (; lines > 0; lines--) {
        print_plain_line(p, e, start, room);
        start = line_after(e->source, start);
    }
}

static void print_lines_after(struct printer *p, const struct excerpt *e, uint32_t room)
{
    size_t at = e->hit.end;
    for (uint32_t lines = 0; lines < e->more_lines; lines++) {
        at = line_after(e->source, at);
        if (at == e->source.len)
            return;
        print_plain_line(p, e, at, room);
    }
}

void print_excerpt(struct printer *p, const struct excerpt *e)
{
    uint32_t room = e->width > INDENT + 2 + LEAST ? e->width - INDENT - 2 : LEAST, left, right;
    uint32_t hit = safe_width(cut(e->source, e->hit.start, e->hit.end));
    uint32_t rest = room > hit ? room - hit : 0;
    reach_left(e->source, e->hit.start, rest, &left);
    reach_right(e->source, e->hit.end, rest, &right);
    uint32_t half = rest / 2, spare = right < rest - half ? rest - right : half;
    size_t start = reach_left(e->source, e->hit.start, spare, &left);
    size_t end = reach_right(e->source, e->hit.end, rest - left, &right);
    print_lines_before(p, e, room);
    print_hit_line(p, e, start, end);
    print_lines_after(p, e, room);
}
