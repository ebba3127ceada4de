/* test_csv.c - separated values: cells, quotes, line ends, places, errors. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/file.h"
#include "support/glossaries.h"
#include "syntax/csv.h"

/* Rows as "a|b/c|d/", or "!line:column message". */
static struct buf show(drg_str source, char separator)
{
    struct buf out = buf_make(1 << 20);
    struct csv csv;
    struct csv_row row;
    drg_error err = {0};
    csv_open(&csv, source, separator ? separator : csv_guess_separator(source));
    buf_add_z(&out, "");
    while (csv_next(&csv, &row, &err) == DRG_OK && row.count) {
        for (size_t i = 0; i < row.count; i++) {
            buf_add_z(&out, i ? "|" : "");
            buf_add(&out, row.cells[i].text);
        }
        buf_add_char(&out, '/');
    }
    if (err.code)
        buf_addf(&out, "!%u:%u %s", err.pos.line, err.pos.column, err.message);
    csv_close(&csv);
    return out;
}

Test(csv, rows_and_cells)
{
    static const struct { const char *source, *rows; } cases[] = {
        {"", ""},
        {"a,b\nc,d", "a|b/c|d/"},
        {"a,b\r\nc,d\r\n", "a|b/c|d/"},
        {"a,b\rc,d\n\n\n e ,\n", "a|b/c|d/ e |/"},
        {"\xEF\xBB\xBF" "a;b\n1;2", "a|b/1|2/"},
        {"a\tb\n\"x\ty\"\t\"z\"\n", "a|b/x\ty|z/"},
        {"\"so \"\"said\"\" he\",x", "so \"said\" he|x/"},
        {"\"two\nlines\",x\ny", "two\nlines|x/y/"},
        {"\"a\" ,b", "a|b/"},
        {"it\"s,b", "it\"s|b/"},
        {",,\na,,", "a||/"},
        {"\"\",b", "|b/"},
        {"a\t\"b\" c\t\"d", "a|\"b\" c|\"d/"},
        {"\"open\nrest,x", "!1:1 the quote that opens here is never closed"},
        {"ç,\"open", "!1:3 the quote that opens here is never closed"},
        {"a,b\n\"x\"y,z", "a|b/!2:4 text after a closing quote; a quote inside a quoted cell must be doubled"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = show(str_from(cases[i].source), 0);
        cr_expect(str_eq_z(buf_str(&out), cases[i].rows), "%s\n  is   %s\n  want %s", cases[i].source, out.ptr, cases[i].rows);
        buf_free(&out);
    }
}

Test(csv, a_nul_and_a_flood_of_cells_are_refused)
{
    struct buf out = show((drg_str){"a,b\nc\0d,e", 9}, ',');
    cr_expect(strstr(out.ptr, "!2:1 a NUL character"), "%s", out.ptr);
    buf_free(&out);
    struct buf wide = buf_make(1 << 20);
    for (int i = 0; i <= CSV_MAX_CELLS; i++)
        buf_add_z(&wide, "x,");
    out = show(buf_str(&wide), ',');
    cr_expect(strstr(out.ptr, "a row has more than"), "%s", out.ptr);
    buf_free(&out);
    buf_free(&wide);
}

Test(csv, places_count_code_points)
{
    struct csv csv;
    struct csv_row row;
    csv_open(&csv, str_from("\xEF\xBB\xBFğü,x\r\n\"a\nб\",y,z"), ',');
    cr_assert(csv_next(&csv, &row, NULL) == DRG_OK && row.count == 2);
    cr_expect(row.cells[1].pos.line == 1 && row.cells[1].pos.column == 4);
    cr_assert(csv_next(&csv, &row, NULL) == DRG_OK && row.count == 3);
    cr_expect(row.cells[1].pos.line == 3 && row.cells[1].pos.column == 4, "%u:%u", row.cells[1].pos.line, row.cells[1].pos.column);
    cr_expect(csv.source.ptr[row.cells[0].start] == 'a' && csv.source.ptr[row.cells[0].end] == '"');
    csv_close(&csv);
}

/* A JSON string's text as far as these files need it. */
static bool cell_is_in(drg_str json, drg_str cell)
{
    struct buf wanted = buf_make(1 << 16);
    buf_add_char(&wanted, '"');
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] == '"')
            buf_add_z(&wanted, "\\\"");
        else if (cell.ptr[i] == '\r')
            buf_add_z(&wanted, "\\r");
        else if (cell.ptr[i] == '\n')
            buf_add_z(&wanted, "\\n");
        else
            buf_add_char(&wanted, cell.ptr[i]);
    buf_add_char(&wanted, '"');
    bool found = false;
    for (size_t i = 0; i + wanted.len <= json.len && !found; i++)
        found = memcmp(json.ptr + i, wanted.ptr, wanted.len) == 0;
    buf_free(&wanted);
    return found;
}

Test(csv, spectrum)
{
    static const char *const names[] = {"comma_in_quotes", "empty", "escaped_quotes", "newlines_crlf", "utf8"};
    const char *shared = shared_folder();
    if (!shared)
        cr_skip_test("no shared samples");
    for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
        char path[1200];
        struct buf source = buf_make(1 << 16), json = buf_make(1 << 16);
        snprintf(path, sizeof path, "%s/samples/naughty/csv-spectrum/csvs/%s.csv", shared, names[n]);
        cr_assert(file_read(&source, path, NULL) == DRG_OK, "%s", path);
        snprintf(path, sizeof path, "%s/samples/naughty/csv-spectrum/json/%s.json", shared, names[n]);
        cr_assert(file_read(&json, path, NULL) == DRG_OK, "%s", path);
        struct csv csv;
        struct csv_row row;
        csv_open(&csv, buf_str(&source), csv_guess_separator(buf_str(&source)));
        while (csv_next(&csv, &row, NULL) == DRG_OK && row.count)
            for (size_t i = 0; i < row.count; i++)
                cr_expect(cell_is_in(buf_str(&json), row.cells[i].text), "%s: '%.*s'", names[n], STR_ARGS(row.cells[i].text));
        csv_close(&csv);
        buf_free(&source);
        buf_free(&json);
    }
}
