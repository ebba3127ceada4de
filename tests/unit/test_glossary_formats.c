/* test_glossary_formats.c - reading and writing glossary files: examples, round trips, every sample. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "support/glossaries.h"
#include "syntax/csv.h"

static const char *const lossless[] = {"csv", "csv-long", "tsv", "tsv-long", "tbx", "tbx-dct", "tbx-v2"};

static const char *name_for(const char *format)
{
    return format[0] == 'c' ? "x.csv" : format[1] == 's' ? "x.tsv" : "x.tbx";
}

/* Tables keep every term and field under its name, if not in order; TBX may have to put one on another element. */
static void expect_same_gist(const drg_glossary *a, const drg_glossary *b, const char *format, const char *what)
{
    struct buf one = glossary_gist(a), two = glossary_gist(b);
    drg_str rest = buf_str(&one), line;
    cr_expect(one.len == two.len, "%s as %s: %zu and %zu bytes", what, format, one.len, two.len);
    while (str_split(&rest, '\n', &line)) {
        char wanted[600];
        snprintf(wanted, sizeof wanted, "%.*s\n", (int)line.len, line.ptr);
        cr_expect(line.len == 0 || strstr(two.ptr, wanted), "%s as %s lacks %s", what, format, wanted);
    }
    buf_free(&one);
    buf_free(&two);
}

/* Writing, reading and writing again gives the same bytes. */
static void expect_stable(struct noted *noted, const drg_glossary *g, const char *format, const char *what)
{
    struct buf once = glossary_text(noted, g, format);
    drg_glossary *again = glossary_of(noted, name_for(format), buf_str(&once), NULL);
    struct buf twice = glossary_text(noted, again, format);
    size_t at = 0;
    while (at < once.len && at < twice.len && once.ptr[at] == twice.ptr[at])
        at++;
    size_t from = at > 200 ? at - 200 : 0;
    cr_expect(str_eq(buf_str(&once), buf_str(&twice)), "%s as %s differs at byte %zu:\n%.300s\n----\n%.300s", what, format, at,
              once.ptr + from, twice.len > from ? twice.ptr + from : "");
    if (format[0] == 'c')
        expect_same_gist(g, again, format, what);
    drg_glossary_free(again);
    buf_free(&once);
    buf_free(&twice);
}

/* A wide table written in another format and read back is the same wide table. */
static void expect_nothing_lost(struct noted *noted, const drg_glossary *g, const char *what)
{
    struct buf wide = glossary_text(noted, g, "csv-wide");
    for (size_t i = 0; i < sizeof lossless / sizeof lossless[0]; i++) {
        struct buf other = glossary_text(noted, g, lossless[i]);
        drg_glossary *back = glossary_of(noted, name_for(lossless[i]), buf_str(&other), NULL);
        struct buf again = glossary_text(noted, back, "csv-wide");
        cr_expect(str_eq(buf_str(&wide), buf_str(&again)), "%s through %s:\n%.600s\n----\n%.600s", what, lossless[i], wide.ptr, again.ptr);
        drg_glossary_free(back);
        buf_free(&other);
        buf_free(&again);
    }
    buf_free(&wide);
}

/* Each part knows its place, and finding it does not take the square of the cell's length. */
Test(glossary_formats, a_cell_of_very_many_terms, .timeout = 20)
{
    enum { PARTS = 1 << 17, WIDTH = 8 };
    struct noted noted;
    struct buf text = buf_make(32 * PARTS);
    noted_open(&noted);
    buf_add_z(&text, "concept,tr\nc1,");
    for (unsigned i = 0; i < PARTS; i++)
        buf_addf(&text, "%sş%06x", i ? "|" : "", i);
    drg_glossary *g = glossary_of(&noted, "x.csv", buf_str(&text), NULL);
    drg_term last = drg_glossary_term(g, PARTS - 1);
    cr_assert_eq(drg_glossary_term_count(g), PARTS);
    cr_expect_eq(last.place.line, 2);
    cr_expect_eq(last.place.column, 4 + (PARTS - 1) * WIDTH);
    drg_glossary_free(g);
    buf_free(&text);
    noted_close(&noted);
}

Test(glossary_formats, tables)
{
    static const struct { const char *name, *langs, *text, *gist; } cases[] = {
        {"a.csv", NULL, "en,tr,pos,description\ncourt,mahkeme,noun,a place\n", "c1 en preferred court\nc1 tr preferred mahkeme\n"},
        {"a.csv", "en,tr", "source,target,owner\ncourt,mahkeme,us\n", "c1 en preferred court\nc1 tr preferred mahkeme\nc1  owner=us\n"},
        {"a.csv", "en,tr", "source_term,target_term,domain,definition,status\ncourt,divan,law,,deprecated\n",
         "c1 en preferred court\nc1 tr deprecated divan\n"},
        {"a.csv", "en", "term,fr,note\ncourt,cour,x\n", "c1 en preferred court\nc1 fr preferred cour\n"},
        {"a.csv", "en,tr", "court,mahkeme\nbank,banka\n",
         "c1 en preferred court\nc1 tr preferred mahkeme\nc2 en preferred bank\nc2 tr preferred banka\n"},
        {"a.csv", NULL, "English;Türkçe\ncourt;mahkeme\n", "c1 en preferred court\nc1 tr preferred mahkeme\n"},
        {"a.csv", NULL, "concept,lang,term,status,owner\nx,en,court,,us\nx,tr,mahkeme,preferred,\nx,tr,divan,forbidden,\n",
         "x en preferred court\nx tr preferred mahkeme\nx tr deprecated divan\nx en term owner=us\n"},
        {"a.csv", NULL, "en,tr.definition\ncourt,yer\n", "c1 en preferred court\nc1 tr definition=yer\n"},
        {"a.csv", NULL, "en\n'=1+1\n'plain\n''=x\n", "c1 en preferred =1+1\nc2 en preferred 'plain\nc3 en preferred '=x\n"},
        {"a.utf8", "en,tr", "# comment\ncourt\tmahkeme\tlaw\ncourt\tdivan\tlaw\n\nbank\tbanka\n",
         "c1 en preferred court\nc1 tr preferred mahkeme\nc1 tr admitted divan\nc2 en preferred bank\nc2 tr preferred banka\n"},
        {"a.tbx", NULL,
         "<martif type='TBX'><text><body><termEntry id='x'><langSet xml:lang='en'><tig><term>a</term></tig><tig><term>b</term></tig>"
         "<ntig><termGrp><term>c</term><termNote type='administrativeStatus'>obsolete</termNote></termGrp></ntig>"
         "<tig><term>d</term><termNote type='termType'>variant</termNote></tig></langSet></termEntry></body></text></martif>",
         "x en preferred a\nx en admitted b\nx en deprecated c\nx en variant d\nx en term administrativeStatus=obsolete\n"},
        {"a.tbx", NULL,
         "<tbx xmlns:b='urn:b'><text><body><conceptEntry id='x'><descripGrp><b:context>c</b:context><b:source>s</b:source></descripGrp>"
         "<langSec xml:lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry></body></text></tbx>",
         "x en preferred a\nx  context=c\nx  context.source=s\n"},
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_glossary *g = glossary_of(&noted, cases[i].name, str_from(cases[i].text), cases[i].langs);
        struct buf gist = glossary_gist(g);
        cr_expect(str_eq_z(buf_str(&gist), cases[i].gist), "%s\nis\n%s\nwant\n%s", cases[i].text, gist.ptr, cases[i].gist);
        buf_free(&gist);
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

Test(glossary_formats, errors)
{
    static const struct { const char *name, *text, *error; } cases[] = {
        {"a.csv", "", "1:1 the table is empty"},
        {"a.csv", "first,last\nJohn,Doe\n", "1:1 no header that names languages: found 'first'"},
        {"a.csv", "source,target\na,b\n", "1:1 the column 'source' does not say its language"},
        {"a.csv", "en,tr,en\na,b,c\n", "1:7 the columns 'en' and 'en' mean the same"},
        {"a.csv", "en,tr\na,b,c\n", "2:5 a cell 'c' after the last of the header's 2 columns"},
        {"a.csv", "concept,lang,term\nx,!!,a\n", "2:1 '!!' is not a language tag"},
        {"a.csv", "concept,lang,term\n,en,a\n", "2:1 a row without a concept"},
        {"a.csv", "lang,term\nen,a\n", "1:1 a table of one row a term needs a column 'concept'"},
        {"a.utf8", "a\tb\n", "0:0 an OmegaT glossary does not say its languages"},
        {"a.tbx", "<html/>", "1:1 not TBX: the root element is <html>"},
        {"a.tbx", "<tbx><text><body><term>x</term></body></text></tbx>", "1:18 <term> outside a term section"},
        {"a.tbx", "<tbx><conceptEntry><langSec/></conceptEntry></tbx>", "1:20 <langSec> without xml:lang"},
        {"a.tbx", "<tbx><conceptEntry><langSec xml:lang='en'><termSec></termSec></langSec></conceptEntry></tbx>", "a term section without a <term>"},
        {"a.tbx", "<tbx>stray</tbx>", "1:6 the text 'stray' stands where only elements may"},
        {"a.dat", "nothing known", "0:0 cannot tell the format"},
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_glossary *g;
        drg_error err = {0};
        char found[600];
        drg_status status = drg_glossary_parse(&g, noted.ctx, str_from(cases[i].text), cases[i].name, NULL, &err);
        snprintf(found, sizeof found, "%u:%u %s", err.pos.line, err.pos.column, err.message);
        cr_expect(status && !g && strstr(found, cases[i].error), "%s\nis   %s\nwant %s", cases[i].text, found, cases[i].error);
        cr_expect(strcmp(err.file, cases[i].name) == 0);
    }
    noted_close(&noted);
}

Test(glossary_formats, wide_tables_lose_nothing)
{
    static const char *const tables[] = {
        "concept,en,tr\nx,court,mahkeme\n",
        "concept,subject,en,en.admitted,en.deprecated,en.variant,tr,ar,ru,pos,definition,note\n"
        "person-x,person,Recep,R.|Rec,bad,Rcp,Recep,رجب,Реджеп,name,\"two\nlines, and \"\"quotes\"\"\",a\tb\n"
        "1 odd id & <more>,,a,,,,,,,,,\n",
        "concept,en,en.usage,owner,owner,context,context.source\nx,=SUM(A1),-x,one,two,c,s\ny,'=x,+,,only,,s\n",
        "concept,en-GB,en-US,zh-Hant\nx,colour,color,顏色\n",
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        drg_glossary *g = glossary_of(&noted, "a.csv", str_from(tables[i]), NULL);
        expect_nothing_lost(&noted, g, tables[i]);
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

static drg_glossary *load(struct noted *noted, const char *path, const char *langs, drg_error *err)
{
    drg_glossary *g;
    drg_glossary_options options = {.langs = langs[0] ? langs : NULL};
    *err = (drg_error){0};
    return drg_glossary_load(&g, noted->ctx, path, &options, err) == DRG_OK ? g : NULL;
}

Test(glossary_formats, shipped_glossaries_lose_nothing)
{
    static const char *const names[] = {"diplomacy", "places", "house-style"};
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[600];
        drg_error err;
        snprintf(path, sizeof path, TEST_SOURCE_DIR "/glossaries/%s.tsv", names[i]);
        drg_glossary *g = load(&noted, path, "", &err);
        cr_assert(g, "%s: %s", path, err.message);
        expect_nothing_lost(&noted, g, names[i]);
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

/* A row of tests/samples/glossaries.tsv: path, languages, "ok" or "error", message or "concepts terms". */
static void check_sample(struct noted *noted, const char *shared, const struct csv_row *row)
{
    char path[1400], langs[40], found[600], want[200];
    drg_error err;
    snprintf(path, sizeof path, "%s/%.*s", shared, (int)row->cells[0].text.len, row->cells[0].text.ptr);
    snprintf(langs, sizeof langs, "%.*s", (int)row->cells[1].text.len, row->cells[1].text.ptr);
    snprintf(want, sizeof want, "%.*s", (int)row->cells[3].text.len, row->cells[3].text.ptr);
    drg_glossary *g = load(noted, path, langs, &err);
    cr_expect(str_eq_z(row->cells[2].text, g ? "ok" : "error"), "%s: %s", path, err.message);
    snprintf(found, sizeof found, "%u:%u %s", err.pos.line, err.pos.column, err.message);
    if (g) {
        snprintf(found, sizeof found, "%zu %zu", drg_glossary_concept_count(g), drg_glossary_term_count(g));
        for (size_t i = 0; i < sizeof lossless / sizeof lossless[0]; i++)
            expect_stable(noted, g, lossless[i], path);
    }
    cr_expect(strstr(found, want), "%s\nis   %s\nwant %s", path, found, want);
    drg_glossary_free(g);
}

Test(glossary_formats, samples)
{
    const char *shared = shared_folder();
    if (!shared)
        cr_skip_test("no shared samples");
    struct noted noted;
    struct buf table = buf_make(1 << 20);
    struct csv csv;
    struct csv_row row;
    noted_open(&noted);
    cr_assert(file_read(&table, TEST_SOURCE_DIR "/tests/samples/glossaries.tsv", NULL) == DRG_OK);
    csv_open(&csv, buf_str(&table), '\t');
    while (csv_next(&csv, &row, NULL) == DRG_OK && row.count)
        if (row.cells[0].text.ptr[0] != '#') {
            cr_assert(row.count == 4, "line %u", row.pos.line);
            check_sample(&noted, shared, &row);
        }
    csv_close(&csv);
    buf_free(&table);
    noted_close(&noted);
}
