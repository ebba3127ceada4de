/* test_table_writers.c - tables in every format: well-formed, complete, safe, the same every time. */
#include <criterion/criterion.h>

#include "base/error.h"
#include "base/writer.h"
#include "format/csv_cell.h"
#include "model/glossary.h"
#include "support/json_check.h"
#include "support/tables.h"
#include "support/unzip.h"
#include "syntax/csv.h"
#include "syntax/html.h"
#include "syntax/xml.h"

static const char *const formats[] = {"terminal", "tsv", "csv", "json", "jsonl", "markdown", "html", "xlsx", "tbx"};

enum { FORMATS = sizeof formats / sizeof formats[0] };

/* What a hostile or careless glossary could hold. */
static const char *const naughty[] = {
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'onmouseover='alert(1)", "</textarea></style></script>",
    "]]>", "<!--", "--><b>", "&amp;", "&#60;script&#62;", "javascript:alert(1)", "\xE2\x80\xAE" "evil\xE2\x80\xAC",
    "=1+1", "+1", "-1", "@SUM(A1)", "\xEF\xBC\x9D" "1", "a|b", "**a** _b_ [c](d) `e`", "a\\b", "\"quoted\"", "comma, semicolon;",
    "_x0041_", "\x01\x02" "control\x7F", "\xEF\xBF\xBE noncharacter", "%s%n", "${x}", "\xF0\x9F\x98\x80 smile", "a  b", "'=1+1",
    "line\nend", "return\rhere", "tab\there",
};

enum { NAUGHTY = sizeof naughty / sizeof naughty[0] };

/* Concept i: the English word "word<i>", a naughty id, subject, definition and Turkish term. */
static drg_glossary *naughty_glossary(void)
{
    struct glossary_builder *b;
    drg_glossary *glossary;
    drg_error err = {0};
    char word[20];
    cr_assert_eq(glossary_builder_new(&b, NULL, &err), DRG_OK);
    for (size_t i = 0; i < NAUGHTY; i++) {
        uint32_t entry, unused;
        drg_str text = str_from(naughty[i]);
        snprintf(word, sizeof word, "word%c%c", (char)('a' + i / 26), (char)('a' + i % 26));
        cr_assert_eq(glossary_builder_concept(b, text, &entry, &err), DRG_OK);
        cr_assert_eq(glossary_builder_part(b, entry, CONCEPT_SUBJECT, text, &err), DRG_OK);
        cr_assert_eq(glossary_builder_part(b, entry, CONCEPT_DEFINITION, text, &err), DRG_OK);
        drg_term en = {.text = str_from(word), .lang = STR("en"), .concept_index = entry};
        drg_term tr = {.text = text, .lang = STR("tr"), .concept_index = entry};
        cr_assert_eq(glossary_builder_term(b, &en, &unused, &err), DRG_OK);
        cr_assert_eq(glossary_builder_term(b, &tr, &unused, &err), DRG_OK);
    }
    cr_assert_eq(glossary_builder_finish(b, &glossary, &err), DRG_OK, "%s", err.message);
    return glossary;
}

static void make_naughty(struct fixture *f)
{
    struct buf text = buf_make(100000);
    for (size_t i = 0; i < NAUGHTY; i++)
        buf_addf(&text, "Here word%c%c stands <b onclick=x>.\n\n", (char)('a' + i / 26), (char)('a' + i % 26));
    fixture_make(f, naughty_glossary(), (const char *[]){"<i>a.en.txt"}, (const char *[]){text.ptr}, 1);
    buf_free(&text);
}

static const char plain_glossary[] = "concept\tsubject\ten\ten.admitted\ten.deprecated\ttr\tar\tru\n"
                                     "city\tplace\tAnkara\t\tAngora\tAnkara\tأنقرة\tАнкара\n"
                                     "peace\tterm\tpeace\t\t\tbarış\tسلام\tмир\n"
                                     "un\torg\tUnited Nations\tUN\t\tBirleşmiş Milletler\tالأمم المتحدة\tООН\n";

static void make_plain(struct fixture *f)
{
    fixture_make(f, glossary_of_tsv(plain_glossary), (const char *[]){"a.en.txt", "a.tr.txt", "a.ar.txt"},
                 (const char *[]){"Peace in Ankara. The United Nations, the UN and peace.", "Ankara'da barış.", "سلام في أنقرة"},
                 3);
}

Test(table_writers, same_table_same_bytes)
{
    struct fixture f;
    make_plain(&f);
    for (size_t i = 0; i < FORMATS; i++) {
        struct buf one = fixture_write(&f, formats[i], NULL), two = fixture_write(&f, formats[i], NULL);
        cr_expect(one.len > 0 && str_eq(buf_str(&one), buf_str(&two)), "%s", formats[i]);
        buf_free(&one);
        buf_free(&two);
    }
    fixture_free(&f);
}

Test(table_writers, unknown_format_names_the_known)
{
    struct fixture f;
    drg_error err = {0};
    struct buf out = buf_make(100);
    make_plain(&f);
    cr_expect_eq(drg_table_write(f.table, f.ctx, "docx", NULL, buf_sink(&out), &err), DRG_EFORMAT);
    cr_expect(strstr(err.message, "docx") && strstr(err.message, "terminal") && strstr(err.message, "xlsx"), "%s", err.message);
    cr_expect(!strstr(err.message, "plain"), "%s", err.message);
    cr_expect_eq(out.len, 0);
    fixture_free(&f);
}

/* A disk that is full after `left` writes. */
static drg_status write_until(void *user, const void *data, size_t len, drg_error *err)
{
    size_t *left = user;
    (void)data, (void)len;
    if (*left == 0)
        return fail(err, DRG_EIO, NOWHERE, "the disk is full");
    --*left;
    return DRG_OK;
}

Test(table_writers, failing_output_is_an_error)
{
    struct fixture f;
    make_naughty(&f);
    for (size_t i = 0; i < FORMATS; i++) {
        drg_status status = DRG_EIO;
        for (size_t writes = 0; status == DRG_EIO && writes < 1000; writes++) {
            size_t left = writes;
            drg_error err = {0};
            status = drg_table_write(f.table, f.ctx, formats[i], NULL, (drg_sink){write_until, &left}, &err);
            cr_expect(status == DRG_OK || strcmp(err.message, "the disk is full") == 0, "%s: %s", formats[i], err.message);
        }
        cr_expect_eq(status, DRG_OK, "%s", formats[i]);
    }
    fixture_free(&f);
}

/* ---- HTML ------------------------------------------------------------------------------------------------ */

static bool is_known_tag(drg_str name)
{
    static const char *const names[] = {
        "html", "head", "meta", "title", "style", "body", "div", "header", "main", "footer", "h1", "h2", "p", "b", "i", "a",
        "span", "small", "bdi", "input", "select", "option", "output", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "ul", "li", "section", "mark", "script"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_z(name, names[i]))
            return true;
    return false;
}

static void check_tag(const struct html *html, const struct html_token *tag, size_t *scripts)
{
    struct html_attribute attribute;
    size_t at = 0;
    cr_expect(is_known_tag(tag->name), "<%.*s>", STR_ARGS(tag->name));
    *scripts += str_eq_z(tag->name, "script");
    while (html_attribute_next(html, tag, &at, &attribute)) {
        cr_expect(!str_starts(attribute.name, STR("on")) && !str_eq_z(attribute.name, "style"), "%.*s",
                  STR_ARGS(attribute.name));
        bool is_link = str_eq_z(attribute.name, "href") || str_eq_z(attribute.name, "src");
        cr_expect(!is_link || str_starts(attribute.value, STR("#")), "%.*s", STR_ARGS(attribute.value));
    }
}

/* Removes what HTML cannot hold: the writer leaves it out. */
static drg_str without_controls(struct buf *into, const char *text)
{
    buf_cut(into, 0);
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c >= 0x20 || *c == '\t' || *c == '\n' || *c == '\r')
            buf_add_char(into, *c);
    drg_str s = buf_str(into);
    return str_starts(s, STR("\xEF\xBF\xBE")) ? str_cut(s, 3, s.len) : s;
}

Test(table_writers, html_runs_nothing_and_shows_all)
{
    struct fixture f;
    make_naughty(&f);
    struct buf page = fixture_write(&f, "html", &(drg_write_options){.title = "<script>title</script>"});
    struct buf text = buf_make(SIZE_MAX / 4), wanted = buf_make(1000);
    struct html html;
    struct html_token token;
    size_t scripts = 0;
    html_init(&html, buf_str(&page));
    while (html_next(&html, &token)) {
        if (token.kind == HTML_OPEN)
            check_tag(&html, &token, &scripts);
        else if (token.kind == HTML_TEXT)
            buf_add(&text, str_cut(html.source, token.start, token.end));
        else if (token.kind == HTML_REFERENCE)
            buf_add(&text, (drg_str){token.text, token.text_len});
    }
    cr_expect_eq(scripts, 2);
    for (size_t i = 0; i < NAUGHTY; i++) {
        without_controls(&wanted, naughty[i]);
        drg_str shown = without_controls(&wanted, naughty[i]);
        char needle[100];
        snprintf(needle, sizeof needle, "%.*s", (int)shown.len, shown.ptr);
        cr_expect_not_null(strstr(text.ptr, needle), "%s", needle);
    }
    cr_expect_not_null(strstr(page.ptr, "script-src 'sha256-"));
    buf_free(&page);
    buf_free(&text);
    buf_free(&wanted);
    fixture_free(&f);
}

/* ---- JSON -------------------------------------------------------------------------------------------------- */

Test(table_writers, json_is_json_and_lossless)
{
    struct fixture f;
    make_naughty(&f);
    struct buf json = fixture_write(&f, "json", NULL), lines = fixture_write(&f, "jsonl", NULL);
    cr_expect_null(json_fault(buf_str(&json)), "%s", json_fault(buf_str(&json)));
    for (size_t i = 0; i < NAUGHTY; i++)
        cr_expect(json_has_string(buf_str(&json), str_from(naughty[i])), "%s", naughty[i]);
    drg_str rest = buf_str(&lines), line;
    size_t count = 0;
    while (str_split(&rest, '\n', &line) && line.len) {
        cr_expect_null(json_fault(line), "%.*s", STR_ARGS(line));
        count++;
    }
    cr_expect_eq(count, NAUGHTY);
    buf_free(&json);
    buf_free(&lines);
    fixture_free(&f);
}

/* ---- CSV and TSV --------------------------------------------------------------------------------------------- */

static size_t check_rows(drg_str sheet, char separator, bool keeps_formulas)
{
    struct csv csv;
    struct csv_row row;
    drg_error err = {0};
    size_t rows = 0;
    csv_open(&csv, sheet, separator);
    while (csv_next(&csv, &row, &err) == DRG_OK && row.count) {
        cr_expect_eq(row.count, 12);
        if (rows) {
            drg_str text = row.cells[0].text;
            cr_expect(keeps_formulas || !text.len || !strchr("=+-@\t\r\n", text.ptr[0]), "%.*s", STR_ARGS(text));
            cr_expect(str_eq_z(csv_cell_text(text), naughty[rows - 1]), "%.*s", STR_ARGS(text));
            cr_expect(str_eq(row.cells[0].text, row.cells[7].text));
        }
        rows++;
    }
    cr_expect_eq(err.code, DRG_OK, "%s", err.message);
    csv_close(&csv);
    return rows;
}

Test(table_writers, sheets_are_lossless_and_run_nothing)
{
    struct fixture f;
    make_naughty(&f);
    for (int tab = 0; tab < 2; tab++)
        for (int keep = 0; keep < 2; keep++) {
            struct buf sheet = fixture_write(&f, tab ? "tsv" : "csv", &(drg_write_options){.keep_formulas = keep, .bom = keep});
            cr_expect_eq(str_starts(buf_str(&sheet), STR("\xEF\xBB\xBF")), keep == 1);
            cr_expect_eq(check_rows(buf_str(&sheet), tab ? '\t' : ',', keep), NAUGHTY + 1);
            buf_free(&sheet);
        }
    fixture_free(&f);
}

/* ---- TBX -------------------------------------------------------------------------------------------------------- */

Test(table_writers, tbx_is_a_glossary_of_what_was_found)
{
    struct fixture f;
    drg_glossary *back;
    drg_error err = {0};
    fixture_make(&f, glossary_of_tsv(plain_glossary), (const char *[]){"a.en.txt", "a.tr.txt"},
                 (const char *[]){"The UN and the United Nations.", "Ankara'da."}, 2);
    struct buf tbx = fixture_write(&f, "tbx", NULL);
    cr_assert_eq(drg_glossary_parse(&back, f.ctx, buf_str(&tbx), "found.tbx", NULL, &err), DRG_OK, "%s", err.message);
    drg_concept first = drg_glossary_concept(back, 0), second = drg_glossary_concept(back, 1);
    cr_expect_eq(drg_glossary_concept_count(back), 2);
    cr_expect(str_eq_z(first.id, "un") && str_eq_z(second.id, "city"));
    cr_expect_eq(first.term_count, 5);
    size_t seen = 0;
    for (size_t i = 0; i < drg_glossary_field_count(back); i++) {
        drg_field field = drg_glossary_field(back, i);
        seen += str_eq_z(field.name, "occurrences") && str_eq_z(field.lang, "en") && str_eq_z(field.value, "2");
        seen += str_eq_z(field.lang, "en") && str_eq_z(field.value, "found: UN, United Nations");
    }
    cr_expect_eq(seen, 2, "%s", tbx.ptr);
    drg_glossary_free(back);
    buf_free(&tbx);
    fixture_free(&f);
}

/* ---- XLSX ------------------------------------------------------------------------------------------------------ */

struct sheet_check {
    size_t rows, formulas;
    bool in_text;
    struct buf text; /* of the cell being read */
    bool seen[NAUGHTY];
};

static drg_status sheet_start(void *user, const struct xml_element *element, drg_error *err)
{
    struct sheet_check *c = user;
    (void)err;
    c->rows += str_eq_z(element->name, "row");
    c->formulas += str_eq_z(element->name, "f");
    c->in_text = str_eq_z(element->name, "t");
    buf_cut(&c->text, 0);
    return DRG_OK;
}

static drg_status sheet_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct sheet_check *c = user;
    (void)err;
    if (c->in_text)
        buf_add(&c->text, piece->text);
    return DRG_OK;
}

static drg_status sheet_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct sheet_check *c = user;
    struct buf wanted = buf_make(1000);
    (void)start, (void)end, (void)err;
    for (size_t i = 0; i < NAUGHTY && str_eq_z(name, "t"); i++) {
        drg_str text = strcmp(naughty[i], "_x0041_") == 0 ? STR("_x005F_x0041_") : without_controls(&wanted, naughty[i]);
        c->seen[i] |= str_eq(buf_str(&c->text), text);
    }
    c->in_text = false;
    buf_free(&wanted);
    return DRG_OK;
}

Test(table_writers, xlsx_is_well_formed_and_complete)
{
    static const char *const parts[] = {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                        "xl/styles.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"};
    struct fixture f;
    make_naughty(&f);
    struct buf book = fixture_write(&f, "xlsx", NULL);
    struct sheet_check check = {.text = buf_make(100000)};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct buf xml = buf_make(1 << 24);
        drg_error err = {0};
        cr_assert(unzip(buf_str(&book), parts[i], &xml), "%s", parts[i]);
        const struct xml_handlers handlers = {.start = sheet_start, .end = sheet_end, .text = sheet_text, .user = &check};
        check.rows = 0;
        memset(check.seen, 0, sizeof check.seen);
        cr_expect_eq(xml_parse(buf_str(&xml), &handlers, &err), DRG_OK, "%s: %s", parts[i], err.message);
        buf_free(&xml);
    }
    cr_expect_eq(check.rows, NAUGHTY + 1);
    cr_expect_eq(check.formulas, 0);
    for (size_t i = 0; i < NAUGHTY; i++)
        cr_expect(check.seen[i], "%s", naughty[i]);
    cr_expect_gt(f.notes, 0, "left out characters are reported");
    buf_free(&check.text);
    buf_free(&book);
    fixture_free(&f);
}

Test(table_writers, xlsx_cuts_long_cells_and_says_so)
{
    struct buf tsv = buf_make(1 << 20);
    buf_add_z(&tsv, "concept\ten\ttr\nc\tword\t");
    for (int i = 0; i < 20000; i++)
        buf_add_z(&tsv, "\xF0\x9F\x98\x80"); /* two UTF-16 units each */
    struct fixture f;
    fixture_make(&f, glossary_of_tsv(tsv.ptr), (const char *[]){"a.en.txt"}, (const char *[]){"A word."}, 1);
    f.notes = 0;
    struct buf book = fixture_write(&f, "xlsx", NULL), xml = buf_make(1 << 24);
    cr_assert(unzip(buf_str(&book), "xl/worksheets/sheet1.xml", &xml));
    cr_expect_eq(f.notes, 1);
    cr_expect_gt(xml.len, 16383 * 4);
    cr_expect_lt(xml.len, 16384 * 4 + 3000);
    buf_free(&tsv);
    buf_free(&xml);
    buf_free(&book);
    fixture_free(&f);
}

/* ---- terminal and Markdown ----------------------------------------------------------------------------------- */

Test(table_writers, terminal_fits_and_is_safe)
{
    struct fixture f;
    make_naughty(&f);
    for (uint32_t width = 19; width < 120; width += 5) {
        struct buf out = fixture_write(&f, "terminal", &(drg_write_options){.width = width});
        drg_str rest = buf_str(&out), line;
        while (str_split(&rest, '\n', &line) && line.len) { /* an empty line ends the table */
            cr_expect_leq(drg_display_width(line), width, "%.*s", STR_ARGS(line));
            for (size_t i = 0; i < line.len; i++)
                cr_expect((unsigned char)line.ptr[i] >= 0x20 && line.ptr[i] != 0x7F, "%.*s", STR_ARGS(line));
            cr_expect(!line.len || line.ptr[line.len - 1] != ' ', "%.*s|", STR_ARGS(line));
        }
        cr_expect_null(strstr(out.ptr, "\xE2\x80\xAE"), "a bidi override is shown as it is");
        cr_expect_null(strchr(out.ptr, '\x1b'), "colour without being asked");
        buf_free(&out);
    }
    struct buf colored = fixture_write(&f, "terminal", &(drg_write_options){.color = true});
    cr_expect_not_null(strstr(colored.ptr, "\x1b[1m"));
    buf_free(&colored);
    fixture_free(&f);
}

Test(table_writers, terminal_isolates_right_to_left_text)
{
    struct fixture f;
    make_plain(&f);
    struct buf out = fixture_write(&f, "terminal", NULL);
    cr_expect_not_null(strstr(out.ptr, "\xE2\x81\xA8سلام (1:1)\xE2\x81\xA9"), "%s", out.ptr);
    cr_expect_not_null(strstr(out.ptr, "\xE2\x80\x94 (Birleşmiş Milletler)"), "%s", out.ptr);
    buf_free(&out);
    fixture_free(&f);
}

Test(table_writers, markdown_has_a_cell_for_a_cell)
{
    struct fixture f;
    make_naughty(&f);
    struct buf out = fixture_write(&f, "markdown", NULL);
    drg_str rest = buf_str(&out), line;
    size_t lines = 0;
    while (str_split(&rest, '\n', &line) && line.len) {
        size_t bars = 0;
        for (size_t i = 0; i < line.len; i++)
            bars += line.ptr[i] == '|' && (i == 0 || line.ptr[i - 1] != '\\');
        cr_expect_eq(bars, 4, "%.*s", STR_ARGS(line));
        lines++;
    }
    cr_expect_eq(lines, NAUGHTY + 2);
    cr_expect_null(strstr(out.ptr, "<script"));
    buf_free(&out);
    fixture_free(&f);
}
