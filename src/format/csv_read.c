/* csv_read.c - glossaries out of comma-, semicolon- and tab-separated tables, in wide, long and pair form. */
#include "base/error.h"
#include "base/utf8.h"
#include "format/columns.h"
#include "format/csv_cell.h"
#include "format/formats.h"

/* A row on its way into the glossary. */
struct reading {
    const struct input *in;
    struct glossary_builder *into;
    struct columns columns;
    struct csv_row row;
    drg_str values[COLUMN_KINDS]; /* of the columns of which there is one */
    uint32_t concept_index;
    uint32_t term; /* of a long row; DRG_NONE: it has none */
};

bool csv_sniff(drg_str head)
{
    return columns_sniff(head);
}

static drg_str cell_text(const struct csv_row *row, size_t column)
{
    return column < row->count ? csv_cell_text(row->cells[column].text) : (drg_str){"", 0};
}

/* The parts of a cell, asked for from left to right, so that each character is counted once. */
struct part_places {
    const struct csv_cell *cell;
    size_t counted; /* bytes of the cell's text up to the last part   */
    drg_pos place;  /* of that part                                    */
    bool is_lost;   /* a line end came between: the cell's place does  */
};

static struct part_places part_places(const struct csv_cell *cell)
{
    drg_pos place = {cell->pos.line, cell->pos.column + cell->is_quoted};
    return (struct part_places){cell, 0, place, false};
}

static drg_pos part_place(struct part_places *places, drg_str part)
{
    const struct csv_cell *cell = places->cell;
    if (cell->is_rewritten || part.ptr < cell->text.ptr)
        return (drg_pos){cell->pos.line, cell->pos.column + cell->is_quoted};
    drg_str between = str_cut(cell->text, places->counted, (size_t)(part.ptr - cell->text.ptr));
    places->is_lost = places->is_lost || (between.len && memchr(between.ptr, '\n', between.len));
    places->place.column += (uint32_t)utf8_length(between);
    places->counted += between.len;
    return places->is_lost ? cell->pos : places->place;
}

static drg_status add_term(struct reading *r, drg_str lang, drg_str text, drg_term_status status, drg_pos place,
                           drg_error *err)
{
    drg_term term = {
        .text = text,
        .lang = lang,
        .status = status,
        .kind = r->values[COLUMN_KIND],
        .pos = r->values[COLUMN_POS],
        .gender = r->values[COLUMN_GENDER],
        .number = r->values[COLUMN_NUMBER],
        .note = r->values[COLUMN_TERM_NOTE],
        .concept_index = r->concept_index,
        .file = DRG_NONE,
        .place = place,
    };
    return glossary_builder_term(r->into, &term, &r->term, err);
}

/* The status a row gives with a column of its own; an unknown one is kept as a field. */
static bool row_status(const struct reading *r, drg_term_status *status)
{
    return r->values[COLUMN_STATUS].len && term_status_parse(str_trim(r->values[COLUMN_STATUS]), status);
}

/* In a pair, the status is the target's, and a further target of a concept stands beside the first. */
static drg_term_status wide_status(const struct reading *r, const struct column *column, size_t nth_plain)
{
    drg_term_status status = column->status;
    if (status == DRG_PREFERRED && (nth_plain > 0 || !r->columns.is_pair))
        row_status(r, &status);
    return status;
}

static drg_status add_alternatives(struct reading *r, const struct column *column, size_t index,
                                   drg_term_status status, drg_error *err)
{
    drg_str rest = cell_text(&r->row, index), part;
    bool has_several = rest.len && memchr(rest.ptr, '|', rest.len);
    drg_status result = DRG_OK;
    if (!rest.len)
        return DRG_OK;
    struct part_places places = part_places(&r->row.cells[index]);
    while (!result && str_split(&rest, '|', &part)) {
        drg_str text = has_several ? str_trim(part) : part;
        if (str_trim(text).len)
            result = add_term(r, column->lang, text, status, part_place(&places, text), err);
    }
    return result;
}

static drg_status add_field(struct reading *r, const struct column *column, size_t index, drg_error *err)
{
    drg_field field = {.name = column->name, .value = cell_text(&r->row, index), .concept_index = r->concept_index,
                       .lang = column->lang, .term = DRG_NONE};
    if (column->kind == COLUMN_TERM_FIELD)
        field.term = r->term;
    else if (column->kind == COLUMN_LANG_FIELD && r->columns.is_long)
        field.lang = r->values[COLUMN_LANG];
    if (!field.value.len)
        return DRG_OK;
    if (column->kind == COLUMN_TERM_FIELD && r->term == DRG_NONE)
        return fail(err, DRG_ESYNTAX, r->row.cells[index].pos, "a field '%.*s' of a term in a row without a term",
                    STR_ARGS(column->name));
    return glossary_builder_field(r->into, &field, err);
}

static drg_status add_fields(struct reading *r, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < r->columns.list.count && i < r->row.count && !status; i++)
        if (r->columns.list.items[i].kind >= COLUMN_CONCEPT_FIELD)
            status = add_field(r, &r->columns.list.items[i], i, err);
    drg_term_status known;
    if (!status && r->values[COLUMN_STATUS].len && !row_status(r, &known)) {
        drg_field field = {.name = STR("status"), .value = r->values[COLUMN_STATUS], .concept_index = r->concept_index,
                           .lang = {"", 0}, .term = r->columns.is_long ? r->term : DRG_NONE};
        status = glossary_builder_field(r->into, &field, err);
    }
    return status;
}

static drg_status add_wide_row(struct reading *r, drg_error *err)
{
    drg_status status = DRG_OK;
    size_t nth_plain = 0;
    for (size_t i = 0; i < r->columns.list.count && i < r->row.count && !status; i++) {
        const struct column *column = &r->columns.list.items[i];
        if (column->kind != COLUMN_TERMS)
            continue;
        status = add_alternatives(r, column, i, wide_status(r, column, nth_plain), err);
        nth_plain += column->status == DRG_PREFERRED;
    }
    return status;
}

static size_t column_of(const struct columns *columns, enum column_kind kind)
{
    size_t i = 0;
    while (i < columns->list.count && columns->list.items[i].kind != kind)
        i++;
    return i;
}

static drg_status add_long_row(struct reading *r, drg_error *err)
{
    drg_term_status status = DRG_PREFERRED;
    drg_str text = r->values[COLUMN_TERM], lang = str_trim(r->values[COLUMN_LANG]);
    if (!str_trim(text).len)
        return DRG_OK;
    if (!lang.len)
        return fail(err, DRG_ESYNTAX, r->row.pos, "the term '%.*s' has no language", STR_ARGS(text));
    row_status(r, &status);
    const struct csv_cell *cell = &r->row.cells[column_of(&r->columns, COLUMN_TERM)];
    struct part_places places = part_places(cell);
    return add_term(r, lang, text, status, part_place(&places, text), err);
}

static drg_status check_row(const struct reading *r, drg_error *err)
{
    for (size_t i = r->columns.list.count; i < r->row.count; i++)
        if (r->row.cells[i].text.len)
            return fail(err, DRG_ESYNTAX, r->row.cells[i].pos,
                        "a cell '%.*s' after the last of the header's %zu columns", STR_ARGS(r->row.cells[i].text),
                        r->columns.list.count);
    if (r->columns.is_long && !str_trim(r->values[COLUMN_CONCEPT]).len)
        return fail(err, DRG_ESYNTAX, r->row.pos, "a row without a concept in a table of one row a term");
    return DRG_OK;
}

static drg_status add_parts(struct reading *r, drg_error *err)
{
    static const struct { enum column_kind column; enum concept_part part; } parts[] = {
        {COLUMN_SUBJECT, CONCEPT_SUBJECT}, {COLUMN_DEFINITION, CONCEPT_DEFINITION}, {COLUMN_NOTE, CONCEPT_NOTE}};
    drg_status status = glossary_builder_concept(r->into, str_trim(r->values[COLUMN_CONCEPT]), &r->concept_index, err);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !status; i++)
        status = glossary_builder_part(r->into, r->concept_index, parts[i].part, r->values[parts[i].column], err);
    return status;
}

static drg_status add_row(struct reading *r, drg_error *err)
{
    for (size_t kind = 0; kind < COLUMN_KINDS; kind++)
        r->values[kind] = (drg_str){"", 0};
    for (size_t i = 0; i < r->columns.list.count; i++)
        r->values[r->columns.list.items[i].kind] = cell_text(&r->row, i);
    r->term = DRG_NONE;
    drg_status status = check_row(r, err);
    if (!status)
        status = add_parts(r, err);
    if (!status)
        status = r->columns.is_long ? add_long_row(r, err) : add_wide_row(r, err);
    if (!status)
        status = add_fields(r, err);
    if (status && err && err->pos.line == 0)
        err->pos = r->row.pos;
    return status;
}

static drg_status read_rows(struct reading *r, struct csv *csv, drg_error *err)
{
    bool is_header = false;
    drg_status status = csv_next(csv, &r->row, err);
    if (status)
        return status;
    if (!r->row.count)
        return fail(err, DRG_ESYNTAX, (drg_pos){1, 1}, "the table is empty: not even a header");
    status = columns_parse(&r->columns, &r->row, r->in->langs, &is_header, err);
    if (!status && !is_header)
        status = add_row(r, err);
    while (!status) {
        status = csv_next(csv, &r->row, err);
        if (status || !r->row.count)
            break;
        status = add_row(r, err);
    }
    return status;
}

drg_status csv_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading reading = {.in = in, .into = into};
    struct csv csv;
    csv_open(&csv, in->source, csv_guess_separator(in->source));
    drg_status status = read_rows(&reading, &csv, err);
    columns_free(&reading.columns);
    csv_close(&csv);
    return status;
}
