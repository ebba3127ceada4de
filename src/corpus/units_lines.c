/* units_lines.c - files of lines, where a line is the text, and TSV files, where a cell is. */
#include "base/error.h"
#include "base/utf8.h"
#include "corpus/units.h"

static drg_status begin_lines(drg_corpus *units, drg_str text, size_t *head, drg_error *err)
{
    (void)text, (void)err;
    *head = 0;
    if (!units->sides)
        units->sides = 1;
    return DRG_OK;
}

const struct unit_kind unit_kind_lines = {.name = "plain", .begin = begin_lines};

/* ---- TSV ---------------------------------------------------------------------------------------------------- */

/* The cell that begins at *at, which moves past the tab after it; false behind the last. */
static bool next_cell(drg_str line, size_t *at, drg_str *cell)
{
    if (*at > line.len)
        return false;
    const char *tab = memchr(line.ptr + *at, '\t', line.len - *at);
    size_t end = tab ? (size_t)(tab - line.ptr) : line.len;
    *cell = str_cut(line, *at, end);
    *at = end + 1;
    return true;
}

static drg_status fail_header(drg_str line, drg_error *err)
{
    return fail(err, DRG_ESYNTAX, (drg_pos){1, 1}, "the first line names no languages: '%.*s'; name the columns with --columns",
                STR_ARGS(line));
}

static drg_status fail_column(const drg_corpus *units, size_t side, drg_error *err)
{
    return fail(err, DRG_ESYNTAX, (drg_pos){1, 1}, "the header has no column '%s'", units->langs[side]);
}

/* The column that is called so; false: none is. */
static bool find_column(drg_str header, const char *name, size_t *column)
{
    drg_str cell;
    *column = 0;
    for (size_t at = 0; next_cell(header, &at, &cell); ++*column)
        if (str_eq_ascii_case(str_trim(cell), str_from(name)))
            return true;
    return false;
}

/* Sides are the columns that --langs names, else all that are called as languages are. */
static drg_status read_header(drg_corpus *units, drg_str header, drg_error *err)
{
    drg_str cell;
    size_t column = 0;
    for (size_t i = 0; i < units->sides; i++)
        if (!find_column(header, units->langs[i], &units->columns[i]))
            return fail_column(units, i, err);
    for (size_t at = 0; !units->option_langs && next_cell(header, &at, &cell); column++) {
        cell = str_trim(cell);
        if (!units_is_lang(cell) || units->sides == DRG_SIDES || cell.len >= sizeof units->langs[0])
            continue;
        snprintf(units->langs[units->sides], sizeof units->langs[0], "%.*s", (int)cell.len, cell.ptr);
        units->columns[units->sides++] = column;
    }
    return units->sides ? DRG_OK : fail_header(header, err);
}

/* Without a header: the columns in order; of them, sides are those that --langs names, else all. */
static drg_status read_columns(drg_corpus *units, drg_error *err)
{
    if (!units->option_langs) {
        drg_status status = units_set_langs(units, units->option_columns, err);
        for (size_t i = 0; i < units->sides; i++)
            units->columns[i] = i;
        return status;
    }
    for (size_t i = 0; i < units->sides; i++) {
        drg_str rest = str_from(units->option_columns), name;
        for (units->columns[i] = 0; str_split(&rest, ',', &name) && !str_eq_z(str_trim(name), units->langs[i]);)
            units->columns[i]++;
    }
    return DRG_OK;
}

static drg_status begin_tsv(drg_corpus *units, drg_str text, size_t *head, drg_error *err)
{
    size_t bom = utf8_bom_length(text), next = 0;
    *head = 0;
    drg_status status;
    if (units->option_columns) {
        status = read_columns(units, err);
    } else {
        size_t end = str_line_end(text, bom, &next);
        *head = next;
        status = read_header(units, str_cut(text, bom, end), err);
    }
    for (size_t i = 0; i < units->sides; i++)
        if (units->column_count < units->columns[i] + 1)
            units->column_count = units->columns[i] + 1;
    return status;
}

static bool take_tsv(const drg_corpus *units, struct drg_unit_scratch *into, drg_str source, drg_span line)
{
    drg_str text = str_cut(source, line.start, line.end), cell;
    drg_span cells[DRG_SIDES] = {{0, 0}};
    size_t column = 0, at = 0;
    for (; column < units->column_count && next_cell(text, &at, &cell); column++)
        for (size_t i = 0; i < units->sides; i++)
            if (units->columns[i] == column)
                cells[i] = (drg_span){(uint32_t)(cell.ptr - source.ptr), (uint32_t)(cell.ptr + cell.len - source.ptr)};
    for (size_t i = 0; i < units->sides && column == units->column_count; i++) {
        units_add_text(into, i, str_cut(source, cells[i].start, cells[i].end));
        if (!vec_push(&into->cells, cells[i]))
            into->sides[0].failed = BUF_MEMORY;
    }
    return column == units->column_count;
}

const struct unit_kind unit_kind_tsv = {.name = "tsv", .begin = begin_tsv, .take = take_tsv};
