/* table_xlsx.c - the table as an XLSX workbook: a sheet of terms, one row a concept, and a sheet of all occurrences.
 *
 * The same table gives the same bytes: nothing in the file tells when or where it was made. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/ctx.h"
#include "base/error.h"
#include "base/utf8.h"
#include "format/formats.h"
#include "format/table_data.h"
#include "format/xlsx_book.h"
#include "lang/names.h"
#include "text/text.h"

/* A language takes up to three columns of a sheet; a few others stand beside them. */
enum { MOST_LANGUAGES = XLSX_MAX_COLUMNS / 4 };

#define ELLIPSIS "\xE2\x80\xA6"

/* A workbook being made. `cell` gathers the text of one cell. */
struct workbook {
    const struct table_data *t;
    const struct output *out;
    struct buf cell;
    struct xlsx_sheet sheet;
    bool has_definitions;
    const drg_text *last_text; /* where place_of counts on from */
    uint32_t last_offset;
    drg_pos last_place;
};

/* ---- the sheet of terms --------------------------------------------------------------------------------- */

static void add_line(struct buf *cell, drg_str text)
{
    if (cell->len)
        buf_add_char(cell, '\n');
    buf_add(cell, text);
}

static void write_column_heads(struct workbook *b, size_t column)
{
    const struct table_data *t = b->t;
    bool is_rtl = lang_is_rtl(t->columns[column]);
    const char *name = lang_autonym(t->columns[column]);
    buf_cut(&b->cell, 0);
    if (name)
        buf_addf(&b->cell, "%s ", name);
    buf_add(&b->cell, t->columns[column]);
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, is_rtl, buf_str(&b->cell));
    if (!drg_table_column_has_text(t->table, column))
        return;
    buf_cut(&b->cell, 0);
    buf_addf(&b->cell, "found %.*s", STR_ARGS(t->columns[column]));
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, is_rtl, buf_str(&b->cell));
    buf_cut(&b->cell, 0);
    buf_addf(&b->cell, "n %.*s", STR_ARGS(t->columns[column]));
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, buf_str(&b->cell));
}

static void write_term_heads(struct workbook *b)
{
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Concept"));
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Subject"));
    for (size_t i = 0; i < b->t->column_count; i++)
        write_column_heads(b, i);
    if (b->t->is_aligned) {
        xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Agree"));
        xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Of"));
        xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, b->t->is_of_corpus ? STR("Missing") : STR("Missing in rows"));
    }
    if (b->has_definitions)
        xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Definition"));
    xlsx_sheet_end_row(&b->sheet);
}

static void write_terms(struct workbook *b, const drg_cell *cell, bool is_rtl)
{
    drg_str term = table_preferred(b->t, cell);
    buf_cut(&b->cell, 0);
    if (term.len)
        add_line(&b->cell, term);
    for (uint32_t at = 0; table_next_admitted(b->t, cell, &at, &term);)
        add_line(&b->cell, term);
    xlsx_sheet_text(&b->sheet, XLSX_STRONG, is_rtl, buf_str(&b->cell));
}

static void write_found(struct workbook *b, const drg_cell *cell, bool is_rtl)
{
    buf_cut(&b->cell, 0);
    for (uint32_t i = 0; i < cell->found_count; i++) {
        add_line(&b->cell, cell->found[i].form);
        if (cell->found[i].count > 1)
            buf_addf(&b->cell, " \xC3\x97%" PRIu64, cell->found[i].count);
    }
    if (cell->is_missing)
        xlsx_sheet_text(&b->sheet, XLSX_MISSING, is_rtl, STR("missing"));
    else
        xlsx_sheet_text(&b->sheet, XLSX_TEXT, is_rtl, buf_str(&b->cell));
    xlsx_sheet_number(&b->sheet, cell->count);
}

static void write_alignment(struct workbook *b, const drg_row *row)
{
    xlsx_sheet_number(&b->sheet, row->agree);
    xlsx_sheet_number(&b->sheet, row->any);
    buf_cut(&b->cell, 0);
    for (uint32_t i = 0; i < row->missing_count; i++)
        buf_addf(&b->cell, "%s%u", i ? ", " : "", (unsigned)row->missing_rows[i] + 1);
    table_add_lacking(&b->cell, b->t, row, "", ", ");
    xlsx_sheet_text(&b->sheet, row->agree < row->any ? XLSX_MISSING : XLSX_TEXT, false, buf_str(&b->cell));
}

static void write_row(struct workbook *b, const drg_row *row)
{
    const struct table_data *t = b->t;
    drg_concept entry = drg_glossary_concept(t->glossary, row->concept_index);
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, entry.id);
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, entry.subject);
    for (size_t i = 0; i < t->column_count; i++) {
        bool is_rtl = lang_is_rtl(t->columns[i]);
        write_terms(b, &row->cells[i], is_rtl);
        if (drg_table_column_has_text(t->table, i))
            write_found(b, &row->cells[i], is_rtl);
    }
    if (t->is_aligned)
        write_alignment(b, row);
    if (b->has_definitions)
        xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, entry.definition);
    xlsx_sheet_end_row(&b->sheet);
}

static void write_term_rows(struct workbook *b)
{
    for (size_t i = 0; i < b->t->row_count; i++)
        b->has_definitions |= drg_glossary_concept(b->t->glossary, b->t->rows[i].concept_index).definition.len > 0;
    write_term_heads(b);
    for (size_t i = 0; i < b->t->row_count; i++)
        write_row(b, &b->t->rows[i]);
}

/* ---- the sheet of occurrences ---------------------------------------------------------------------------- */

/* The match with what stands around it in its segment: a segment may be as long as the text. */
static void write_context(struct workbook *b, const drg_text *text, drg_span segment, drg_span match, bool is_rtl)
{
    enum { AROUND = 160 /* bytes on either side */ };
    drg_str source = drg_text_source(text);
    if (drg_text_is_package(text)) {
        source = drg_text_reading(text);
        segment = drg_text_reading_span(text, segment);
        match = drg_text_reading_span(text, match);
    }
    uint32_t start = segment.start, end = segment.end;
    if (match.start > start + AROUND)
        start = match.start - AROUND;
    if (end > match.end + AROUND)
        end = match.end + AROUND;
    while (start > segment.start && !utf8_is_lead(source.ptr[start]))
        start--;
    while (end < segment.end && !utf8_is_lead(source.ptr[end]))
        end++;
    buf_cut(&b->cell, 0);
    buf_add_z(&b->cell, start > segment.start ? ELLIPSIS : "");
    buf_add(&b->cell, str_cut(source, start, end));
    buf_add_z(&b->cell, end < segment.end ? ELLIPSIS : "");
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, is_rtl, buf_str(&b->cell));
}

static bool has_line_end(drg_str s)
{
    return s.len && (memchr(s.ptr, '\n', s.len) || memchr(s.ptr, '\r', s.len));
}

/* The place of a match, counted on from the match before it where both stand in one line: lines may be long. */
static drg_pos place_of(struct workbook *b, const drg_text *text, uint32_t offset)
{
    drg_str between = {"", 0};
    bool goes_on = b->last_text == text && offset >= b->last_offset && !drg_text_is_package(text);
    if (goes_on)
        between = drg_text_slice(text, (drg_span){b->last_offset, offset});
    if (!goes_on || has_line_end(between))
        b->last_place = drg_text_pos(text, offset);
    else
        b->last_place.column += (uint32_t)utf8_length(between);
    b->last_text = text;
    b->last_offset = offset;
    return b->last_place;
}

static void write_occurrence(struct workbook *b, const drg_text *text, const drg_match *match)
{
    drg_term term = drg_glossary_term(b->t->glossary, match->term);
    size_t count;
    const drg_segment *segments = drg_text_segments(text, &count);
    drg_pos place = place_of(b, text, match->span.start);
    bool is_rtl = lang_is_rtl(term.lang);
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, drg_glossary_concept(b->t->glossary, term.concept_index).id);
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, term.lang);
    xlsx_sheet_text(&b->sheet, XLSX_STRONG, is_rtl, text_read_span(text, match->span));
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, is_rtl, term.text);
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, str_from(drg_grade_name(match->grade)));
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, str_from(drg_text_name(text)));
    xlsx_sheet_number(&b->sheet, place.line);
    xlsx_sheet_number(&b->sheet, place.column);
    xlsx_sheet_number(&b->sheet, match->segment < count ? match->segment + 1 : 0);
    if (match->segment < count)
        write_context(b, text, segments[match->segment].span, match->span, is_rtl);
    xlsx_sheet_end_row(&b->sheet);
}

static void write_occurrences(struct workbook *b)
{
    static const char *const heads[] = {"Concept", "Language", "Form", "Term", "Grade",
                                        "File",    "Line",     "Column", "Segment", "Context"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, str_from(heads[i]));
    xlsx_sheet_end_row(&b->sheet);
    size_t left = 0;
    for (size_t d = 0; d < b->t->document_count; d++) {
        size_t count;
        const drg_match *list = drg_matches_list(b->t->documents[d].matches, &count);
        for (size_t i = 0; i < count; i++) {
            if (xlsx_sheet_is_full(&b->sheet))
                left++;
            else
                write_occurrence(b, b->t->documents[d].text, &list[i]);
        }
    }
    if (left)
        note(b->out->ctx, "xlsx.rows", NULL, NOWHERE, "%zu occurrence(s) did not fit in the sheet's %d rows", left,
             (int)XLSX_MAX_ROWS);
}

static void write_example(struct workbook *b, const drg_row *row, const drg_example *example)
{
    xlsx_sheet_text(&b->sheet, XLSX_TEXT, false, drg_glossary_concept(b->t->glossary, row->concept_index).id);
    xlsx_sheet_text(&b->sheet, example->agrees ? XLSX_TEXT : XLSX_MISSING, false, example->agrees ? STR("agree") : STR("missing"));
    for (size_t i = 0; i < b->t->column_count; i++)
        xlsx_sheet_text(&b->sheet, XLSX_TEXT, lang_is_rtl(b->t->columns[i]), example->texts[i]);
    xlsx_sheet_end_row(&b->sheet);
}

/* What a corpus has in place of its occurrences. */
static void write_examples(struct workbook *b)
{
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Concept"));
    xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, STR("Languages"));
    for (size_t i = 0; i < b->t->column_count; i++)
        xlsx_sheet_text(&b->sheet, XLSX_HEADER, false, b->t->columns[i]);
    xlsx_sheet_end_row(&b->sheet);
    for (size_t r = 0; r < b->t->row_count; r++)
        for (uint32_t i = 0; i < b->t->rows[r].example_count && !xlsx_sheet_is_full(&b->sheet); i++)
            write_example(b, &b->t->rows[r], &b->t->rows[r].examples[i]);
}

/* ---- the workbook ------------------------------------------------------------------------------------------ */

static drg_status add_sheet(struct workbook *b, struct xlsx_book *book, const char *name, void (*fill)(struct workbook *),
                            drg_error *err)
{
    xlsx_sheet_begin(&b->sheet, err);
    fill(b);
    drg_status status = xlsx_book_add(book, name, &b->sheet, b->out->ctx, err);
    return status ? status : buf_status(&b->cell, "a cell", err);
}

static drg_status write_xlsx(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    if (t.column_count > MOST_LANGUAGES)
        return fail(err, DRG_ELIMIT, NOWHERE, "the table has %zu languages, more than the %d a sheet can hold", t.column_count,
                    (int)MOST_LANGUAGES);
    if (t.row_count >= XLSX_MAX_ROWS)
        return fail(err, DRG_ELIMIT, NOWHERE, "the table has %zu rows, more than the %d a sheet can hold", t.row_count + 1,
                    (int)XLSX_MAX_ROWS);
    struct workbook *b = calloc(1, sizeof *b);
    if (!b)
        return fail_memory(err);
    b->t = &t;
    b->out = out;
    b->cell = buf_make(SIZE_MAX / 4);
    struct xlsx_book book;
    drg_status status = xlsx_book_begin(&book, out->sink, 2, err);
    if (!status)
        status = add_sheet(b, &book, "Terms", write_term_rows, err);
    if (!status)
        status = t.is_of_corpus ? add_sheet(b, &book, "Examples", write_examples, err)
                                : add_sheet(b, &book, "Occurrences", write_occurrences, err);
    status = xlsx_book_end(&book, status, err);
    buf_free(&b->cell);
    free(b);
    return status;
}

const struct format format_xlsx = {
    .name = "xlsx",
    .extensions = " .xlsx ",
    .summary = "spreadsheet: a glossary, or a table with all terms and occurrences",
    .is_binary = true,
    .write_glossary = xlsx_write_glossary,
    .write_table = write_xlsx,
};
