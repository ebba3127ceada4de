/* test_table_sum.c - tables of corpora: what they count, and that no division and no order changes them. */
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/writer.h"
#include "dragoman/sum.h"
#include "support/json_check.h"
#include "support/tables.h"
#include "support/temporary.h"

static const char tsv[] = "concept\ten\ten.admitted\ten.variant\ttr\tru\n"
                          "peace\tpeace\t\t\tbarış\tмир\n"
                          "treaty\ttreaty\tpact\ttreatie\tantlaşma\tдоговор\n"
                          "war\twar\t\t\tsavaş\t\n"
                          "unused\tharbour\t\t\tliman\tпорт\n";

enum { LANGS = 3, ROWS = 240, LONGEST = 1 << 16 };
static const char *const langs[LANGS] = {"en", "tr", "ru"};

/* A glossary with a scanner a language, and what sums shall be like. */
struct scene {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_scanner *scanners[LANGS];
    drg_table_sum_options options;
};

static void scene_open(struct scene *s, uint32_t examples)
{
    drg_error err = {0};
    *s = (struct scene){.glossary = glossary_of_tsv(tsv), .options = {.examples = examples, .seed = 7}};
    cr_assert_eq(drg_ctx_new(&s->ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_matcher_new(&s->matcher, s->ctx, s->glossary, NULL, &err), DRG_OK, "%s", err.message);
    for (size_t i = 0; i < LANGS; i++) {
        drg_scan_options options = {.lang = langs[i], .lines = true};
        cr_assert_eq(drg_scanner_new(&s->scanners[i], s->matcher, &options, &err), DRG_OK, "%s", err.message);
    }
}

static void scene_close(struct scene *s)
{
    for (size_t i = 0; i < LANGS; i++)
        drg_scanner_free(s->scanners[i]);
    drg_matcher_free(s->matcher);
    drg_glossary_free(s->glossary);
    drg_ctx_free(s->ctx);
}

static drg_table_sum *sum_new(const struct scene *s)
{
    drg_error err = {0};
    drg_table_sum *sum;
    cr_assert_eq(drg_table_sum_new(&sum, s->matcher, &s->options, &err), DRG_OK, "%s", err.message);
    return sum;
}

/* Adds a line a row in each language. */
static void add_rows(const struct scene *s, drg_table_sum *sum, const char *const texts[LANGS])
{
    drg_error err = {0};
    drg_table_side sides[LANGS];
    for (size_t i = 0; i < LANGS; i++) {
        sides[i] = (drg_table_side){.lang = langs[i], .text = str_from(texts[i])};
        drg_status status = drg_scanner_run(s->scanners[i], sides[i].text, &sides[i].hits, &sides[i].hit_count, &err);
        cr_assert_eq(status, DRG_OK, "%s", err.message);
    }
    cr_assert_eq(drg_table_sum_add(sum, sides, LANGS, &err), DRG_OK, "%s", err.message);
}

static struct buf written(const drg_table_sum *sum)
{
    drg_error err = {0};
    struct buf out = buf_make(SIZE_MAX / 4);
    cr_assert_eq(drg_table_sum_write(sum, buf_sink(&out), &err), DRG_OK, "%s", err.message);
    return out;
}

static struct buf table_as(const struct scene *s, const drg_table_sum *sum, const char *format)
{
    drg_error err = {0};
    drg_table *table;
    struct buf out = buf_make(SIZE_MAX / 4);
    cr_assert_eq(drg_table_of_sum(&table, sum, 2, &err), DRG_OK, "%s", err.message);
    cr_assert_eq(drg_table_write(table, s->ctx, format, NULL, buf_sink(&out), &err), DRG_OK, "%s", err.message);
    drg_table_free(table);
    return out;
}

/* ---- Counts -------------------------------------------------------------------------------------------------------- */

static const char *const few[LANGS] = {
    "Peace, peace and peaces.\nA treaty.\nNothing here.\n\nWAR.\nPEACE\n",
    "Barış.\nBir antlaşma.\nBir şey yok.\nSavaş.\nSavaş.\n\n",
    "Мир.\nНичего.\nНичего.\nМир.\nМир.\nМир\n",
};

/* A row a line: agree/any, and of each language rows, rows it lacks the concept in, and its forms. */
static void show_row(struct buf *out, const drg_table *table, const drg_row *row)
{
    size_t columns;
    const drg_str *tags = drg_table_columns(table, &columns);
    buf_add(out, drg_glossary_concept(drg_table_glossary(table), row->concept_index).id);
    buf_addf(out, " %" PRIu64 "/%" PRIu64, row->agree, row->any);
    for (size_t c = 0; c < columns; c++) {
        const drg_cell *cell = &row->cells[c];
        buf_addf(out, " %.*s %" PRIu64 "-%" PRIu64 "%s", STR_ARGS(tags[c]), cell->segments, cell->lacking,
                 cell->is_missing ? "!" : "");
        for (uint32_t i = 0; i < cell->found_count; i++)
            buf_addf(out, " %.*s*%" PRIu64, STR_ARGS(cell->found[i].form), cell->found[i].count);
    }
    buf_addf(out, " ex %u\n", (unsigned)row->example_count);
}

/* Forms that differ in case are one, shown as most often spelt, of equals the first in byte order; a blank line is no
 * segment and lacks nothing; a language without a term for the concept neither. */
Test(table_sum, counts)
{
    struct scene s;
    drg_error err = {0};
    drg_table *table;
    size_t rows, segments;
    struct buf shown = buf_make(LONGEST);
    scene_open(&s, 1);
    drg_table_sum *sum = sum_new(&s);
    add_rows(&s, sum, few);
    cr_assert_eq(drg_table_of_sum(&table, sum, 0, &err), DRG_OK);
    const drg_row *list = drg_table_rows(table, &rows);
    for (size_t i = 0; i < rows; i++)
        show_row(&shown, table, &list[i]);
    cr_expect_str_eq(shown.ptr, "peace 2/4 en 2-1 PEACE*3 peaces*1 tr 1-2 Barış*1 ru 4-0 Мир*4 ex 2\n"
                                "treaty 0/1 en 1-0 treaty*1 tr 1-0 antlaşma*1 ru 0-1! ex 1\n"
                                "war 2/2 en 1-0 WAR*1 tr 2-0 Savaş*2 ru 0-0 ex 1\n");
    cr_expect(drg_table_is_of_corpus(table));
    cr_assert(drg_table_is_aligned(table, &segments));
    cr_expect_eq(segments, 6);
    drg_table_free(table);
    drg_table_sum_free(sum);
    buf_free(&shown);
    scene_close(&s);
}

/* ---- Laws ------------------------------------------------------------------------------------------------------------ */

/* Rows of words drawn by a seed, many of them equal. */
struct corpus {
    char lines[LANGS][ROWS][64];
};

static uint32_t draw(uint32_t *state, uint32_t of)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 16) % of;
}

static void corpus_make(struct corpus *c, uint32_t seed)
{
    static const char *const words[LANGS][6] = {
        {"peace", "Peace", "TREATIES", "the pact", "war", "stone"},
        {"barış", "Barışı", "antlaşmalar", "savaşta", "SAVAŞ", "taş"},
        {"мир", "Мира", "договору", "ДОГОВОР", "портов", "камень"},
    };
    for (size_t l = 0; l < LANGS; l++)
        for (size_t r = 0; r < ROWS; r++) {
            const char *first = words[l][draw(&seed, 6)], *second = words[l][draw(&seed, 6)];
            bool is_blank = draw(&seed, 8) == 0;
            snprintf(c->lines[l][r], sizeof c->lines[l][r], is_blank ? "%.0s%.0s\n" : "%s %s.\n", first, second);
        }
}

/* Adds rows start, start + step, ... before `end`. */
static void add_some(const struct scene *s, drg_table_sum *sum, const struct corpus *c, size_t start, size_t end, size_t step)
{
    struct buf texts[LANGS];
    const char *lines[LANGS];
    for (size_t l = 0; l < LANGS; l++) {
        texts[l] = buf_make(LONGEST);
        buf_add_z(&texts[l], "");
        for (size_t r = start; r < end; r += step)
            buf_add_z(&texts[l], c->lines[l][r]);
        lines[l] = texts[l].ptr ? texts[l].ptr : "";
    }
    add_rows(s, sum, lines);
    for (size_t l = 0; l < LANGS; l++)
        buf_free(&texts[l]);
}

static void expect_same(const struct scene *s, const drg_table_sum *sum, const drg_table_sum *whole, const char *what)
{
    static const char *const formats[] = {"terminal", "tsv", "csv", "json", "jsonl", "markdown", "html", "xlsx", "tbx"};
    struct buf one = written(whole), other = written(sum);
    cr_expect(str_eq(buf_str(&one), buf_str(&other)), "%s: the sums differ", what);
    buf_free(&one);
    buf_free(&other);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        one = table_as(s, whole, formats[i]);
        other = table_as(s, sum, formats[i]);
        cr_expect(str_eq(buf_str(&one), buf_str(&other)), "%s: the tables differ as %s", what, formats[i]);
        buf_free(&one);
        buf_free(&other);
    }
}

static void read_back(drg_table_sum *into, const drg_table_sum *sum)
{
    char path[TEMPORARY_PATH];
    drg_error err = {0};
    struct buf text = written(sum);
    int fd = temporary_file(path);
    FILE *file = fdopen(fd, "wb");
    cr_assert_eq(fwrite(text.ptr, 1, text.len, file), text.len);
    fclose(file);
    cr_assert_eq(drg_table_sum_read(into, path, &err), DRG_OK, "%s", err.message);
    remove(path);
    buf_free(&text);
}

/* However rows are divided, in whatever order parts are merged, through files or not: the same bytes. */
Test(table_sum, any_division_is_the_whole)
{
    static struct corpus c;
    for (uint32_t seed = 1; seed <= 6; seed++) {
        struct scene s;
        scene_open(&s, seed % 4);
        corpus_make(&c, seed);
        drg_table_sum *whole = sum_new(&s), *backward = sum_new(&s), *merged = sum_new(&s), *nested = sum_new(&s);
        drg_error err = {0};
        size_t parts = 2 + seed;
        add_some(&s, whole, &c, 0, ROWS, 1);
        for (size_t r = ROWS; r-- > 0;)
            add_some(&s, backward, &c, r, r + 1, 1);
        for (size_t p = parts; p-- > 0;) {
            drg_table_sum *part = sum_new(&s), *both = sum_new(&s);
            add_some(&s, part, &c, p, ROWS, parts);
            read_back(merged, part);
            cr_assert_eq(drg_table_sum_merge(both, nested, &err), DRG_OK); /* part + (part + ...) in turn with (...) + part */
            cr_assert_eq(drg_table_sum_merge(part, both, &err), DRG_OK);
            drg_table_sum_free(nested);
            drg_table_sum_free(both);
            nested = part;
        }
        expect_same(&s, backward, whole, "row by row");
        expect_same(&s, merged, whole, "merged from files");
        expect_same(&s, nested, whole, "merged from the other side");
        drg_table_sum_free(whole);
        drg_table_sum_free(backward);
        drg_table_sum_free(merged);
        drg_table_sum_free(nested);
        scene_close(&s);
    }
}

/* ---- Files ---------------------------------------------------------------------------------------------------------- */

static drg_status read_text(drg_table_sum *into, drg_str text, drg_error *err)
{
    char path[TEMPORARY_PATH];
    FILE *file = fdopen(temporary_file(path), "wb");
    fwrite(text.ptr, 1, text.len, file);
    fclose(file);
    *err = (drg_error){0};
    drg_status status = drg_table_sum_read(into, path, err);
    remove(path);
    return status;
}

/* Every line is JSON; a file that was cut off anywhere, or made with other options, is refused. */
Test(table_sum, files)
{
    struct scene s;
    drg_error err;
    scene_open(&s, 2);
    drg_table_sum *sum = sum_new(&s);
    add_rows(&s, sum, few);
    struct buf text = written(sum);
    drg_str rest = buf_str(&text), line;
    for (size_t lines = 0; str_split(&rest, '\n', &line); lines++)
        cr_expect_null(json_fault(line), "line %zu: %s", lines, json_fault(line));
    for (size_t len = 0; len + 1 < text.len; len++) {
        drg_table_sum *part = sum_new(&s);
        drg_status status = read_text(part, str_cut(buf_str(&text), 0, len), &err);
        cr_expect_eq(status, DRG_ESYNTAX, "cut after %zu bytes: %d %s", len, (int)status, err.message);
        drg_table_sum_free(part);
    }
    s.options.seed++;
    drg_table_sum *other = sum_new(&s);
    cr_expect_eq(read_text(other, buf_str(&text), &err), DRG_EINVAL);
    cr_expect_eq(drg_table_sum_merge(other, sum, &err), DRG_EINVAL);
    cr_expect_eq(read_text(other, STR("[]\n"), &err), DRG_ESYNTAX);
    cr_expect_eq(read_text(other, STR("{\"table_sum\":9}\n"), &err), DRG_EFORMAT);
    drg_table_sum_free(other);
    drg_table_sum_free(sum);
    buf_free(&text);
    scene_close(&s);
}
