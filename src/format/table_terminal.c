/* table_terminal.c - the table for a terminal: columns by display width, cells wrapped, right-to-left text isolated. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/writer.h"
#include "format/formats.h"
#include "format/report.h"
#include "format/table_data.h"
#include "lang/names.h"
#include "text/display.h"

enum { DEFAULT_WIDTH = 100, LEAST_COLUMN = 8, GAP = 3 /* " │ " */ };

#define DASH "\xE2\x80\x94"
#define TIMES "\xC3\x97"
#define DOT "\xC2\xB7"
#define BAR " \xE2\x94\x82 "
#define RULE "\xE2\x94\x80"
#define CROSS RULE "\xE2\x94\xBC" RULE

/* What a cell says: entries, one a line, and how it looks. */
struct box {
    size_t start, end; /* in grid.text */
    bool is_missing;
};

/* All cells, the header's first. */
struct grid {
    struct buf text, line; /* line: the piece being written, isolated */
    struct box *boxes;
    uint32_t *widths;
    bool *is_rtl;
    size_t columns, rows;
    bool color, is_tall; /* tall: some row has several lines */
};

/* ---- What stands in the cells --------------------------------------------------------------------- */

static void add_entry(struct buf *text, size_t start, drg_str entry)
{
    if (text->len > start)
        buf_add_char(text, '\n');
    display_safe(text, entry, false);
}

static void add_found(struct buf *text, size_t start, const drg_found *found)
{
    add_entry(text, start, found->form);
    if (found->grade == DRG_POSSIBLE)
        buf_add_char(text, '?');
    if (found->count > 1)
        buf_addf(text, " " TIMES "%" PRIu64, found->count);
    if (found->place.line)
        buf_addf(text, " (%u:%u)", (unsigned)found->place.line, (unsigned)found->place.column);
}

/* The preferred term, and on the next line the admitted ones. */
static void add_terms(struct buf *text, size_t start, const struct table_data *t, const drg_cell *cell)
{
    drg_str term = table_preferred(t, cell);
    if (term.len)
        add_entry(text, start, term);
    uint32_t at = 0;
    for (bool is_first = true; table_next_admitted(t, cell, &at, &term); is_first = false) {
        if (is_first) {
            add_entry(text, start, term);
            continue;
        }
        buf_add_z(text, ", ");
        display_safe(text, term, false);
    }
}

static void add_missing(struct buf *text, const struct table_data *t, const drg_cell *cell)
{
    drg_str term = table_preferred(t, cell);
    buf_add_z(text, term.len ? DASH " (" : DASH);
    display_safe(text, term, false);
    buf_add_z(text, term.len ? ")" : "");
}

static void fill_cell(struct grid *g, struct box *box, const struct table_data *t, const drg_cell *cell)
{
    box->start = g->text.len;
    box->is_missing = cell->is_missing;
    for (uint32_t i = 0; i < cell->found_count; i++)
        add_found(&g->text, box->start, &cell->found[i]);
    if (cell->is_missing)
        add_missing(&g->text, t, cell);
    else if (!cell->found_count)
        add_terms(&g->text, box->start, t, cell);
    if (g->text.len == box->start)
        buf_add_z(&g->text, DASH);
    box->end = g->text.len;
}

/* "2/3" and the rows where a language misses the concept, or of a corpus their number: people count from 1. */
static void fill_agreement(struct grid *g, struct box *box, const struct table_data *t, const drg_row *row)
{
    enum { SHOWN = 6 };
    box->start = g->text.len;
    buf_addf(&g->text, "%" PRIu64 "/%" PRIu64, row->agree, row->any);
    for (uint32_t i = 0; i < row->missing_count && i < SHOWN; i++)
        buf_addf(&g->text, "%s%u", i ? ", " : "\nnot ", (unsigned)row->missing_rows[i] + 1);
    if (row->missing_count > SHOWN)
        buf_addf(&g->text, ", +%u", (unsigned)(row->missing_count - SHOWN));
    table_add_lacking(&g->text, t, row, "\nnot ", ", ");
    box->end = g->text.len;
}

static void fill_header(struct grid *g, const struct table_data *t)
{
    for (size_t i = 0; i < g->columns; i++) {
        struct box *box = &g->boxes[i];
        box->start = g->text.len;
        const char *name = i < t->column_count ? lang_autonym(t->columns[i]) : "Agree";
        if (name)
            buf_add_z(&g->text, name);
        if (i < t->column_count) {
            buf_add_z(&g->text, name ? " " : "");
            display_safe(&g->text, t->columns[i], false);
            g->is_rtl[i] = lang_is_rtl(t->columns[i]);
        }
        box->end = g->text.len;
    }
}

static void fill(struct grid *g, const struct table_data *t)
{
    fill_header(g, t);
    for (size_t r = 0; r < t->row_count; r++) {
        struct box *boxes = g->boxes + (r + 1) * g->columns;
        for (size_t i = 0; i < t->column_count; i++)
            fill_cell(g, &boxes[i], t, &t->rows[r].cells[i]);
        if (t->is_aligned)
            fill_agreement(g, &boxes[t->column_count], t, &t->rows[r]);
    }
}

/* ---- Widths ----------------------------------------------------------------------------------------- */

static drg_str box_text(const struct grid *g, const struct box *box)
{
    return str_cut(buf_str(&g->text), box->start, box->end);
}

static void measure(struct grid *g)
{
    for (size_t i = 0; i < (g->rows + 1) * g->columns; i++) {
        uint32_t *width = &g->widths[i % g->columns];
        drg_str rest = box_text(g, &g->boxes[i]), entry;
        for (unsigned lines = 0; str_split(&rest, '\n', &entry); lines++) {
            uint32_t need = drg_display_width(entry);
            *width = need > *width ? need : *width;
            g->is_tall |= lines > 0;
        }
    }
}

/* Takes columns from the widest until the table fits, or all are as narrow as may be. */
static void shrink(struct grid *g, uint32_t width)
{
    uint32_t total = (uint32_t)(g->columns - 1) * GAP;
    for (size_t i = 0; i < g->columns; i++)
        total += g->widths[i];
    while (total > width) {
        size_t widest = 0;
        for (size_t i = 1; i < g->columns; i++)
            if (g->widths[i] > g->widths[widest])
                widest = i;
        uint32_t second = LEAST_COLUMN;
        for (size_t i = 0; i < g->columns; i++)
            if (i != widest && g->widths[i] > second)
                second = g->widths[i];
        if (g->widths[widest] <= LEAST_COLUMN)
            return;
        uint32_t excess = total - width, spare = g->widths[widest] - second;
        uint32_t cut = spare == 0 ? 1 : spare < excess ? spare : excess;
        g->widths[widest] -= cut;
        total -= cut;
        g->is_tall = true;
    }
}

/* ---- Writing ------------------------------------------------------------------------------------------ */

static void write_spaces(struct writer *w, uint32_t count)
{
    while (count--)
        writer_add_char(w, ' ');
}

/* One line of a cell in its column. */
static void write_piece(struct writer *w, struct grid *g, size_t column, drg_str piece, const char *style)
{
    uint32_t used = drg_display_width(piece);
    uint32_t pad = used < g->widths[column] ? g->widths[column] - used : 0;
    if (!piece.len && column + 1 == g->columns)
        return;
    bool is_styled = g->color && *style && piece.len;
    buf_cut(&g->line, 0);
    display_safe(&g->line, piece, true);
    if (g->is_rtl[column])
        write_spaces(w, pad);
    if (is_styled)
        writer_addf(w, "\x1b[%sm", style);
    writer_add(w, buf_str(&g->line));
    if (is_styled)
        writer_add_z(w, "\x1b[0m");
    if (!g->is_rtl[column] && column + 1 < g->columns)
        write_spaces(w, pad);
}

/* Cuts the next line of at most `width` columns off the text of a cell. */
static drg_str next_piece(drg_str *rest, uint32_t width)
{
    if (!rest->len)
        return (drg_str){"", 0};
    const char *hit = memchr(rest->ptr, '\n', rest->len);
    drg_str entry = {rest->ptr, hit ? (size_t)(hit - rest->ptr) : rest->len};
    size_t len = display_fit(entry, width);
    drg_str piece = str_cut(*rest, 0, len);
    while (len < rest->len && rest->ptr[len] == ' ')
        len++;
    if (len < rest->len && rest->ptr[len] == '\n')
        len++;
    *rest = str_cut(*rest, len, rest->len);
    return piece;
}

static const char *style_of(const struct grid *g, size_t row, size_t column)
{
    if (row == 0)
        return "1";
    return g->boxes[row * g->columns + column].is_missing ? "31" : "";
}

static void write_row(struct writer *w, struct grid *g, size_t row, drg_str *rests)
{
    for (size_t i = 0; i < g->columns; i++)
        rests[i] = box_text(g, &g->boxes[row * g->columns + i]);
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < g->columns; i++) {
            drg_str piece = next_piece(&rests[i], g->widths[i]);
            bool is_empty_end = i + 1 == g->columns && !piece.len;
            writer_add(w, (drg_str){BAR, i == 0 ? 0 : sizeof BAR - 1 - is_empty_end});
            write_piece(w, g, i, piece, style_of(g, row, i));
            more |= rests[i].len > 0;
        }
        writer_add_char(w, '\n');
    }
}

static void write_rule(struct writer *w, const struct grid *g)
{
    for (size_t i = 0; i < g->columns; i++) {
        writer_add_z(w, i ? CROSS : "");
        for (uint32_t n = 0; n < g->widths[i]; n++)
            writer_add_z(w, RULE);
    }
    writer_add_char(w, '\n');
}

static void write_rows(struct writer *w, struct grid *g, drg_str *rests)
{
    write_row(w, g, 0, rests);
    write_rule(w, g);
    for (size_t i = 1; i <= g->rows; i++) {
        write_row(w, g, i, rests);
        if (g->is_tall && i < g->rows)
            write_rule(w, g);
    }
}

/* The names of the texts; the columns of a bitext come from one file. */
static void list_files(struct buf *line, const struct table_data *t)
{
    enum { SHOWN = 4 };
    size_t count = 0;
    for (size_t i = 0; i < t->document_count; i++) {
        const char *name = table_document_name(t, (uint32_t)i);
        if (i && strcmp(name, table_document_name(t, (uint32_t)i - 1)) == 0)
            continue;
        if (++count > SHOWN)
            continue;
        buf_add_z(line, count > 1 ? ", " : " " DOT " ");
        display_safe(line, str_from(name), true);
    }
    if (count > SHOWN)
        buf_addf(line, " and %zu more", count - SHOWN);
}

/* What was looked at, and what the signs mean. */
static void write_legend(struct writer *w, struct grid *g, const struct table_data *t)
{
    buf_cut(&g->line, 0);
    buf_addf(&g->line, "%zu concept%s", t->row_count, t->row_count == 1 ? "" : "s");
    if (t->is_aligned)
        buf_addf(&g->line, " in %zu aligned segment%s", t->aligned_rows, t->aligned_rows == 1 ? "" : "s");
    list_files(&g->line, t);
    writer_add(w, buf_str(&g->line));
    writer_add_z(w, "\n" TIMES "n occurrences " DOT);
    writer_add_z(w, t->is_of_corpus ? " " : " (line:column) of the first " DOT " ");
    writer_add_z(w, DASH " (term) not in the text\n");
    if (t->is_aligned)
        writer_add_z(w, "Agree: segments where all languages have the concept, of those where one has it\n");
}

static drg_status write_grid(struct grid *g, const struct table_data *t, const struct output *out, drg_error *err)
{
    struct writer w;
    writer_init(&w, out->sink, err);
    drg_str *rests = calloc(g->columns ? g->columns : 1, sizeof *rests);
    if (!rests)
        return fail_memory(err);
    if (t->row_count && g->columns)
        write_rows(&w, g, rests);
    writer_add_z(&w, t->row_count ? "\n" : "");
    write_legend(&w, g, t);
    free(rests);
    drg_status status = buf_status(&g->line, "a line of the table", err);
    drg_status written = writer_finish(&w);
    return status ? status : written;
}

static drg_status write_terminal(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    struct grid g = {
        .text = buf_make(SIZE_MAX / 4), .line = buf_make(SIZE_MAX / 4),
        .columns = t.column_count + t.is_aligned, .rows = t.row_count, .color = out->options->color,
    };
    g.boxes = calloc((g.rows + 1) * g.columns + 1, sizeof *g.boxes);
    g.widths = calloc(g.columns + 1, sizeof *g.widths);
    g.is_rtl = calloc(g.columns + 1, sizeof *g.is_rtl);
    drg_status status = g.boxes && g.widths && g.is_rtl ? DRG_OK : fail_memory(err);
    if (!status) {
        fill(&g, &t);
        status = buf_status(&g.text, "the table", err);
    }
    if (!status) {
        measure(&g);
        shrink(&g, out->options->width ? out->options->width : DEFAULT_WIDTH);
        status = write_grid(&g, &t, out, err);
    }
    buf_free(&g.text);
    buf_free(&g.line);
    free(g.boxes);
    free(g.widths);
    free(g.is_rtl);
    return status;
}

const struct format format_terminal = {
    .name = "terminal",
    .extensions = "",
    .summary = "for people at a terminal",
    .write_table = write_terminal,
    .report = &report_terminal,
};
