/* changes.c - telling what normalisation changed. */
#include "changes.h"

#include <string.h>

#include "places.h"

enum { CONTEXT_LINES = 3 };

static drg_str slice(drg_str s, drg_span span)
{
    return (drg_str){s.ptr + span.start, span.end - span.start};
}

static struct walk begin_walk(const struct changed_part *part)
{
    return walk_batch(&(drg_batch){.text = part->before, .around = part->before, .start = part->start, .lines = part->lines}, false);
}

/* Where the next change is. */
static struct place place_of(struct walk *walk, const struct changed_part *part, const drg_change *change)
{
    walk_to(walk, change->before.start);
    struct place place = walk->place;
    if (part->document) {
        drg_pos pos = drg_text_pos(part->document, change->before.start);
        place.line = pos.line;
        place.column = pos.column;
    }
    return place;
}

/* ---- Records and findings ------------------------------------------------------------------------------------ */

void changes_columns(struct records *records)
{
    static const char *const columns[] = {"file", "start", "end", "line", "column", "before", "after", "step", "out_start", "out_end"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        records_column(records, columns[i]);
}

void changes_report(struct records *records, const struct changed_part *part)
{
    struct walk walk = begin_walk(part);
    for (size_t i = 0; i < part->count; i++) {
        const drg_change *change = &part->changes[i];
        struct place place = place_of(&walk, part, change);
        records_text(records, part->file);
        records_number(records, part->start + change->before.start);
        records_number(records, part->start + change->before.end);
        records_number(records, place.line);
        records_number(records, place.column);
        records_text(records, slice(part->before, change->before));
        records_text(records, slice(part->after, change->after));
        records_text(records, str_of(change->step));
        records_number(records, part->out_start + change->after.start);
        records_number(records, part->out_start + change->after.end);
    }
}

static void print_colored(struct printer *p, bool has_color, const char *color, drg_str s)
{
    print(p, has_color ? color : "");
    print_safe(p, s, true);
    print(p, has_color ? "\033[0m" : "");
}

static void list_change(struct printer *p, const struct changed_part *part, const drg_change *change, const struct place *place,
                        bool has_color)
{
    print_colored(p, has_color, "\033[35m", part->file);
    print(p, ":");
    print_number(p, place->line);
    print(p, ":");
    print_number(p, place->column);
    print(p, ": '");
    print_colored(p, has_color, "\033[31m", slice(part->before, change->before));
    print(p, change->after.start < change->after.end ? "' becomes '" : "' is removed");
    if (change->after.start < change->after.end) {
        print_colored(p, has_color, "\033[32m", slice(part->after, change->after));
        print(p, "'");
    }
    print(p, " [");
    print(p, change->step);
    print(p, "]\n");
}

void changes_list(struct printer *p, const struct changed_part *part, bool has_color)
{
    struct walk walk = begin_walk(part);
    for (size_t i = 0; i < part->count; i++) {
        struct place place = place_of(&walk, part, &part->changes[i]);
        list_change(p, part, &part->changes[i], &place, has_color);
    }
}

/* ---- Diff ------------------------------------------------------------------------------------------------------- */

/* One text, walked line by line. */
struct reader {
    drg_str text;
    size_t at;      /* where line `line` begins */
    uint64_t line;  /* from 0                   */
};

/* The line at hand with its end. */
static drg_str line_here(const struct reader *r)
{
    const char *from = r->text.ptr + r->at, *feed = memchr(from, '\n', r->text.len - r->at);
    return (drg_str){from, feed ? (size_t)(feed - from) + 1 : r->text.len - r->at};
}

static void skip_to(struct reader *r, uint64_t line)
{
    for (; r->line < line && r->at < r->text.len; r->line++)
        r->at += line_here(r).len;
}

static void print_line(struct printer *p, char sign, drg_str line, bool has_color)
{
    const char *color = !has_color || sign == ' ' ? "" : sign == '-' ? "\033[31m" : "\033[32m";
    char mark[2] = {sign, '\0'};
    print(p, color);
    print(p, mark);
    print_bytes(p, line);
    print(p, *color ? "\033[0m" : "");
    if (!line.len || line.ptr[line.len - 1] != '\n')
        print(p, "\n\\ No newline at end of file\n");
}

/* The lines [first, last) of both, changed and not. */
static void print_hunk(struct printer *p, struct reader *before, struct reader *after, uint64_t last, bool has_color)
{
    while (before->line < last && before->at < before->text.len) {
        struct reader from = *before, to = *after;
        bool is_changed = false;
        uint64_t end = before->line;
        for (; end < last && before->at < before->text.len; end++) { /* lines that change or do not, as one run */
            drg_str old = line_here(before), new = line_here(after);
            bool differs = old.len != new.len || memcmp(old.ptr, new.ptr, old.len) != 0;
            if (end > from.line && differs != is_changed)
                break;
            is_changed = differs;
            skip_to(before, end + 1);
            skip_to(after, end + 1);
        }
        for (; from.line < end && from.at < from.text.len; skip_to(&from, from.line + 1))
            print_line(p, is_changed ? '-' : ' ', line_here(&from), has_color);
        for (; is_changed && to.line < end && to.at < to.text.len; skip_to(&to, to.line + 1))
            print_line(p, '+', line_here(&to), has_color);
    }
}

static void print_head(struct printer *p, const struct changed_part *part)
{
    print(p, "--- ");
    print_safe(p, part->file, false);
    print(p, "\n+++ ");
    print_safe(p, part->file, false);
    print(p, "\n");
}

static void print_range(struct printer *p, char sign, uint64_t first, uint64_t count)
{
    char mark[3] = {' ', sign, '\0'};
    print(p, mark);
    print_number(p, first + 1);
    print(p, ",");
    print_number(p, count);
}

/* The lines of the text from `line` on, at most `most`. */
static uint64_t lines_left(struct reader from, uint64_t most)
{
    uint64_t first = from.line;
    while (from.line - first < most && from.at < from.text.len)
        skip_to(&from, from.line + 1);
    return from.line - first;
}

void changes_diff(struct printer *p, const struct changed_part *part, bool is_first, bool has_color)
{
    struct reader before = {.text = part->before}, after = {.text = part->after}, ahead = before;
    if (part->count && is_first)
        print_head(p, part);
    for (size_t i = 0; i < part->count;) {
        uint64_t first, last;
        while (ahead.at + line_here(&ahead).len <= part->changes[i].before.start && ahead.at < ahead.text.len)
            skip_to(&ahead, ahead.line + 1);
        first = ahead.line > CONTEXT_LINES ? ahead.line - CONTEXT_LINES : 0;
        first = first < before.line ? before.line : first;
        for (last = ahead.line; i < part->count && ahead.line <= last + 2 * CONTEXT_LINES; i++) {
            last = ahead.line;
            while (i + 1 < part->count && ahead.at + line_here(&ahead).len <= part->changes[i + 1].before.start &&
                   ahead.at < ahead.text.len)
                skip_to(&ahead, ahead.line + 1);
        }
        skip_to(&before, first);
        skip_to(&after, first);
        uint64_t count = lines_left(before, last + CONTEXT_LINES + 1 - first);
        print(p, "@@");
        print_range(p, '-', part->lines + first, count);
        print_range(p, '+', part->lines + first, count);
        print(p, " @@\n");
        print_hunk(p, &before, &after, first + count, has_color);
    }
}
