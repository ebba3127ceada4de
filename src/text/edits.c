/* edits.c - lists of replacements: making, applying, chaining and mapping through them. */
#include "text/edits.h"

#include <assert.h>

void edits_add(struct edits *edits, size_t start, size_t end, drg_str replacement, const char *kind)
{
    if (edits->failed)
        return;
    struct edit edit = {.start = (uint32_t)start, .end = (uint32_t)end, .out_start = (uint32_t)start, .kind = kind};
    if (edits->list.count) {
        const struct edit *last = &edits->list.items[edits->list.count - 1];
        assert(start >= last->end && end >= start);
        edit.out_start = edit_out_end(last) + (edit.start - last->end);
    }
    edit.replacement = arena_str(&edits->arena, replacement);
    edits->failed = !edit.replacement.ptr || !vec_push(&edits->list, edit);
}

bool edits_gather(struct edits *into, const struct edits *from)
{
    for (size_t i = 0; i < from->list.count; i++) {
        struct edit edit = from->list.items[i];
        edit.replacement = arena_str(&into->arena, edit.replacement);
        if (!edit.replacement.ptr || !vec_push(&into->list, edit))
            return false;
    }
    return true;
}

/* At one place the one that was gathered first comes first; out_start holds that order while edits are sorted. */
static int by_place(const void *a, const void *b)
{
    const struct edit *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->out_start > right->out_start) - (left->out_start < right->out_start);
}

bool edits_sort(struct edits *into, const struct edits *gathered)
{
    size_t count = gathered->list.count;
    uint32_t end = 0;
    struct edit *sorted = malloc((count + 1) * sizeof *sorted);
    if (!sorted)
        return false;
    if (count)
        memcpy(sorted, gathered->list.items, count * sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i].out_start = (uint32_t)i;
    qsort(sorted, count, sizeof *sorted, by_place);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i].start < end)
            continue;
        edits_add(into, sorted[i].start, sorted[i].end, sorted[i].replacement, sorted[i].kind);
        end = sorted[i].end;
    }
    free(sorted);
    return !into->failed;
}

void edits_free(struct edits *edits)
{
    vec_free(&edits->list);
    arena_free(&edits->arena);
}

void edits_apply(struct buf *into, drg_str input, const struct edits *edits)
{
    size_t at = 0;
    for (size_t i = 0; i < edits->list.count; i++) {
        const struct edit *edit = &edits->list.items[i];
        buf_add(into, str_cut(input, at, edit->start));
        buf_add(into, edit->replacement);
        at = edit->end;
    }
    buf_add(into, str_cut(input, at, input.len));
}

/* Edits of both steps that meet: a span of the middle text, and how many edits of each step lie in it. */
struct meeting {
    drg_span middle;
    size_t first, second;
};

static drg_span made(const struct edit *edit)
{
    return (drg_span){edit->out_start, edit_out_end(edit)};
}

static drg_span edited(const struct edit *edit)
{
    return (drg_span){edit->start, edit->end};
}

/* Spans that overlap, or an empty one on the edge of another: which of the two comes first would be lost. */
static bool meet(drg_span a, drg_span b)
{
    bool is_empty = a.start == a.end || b.start == b.end;
    return is_empty ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}

static void widen(drg_span *span, drg_span by)
{
    span->start = by.start < span->start ? by.start : span->start;
    span->end = by.end > span->end ? by.end : span->end;
}

/* The edits that meet one another, from the i-th of the first and the j-th of the second step on. */
static struct meeting find_meeting(const struct edits *first, size_t i, const struct edits *second, size_t j)
{
    const struct edit *a = first->list.items, *b = second->list.items;
    size_t a_count = first->list.count, b_count = second->list.count;
    bool is_first = i < a_count && (j == b_count || a[i].out_start <= b[j].start);
    struct meeting m = {is_first ? made(&a[i]) : edited(&b[j]), is_first, !is_first};
    for (bool grew = true; grew;) {
        grew = false;
        if (m.first && j + m.second < b_count && meet(made(&a[i + m.first - 1]), edited(&b[j + m.second]))) {
            widen(&m.middle, edited(&b[j + m.second++]));
            grew = true;
        }
        if (m.second && i + m.first < a_count && meet(edited(&b[j + m.second - 1]), made(&a[i + m.first]))) {
            widen(&m.middle, made(&a[i + m.first++]));
            grew = true;
        }
    }
    return m;
}

/* What the second step makes of a span of the middle text. */
static drg_str rewrite(struct buf *into, drg_str middle, drg_span span, const struct edit *edits, size_t count)
{
    size_t at = span.start;
    buf_cut(into, 0);
    for (size_t i = 0; i < count; i++) {
        buf_add(into, str_cut(middle, at, edits[i].start));
        buf_add(into, edits[i].replacement);
        at = edits[i].end;
    }
    buf_add(into, str_cut(middle, at, span.end));
    return buf_str(into);
}

/* How far behind the i-1st edit the input is ahead of the output; modulo 2^32, as it may be behind. */
static uint32_t shift_before(const struct edits *edits, size_t i)
{
    return i ? edits->list.items[i - 1].end - edit_out_end(&edits->list.items[i - 1]) : 0;
}

/* The input of a meeting, which has all that its edits of the first step made. An edit that made nothing and stands at its
 * start is part of it. */
static drg_span meeting_source(const struct edits *first, size_t i, const struct meeting *m)
{
    drg_span source = {m->middle.start + shift_before(first, i), m->middle.end + shift_before(first, i + m->first)};
    if (m->first && first->list.items[i].out_start == m->middle.start)
        source.start = first->list.items[i].start;
    return source;
}

void edits_chain(struct edits *out, const struct edits *first, drg_str middle, const struct edits *second)
{
    struct buf scratch = buf_make(SIZE_MAX / 2);
    for (size_t i = 0, j = 0; i < first->list.count || j < second->list.count;) {
        struct meeting m = find_meeting(first, i, second, j);
        const struct edit *later = second->list.items + j;
        drg_span source = meeting_source(first, i, &m);
        const char *kind = m.second ? later[m.second - 1].kind : first->list.items[i].kind;
        edits_add(out, source.start, source.end, rewrite(&scratch, middle, m.middle, later, m.second), kind);
        i += m.first;
        j += m.second;
    }
    out->failed |= scratch.failed != BUF_OK;
    buf_free(&scratch);
}

/* How many edits begin at or before a place of the output. */
static size_t edits_before(const struct edits *edits, uint32_t out)
{
    size_t low = 0, high = edits->list.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (edits->list.items[mid].out_start <= out)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The input's offset of a place in the output: of one within a replacement, the start or end of what it replaces. */
static uint32_t source_of(const struct edits *edits, uint32_t out, bool is_end)
{
    size_t before = edits_before(edits, out);
    while (before && is_end && edits->list.items[before - 1].out_start == out)
        before--; /* an end before a replacement is not in it */
    if (!before)
        return out;
    const struct edit *edit = &edits->list.items[before - 1];
    if (out < edit_out_end(edit))
        return is_end ? edit->end : edit->start;
    return edit->end + (out - edit_out_end(edit));
}

drg_span edits_source_span(const struct edits *edits, drg_span out)
{
    drg_span source = {source_of(edits, out.start, false), source_of(edits, out.end, true)};
    if (source.end < source.start) /* an empty span at an edit */
        source.end = source.start;
    return source;
}
