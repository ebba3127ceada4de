/* csv.c - the lexer of separated values. */
#include "syntax/csv.h"

#include "base/error.h"
#include "base/utf8.h"

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

char csv_guess_separator(drg_str source)
{
    static const char separators[] = {'\t', ',', ';'};
    size_t seen[sizeof separators] = {0};
    bool quoted = false;
    for (size_t i = 0; i < source.len && (quoted || !is_line_end(source.ptr[i])); i++) {
        if (source.ptr[i] == '"')
            quoted = !quoted;
        for (size_t k = 0; k < sizeof separators && !quoted; k++)
            seen[k] += source.ptr[i] == separators[k];
    }
    size_t best = 1;
    for (size_t k = 0; k < sizeof separators; k++)
        if (seen[k] > seen[best] || (k == 0 && seen[0] && seen[0] == seen[best]))
            best = k;
    return separators[best];
}

void csv_open(struct csv *csv, drg_str source, char separator)
{
    *csv = (struct csv){.source = source,
                        .separator = separator,
                        .at = utf8_bom_length(source),
                        .place = place_start(source),
                        .has_nul = source.len && memchr(source.ptr, '\0', source.len)};
}

void csv_close(struct csv *csv)
{
    arena_free(&csv->texts);
    vec_free(&csv->cells);
}

static bool ends_cell(const struct csv *csv, size_t at)
{
    return at >= csv->source.len || csv->source.ptr[at] == csv->separator || is_line_end(csv->source.ptr[at]);
}

/* Offset of the quote that closes the one at `open`; the source's length when there is none. */
static size_t closing_quote(const struct csv *csv, size_t open, bool *has_doubled)
{
    drg_str s = csv->source;
    size_t limit = s.len - open > CSV_MAX_CELL ? open + CSV_MAX_CELL : s.len;
    for (size_t i = open + 1; i < limit; i++) {
        if (s.ptr[i] != '"')
            continue;
        if (i + 1 == s.len || s.ptr[i + 1] != '"')
            return i;
        *has_doubled = true;
        i++;
    }
    return s.len;
}

static drg_str undouble(struct csv *csv, size_t start, size_t end)
{
    char *text = arena_alloc(&csv->texts, end - start + 1);
    size_t len = 0;
    for (size_t i = start; text && i < end; i++) {
        text[len++] = csv->source.ptr[i];
        i += csv->source.ptr[i] == '"';
    }
    return (drg_str){text, len};
}

/* A cell in quotes. With tabs, *taken is false when the quotes do not enclose the whole cell. */
static drg_status read_quoted(struct csv *csv, struct csv_cell *cell, bool *taken, drg_error *err)
{
    bool has_doubled = false;
    size_t open = csv->at, close = closing_quote(csv, open, &has_doubled), after = close + 1;
    bool is_closed = close < csv->source.len;
    if (is_closed && csv->separator != '\t')
        while (after < csv->source.len && csv->source.ptr[after] == ' ')
            after++;
    *taken = csv->separator != '\t' || (is_closed && ends_cell(csv, after));
    if (!*taken)
        return DRG_OK;
    if (!is_closed && csv->source.len - open > CSV_MAX_CELL)
        return fail(err, DRG_ELIMIT, cell->pos, "a cell is larger than the limit of %d bytes", CSV_MAX_CELL);
    if (!is_closed)
        return fail(err, DRG_ESYNTAX, cell->pos, "the quote that opens here is never closed");
    if (!ends_cell(csv, after))
        return fail(err, DRG_ESYNTAX, place_at(&csv->place, after),
                    "text after a closing quote; a quote inside a quoted cell must be doubled");
    *cell = (struct csv_cell){.start = open + 1, .end = close, .pos = cell->pos, .is_quoted = true, .is_rewritten = has_doubled};
    cell->text = has_doubled ? undouble(csv, open + 1, close) : str_cut(csv->source, open + 1, close);
    csv->at = after;
    return cell->text.ptr ? DRG_OK : fail_memory(err);
}

/* Offset of the separator or line end from `at` on; the source's length when there is none. */
static size_t plain_end(const struct csv *csv, size_t at)
{
    drg_str s = csv->source;
    for (; s.len - at >= 8; at += 8) {
        uint64_t word = str_word(s.ptr + at);
        if (str_word_has(word, csv->separator) || str_word_has(word, '\n') || str_word_has(word, '\r'))
            break;
    }
    while (!ends_cell(csv, at))
        at++;
    return at;
}

static drg_status read_plain(struct csv *csv, struct csv_cell *cell, drg_error *err)
{
    size_t start = csv->at;
    csv->at = plain_end(csv, start);
    cell->text = str_cut(csv->source, start, csv->at);
    cell->start = start;
    cell->end = csv->at;
    cell->is_quoted = cell->is_rewritten = false;
    if (csv->at - start > CSV_MAX_CELL)
        return fail(err, DRG_ELIMIT, cell->pos, "a cell is larger than the limit of %d bytes", CSV_MAX_CELL);
    return DRG_OK;
}

/* Made where it stays: cells are many, and copying one costs as much as reading it. */
static drg_status read_cell(struct csv *csv, drg_error *err)
{
    if (!vec_reserve_one(&csv->cells))
        return fail_memory(err);
    struct csv_cell *cell = &csv->cells.items[csv->cells.count];
    bool taken = false;
    drg_status status = DRG_OK;
    cell->pos = place_at(&csv->place, csv->at);
    if (csv->at < csv->source.len && csv->source.ptr[csv->at] == '"')
        status = read_quoted(csv, cell, &taken, err);
    if (!status && !taken)
        status = read_plain(csv, cell, err);
    if (status)
        return status;
    if (csv->has_nul && cell->text.len && memchr(cell->text.ptr, '\0', cell->text.len))
        return fail(err, DRG_ESYNTAX, cell->pos, "a NUL character in a cell; the file may be damaged or not be text");
    if (csv->cells.count >= CSV_MAX_CELLS)
        return fail(err, DRG_ELIMIT, cell->pos, "a row has more than %d cells", CSV_MAX_CELLS);
    csv->cells.count++;
    return DRG_OK;
}

static void skip_line_end(struct csv *csv)
{
    drg_str rest = str_cut(csv->source, csv->at, csv->source.len);
    if (rest.len)
        csv->at += str_starts(rest, STR("\r\n")) ? 2 : 1;
}

static drg_status read_row(struct csv *csv, drg_error *err)
{
    for (;;) {
        drg_status status = read_cell(csv, err);
        if (status)
            return status;
        if (csv->at >= csv->source.len || csv->source.ptr[csv->at] != csv->separator)
            break;
        csv->at++;
    }
    skip_line_end(csv);
    return DRG_OK;
}

static bool is_blank(const struct csv *csv)
{
    for (size_t i = 0; i < csv->cells.count; i++)
        if (csv->cells.items[i].is_quoted || str_trim(csv->cells.items[i].text).len)
            return false;
    return true;
}

drg_status csv_next(struct csv *csv, struct csv_row *row, drg_error *err)
{
    *row = (struct csv_row){0};
    while (csv->at < csv->source.len) {
        arena_free(&csv->texts);
        csv->cells.count = 0;
        drg_status status = read_row(csv, err);
        if (status)
            return status;
        if (is_blank(csv))
            continue;
        *row = (struct csv_row){csv->cells.items, csv->cells.count, csv->cells.items[0].pos};
        return DRG_OK;
    }
    return DRG_OK;
}
