/* limits.c - limits that no input of a test's size reaches: the files that keep them are built here with near ones (base/limit.h),
 * and beyond each there is an error that says so, in place of a part of the answer. */
#include <criterion/criterion.h>
#include <dragoman/dragoman.h>

#include "base/writer.h"
#include "support/archives.h"
#include "syntax/zip_rewrite.h"
#include "syntax/zip_write.h"
#include "text/decode.h"

enum { ROOM = 1 << 20 };

/* Takes the error, for the next one. */
static void expect_limit(drg_status status, drg_error *err, const char *what)
{
    cr_expect_eq(err->code, status);
    cr_expect_eq(status, DRG_ELIMIT, "%s: status %d", what, (int)status);
    cr_expect(status != DRG_ELIMIT || strstr(err->message, what), "'%s', expected '%s'", err->message, what);
    *err = (drg_error){0};
}

static drg_ctx *new_ctx(void)
{
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    return ctx;
}

/* `head`, then `count` times `piece`, in which %u is the number of the time. */
static struct buf repeat(const char *head, const char *piece, unsigned count)
{
    struct buf out = buf_make(ROOM);
    buf_add_z(&out, head);
    for (unsigned i = 0; i < count; i++)
        for (const char *c = piece; *c; c++)
            if (c[0] == '%' && c[1] == 'u')
                buf_addf(&out, "%u", i), c++;
            else
                buf_add_char(&out, *c);
    return out;
}

/* ---- Texts -------------------------------------------------------------------------------------------------- */

Test(limits, decoded_text)
{
    static const struct { const char *piece; unsigned count; bool is_too_long; } cases[] = {
        {"a", 4000, false}, {"a", 4001, true}, {"\xD8\xA8", 2000, false}, {"\xD8\xA8", 2001, true}};
    drg_ctx *ctx = new_ctx();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf bytes = repeat("", cases[i].piece, cases[i].count);
        struct decoded decoded;
        drg_error err = {0};
        drg_status status = decode(&decoded, ctx, buf_str(&bytes), "a.txt", &(struct decode_options){0}, &err);
        if (cases[i].is_too_long)
            expect_limit(status, &err, "the decoded text is larger than");
        else
            cr_expect_eq(status, DRG_OK, "case %zu", i);
        if (!status)
            buf_free(&decoded.text);
        buf_free(&bytes);
    }
    drg_ctx_free(ctx);
}

static drg_matcher *matcher_of(drg_ctx *ctx, drg_glossary **glossary)
{
    drg_matcher *matcher;
    cr_assert_eq(drg_glossary_parse(glossary, ctx, STR("concept\ten\nc1\twar\n"), "g.tsv", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_matcher_new(&matcher, ctx, *glossary, NULL, NULL), DRG_OK);
    return matcher;
}

static drg_status scan_all(const drg_matcher *matcher, drg_str text, drg_error *err)
{
    drg_scanner *scanner;
    const drg_hit *hits;
    size_t count;
    cr_assert_eq(drg_scanner_new(&scanner, matcher, NULL, NULL), DRG_OK);
    drg_status status = drg_scanner_run(scanner, text, &hits, &count, err);
    cr_expect(status || count == 50);
    drg_scanner_free(scanner);
    return status;
}

static drg_status match_all(const drg_matcher *matcher, drg_ctx *ctx, drg_str bytes, drg_error *err)
{
    drg_text *text;
    drg_matches *matches;
    cr_assert_eq(drg_text_parse(&text, ctx, bytes, "a.txt", NULL, NULL), DRG_OK);
    drg_status status = drg_matcher_run(&matches, matcher, text, err);
    drg_matches_free(matches);
    drg_text_free(text);
    return status;
}

/* In one run of words, and in many paragraphs that have few each; the next text is none the worse for it. */
Test(limits, matches_in_a_text)
{
    static const char *const pieces[] = {"war ", "The war.\n\n"};
    drg_ctx *ctx = new_ctx();
    drg_glossary *glossary;
    drg_matcher *matcher = matcher_of(ctx, &glossary);
    for (size_t i = 0; i < 2; i++) {
        struct buf just = repeat("", pieces[i], 50), beyond = repeat("", pieces[i], 51);
        drg_error err = {0};
        cr_expect_eq(scan_all(matcher, buf_str(&just), &err), DRG_OK, "%s", err.message);
        expect_limit(scan_all(matcher, buf_str(&beyond), &err), &err, "more than 50 matches in one text");
        expect_limit(match_all(matcher, ctx, buf_str(&beyond), &err), &err, "more than 50 matches in one text");
        cr_expect_eq(match_all(matcher, ctx, buf_str(&just), &err), DRG_OK, "%s", err.message);
        buf_free(&just);
        buf_free(&beyond);
    }
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
}

/* ---- Glossaries --------------------------------------------------------------------------------------------- */

static drg_status parse_glossary(drg_glossary **out, drg_ctx *ctx, const struct buf *bytes, drg_error *err)
{
    return drg_glossary_parse(out, ctx, buf_str(bytes), "g.tsv", NULL, err);
}

Test(limits, parts_of_a_glossary)
{
    static const struct { const char *head, *piece; unsigned just; const char *what; } cases[] = {
        {"concept\ten\n", "c%u\tt%u\n", 30, "at most 30 concepts"},
        {"concept\tlang\tterm\n", "c\ten\tt%u\n", 30, "at most 30 terms"},
        {"concept\tlang\tterm\tterm.source\tterm.date\tterm.author\n", "c\ten\tt%u\ta%u\tb%u\tc%u\n", 10, "at most 30 fields"},
        {"concept\ten\tdefinition\n", "c%u\ta\tdefinition %u takes more than a hundred bytes, as it goes on and on, with nothing "
                                      "to say, until it has gone on for long enough\n", 7, "the texts of a glossary fill more than"},
    };
    drg_ctx *ctx = new_ctx();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf just = repeat(cases[i].head, cases[i].piece, cases[i].just);
        struct buf beyond = repeat(cases[i].head, cases[i].piece, cases[i].just + 1);
        drg_glossary *glossary;
        drg_error err = {0};
        cr_expect_eq(parse_glossary(&glossary, ctx, &just, &err), DRG_OK, "%s", err.message);
        drg_glossary_free(glossary);
        expect_limit(parse_glossary(&glossary, ctx, &beyond, &err), &err, cases[i].what);
        cr_expect_null(glossary);
        buf_free(&just);
        buf_free(&beyond);
    }
    drg_ctx_free(ctx);
}

/* ---- Sheets ------------------------------------------------------------------------------------------------- */

static drg_status write_glossary(drg_ctx *ctx, const struct buf *tsv, drg_error *err)
{
    drg_glossary *glossary;
    struct buf out = buf_make(ROOM);
    cr_assert_eq(parse_glossary(&glossary, ctx, tsv, NULL), DRG_OK);
    drg_status status = drg_glossary_write(glossary, ctx, "xlsx", NULL, buf_sink(&out), err);
    drg_glossary_free(glossary);
    buf_free(&out);
    return status;
}

Test(limits, rows_and_columns_of_a_glossary_sheet)
{
    drg_ctx *ctx = new_ctx();
    struct buf just = repeat("concept\ten\n", "c%u\tt\n", 4), rows = repeat("concept\ten\n", "c%u\tt\n", 5);
    struct buf columns = repeat("concept\ten\ttr\tar\tru\tde\tfr\tes\tit\tpt\tnl\tpl\tcs\tsk\tsl\thr\tsr\tbg\tuk\tro\thu\tel\nc",
                                "\tt", 21);
    drg_error err = {0};
    cr_expect_eq(write_glossary(ctx, &just, &err), DRG_OK, "%s", err.message);
    expect_limit(write_glossary(ctx, &rows, &err), &err, "6 rows, more than the 5 a sheet can hold");
    expect_limit(write_glossary(ctx, &columns, &err), &err, "columns, more than the 20 a sheet can hold");
    buf_free(&just);
    buf_free(&rows);
    buf_free(&columns);
    drg_ctx_free(ctx);
}

/* The table of a text that has each of the glossary's words once, in these columns. */
static drg_status write_table(drg_ctx *ctx, const char *words, const char *langs, drg_error *err)
{
    static const char terms[] = "concept\ten\nc1\twar\nc2\tpeace\nc3\ttreaty\nc4\tborder\nc5\tsea\n";
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_matches *matches;
    drg_text *text;
    drg_table *table;
    struct buf out = buf_make(ROOM);
    cr_assert_eq(drg_glossary_parse(&glossary, ctx, str_from(terms), "g.tsv", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_matcher_new(&matcher, ctx, glossary, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_text_parse(&text, ctx, str_from(words), "a.en.txt", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_matcher_run(&matches, matcher, text, NULL), DRG_OK);
    cr_assert_eq(drg_table_of_texts(&table, glossary, (const drg_text *const[]){text}, (const drg_matches *const[]){matches}, 1,
                                    langs, NULL), DRG_OK);
    drg_status status = drg_table_write(table, ctx, "xlsx", NULL, buf_sink(&out), err);
    buf_free(&out);
    drg_table_free(table);
    drg_text_free(text);
    drg_matches_free(matches);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    return status;
}

static void count_lost(void *user, const drg_note *note)
{
    *(unsigned *)user += strcmp(note->code, "xlsx.rows") == 0;
}

/* Occurrences that find no room are told of; a concept without a row would be missed. */
Test(limits, rows_and_columns_of_a_table_sheet)
{
    drg_ctx *ctx;
    drg_error err = {0};
    unsigned lost = 0;
    cr_assert_eq(drg_ctx_new(&ctx, &(drg_ctx_options){.note = count_lost, .note_user = &lost}, NULL), DRG_OK);
    cr_expect_eq(write_table(ctx, "war peace treaty border", "en", &err), DRG_OK, "%s", err.message);
    cr_expect_eq(lost, 0);
    cr_expect_eq(write_table(ctx, "war peace war peace war peace", "en", &err), DRG_OK, "%s", err.message);
    cr_expect_eq(lost, 1);
    expect_limit(write_table(ctx, "war peace treaty border sea", "en", &err), &err, "6 rows, more than the 5 a sheet can hold");
    expect_limit(write_table(ctx, "war", "en,tr,ar,ru,de,fr", &err), &err, "6 languages, more than the 5 a sheet can hold");
    drg_ctx_free(ctx);
}

/* ---- Packages ----------------------------------------------------------------------------------------------- */

/* Bytes that cannot be packed. */
static struct buf noise(size_t len)
{
    struct buf out = buf_make(ROOM);
    uint32_t state = 1;
    for (size_t i = 0; i < len; i++) {
        state = state * 1664525u + 1013904223u;
        buf_add_char(&out, (char)(state >> 24));
    }
    return out;
}

Test(limits, a_package_that_is_made)
{
    struct buf content = noise(8000), out = buf_make(ROOM);
    struct zip_writer zip;
    drg_error err = {0};
    zip_begin(&zip, buf_sink(&out));
    cr_expect_eq(zip_member(&zip, "a.xml", buf_str(&content), &err), DRG_OK);
    expect_limit(zip_member(&zip, "b.xml", buf_str(&content), &err), &err, "the archive grows larger than");
    cr_expect_eq(zip_end(&zip, NULL), DRG_ELIMIT);
    zip_begin(&zip, buf_sink(&out));
    zip.members = UINT16_MAX;
    expect_limit(zip_member(&zip, "c.xml", STR("x"), &err), &err, "'c.xml' is larger than a ZIP archive can hold");
    cr_expect_eq(zip_end(&zip, NULL), DRG_ELIMIT);
    buf_free(&content);
    buf_free(&out);
}

Test(limits, a_package_that_is_written_again)
{
    struct buf content = noise(20000), whole = buf_make(ROOM), out = buf_make(ROOM);
    struct zip_archive zip;
    drg_error err = {0};
    archive_add(&whole, &(struct archive_entry){.name = "a.xml", .content = STR("<a/>")}, 1, NULL);
    cr_assert_eq(zip_open(&zip, buf_str(&whole), NULL), DRG_OK);
    struct zip_change change = {zip_find(&zip, STR("a.xml")), buf_str(&content)};
    expect_limit(zip_rewrite(&zip, &change, 1, buf_sink(&out), &err), &err, "the archive grows larger than");
    zip_close(&zip);
    buf_free(&content);
    buf_free(&whole);
    buf_free(&out);
}
