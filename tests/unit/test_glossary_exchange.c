/* test_glossary_exchange.c - glossaries in the formats of other programs: what is read, what is refused and where, what
 * comes back, what is left out. */
#include <criterion/criterion.h>

#include "support/glossaries.h"

static drg_glossary *parse(struct noted *noted, const char *name, const char *format, drg_str text, const char *langs, drg_error *err)
{
    drg_glossary *g;
    drg_glossary_options options = {.format = format, .langs = langs};
    *err = (drg_error){0};
    return drg_glossary_parse(&g, noted->ctx, text, name, &options, err) == DRG_OK ? g : NULL;
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

Test(glossary_exchange, reading)
{
    static const struct { const char *name, *format, *langs, *text, *gist; } cases[] = {
        {"a.xml", NULL, NULL,
         "<mtf><conceptGrp><concept>7</concept><transacGrp><transac type='origination'>x</transac><date>2007</date></transacGrp>"
         "<descripGrp><descrip type='Subject'>law</descrip></descripGrp>"
         "<languageGrp><language lang='EN-GB' type='English'/><descripGrp><descrip type='Definition'>who\n judges</descrip></descripGrp>"
         "<termGrp><term>court</term><descripGrp><descrip type='Part of speech'>Noun</descrip></descripGrp></termGrp>"
         "<termGrp><term>tribunal</term><descripGrp><descrip type='usage status'>deprecated</descrip></descripGrp></termGrp>"
         "</languageGrp><languageGrp><language lang='TR' type='Turkish'> </language><termGrp><term><b>mah</b>keme</term></termGrp>"
         "</languageGrp></conceptGrp></mtf>",
         "7 en-GB preferred court pos=noun; 7 en-GB deprecated tribunal; 7 tr preferred mahkeme"},
        {"a.tmx", NULL, NULL,
         "<tmx version='1.4'><header srclang='en'><note>x</note></header><body><tu tuid='7'><note>n</note><prop type='subject'>law</prop>"
         "<tuv xml:lang='en'><prop type='pos'>noun</prop><seg><bpt i='1'>&lt;b></bpt>court<ept i='1'>&lt;/b></ept> </seg></tuv>"
         "<tuv xml:lang='en'><seg>tribunal</seg></tuv><tuv lang='TR'><seg>mahkeme</seg></tuv><tuv><seg>x</seg></tuv></tu>"
         "<tu tuid='7'><tuv xml:lang='en'><seg>war</seg></tuv></tu></body></tmx>",
         "7 en preferred court pos=noun; 7 en admitted tribunal; 7 tr preferred mahkeme; c1 en preferred war"},
        {"a.xlf", NULL, NULL,
         "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' xmlns:g='urn:oasis:names:tc:xliff:glossary:2.0' version='2.1' srcLang='en' trgLang='tr'>"
         "<file id='f'><unit id='1'><g:glossary><g:glossEntry id='a' ref='#m'><g:term>court</g:term><g:translation>mahkeme</g:translation>"
         "<g:translation>divan</g:translation></g:glossEntry><g:glossEntry><g:term>tribunal</g:term><g:translation>mahkeme</g:translation>"
         "</g:glossEntry></g:glossary><segment><source>court</source></segment></unit>"
         "<unit id='2'><g:glossary><g:glossEntry id='a'><g:term>war</g:term><g:translation>savaş</g:translation></g:glossEntry>"
         "<g:glossEntry id='b'><g:term>court</g:term><g:translation>mahkeme</g:translation></g:glossEntry></g:glossary></unit></file></xliff>",
         "a en preferred court; a en admitted tribunal; a tr preferred mahkeme; a tr admitted divan; c1 en preferred war; c1 tr preferred savaş"},
        {"a.po", NULL, NULL,
         "msgid \"\"\nmsgstr \"Language: tr_TR\\n\"\n\n# n\n#. d\n#: concept:x\nmsgctxt \"law (x)\"\nmsgid \"court\"\nmsgstr \"mahkeme\"\n"
         "#: concept:x\nmsgid \"tribunal\"\nmsgstr \"mahkeme\"\n#, fuzzy\nmsgid \"war\"\nmsgid_plural \"wars\"\nmsgstr[0] \"savaş\"\n"
         "msgid \"peace\"\nmsgstr \"\"\n#~ msgid \"old\"\n#~ msgstr \"eski\"\n",
         "x en preferred court; x en admitted tribunal; x tr-TR preferred mahkeme; c1 en preferred war; c1 tr-TR admitted savaş; "
         "c2 en preferred peace"},
        {"a.po", NULL, "en,ru", "msgid \"court\"\nmsgstr \"суд\"\n", "c1 en preferred court; c1 ru preferred суд"},
        {"a.tsv", "deepl", "en,tr", "court\tmahkeme\ncourt\tdivan\n", "c1 en preferred court; c1 tr preferred mahkeme; c1 tr admitted divan"},
        {"a.csv", "deepl", "en,tr", "\"court, high\",mahkeme,EN,TR\n", "c1 en preferred court, high; c1 tr preferred mahkeme"},
        {"a.csv", "google", NULL, "en,tr,pos\ncourt,mahkeme,noun\n", "c1 en preferred court pos=noun; c1 tr preferred mahkeme pos=noun"},
        {"a.csv", "aws", NULL, "en,tr\ncourt,\n", "c1 en preferred court"},
        {"a.tsv", "azure", "en,tr", "# court\tmahkeme\n", "c1 en preferred # court; c1 tr preferred mahkeme"},
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_error err;
        drg_glossary *g = parse(&noted, cases[i].name, cases[i].format, str_from(cases[i].text), cases[i].langs, &err);
        cr_assert(g, "case %zu: %u:%u %s", i, err.pos.line, err.pos.column, err.message);
        struct buf terms = buf_make(1 << 16);
        for (size_t t = 0; t < drg_glossary_term_count(g); t++) {
            drg_term term = drg_glossary_term(g, t);
            drg_str id = drg_glossary_concept(g, term.concept_index).id;
            buf_addf(&terms, "%s%.*s %.*s %s %.*s", t ? "; " : "", STR_ARGS(id), STR_ARGS(term.lang),
                     drg_term_status_name(term.status), STR_ARGS(term.text));
            if (term.pos.len)
                buf_addf(&terms, " pos=%.*s", STR_ARGS(term.pos));
            cr_expect(term.place.line, "case %zu: a term without a place", i);
        }
        cr_expect(str_eq_z(buf_str(&terms), cases[i].gist), "case %zu\nis   %s\nwant %s", i, terms.ptr, cases[i].gist);
        buf_free(&terms);
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

Test(glossary_exchange, what_stands_beside_terms)
{
    static const struct { const char *name, *text; const char *subject, *definition, *note; } cases[] = {
        {"a.po", "msgid \"\"\nmsgstr \"Language: tr\\n\"\n\n# one\n# two\n#. d\n#: concept:x\nmsgctxt \"law (x)\"\nmsgid \"a\"\nmsgstr \"b\"\n",
         "law", "d", "one\ntwo"},
        {"a.tmx", "<tmx><body><tu><note>n&#10;m</note><prop type='subject'>law</prop><prop type='definition'>d</prop>"
                  "<tuv xml:lang='en'><seg>a</seg></tuv></tu></body></tmx>", "law", "d", "n\nm"},
        {"a.mtf", "<mtf><conceptGrp><concept>1</concept><descripGrp><descrip type='subject_field'>law</descrip></descripGrp><descripGrp>"
                  "<descrip type='definition'>d</descrip></descripGrp><descripGrp><descrip type='Note'>n</descrip></descripGrp><languageGrp>"
                  "<language lang='EN'/><termGrp><term>a</term></termGrp></languageGrp></conceptGrp></mtf>", "law", "d", "n"},
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_glossary *g = glossary_of(&noted, cases[i].name, str_from(cases[i].text), NULL);
        drg_concept entry = drg_glossary_concept(g, 0);
        cr_expect(str_eq_z(entry.subject, cases[i].subject), "%s: subject %.*s", cases[i].name, STR_ARGS(entry.subject));
        cr_expect(str_eq_z(entry.definition, cases[i].definition), "%s: definition %.*s", cases[i].name, STR_ARGS(entry.definition));
        cr_expect(str_eq_z(entry.note, cases[i].note), "%s: note %.*s", cases[i].name, STR_ARGS(entry.note));
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

Test(glossary_exchange, broken_input)
{
    static const struct { const char *name, *format, *text, *error; } cases[] = {
        {"a.mtf", "multiterm", "<martif/>", "1:1 not MultiTerm XML: the root element is <martif>, expected <mtf>"},
        {"a.mtf", NULL, "<mtf>\n<conceptGrp>\n<termGrp/></conceptGrp></mtf>", "3:1 <termGrp> outside a language that <language> has named"},
        {"a.mtf", NULL, "<mtf><conceptGrp><languageGrp><language type='English'/>", "1:31 <language> without lang, which says its code"},
        {"a.mtf", NULL, "<mtf><conceptGrp><languageGrp><language lang='!'/>", "1:31 '!' is not a language tag such as tr or en-GB"},
        {"a.mtf", NULL, "<mtf><conceptGrp><languageGrp><language lang='EN'/><termGrp>\n</termGrp>", "2:1 a termGrp without a <term>"},
        {"a.mtf", NULL, "<mtf><conceptGrp><term>a</term>", "1:18 <term> outside a term (termGrp)"},
        {"a.mtf", NULL, "<mtf><conceptGrp>stray", "1:18 the text 'stray' stands where only elements may"},
        {"a.mtf", NULL, "<mtf><descrip type='x'/>", "1:6 <descrip> outside a concept (conceptGrp)"},
        {"a.mtf", NULL, "<mtf><conceptGrp><conceptGrp/>", "1:18 <conceptGrp> outside the root, mtf"},
        {"a.mtf", NULL, "<mtf>\n<conceptGrp>", "2:13 not well-formed XML"},
        {"a.tmx", "tmx", "<xliff/>", "1:1 expected the root element 'tmx', found 'xliff'"},
        {"a.tmx", NULL, "<tmx>\n<body><tu>", "2:11 not well-formed XML"},
        {"a.xlf", NULL, "<xliff version='1.2'/>", "1:1 XLIFF 1.2 has no glossaries; expected version 2"},
        {"a.xlf", NULL, "<xliff version='2.0' srcLang='?'/>", "1:1 srcLang '?' is not a language tag such as tr or en-GB"},
        {"a.xlf", NULL, "<xliff version='2.0' srcLang='en' xmlns:g='urn:oasis:names:tc:xliff:glossary:2.0'>\n<g:glossEntry/></xliff>",
         "2:1 a glossEntry without a term"},
        {"a.xlf", NULL, "<xliff version='2.0' srcLang='en' xmlns:g='urn:oasis:names:tc:xliff:glossary:2.0'><g:glossEntry>\n<g:term>a</g:term>"
                        "</g:glossEntry></xliff>", "1:83 the glossEntry of 'a' has neither a translation nor a definition"},
        {"a.xlf", NULL, "<xliff version='2.0' srcLang='en' xmlns:g='urn:oasis:names:tc:xliff:glossary:2.0'><g:glossEntry>\n<g:term>a</g:term>"
                        "<g:translation>b</g:translation></g:glossEntry></xliff>", "2:19 a translation in a file whose <xliff> has no trgLang"},
        {"a.po", NULL, "msgid \"a\"\nmsgstr \"b\"", "1:1 the header of this PO file has no Language; give its two languages, such as en,tr"},
        {"a.po", NULL, "\nmsgid \"\"\nmsgstr \"Language: ?!\\n\"", "2:1 '?!' is not a language tag"},
        {"a.po", NULL, "msgid \"\"\nmsgstr \"Language: tr\\n\"\nmsgid \"a\"\n\nmsgid \"b\"", "5:1 expected msgstr, found 'msgid'"},
        {"a.tsv", "deepl", "a\tb", "0:0 a DeepL glossary does not say its languages; give those of its columns, such as en,tr"},
        {"a.tsv", "azure", "a\tb", "0:0 an Azure glossary does not say its languages"},
        {"a.csv", "google-pair", "a,b", "0:0 a one-way Google glossary does not say its languages"},
        {"a.csv", "google", "first,last\na,b", "1:1 no header that names languages"},
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_error err;
        char found[600];
        drg_glossary *g = parse(&noted, cases[i].name, cases[i].format, str_from(cases[i].text), NULL, &err);
        snprintf(found, sizeof found, "%u:%u %s", err.pos.line, err.pos.column, err.message);
        cr_expect(!g && strstr(found, cases[i].error), "%s\nis   %s\nwant %s", cases[i].text, found, cases[i].error);
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

Test(glossary_exchange, a_po_file_of_another_encoding_says_so)
{
    struct noted noted;
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.po", STR("msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Content-Type: text/plain; charset=KOI8-R\\n\"\n\n"
                                                      "msgid \"court\"\nmsgstr \"\xD3\xD5\xC4\"\n"), NULL);
    cr_expect(str_eq_z(drg_glossary_term(g, 1).text, "суд"));
    drg_glossary_free(g);
    noted_close(&noted);
}

/* ---- round trips --------------------------------------------------------------------------------------------- */

static const struct { const char *format, *name, *langs; } exchanged[] = {
    {"multiterm", "x.mtf", NULL}, {"tmx", "x.tmx", NULL},      {"xliff", "x.xlf", "en,tr"}, {"po", "x.po", "en,tr"},
    {"deepl", "x.tsv", "en,tr"},  {"azure", "x.tsv", "en,tr"}, {"google-pair", "x.csv", "en,tr"},
    {"google", "x.csv", NULL},    {"aws", "x.csv", NULL},
};

enum { EXCHANGED = sizeof exchanged / sizeof exchanged[0] };

/* What was written and read is written as the same bytes; when it is not settled, once made-up ids are there. */
static void expect_stable(struct noted *noted, const drg_glossary *g, size_t n, bool is_settled, const char *what)
{
    struct buf text = glossary_text_in(noted, g, exchanged[n].format, exchanged[n].langs);
    for (int pass = is_settled ? 0 : -1; pass < 1; pass++) {
        drg_error err;
        drg_glossary *again = parse(noted, exchanged[n].name, exchanged[n].format, buf_str(&text), exchanged[n].langs, &err);
        cr_assert(again, "%s as %s: %u:%u %s", what, exchanged[n].format, err.pos.line, err.pos.column, err.message);
        struct buf twice = glossary_text_in(noted, again, exchanged[n].format, exchanged[n].langs);
        cr_expect(pass < 0 || str_eq(buf_str(&text), buf_str(&twice)), "%s as %s differs:\n%.600s\n----\n%.600s", what, exchanged[n].format,
                  text.ptr, twice.ptr);
        drg_glossary_free(again);
        buf_free(&text);
        text = twice;
    }
    buf_free(&text);
}

static const char odd[] =
    "concept,subject,en,en.admitted,en.variant,en.deprecated,tr,tr.admitted,ar,ru,note,definition,owner\n"
    "1,law,court,tribunal,,,mahkeme,divan|yargı,محكمة,суд,\"two\nlines\",\"a \"\"quoted\"\" & <marked> \\ one\",us\n"
    "x y,law,court,,,,kort,,,корт,,,\n"
    "3,,İstanbul,,Istanbul,Constantinople,İstanbul,,,Стамбул,,,\n"
    "4,,#hash,,,,\"a,b\",,,,,,\n"
    "5,,alone,,,,,,,,,defined,\n";

Test(glossary_exchange, odd_terms_come_back)
{
    struct noted noted;
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.csv", STR(odd), NULL);
    for (size_t n = 0; n < EXCHANGED; n++)
        expect_stable(&noted, g, n, strcmp(exchanged[n].format, "xliff") != 0, "odd terms");
    drg_glossary_free(g);
    noted_close(&noted);
}

Test(glossary_exchange, shipped_glossaries_come_back)
{
    struct noted noted;
    noted_open(&noted);
    drg_error err;
    drg_glossary *g;
    cr_assert(drg_glossary_load(&g, noted.ctx, TEST_SOURCE_DIR "/glossaries/diplomacy.tsv", NULL, &err) == DRG_OK, "%s", err.message);
    for (size_t n = 0; n < EXCHANGED; n++)
        expect_stable(&noted, g, n, true, "diplomacy");
    drg_glossary_free(g);
    noted_close(&noted);
}

Test(glossary_exchange, multiterm_loses_nothing)
{
    struct noted noted;
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.csv", STR(odd), NULL);
    struct buf mtf = glossary_text(&noted, g, "multiterm"), once = glossary_text(&noted, g, "csv-long");
    drg_glossary *back = glossary_of(&noted, "a.mtf", buf_str(&mtf), NULL);
    struct buf twice = glossary_text(&noted, back, "csv-long");
    cr_expect(str_eq(buf_str(&once), buf_str(&twice)), "%s\n----\n%s", once.ptr, twice.ptr);
    cr_expect_eq(noted.count, 0, "%s", noted.message);
    buf_free(&mtf);
    buf_free(&once);
    buf_free(&twice);
    drg_glossary_free(back);
    drg_glossary_free(g);
    noted_close(&noted);
}

/* ---- limits ---------------------------------------------------------------------------------------------------- */

Test(glossary_exchange, what_a_service_refuses_is_left_out)
{
    struct buf text = buf_make(1 << 16);
    struct noted noted;
    buf_add_z(&text, "en,tr\n");
    for (int i = 0; i < 1025; i++)
        buf_add_char(&text, 'a');
    buf_add_z(&text, ",uzun\nlong,\" iki\nsatır \"\nlong,kısa\n");
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.csv", buf_str(&text), NULL);
    buf_free(&text);
    struct buf out = glossary_text_in(&noted, g, "deepl", "en,tr");
    cr_expect(str_eq_z(buf_str(&out), "long\tiki satır\n"), "%s", out.ptr);
    cr_expect_eq(noted.count, 3);
    buf_free(&out);
    out = glossary_text_in(&noted, g, "azure", "en,tr");
    cr_expect(out.len > 1025);
    buf_free(&out);
    drg_glossary_free(g);
    noted_close(&noted);
}

Test(glossary_exchange, two_languages_where_two_are_needed)
{
    static const char *const formats[] = {"omegat", "deepl", "google-pair", "azure", "po", "xliff"};
    struct noted noted;
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.csv", STR("en,tr,ru\na,b,c\n"), NULL);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct buf out = buf_make(1 << 16);
        drg_error err = {0};
        drg_status status = drg_glossary_write(g, noted.ctx, formats[i], NULL, drg_sink_stdio(stderr), &err);
        cr_expect(status == DRG_EINVAL && strstr(err.message, "has two languages, not the 3 of this one; choose two langs, such as en,tr"),
                  "%s: %s", formats[i], err.message);
        buf_free(&out);
    }
    drg_glossary_free(g);
    noted_close(&noted);
}
