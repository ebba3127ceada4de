/* test_align.c - aligned term tables small enough to count by hand. */
#include <criterion/criterion.h>
#include <inttypes.h>

#include "support/tables.h"

static const char tsv[] = "concept\ten\ten.admitted\ten.deprecated\ten.variant\ttr\tru\n"
                          "peace\tpeace\t\t\t\tbarış\tмир\n"
                          "treaty\ttreaty\tpact|accord\tdeal\ttreatie\tantlaşma\tдоговор\n"
                          "war\twar\t\t\t\tsavaş\t\n"
                          "unused\tharbour\t\t\t\tliman\tпорт\n";

static drg_str concept_of(const struct fixture *f, const drg_row *row)
{
    return drg_glossary_concept(f->glossary, row->concept_index).id;
}

/* "treaty en 2 tr 1! ...": a row in short, ! where the concept is missing; forms as form*count. */
static void show_row(char *out, size_t size, const struct fixture *f, const drg_row *row)
{
    size_t columns;
    const drg_str *langs = drg_table_columns(f->table, &columns);
    struct buf text = buf_make(size - 1);
    buf_add(&text, concept_of(f, row));
    for (size_t i = 0; i < columns; i++) {
        const drg_cell *cell = &row->cells[i];
        buf_addf(&text, " %.*s %" PRIu64 "/%" PRIu64 "%s", STR_ARGS(langs[i]), cell->count, cell->segments, cell->is_missing ? "!" : "");
        for (uint32_t k = 0; k < cell->found_count; k++)
            buf_addf(&text, " %.*s*%" PRIu64, STR_ARGS(cell->found[k].form), cell->found[k].count);
    }
    snprintf(out, size, "%s", text.ptr);
    buf_free(&text);
}

static void expect_rows(const struct fixture *f, const char *const *expected, size_t expected_count)
{
    size_t count;
    const drg_row *rows = drg_table_rows(f->table, &count);
    cr_expect_eq(count, expected_count, "%zu rows", count);
    for (size_t i = 0; i < count && i < expected_count; i++) {
        char row[400];
        show_row(row, sizeof row, f, &rows[i]);
        cr_expect_str_eq(row, expected[i], "row %zu: '%s', not '%s'", i, row, expected[i]);
    }
}

/* Rows in order of first occurrence; forms by count, then place, those that differ in case only are one. Nothing is
 * missing where only one text was looked at. */
Test(align, one_text)
{
    static const char *const names[] = {"a.en.txt"};
    static const char *const texts[] = {"War and peace. The treaties, a treaty.\n\nNo peace, no PEACE treaty.\n"};
    static const char *const rows[] = {
        "war en 1/1 War*1 tr 0/0 ru 0/0",
        "peace en 3/2 peace*3 tr 0/0 ru 0/0",
        "treaty en 3/2 treaty*2 treaties*1 tr 0/0 ru 0/0",
    };
    struct fixture f;
    fixture_make(&f, glossary_of_tsv(tsv), names, texts, 1);
    expect_rows(&f, rows, 3);
    size_t count;
    const drg_row *list = drg_table_rows(f.table, &count);
    const drg_found *form = &list[1].cells[0].found[0];
    cr_expect(form->place.line == 1 && form->place.column == 9 && form->grade == DRG_EXACT && form->first.start == 8);
    cr_expect(drg_table_column_has_text(f.table, 0) && !drg_table_column_has_text(f.table, 1) && !drg_table_column_has_text(f.table, 9));
    cr_expect_not(drg_table_is_aligned(f.table, &count));
    fixture_free(&f);
}

/* Preferred, admitted, deprecated; variants are left out. */
Test(align, terms_of_a_cell)
{
    static const char *const names[] = {"a.en.txt"};
    static const char *const texts[] = {"A treaty.\n"};
    static const char *const expected[] = {"treaty", "pact", "accord", "deal"};
    struct fixture f;
    size_t count;
    fixture_make(&f, glossary_of_tsv(tsv), names, texts, 1);
    const drg_cell *cell = &drg_table_rows(f.table, &count)[0].cells[0];
    cr_assert_eq(cell->term_count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        drg_str text = drg_glossary_term(f.glossary, cell->terms[i]).text;
        cr_expect(str_eq_z(text, expected[i]), "%.*s", STR_ARGS(text));
    }
    fixture_free(&f);
}

/* A concept is missing in a language that was looked at and has a term for it: Russian has none for war. */
Test(align, several_texts)
{
    static const char *const names[] = {"a.en.txt", "a.tr.txt", "a.ru.txt"};
    static const char *const texts[] = {"Peace, war.\n", "Barış, antlaşma.\n", "Мир.\n"};
    static const char *const rows[] = {
        "peace en 1/1 Peace*1 tr 1/1 Barış*1 ru 1/1 Мир*1",
        "war en 1/1 war*1 tr 0/0! ru 0/0",
        "treaty en 0/0! tr 1/1 antlaşma*1 ru 0/0!",
    };
    struct fixture f;
    fixture_make(&f, glossary_of_tsv(tsv), names, texts, 3);
    expect_rows(&f, rows, 3);
    fixture_free(&f);
}

struct aligned {
    const char *tsv;
    const char *langs;
    const char *columns;
    const char *rows[4]; /* "concept agree/any: missing rows" */
};

static void check_aligned(const struct aligned *c)
{
    drg_ctx *ctx;
    drg_bitext *bitext;
    drg_matcher *matcher;
    drg_table *table;
    drg_matches *matches[4] = {0};
    drg_error err = {0};
    drg_glossary *glossary = glossary_of_tsv(tsv);
    cr_assert_eq(drg_ctx_new(&ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_bitext_parse(&bitext, ctx, str_from(c->tsv), "a.tsv", NULL, &err), DRG_OK, "%s", err.message);
    cr_assert_eq(drg_matcher_new(&matcher, ctx, glossary, NULL, &err), DRG_OK);
    size_t count, columns, rows, segments;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    for (size_t i = 0; i < count; i++)
        cr_assert_eq(drg_matcher_run(&matches[i], matcher, texts[i], &err), DRG_OK);
    cr_assert_eq(drg_table_of_bitext(&table, glossary, bitext, (const drg_matches *const *)matches, c->langs, &err), DRG_OK,
                 "%s", err.message);
    struct buf seen = buf_make(400);
    const drg_str *langs = drg_table_columns(table, &columns);
    for (size_t i = 0; i < columns; i++)
        buf_addf(&seen, "%s%.*s", i ? " " : "", STR_ARGS(langs[i]));
    cr_expect(str_eq_z(buf_str(&seen), c->columns), "%s", seen.ptr);
    cr_expect(drg_table_is_aligned(table, &segments) && drg_table_aligned_segments(table, &segments));
    const drg_row *list = drg_table_rows(table, &rows);
    for (size_t i = 0; i < rows; i++) {
        buf_cut(&seen, 0);
        buf_add(&seen, drg_glossary_concept(glossary, list[i].concept_index).id);
        buf_addf(&seen, " %" PRIu64 "/%" PRIu64 ":", list[i].agree, list[i].any);
        for (uint32_t k = 0; k < list[i].missing_count; k++)
            buf_addf(&seen, " %u", list[i].missing_rows[k]);
        cr_expect(c->rows[i] && str_eq_z(buf_str(&seen), c->rows[i]), "'%s', not '%s'", seen.ptr, c->rows[i] ? c->rows[i] : "");
    }
    cr_expect_null(c->rows[rows], "no row for '%s'", c->rows[rows]);
    buf_free(&seen);
    drg_table_free(table);
    for (size_t i = 0; i < 4; i++)
        drg_matches_free(matches[i]);
    drg_matcher_free(matcher);
    drg_bitext_free(bitext);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
}

/* A language agrees when it has no segment in the row, or no term for the concept. */
Test(align, agreement)
{
    static const struct aligned cases[] = {
        {"en\ttr\tru\npeace\tbarış\tмир\npeace\tbarış\tдоговор\nwar\tsavaş\tмир\npeace\t\tмир\n", NULL, "en tr ru",
         {"peace 2/4: 1 2", "war 1/1:", "treaty 0/1: 1"}},
        {"en\ttr\npeace peace\tbarış\npeace\tsavaş\n", NULL, "en tr ru", {"peace 1/2: 1", "war 0/1: 1"}},
        {"en\ttr\tru\npeace\tbarış\tдоговор\n", "tr,en", "tr en", {"peace 1/1:"}},
        {"en\ttr\nnothing\thiçbir\n", NULL, "en tr ru", {NULL}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_aligned(&cases[i]);
}

Test(align, columns_that_are_no_languages)
{
    static const char *const names[] = {"a.en.txt"};
    static const char *const texts[] = {"A treaty.\n"};
    struct fixture f;
    drg_table *table;
    drg_error err = {0};
    fixture_make(&f, glossary_of_tsv(tsv), names, texts, 1);
    cr_expect_eq(drg_table_of_texts(&table, f.glossary, (const drg_text *const *)f.texts, (const drg_matches *const *)f.matches, 1,
                                    "en,not a tag", &err), DRG_ELANG);
    cr_expect_null(table);
    cr_expect(strstr(err.message, "'not a tag'"), "%s", err.message);
    fixture_free(&f);
}
