/* ignore.c - finding and applying the comments that silence rules. */
#include "check/ignore.h"

#include <stdlib.h>

#include "base/error.h"

static const char MARK[] = "dragoman:ignore";

/* The next mark at or after `at`, or the text's length. */
static size_t next_mark(drg_str text, size_t at)
{
    drg_str mark = STR(MARK);
    while (at + mark.len <= text.len) {
        const char *hit = memchr(text.ptr + at, mark.ptr[0], text.len - at - mark.len + 1);
        if (!hit)
            break;
        at = (size_t)(hit - text.ptr);
        if (str_starts(str_cut(text, at, text.len), mark))
            return at;
        at++;
    }
    return text.len;
}

/* ---- What is silenced ------------------------------------------------------------------------------------------------ */

/* The parts after a mark: words between quotation marks, rules between spaces and commas. Empty: no more. */
static drg_str next_part(drg_str *rest)
{
    size_t at = 0, end;
    while (at < rest->len && (rest->ptr[at] == ' ' || rest->ptr[at] == ',' || rest->ptr[at] == '\t'))
        at++;
    bool is_quoted = at < rest->len && rest->ptr[at] == '"';
    for (end = at + is_quoted; end < rest->len; end++)
        if (is_quoted ? rest->ptr[end] == '"' : strchr(" ,\t\"", rest->ptr[end]) != NULL)
            break;
    end += is_quoted && end < rest->len;
    drg_str part = str_cut(*rest, at, end);
    *rest = str_cut(*rest, end, rest->len);
    return part;
}

/* Comments end, and reasons begin, where rules and words do. */
static bool ends_parts(drg_str part)
{
    static const char *const ends[] = {"--", "-->", "*/", "#}", "%}"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (str_starts(part, str_from(ends[i])))
            return true;
    return part.len == 0;
}

static bool covers(drg_str what, const drg_finding *finding)
{
    bool any_rule = false, is_rule = false, any_words = false, is_words = false;
    for (drg_str part = next_part(&what); !ends_parts(part); part = next_part(&what)) {
        if (part.ptr[0] == '"') {
            drg_str words = str_cut(part, 1, part.len > 1 ? part.len - 1 : 1);
            any_words = true;
            is_words |= str_eq(words, finding->surface) || str_eq(words, finding->src_surface);
        } else {
            any_rule = true;
            is_rule |= str_eq_z(part, finding->rule);
        }
    }
    return (is_rule || !any_rule) && (is_words || !any_words);
}

/* ---- Drafts ------------------------------------------------------------------------------------------------------------ */

static size_t line_start(drg_str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* After the line end. */
static size_t line_end(drg_str text, size_t at)
{
    const char *end = memchr(text.ptr + at, '\n', text.len - at);
    return end ? (size_t)(end - text.ptr) + 1 : text.len;
}

/* Reads the mark's kind from its rest, "-next-line term-missing", which loses it. */
static drg_str take_kind(drg_str *rest)
{
    size_t len = 0;
    while (len < rest->len && (is_ascii_alpha(rest->ptr[len]) || rest->ptr[len] == '-'))
        len++;
    drg_str kind = str_cut(*rest, 0, len);
    *rest = str_cut(*rest, len, rest->len);
    return kind;
}

/* Ends the block that was begun last and is open. */
static void end_block(struct ignores *ignores, size_t at)
{
    if (ignores->open.count)
        ignores->list.items[ignores->open.items[--ignores->open.count]].end = (uint32_t)at;
}

/* The line that the marks stand in, found once for all of them. */
struct line {
    size_t start, end;
};

static struct line line_of(drg_str source, struct line last, size_t at)
{
    return at < last.end ? last : (struct line){line_start(source, at), line_end(source, at)};
}

static bool add_mark(struct ignores *ignores, drg_str source, size_t at, struct line line)
{
    size_t start = line.start, end = line.end;
    drg_str rest = str_cut(source, at + sizeof MARK - 1, end);
    drg_str kind = take_kind(&rest);
    if (str_eq_z(kind, "-end")) {
        end_block(ignores, at);
        return true;
    }
    if (str_eq_z(kind, "-next-line")) {
        start = end;
        end = start < source.len ? line_end(source, start) : start;
    } else if (str_eq_z(kind, "-begin")) {
        start = at;
        end = source.len;
        if (!vec_push(&ignores->open, (uint32_t)ignores->list.count))
            return false;
    } else if (str_eq_z(kind, "-file")) {
        start = 0;
        end = source.len;
    } else if (kind.len) {
        return true;
    }
    return vec_push(&ignores->list, (struct ignore){.start = (uint32_t)start, .end = (uint32_t)end, .what = str_trim(rest)});
}

static int compare_starts(const void *a, const void *b)
{
    const struct ignore *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

static uint32_t fill_reach(struct ignore *list, size_t low, size_t high)
{
    if (low == high)
        return 0;
    size_t mid = low + (high - low) / 2;
    uint32_t left = fill_reach(list, low, mid), right = fill_reach(list, mid + 1, high), reach = list[mid].end;
    reach = left > reach ? left : reach;
    list[mid].reach = right > reach ? right : reach;
    return list[mid].reach;
}

drg_status ignores_find(struct ignores *out, const drg_text *text, drg_error *err)
{
    drg_str source = drg_text_source(text);
    struct line line = {0, 0};
    *out = (struct ignores){0};
    for (size_t at = next_mark(source, 0); at < source.len; at = next_mark(source, at + 1)) {
        line = line_of(source, line, at);
        if (!add_mark(out, source, at, line))
            return fail_memory(err);
    }
    if (out->list.count)
        qsort(out->list.items, out->list.count, sizeof *out->list.items, compare_starts);
    fill_reach(out->list.items, 0, out->list.count);
    return DRG_OK;
}

void ignores_free(struct ignores *ignores)
{
    vec_free(&ignores->list);
    vec_free(&ignores->open);
}

/* Looks only at what reaches the finding's place, and the logarithm of the rest. */
static bool is_covered(const struct ignore *list, size_t low, size_t high, const drg_finding *finding)
{
    size_t mid = low + (high - low) / 2;
    uint32_t at = finding->span.start;
    if (low == high || list[mid].reach <= at)
        return false;
    if (is_covered(list, low, mid, finding))
        return true;
    if (list[mid].start > at)
        return false;
    return (at < list[mid].end && covers(list[mid].what, finding)) || is_covered(list, mid + 1, high, finding);
}

bool ignores_cover(const struct ignores *ignores, const drg_finding *finding)
{
    return is_covered(ignores->list.items, 0, ignores->list.count, finding);
}

/* ---- Bitexts ------------------------------------------------------------------------------------------------------------- */

bool notes_cover(drg_str notes, const drg_finding *finding)
{
    for (size_t at = next_mark(notes, 0); at < notes.len; at = next_mark(notes, at + 1)) {
        drg_str rest = str_cut(notes, at + sizeof MARK - 1, line_end(notes, at));
        if (take_kind(&rest).len == 0 && covers(str_trim(rest), finding))
            return true;
    }
    return false;
}
