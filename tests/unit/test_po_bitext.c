/* test_po_bitext.c - PO catalogues as bitexts: messages, plural forms, accelerators. */
#include <criterion/criterion.h>

#include "format/accelerator.h"
#include "support/bitexts.h"
#include "syntax/po_plural.h"

#define HEADER(fields) "msgid \"\"\nmsgstr \"" fields "\"\n\n"
#define TR HEADER("Language: tr\\n")
#define MESSAGE(id, str) "msgid \"" id "\"\nmsgstr \"" str "\"\n"
#define AR_FORMS "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
#define RU_FORMS "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"

Test(po_bitext, messages)
{
    static const struct { int line; const char *source, *cells, *units; } cases[] = {
        {__LINE__, TR MESSAGE("a", "b") MESSAGE("c", ""), "en 0:a 1:c; tr 0:b 1:", "0; 1"},
        {__LINE__, MESSAGE("a", "") MESSAGE("c", ""), "en 0:a 1:c", NULL},
        {__LINE__, MESSAGE("a", "") MESSAGE("c", "d"), "en 0:a 1:c; und 1:d", NULL},
        {__LINE__, HEADER("Language: en_GB\\nX-Source-Language: en_US\\n") MESSAGE("color", "colour"), "en 0:color; en-gb 0:colour", NULL},
        {__LINE__, HEADER("Language: sr@latin\\n") MESSAGE("a", "b"), "en 0:a; sr 0:b", NULL},
        {__LINE__, TR, "en; tr", ""},
        {__LINE__, "", "en", ""},
        {__LINE__, TR MESSAGE("a\\\"b\\n\"\n\"c\\t\\303\\274", "x"), "en 0:a\"b/c\t\xC3\xBC; tr 0:x", NULL},
        {__LINE__, TR "#  one\n#. two\n#: file.c:3\n#, fuzzy\nmsgctxt \"k\"\n" MESSAGE("a", "b") "#~ msgid \"o\"\n#~ msgstr \"p\"\n",
         "en 0:a 1:o; tr 0:b 1:p", "0 k +1 [ one/two]; 1 +2"},
        /* Plural forms: the singular beside the form for one, the plural beside the others. */
        {__LINE__, TR "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n" MESSAGE("e", "f"),
         "en 0:a 1:b 2:e; tr 0:c 1:d 2:f", "0 +48; 1 /0; 2 /1"},
        {__LINE__, TR "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n", "en 1:a 0:b; tr 0:c", "0; 1 /0"},
        {__LINE__, HEADER("Language: ru\\nPlural-Forms: " RU_FORMS "\\n") "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n"
         "msgstr[2] \"e\"\n", "en 0:a 1:b; ru 0:c 1:d 2:e; 2=1", "0 +16; 1 /0; 2 /0"},
        {__LINE__, HEADER("Language: ar\\nPlural-Forms: " AR_FORMS "\\n") "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"0\"\nmsgstr[1] \"1\"\n"
         "msgstr[2] \"2\"\nmsgstr[3] \"3\"\nmsgstr[4] \"4\"\nmsgstr[5] \"5\"\n",
         "en 1:a 0:b; ar 0:0 1:1 2:2 3:3 4:4 5:5; 2=0; 3=0; 4=0; 5=0", NULL},
        {__LINE__, TR MESSAGE("Save _As\\n", "\"\n\"_Farkl\xC4\xB1"), "en 0:Save As/; tr 0:Farkl\xC4\xB1", NULL},
        {__LINE__, HEADER("Language: tr\\nX-Accelerator-Marker: ~\\n") MESSAGE("~a _b", "~c _d"), "en 0:a _b; tr 0:c _d", NULL},
    };
    char shown[500];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct bitext b;
        drg_error err = {0};
        drg_str source = str_from(cases[i].source);
        cr_expect_eq(bitext_read(&b, "po", "test", source, &err), DRG_OK, "line %d: %s", cases[i].line, err.message);
        cr_expect_null(bitext_fault(&b, source), "line %d: %s", cases[i].line, bitext_fault(&b, source));
        bitext_show(shown, sizeof shown, &b);
        cr_expect_str_eq(shown, cases[i].cells, "line %d: got %s", cases[i].line, shown);
        bitext_show_units(shown, sizeof shown, &b);
        cr_expect(!cases[i].units || strcmp(shown, cases[i].units) == 0, "line %d: got %s", cases[i].line, shown);
        cr_expect_eq(b.columns.source, 0, "line %d", cases[i].line);
        bitext_free(&b);
    }
}

Test(po_bitext, broken_files_are_refused_with_a_place)
{
    static const char *const sources[] = {"msgid \"a\"\n", "msgid \"a\nmsgstr \"b\"\n", "msgstr \"b\"\n", MESSAGE("a", "\\q"),
                                          "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", "nonsense\n"};
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        struct bitext b;
        drg_error err = {0};
        cr_expect_eq(bitext_read(&b, "po", "test", str_from(sources[i]), &err), DRG_ESYNTAX, "%s", sources[i]);
        cr_expect_gt(err.pos.line, 0, "%s", sources[i]);
        bitext_free(&b);
    }
}

/* 99: there is none. */
Test(po_bitext, accelerators)
{
    static const struct { int line; const char *src, *tgt; char marker; size_t in_src, in_tgt; } cases[] = {
        {__LINE__, "_File", "_Dosya", 0, 0, 0},
        {__LINE__, "E_xit", "\xC3\x87\xC4\xB1_k", 0, 1, 4},
        {__LINE__, "Save &As...", "Farkl\xC4\xB1 &Kaydet...", 0, 5, 8},
        {__LINE__, "~Open", "\xD9\x81\xD8\xAA\xD8\xAD (~O)", 0, 0, 8},
        {__LINE__, "_File", "", 0, 0, 99},
        {__LINE__, "E_xit", "", 0, 99, 99},
        {__LINE__, "_File", "Dosya", 0, 0, 99},
        {__LINE__, "Dosya", "_File", 0, 99, 99},
        {__LINE__, "the file_name", "file_name adl\xC4\xB1", 0, 99, 99}, /* a name, the same in both */
        {__LINE__, "the file_name", "_dosya ad\xC4\xB1", 0, 8, 0},
        {__LINE__, "R&D", "AR-GE", 0, 99, 99},
        {__LINE__, "Tom & Jerry", "Tom & Jerry", 0, 99, 99},
        {__LINE__, "A&nbsp;B", "C&nbsp;D", 0, 99, 99},
        {__LINE__, "_a _b", "_c _d", 0, 99, 99},
        {__LINE__, "~5 km", "~5 km", 0, 99, 99},
        {__LINE__, "_a ~b", "_c ~d", '~', 3, 3},
        {__LINE__, "_a", "_b", '&', 99, 99},
        {__LINE__, "", "", 0, 99, 99},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t in_src, in_tgt;
        accelerator_find(str_from(cases[i].src), str_from(cases[i].tgt), cases[i].marker, &in_src, &in_tgt);
        in_src = in_src == NO_ACCELERATOR ? 99 : in_src;
        in_tgt = in_tgt == NO_ACCELERATOR ? 99 : in_tgt;
        cr_expect(in_src == cases[i].in_src && in_tgt == cases[i].in_tgt, "line %d: %zu %zu", cases[i].line, in_src, in_tgt);
    }
}

Test(po_bitext, plural_rules)
{
    static const struct { int line; const char *rule; uint32_t forms[4]; uint32_t count; } cases[] = {
        /* of 0, 1, 2, 11 */
        {__LINE__, "nplurals=2; plural=n != 1;", {1, 0, 1, 1}, 2},
        {__LINE__, "nplurals=1; plural=0", {0, 0, 0, 0}, 1},
        {__LINE__, " nplurals = 2 ; plural = (n>1) ;", {0, 0, 1, 1}, 2},
        {__LINE__, RU_FORMS, {2, 0, 1, 2}, 3},
        {__LINE__, AR_FORMS, {0, 1, 2, 4}, 6},
        {__LINE__, "nplurals=4; plural=!n ? 3 : n - 1 < 2 * 1 ? n - 1 : 10 / (n - 6);", {3, 0, 1, 2}, 4},
        {__LINE__, "nplurals=2; plural=n / 0;", {DRG_NONE, DRG_NONE, DRG_NONE, DRG_NONE}, 2},
        {__LINE__, "nplurals=2; plural=n + ;", {DRG_NONE, DRG_NONE, DRG_NONE, DRG_NONE}, 2},
        {__LINE__, "nplurals=2; plural=n) ;", {DRG_NONE, DRG_NONE, DRG_NONE, DRG_NONE}, 2},
        {__LINE__, "nplurals=INTEGER; plural=EXPRESSION;", {DRG_NONE, DRG_NONE, DRG_NONE, DRG_NONE}, 0},
        {__LINE__, "", {DRG_NONE, DRG_NONE, DRG_NONE, DRG_NONE}, 0},
    };
    static const uint32_t numbers[] = {0, 1, 2, 11};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t k = 0; k < 4; k++) {
            uint32_t form = po_plural_form(str_from(cases[i].rule), numbers[k]);
            cr_expect_eq(form, cases[i].forms[k], "line %d: form of %u is %u", cases[i].line, numbers[k], form);
        }
        cr_expect_eq(po_plural_count(str_from(cases[i].rule)), cases[i].count, "line %d", cases[i].line);
    }
    struct buf deep = buf_make(1 << 20);
    buf_add_z(&deep, "nplurals=2; plural=");
    for (size_t i = 0; i < 100000; i++)
        buf_add_z(&deep, i % 2 ? "(" : "!");
    cr_expect_eq(po_plural_form(buf_str(&deep), 1), DRG_NONE);
    buf_free(&deep);
}
