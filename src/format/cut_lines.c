/* cut_lines.c - cutting files whose units are lines: tables between rows, PO files at blank lines. */
#include "format/cut.h"
#include "syntax/csv.h"

/* Whether all of the line [start, end) is white space. */
static bool is_blank(drg_str text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (!is_ascii_space(text.ptr[i]))
            return false;
    return true;
}

/* After the last blank line that fits, else after the first one. */
static size_t end_po(const struct cutter *cutter, drg_str text, size_t wanted)
{
    size_t end = 0;
    (void)cutter;
    for (size_t at = 0, next; at < text.len && (end == 0 || at < wanted); at = next) {
        size_t line_end = str_line_end(text, at, &next);
        if (line_end == text.len || (end && next > wanted))
            break;
        if (at > 0 && is_blank(text, at, line_end) && next > at)
            end = next;
    }
    return end;
}

/* The first entry says what the file is: its msgid is empty. */
static void pass_po(struct cutter *cutter, drg_str part)
{
    if (cutter->has_begun)
        return;
    size_t next = 0;
    for (size_t at = 0; at < part.len; at = next) {
        size_t line_end = str_line_end(part, at, &next);
        buf_add(&cutter->head, str_cut(part, at, next));
        if (at > 0 && is_blank(part, at, line_end))
            break;
    }
    drg_str head = buf_str(&cutter->head);
    bool is_header = false;
    for (size_t at = 0; at < head.len && !is_header; at = next) {
        size_t line_end = str_line_end(head, at, &next);
        is_header = str_eq(str_trim(str_cut(head, at, line_end)), STR("msgid \"\""));
    }
    if (!is_header)
        buf_cut(&cutter->head, 0);
}

/* After the cell's closing quote; 0: it is not there. Doubled quotes stand for one. */
static size_t after_quoted(drg_str text, size_t at)
{
    for (at++; at < text.len; at++) {
        if (text.ptr[at] != '"')
            continue;
        if (at + 1 == text.len || text.ptr[at + 1] != '"')
            return at + 1;
        at++;
    }
    return 0;
}

/* After the cell at `at`: its separator, its line end, or the text's end. 0: it ends in what is still to come. */
static size_t cell_end(drg_str text, size_t at, char separator)
{
    size_t end = at;
    if (text.ptr[at] == '"') {
        end = after_quoted(text, at);
        if (!end || end == text.len)
            return 0;
        if (text.ptr[end] != separator && text.ptr[end] != '\n' && text.ptr[end] != '\r')
            end = separator == '\t' ? at : end; /* text that begins with a quote; see csv.h */
    }
    while (end < text.len && text.ptr[end] != separator && text.ptr[end] != '\n')
        end++;
    return end;
}

static size_t end_rows(const struct cutter *cutter, drg_str text, size_t wanted)
{
    char separator = csv_guess_separator(cutter->has_begun ? buf_str(&cutter->head) : text);
    size_t end = 0;
    for (size_t at = 0, next; at < text.len && (end == 0 || at < wanted); at = next + 1) {
        next = cell_end(text, at, separator);
        if (!next || next == text.len)
            break;
        if (text.ptr[next] != '\n')
            continue;
        if (end && next + 1 > wanted)
            break;
        end = next + 1;
    }
    return end;
}

/* The first row names the languages. */
static void pass_rows(struct cutter *cutter, drg_str part)
{
    if (!cutter->has_begun)
        buf_add(&cutter->head, str_cut(part, 0, end_rows(cutter, part, 1)));
}

const struct cut_kind cut_po = {.end = end_po, .pass = pass_po};
const struct cut_kind cut_rows = {.end = end_rows, .pass = pass_rows};
