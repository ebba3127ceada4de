/* test_bitext.c - bitext readers: TMX and tables with languages in their header. */
#include <criterion/criterion.h>
#include <time.h>

#include "support/bitexts.h"

struct bitext_case {
    int line;
    const char *format, *source, *expected;
    size_t notes;
};

#define TMX(source, expected, notes) {__LINE__, "tmx", "<tmx version='1.4'><header/><body>" source "</body></tmx>", expected, notes}
#define TMX_IN(lang, source, expected) \
    {__LINE__, "tmx", "<tmx version='1.4'><header srclang='" lang "'/><body>" source "</body></tmx>", expected, 0}
#define TSV(source, expected, notes) {__LINE__, "tsv", source, expected, notes}
#define TUV(lang, seg) "<tuv xml:lang='" lang "'><seg>" seg "</seg></tuv>"

Test(bitext, cells)
{
    static const struct bitext_case cases[] = {
        TMX("<tu>" TUV("en", "a") TUV("tr", "b") "</tu><tu>" TUV("tr", "c") "</tu>", "en 0:a; tr 0:b 1:c", 0),
        TMX("<tu><tuv lang='EN-US'><seg>a</seg></tuv>" TUV("tr_TR", "b") "</tu>", "en 0:a; tr 0:b", 0),
        TMX("<tu>" TUV("en", "a") TUV("en-GB", "b") TUV("tr", "c") "</tu>", "en 0:a; en-gb 0:b; tr 0:c", 0),
        TMX("<tu>" TUV("en-US", "a") TUV("en-GB", "b") "</tu><tu>" TUV("en-GB", "c") TUV("en-US", "d") "</tu>",
            "en 0:a 1:d; en-gb 0:b 1:c", 0),
        TMX("<tu>" TUV("en", "a") TUV("tr", "b") TUV("tr", "c") "</tu><tu>" TUV("en", "d") "</tu>", "en 0:a 2:d; tr 0:b 1:c", 0),
        TMX_IN("en", "<tu>" TUV("en", "a") TUV("tr", "b") TUV("tr", "c") "</tu>", "en 0:a; tr 0:b 1:c; 1=0"),
        TMX_IN("*all*", "", ""),
        TMX_IN("tr-TR", "", "tr"),
        TMX("<tu><tuv><seg>a</seg></tuv>" TUV("tr", "c") "</tu>", "tr 0:c", 1),
        TMX("<tu><note>n</note><prop type='x'>p</prop>" TUV("en", "a") "</tu><tu></tu><tu>" TUV("en", "b") "</tu>", "en 0:a 1:b", 0),
        TMX("<tu>" TUV("en", "<bpt i='1'>&lt;b></bpt>War<ept i='1'>&lt;/b></ept> in <ph>{1}</ph> <hi>Syria</hi>") "</tu>",
            "en 0:War in * Syria", 0),
        TMX("<tu>" TUV("en", "a<ph>x<sub>hidden <ph>y</ph></sub>z</ph>b<it pos='begin'>[</it>c<ut>q</ut>") "</tu>", "en 0:a*bc*", 0),
        TMX("<tu>" TUV("en", "A &amp; B &#xFC; <![CDATA[<c>]]>") "</tu>", "en 0:A & B ü <c>", 0),
        TMX("<tu>" TUV("en", "") TUV("tr", "b") "</tu>", "en 0:; tr 0:b", 0),
        TSV("en\ttr\na\tb\nc\td\n", "en 0:a 1:c; tr 0:b 1:d", 0),
        TSV("id\ten\tnote\tru-RU\n1\ta\tx\tb\n", "en 0:a; ru 0:b", 0),
        TSV("en\ttr\na\t\n\tb\nc\td\te\n", "en 0:a 2:c; tr 1:b 2:d", 1),
        TSV("en,tr\n\"say \"\"a\"\"\",b\n", "en 0:say \"a\"; tr 0:b", 0),
        TSV("en\ten-GB\ttr\na\tb\tc\n", "en 0:a; tr 0:c", 1),
        TSV("\xEF\xBB\xBF" "en\ttr\r\na\tb\r\n", "en 0:a; tr 0:b", 0),
    };
    char shown[500];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct bitext b;
        drg_error err = {0};
        drg_str source = str_from(cases[i].source);
        cr_expect_eq(bitext_read(&b, cases[i].format, "test", source, &err), DRG_OK, "line %d: %s", cases[i].line,
                     err.message);
        bitext_show(shown, sizeof shown, &b);
        cr_expect_null(bitext_fault(&b, source), "line %d: %s", cases[i].line, bitext_fault(&b, source));
        cr_expect_str_eq(shown, cases[i].expected, "line %d: %s\ngot  %s\nnot  %s", cases[i].line, cases[i].source, shown,
                         cases[i].expected);
        cr_expect_eq(b.notes, cases[i].notes, "line %d: %zu notes", cases[i].line, b.notes);
        bitext_free(&b);
    }
}

Test(bitext, codes_and_units_of_tmx)
{
    static const struct { int line; const char *source, *codes, *units; } cases[] = {
        {__LINE__, TUV("en", "The <bpt i='1' x='1'>b</bpt>big<ept i='1'>/b</ept> cat") TUV("tr", "<bpt i='2' x='1'/>kedi<ept i='2'/>"),
         "en 4<a 7>a; tr 0<a 4>a", "0 7"},
        {__LINE__, TUV("en", "a<ph x='4'/>b<it pos='begin' x='5'/><hi type='x'>c</hi>") TUV("tr", "<it pos='end' x='5'/><ph x='4'/>"),
         "en 1*a 5<b; tr 0>b 0*a", "0 7"},
        {__LINE__, TUV("en", "<ph>{1}</ph><ph>{2}</ph><ut>q</ut>") TUV("tr", "<ph>{2}</ph>"), "en 0*a 3*b 6*c; tr 0*b", "0 7"},
        {__LINE__, "<note>n &amp; m</note><prop type='x'>p</prop>" TUV("en", "a"), "en", "0 7 [n & m/x: p]"},
        {__LINE__, TUV("en", "a") TUV("en", "b"), "en", "0 7; 1 7 /0"},
    };
    char source[500], shown[500];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct bitext b;
        drg_error err = {0};
        snprintf(source, sizeof source, "<tmx><body><tu tuid='7'>%s</tu></body></tmx>", cases[i].source);
        cr_expect_eq(bitext_read(&b, "tmx", "test", str_from(source), &err), DRG_OK, "line %d: %s", cases[i].line, err.message);
        bitext_show_codes(shown, sizeof shown, &b);
        cr_expect_str_eq(shown, cases[i].codes, "line %d: got %s", cases[i].line, shown);
        bitext_show_units(shown, sizeof shown, &b);
        cr_expect_str_eq(shown, cases[i].units, "line %d: got %s", cases[i].line, shown);
        bitext_free(&b);
    }
}

Test(bitext, copied_text_stands_in_the_source)
{
    drg_str source = STR("<tmx><body><tu><tuv xml:lang='tr'><seg>Sur&#x0131;ye\r\nve <b>&lt;</b>şey</seg></tuv></tu></body></tmx>");
    struct bitext b;
    drg_error err = {0};
    cr_assert_eq(bitext_read(&b, "tmx", "test", source, &err), DRG_OK, "%s", err.message);
    const struct view *view = &b.columns.views.items[0];
    cr_expect(str_starts(buf_str(&view->text), STR("Surıye\nve <şey")), "%s", view->text.ptr);
    drg_span span = view_to_source(view, (drg_span){0, 7});
    cr_expect(str_eq(str_cut(source, span.start, span.end), STR("Sur&#x0131;ye")));
    bitext_free(&b);
}

Test(bitext, broken_files_are_refused_with_a_place)
{
    static const struct bitext_case cases[] = {
        {__LINE__, "tmx", "<tmx><body><tu>", "", 1},
        {__LINE__, "tmx", "<xliff/>", "expected the root element 'tmx', found 'xliff'", 1},
        {__LINE__, "tmx", "<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx/>", "", 1},
        {__LINE__, "tmx", "", "", 0},
        {__LINE__, "tmx", "<tmx><body><tu>" TUV("en", "<bpt i='1'/>a<bpt i='1'/>") "</tu></body></tmx>", "a second <bpt>", 1},
        {__LINE__, "tmx", "<tmx><body><tu>" TUV("en", "a<ept i='1'/>") "</tu></body></tmx>", "no <bpt> before it", 1},
        {__LINE__, "tsv", "word,term\na,b\n", "expected a header that names languages", 1},
        {__LINE__, "tsv", "", "the file is empty", 0},
        {__LINE__, "tsv", "en,tr\n\"a,b\n", "", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct bitext b;
        drg_error err = {0};
        drg_status status = bitext_read(&b, cases[i].format, "test", str_from(cases[i].source), &err);
        cr_expect_eq(status, DRG_ESYNTAX, "line %d: %s", cases[i].line, err.message);
        cr_expect_not_null(strstr(err.message, cases[i].expected), "line %d: %s", cases[i].line, err.message);
        cr_expect_geq(err.pos.line, cases[i].notes, "line %d: %u", cases[i].line, err.pos.line);
        bitext_free(&b);
    }
}

Test(bitext, hostile_input_takes_linear_time)
{
    static const char *const parts[] = {"<tu>" TUV("en", "a") TUV("tr", "b") "</tu>", "<tu>", "<ph>", "&amp;",
                                        "<tu>" TUV("en", "a") TUV("en", "a") "</tu>"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct buf source = buf_make(SIZE_MAX / 4);
        buf_add_z(&source, "<tmx><body>");
        while (source.len < 500000)
            buf_add_z(&source, parts[i]);
        struct bitext b;
        drg_error err = {0};
        clock_t start = clock();
        drg_status ignored = bitext_read(&b, "tmx", "test", buf_str(&source), &err);
        (void)ignored; /* the file is broken; only its time counts */
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect(seconds < 3 * TEST_SLOWNESS, "'%s' repeated took %.1f s", parts[i], seconds);
        bitext_free(&b);
        buf_free(&source);
    }
}
