/* trail.c - places of decoded text in its file: points, and counting from one to the next. */
#include "base/trail.h"

#include <string.h>

#include "base/count.h"
#include "base/utf8.h"

enum trail_rule trail_rule_of(const char *encoding)
{
    static const struct {
        const char *start;
        enum trail_rule rule;
    } rules[] = {{"UTF-8", TRAIL_UTF8},    {"UTF-16", TRAIL_UTF16}, {"UTF-32", TRAIL_UTF32}, {"GB", TRAIL_DOUBLE},
                 {"BIG5", TRAIL_DOUBLE}, {"SHIFT", TRAIL_DOUBLE}, {"EUC", TRAIL_DOUBLE}};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (str_starts(str_from(encoding), str_from(rules[i].start)))
            return rules[i].rule;
    return TRAIL_SINGLE;
}

/* ASCII and the C1 controls, U+0080 to U+009F. */
static uint64_t count_narrow(drg_str text)
{
    uint64_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        count += c < 0x80 || (c == 0xC2 && (unsigned char)text.ptr[i + 1] < 0xA0);
    }
    return count;
}

uint64_t trail_measure(enum trail_rule rule, drg_str text)
{
    if (rule == TRAIL_UTF8)
        return text.len;
    struct unit_count units = count_units(text);
    const uint64_t widths[] = {[TRAIL_SINGLE] = units.code_points,
                               [TRAIL_DOUBLE] = 2 * units.code_points - (rule == TRAIL_DOUBLE ? count_narrow(text) : 0),
                               [TRAIL_UTF16] = 2 * units.utf16,
                               [TRAIL_UTF32] = 4 * units.code_points};
    return widths[rule];
}

/* ---- Making one ------------------------------------------------------------------------------------------ */

static void add_point(struct drg_trail *trail, struct trail_point point)
{
    size_t count = trail->points.count;
    if (count && trail->points.items[count - 1].text == point.text)
        trail->points.items[count - 1] = point;
    else if (!vec_push(&trail->points, point))
        trail->has_failed = true;
}

void trail_use(struct drg_trail *trail, enum trail_rule rule)
{
    if (trail->points.count && rule == trail->end.rule)
        return;
    trail->end.rule = rule;
    add_point(trail, trail->end);
}

void trail_pass(struct drg_trail *trail, drg_str text, uint64_t bytes)
{
    trail->end.text += text.len;
    trail->end.file += bytes;
    if (trail_measure(trail->end.rule, text) != bytes)
        add_point(trail, trail->end);
}

/* ---- Asking it ------------------------------------------------------------------------------------------- */

/* The last point at byte `text` or before it. */
static size_t point_before(const struct drg_trail *trail, uint64_t text)
{
    size_t low = 0, high = trail->points.count;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        *(trail->points.items[mid].text <= text ? &low : &high) = mid;
    }
    return low;
}

struct trail_point trail_find(const struct drg_trail *trail, drg_str text, uint64_t start, size_t at)
{
    if (!trail->points.count)
        return (struct trail_point){start + at, start + at, TRAIL_UTF8};
    struct trail_point found = trail->points.items[point_before(trail, start + at)];
    found.file += trail_measure(found.rule, str_cut(text, (size_t)(found.text - start), at));
    found.text = start + at;
    return found;
}

/* From a point to the next one, or the text's end. */
static size_t seek_from(const struct trail_point *point, drg_str text, uint64_t start, size_t end, uint64_t file)
{
    size_t at = (size_t)(point->text - start), next;
    for (uint64_t place = point->file; at < end && place < file; at = next) {
        next = at;
        utf8_next(text, &next);
        place += trail_measure(point->rule, str_cut(text, at, next));
    }
    return at;
}

size_t trail_seek(const struct drg_trail *trail, drg_str text, uint64_t start, uint64_t file)
{
    size_t i = 0, count = trail->points.count;
    const struct trail_point *points = trail->points.items;
    if (trail_find(trail, text, start, text.len).file < file)
        return text.len;
    while (i + 1 < count && points[i + 1].file <= file && points[i + 1].text <= start + text.len)
        i++;
    bool is_last = i + 1 >= count || points[i + 1].text > start + text.len;
    return seek_from(&points[i], text, start, is_last ? text.len : (size_t)(points[i + 1].text - start), file);
}

void trail_take(struct drg_trail *into, const struct drg_trail *trail, drg_str text, uint64_t start, drg_span part)
{
    add_point(into, trail_find(trail, text, start, part.start));
    for (size_t i = point_before(trail, start + part.start) + 1; i < trail->points.count; i++)
        if (trail->points.items[i].text <= start + part.end)
            add_point(into, trail->points.items[i]);
}

void trail_forget(struct drg_trail *trail, drg_str text, uint64_t start)
{
    struct trail_point now = trail_find(trail, text, start, text.len);
    if (!trail->points.count)
        return;
    size_t first = point_before(trail, now.text);
    trail->points.count -= first;
    memmove(trail->points.items, trail->points.items + first, trail->points.count * sizeof now);
    trail->points.items[0] = now;
}

void trail_jump(struct drg_trail *trail, uint64_t offset)
{
    trail_clear(trail);
    trail->end.text = trail->end.file = offset;
    add_point(trail, trail->end);
}

void trail_clear(struct drg_trail *trail)
{
    trail->points.count = 0;
}

void trail_free(struct drg_trail *trail)
{
    vec_free(&trail->points);
}
