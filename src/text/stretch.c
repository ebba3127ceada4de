/* stretch.c - dividing plain text into paragraphs and stretches. */
#include "text/stretch.h"

#include "dragoman/match.h"

static size_t find(drg_str text, size_t at, char c)
{
    const char *found = at < text.len ? memchr(text.ptr + at, c, text.len - at) : NULL;
    return found ? (size_t)(found - text.ptr) : text.len;
}

struct paragraphs paragraphs_of(drg_str text, bool is_last)
{
    return (struct paragraphs){text, is_last, find(text, 0, '\n'), find(text, 0, '\r')};
}

/* Where the line ends that begins at `at`, and in *next where the one after it begins; false: nobody knows yet. A CR that
 * is the last byte may be half of a line end. */
static bool next_line(struct paragraphs *p, size_t at, size_t *end, size_t *next)
{
    size_t len = p->text.len;
    if (p->feed < at)
        p->feed = find(p->text, at, '\n');
    if (p->carriage < at)
        p->carriage = find(p->text, at, '\r');
    *end = p->feed < p->carriage ? p->feed : p->carriage;
    bool is_pair = p->carriage == *end && p->feed == *end + 1 && p->feed < len;
    *next = *end == len ? len : *end + (is_pair ? 2 : 1);
    bool is_half = p->carriage == *end && *next == len && !is_pair;
    return p->is_last ? at < len : *end < len && !is_half;
}

static bool is_blank(drg_str text, size_t start, size_t end)
{
    while (start < end && is_ascii_space(text.ptr[start]))
        start++;
    return start == end;
}

size_t paragraph_end(struct paragraphs *p, size_t start)
{
    size_t end, next;
    for (size_t at = start; next_line(p, at, &end, &next); at = next)
        if (next - start >= PARAGRAPH_MOST || is_blank(p->text, at, end))
            return next;
    return p->is_last ? p->text.len : 0;
}

size_t drg_stretch_end(drg_str text, size_t wanted, bool is_last)
{
    struct paragraphs paragraphs = paragraphs_of(text, is_last);
    size_t stretch = 0;
    while (stretch < wanted && stretch < text.len) {
        size_t end = paragraph_end(&paragraphs, stretch);
        if (!end || (end > wanted && stretch))
            break;
        stretch = end;
    }
    return stretch;
}
