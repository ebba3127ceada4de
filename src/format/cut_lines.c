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

/* Whether a line, an obsolete one or not, begins with a keyword. */
static bool has_keyword(drg_str text, size_t start, size_t end, const char *keyword)
{
    drg_str line = str_trim(str_cut(text, start, end));
    if (str_starts(line, STR("#~")))
        line = str_trim(str_cut(line, 2, line.len));
    return str_starts(line, str_from(keyword));
}

/* Whether what follows a blank line goes on with the entry before it; true as long as that cannot be seen. */
static bool goes_on(drg_str text, size_t at)
{
    for (size_t next; at < text.len; at = next) {
        size_t end = str_line_end(text, at, &next);
        if (!is_blank(text, at, end))
            return has_keyword(text, at, end, "msgstr") || has_keyword(text, at, end, "\"") || has_keyword(text, at, end, "msgid_plural");
    }
    return true;
}

/* After the last blank line between entries that fits, else after the first one. */
static size_t end_po(const struct cutter *cutter, drg_str text, size_t wanted)
{
    size_t end = 0;
    bool has_translation = false; /* since the last blank line */
    (void)cutter;
    for (size_t at = 0, next; at < text.len && (end == 0 || at < wanted); at = next) {
        size_t line_end = str_line_end(text, at, &next);
        if (line_end == text.len || (end && next > wanted))
            break;
        has_translation |= has_keyword(text, at, line_end, "msgstr");
        if (!has_translation || !is_blank(text, at, line_end) || goes_on(text, next))
            continue;
        end = next;
        has_translation = false;
    }
    return end;
}

/* Whether text begins with the entry that says what the file is: its msgid is empty, and no piece of it follows. */
static bool is_header(drg_str text)
{
    bool is_empty_id = false;
    for (size_t at = 0, next; at < text.len; at = next) {
        size_t end = str_line_end(text, at, &next);
        drg_str line = str_trim(str_cut(text, at, end));
        if (is_empty_id)
            return str_starts(line, STR("msgstr"));
        if (str_starts(line, STR("msg")))
            is_empty_id = str_eq(line, STR("msgid \"\""));
        if (str_starts(line, STR("msg")) && !is_empty_id)
            return false;
    }
    return false;
}

static void pass_po(struct cutter *cutter, drg_str part)
{
    if (cutter->has_begun || !is_header(part))
        return;
    size_t end = end_po(cutter, part, 1);
    buf_add(&cutter->head, str_cut(part, 0, end ? end : part.len)); /* 0: the header is all of it */
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
