/* test_xliff.c - XLIFF 1 and 2: rows, codes, what is said of rows, and what is refused. */
#include <criterion/criterion.h>
#include <time.h>

#include "support/bitexts.h"

struct xliff_case {
    int line;
    const char *source, *cells, *codes, *units; /* NULL: not looked at */
};

#define X1(body) "<xliff version='1.2'><file source-language='en' target-language='tr'><body>" body "</body></file></xliff>"
#define TU(attributes, content) "<trans-unit " attributes ">" content "</trans-unit>"
#define ONE(source, target) X1(TU("id='1'", "<source>" source "</source><target>" target "</target>"))
#define SEG(mid, content) "<mrk mtype='seg' mid='" mid "'>" content "</mrk>"

#define X2_IN(attributes, body)                                                                                             \
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='tr' xmlns:my='urn:my'"        \
    " xmlns:mda='urn:oasis:names:tc:xliff:metadata:2.0' xmlns:gls='urn:oasis:names:tc:xliff:glossary:2.0'"                  \
    " xmlns:mtc='urn:oasis:names:tc:xliff:matches:2.0' xmlns:res='urn:oasis:names:tc:xliff:resourcedata:2.0'"               \
    " xmlns:slr='urn:oasis:names:tc:xliff:sizerestriction:2.0' xmlns:val='urn:oasis:names:tc:xliff:validation:2.0'"         \
    " xmlns:fs='urn:oasis:names:tc:xliff:fs:2.0' xmlns:ctr='urn:oasis:names:tc:xliff:changetracking:2.0' " attributes ">"   \
    body "</xliff>"
#define X2(body) X2_IN("", "<file id='f'>" body "</file>")
#define UNIT(id, body) "<unit id='" id "'>" body "</unit>"
#define PAIR(source, target) "<segment><source>" source "</source><target>" target "</target></segment>"
#define ALONE(source) "<segment><source>" source "</source></segment>"
#define TEXTS(source, target) X2(UNIT("u", PAIR(source, target)))
#define SOURCE(source) X2(UNIT("u", ALONE(source)))

static void check_case(const struct xliff_case *c)
{
    struct bitext b;
    char shown[600];
    drg_error err = {0};
    drg_str source = str_from(c->source);
    cr_expect_eq(bitext_read(&b, "xliff", "test.xlf", source, &err), DRG_OK, "line %d: %s", c->line, err.message);
    const char *fault = bitext_fault(&b, source);
    cr_expect_null(fault, "line %d: %s", c->line, fault);
    bitext_show(shown, sizeof shown, &b);
    cr_expect(!c->cells || strcmp(shown, c->cells) == 0, "line %d: got %s", c->line, shown);
    bitext_show_codes(shown, sizeof shown, &b);
    cr_expect(!c->codes || strcmp(shown, c->codes) == 0, "line %d: got codes %s", c->line, shown);
    bitext_show_units(shown, sizeof shown, &b);
    cr_expect(!c->units || strcmp(shown, c->units) == 0, "line %d: got units %s", c->line, shown);
    bitext_free(&b);
}

Test(xliff, rows_of_version_1)
{
    static const struct xliff_case cases[] = {
        {__LINE__, ONE("a", "b"), "en 0:a; tr 0:b", NULL, "0 1"},
        {__LINE__, X1(TU("", "<source>a</source>") TU("", "<source>c</source><target/>")), "en 0:a 1:c; tr 1:", NULL, "0; 1"},
        {__LINE__, X1("<group><group>" TU("id='1'", "<source>a</source>") "</group></group>" TU("id='2'", "<source>c</source>")),
         "en 0:a 1:c; tr", NULL, "0 1; 1 2"},
        {__LINE__, ONE("<![CDATA[a & <b>]]> &amp; &#x41;", "x&lt;y"), "en 0:a & <b> & A; tr 0:x<y", NULL, NULL},
        {__LINE__, X1(TU("", "<source>a</source><alt-trans><source>c</source><target>d</target></alt-trans>")), "en 0:a; tr", NULL, NULL},
        {__LINE__, X1(TU("resname='k'", "<source>a</source><note>one</note><note from='x'>two</note>")), NULL, NULL, "0 k [one/two]"},
        /* Segments of a unit are a group; those of the target are found by mid; words outside of them are not lost. */
        {__LINE__, X1(TU("id='1'", "<source>A. B.</source><seg-source>" SEG("1", "A.") " " SEG("2", "B.") "</seg-source><target>"
                         SEG("2", "b.") " " SEG("1", "a.") "</target>") TU("id='2'", "<source>c</source>")),
         "en 0:A. 1:B. 2:c; tr 1:b. 0:a.", NULL, "0 1; 1 1 /0; 2 2 /1"},
        {__LINE__, X1(TU("id='1'", "<source>A. B.</source><seg-source>" SEG("1", "A.") " " SEG("2", "B.") "</seg-source>")),
         "en 0:A. 1:B.; tr", NULL, NULL},
        {__LINE__, X1(TU("id='1'", "<source>A. B.</source><seg-source>" SEG("1", "A.") " " SEG("2", "B.") "</seg-source><target>a. b.</target>")),
         "en 0:A. B.; tr 0:a. b.", NULL, NULL},
        {__LINE__, X1(TU("", "<source>Q: A.</source><seg-source>Q: <g id='1'>" SEG("1", "A.") "</g>!</seg-source><target>" SEG("9", "x") "</target>")),
         "en 0:Q:  1:A.; tr 2:x", "en; tr", NULL},
        /* Languages: of each file, of each text; the target's is never the source's column. */
        {__LINE__, "<xliff version='1.1'><file source-language='en-US' target-language='en-GB'><body>"
                   TU("", "<source>color</source><target>colour</target>") "</body></file></xliff>",
         "en 0:color; en-gb 0:colour", NULL, NULL},
        {__LINE__, "<xliff><file source-language='en'><body>" TU("", "<source>a</source><target>b</target>") "</body></file>"
                   "<file source-language='ru' target-language='ar'><body>" TU("", "<source>c</source><target>d</target>") "</body></file></xliff>",
         "en 0:a; und 0:b; ru 1:c; ar 1:d", NULL, NULL},
        {__LINE__, X1(TU("", "<source xml:lang='de'>a</source><target xml:lang='fr-FR'>b</target>")), "en; tr; de 0:a; fr 0:b", NULL, NULL},
        {__LINE__, "<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2' xmlns:y='y' version='1.2'><x:file source-language='en'>"
                   "<x:body><y:trans-unit/><x:trans-unit><y:source>q</y:source><x:source>a</x:source></x:trans-unit></x:body></x:file></x:xliff>",
         "en 0:a", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_case(&cases[i]);
}

Test(xliff, codes_of_version_1)
{
    static const struct xliff_case cases[] = {
        {__LINE__, ONE("A <g id='1'>b <x id='2'/></g>.", "<g id='1'><x id='2'/></g>"), "en 0:A b *.; tr 0:*", "en 2<a 4*b 7>a; tr 0<a 0*b 3>a", NULL},
        {__LINE__, ONE("<bpt id='1'>&lt;b></bpt>x<ept id='1'>&lt;/b></ept><ph id='3'>{0}</ph>", "<bx id='1'/>y<ex id='1'/>"),
         "en 0:x*; tr 0:y", "en 0<a 1>a 1*b; tr 0<a 1>a", NULL},
        {__LINE__, ONE("<bpt id='5' rid='1'/>x<ept id='6' rid='1'/><it id='7' pos='close'/>", ""), "en 0:x; tr 0:", "en 0<a 1>a 1>b; tr", NULL},
        {__LINE__, ONE("<mrk mtype='term'>a</mrk> <mrk mtype='protected'>b<x id='1'/></mrk><ph>c<sub>d</sub></ph>", "e"),
         "en 0:a b**; tr 0:e", "en 3*a 6*b; tr", NULL},
        {__LINE__, ONE("a<mq:ch xmlns:mq='MQXliff' val='9'/>b<mrk mtype='x-place'/>c", "<y:b xmlns:y='y'>d</y:b>"), "en 0:a*bc; tr 0:d", "en 1*a; tr", NULL},
        {__LINE__, X1(TU("", "<source/><seg-source><g id='1'>" SEG("1", "<g id='2'>a</g>") "</g></seg-source>")), "en 0:a; tr",
         "en 0<a 1>a; tr", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_case(&cases[i]);
}

#define STATE(attributes, state) X1(TU(attributes, "<source>a</source><target state='" state "'>b</target>"))
#define SDL(attributes)                                                                                              \
    "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2' xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'>"        \
    "<file source-language='en' target-language='tr'><body><trans-unit><source>a</source><seg-source>" SEG("5", "a") "</seg-source>" \
    "<target>" SEG("5", "b") "</target><sdl:seg-defs><sdl:seg id='4' conf='Draft'/><sdl:seg id='5' " attributes "/></sdl:seg-defs>"   \
    "</trans-unit></body></file></xliff>"
#define MEMOQ(attributes)                                                                                                       \
    "<xliff version='1.2' xmlns:mq='MQXliff'><file source-language='en' target-language='tr'><body><trans-unit " attributes ">"         \
    "<source>a</source><target>b</target></trans-unit></body></file></xliff>"

/* 1: fuzzy, 4: locked, 8: approved. */
Test(xliff, states_of_tools)
{
    static const struct xliff_case cases[] = {
        {__LINE__, STATE("", "translated"), NULL, NULL, "0"},
        {__LINE__, STATE("", "needs-translation"), NULL, NULL, "0 +1"},
        {__LINE__, STATE("", "signed-off"), NULL, NULL, "0 +8"},
        {__LINE__, STATE("approved='yes'", "needs-review-translation"), NULL, NULL, "0 +8"},
        {__LINE__, STATE("translate='no'", "final"), NULL, NULL, "0 +12"},
        {__LINE__, X1("<group translate='no'>" TU("", "<source>a</source>") TU("translate='yes'", "<source>b</source>") "</group>"), NULL, NULL,
         "0 +4; 1"},
        {__LINE__, SDL("conf='Translated'"), NULL, NULL, "0"},
        {__LINE__, SDL("conf='Draft'"), NULL, NULL, "0 +1"},
        {__LINE__, SDL("conf='ApprovedSignOff' locked='true'"), NULL, NULL, "0 +12"},
        {__LINE__, SDL("origin='tm' percent='85'"), NULL, NULL, "0 +1"},
        {__LINE__, SDL("conf='Translated' percent='85'"), NULL, NULL, "0"},
        {__LINE__, MEMOQ("mq:status='ManuallyConfirmed'"), NULL, NULL, "0"},
        {__LINE__, MEMOQ("mq:status='Pretranslated' mq:locked='locked'"), NULL, NULL, "0 +5"},
        {__LINE__, MEMOQ("mq:status='Proofread'"), NULL, NULL, "0 +8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_case(&cases[i]);
}

Test(xliff, rows_of_version_2)
{
    static const struct xliff_case cases[] = {
        {__LINE__, TEXTS("a", "b"), "en 0:a; tr 0:b", "en; tr", "0 u"},
        {__LINE__, X2(UNIT("u", PAIR("a", "b") "<ignorable><source> </source></ignorable>" ALONE("c")) UNIT("v", ALONE("d"))),
         "en 0:a 1:c 2:d; tr 0:b", NULL, "0 u; 1 u /0; 2 v /1"},
        {__LINE__, X2("<group id='g' translate='no'>" UNIT("u", ALONE("a") "<ignorable><source>(b)</source></ignorable>") "</group>"),
         "en 0:a 1:(b); tr", NULL, "0 u +4; 1 u /0 +4"},
        {__LINE__, X2(UNIT("u", "<notes><note>one</note><note id='n'>two</note></notes>" ALONE("a"))), NULL, NULL, "0 u [one/two]"},
        {__LINE__, X2(UNIT("u", "<segment state='initial'><source>a</source><target>b</target></segment>"
                                "<segment state='final'><source>a</source><target>b</target></segment>")), NULL, NULL, "0 u +1; 1 u /0 +8"},
        {__LINE__, TEXTS("a <pc id='1'>b</pc> <ph id='2'/><sc id='3'/>c<ec startRef='3'/>", "<sc id='1'/>x<ec startRef='1'/><ph id='2'/>"),
         "en 0:a b *c; tr 0:x*", "en 2<a 3>a 4*b 7<c 8>c; tr 0<a 1>a 1*b", NULL},
        {__LINE__, TEXTS("a<cp hex='0007'/>b", "<ph id='1'/><ph id='2' copyOf='1'/>"), "en 0:a*b; tr 0:**", "en 1*a; tr 0*b 3*b", NULL},
        /* Terms that are marked, glossaries and candidates are no text of the unit. */
        {__LINE__, X2(UNIT("u", "<gls:glossary><gls:glossEntry ref='#m'><gls:term>b</gls:term><gls:definition>d</gls:definition>"
                                "</gls:glossEntry></gls:glossary><mtc:matches><mtc:match ref='#m'><source>x</source><target>y</target>"
                                "</mtc:match></mtc:matches>" PAIR("a <mrk id='m' type='term'>b</mrk> <sm id='n' type='term'/>c<em startRef='n'/>", "d"))),
         "en 0:a b c; tr 0:d", "en; tr", NULL},
        {__LINE__, "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.2' version='2.2' srcLang='en-US' trgLang='en-GB'><file id='f'>"
                   UNIT("u", PAIR("color", "colour")) "</file></xliff>", "en 0:color; en-gb 0:colour", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_case(&cases[i]);
}

/* ---- what is refused ------------------------------------------------------------------------------------------------- */

struct bad_case {
    int line;
    const char *source, *message;
};

static void check_refused(const struct bad_case *c)
{
    struct bitext b;
    drg_error err = {0};
    cr_expect_eq(bitext_read(&b, "xliff", "test.xlf", str_from(c->source), &err), DRG_ESYNTAX, "line %d: not refused", c->line);
    cr_expect_not_null(strstr(err.message, c->message), "line %d: %s", c->line, err.message);
    cr_expect_gt(err.pos.line, 0, "line %d: no place", c->line);
    bitext_free(&b);
}

Test(xliff, broken_files_are_refused)
{
    static const struct bad_case cases[] = {
        {__LINE__, "<tmx/>", "expected the root element 'xliff', found 'tmx'"},
        {__LINE__, "<xliff version='3.0'/>", "found version '3.0'"},
        {__LINE__, "<xliff version='1.2'/>", "found no <file>"},
        {__LINE__, "<xliff><file/></xliff>", "has no source-language"},
        {__LINE__, "<xliff><file source-language='e n'/></xliff>", "is no language tag"},
        {__LINE__, X1(TU("", "<target>a</target>")), "has no <source>"},
        {__LINE__, X1(TU("", "<source>a</source><target/><target/>")), "a second <target>"},
        {__LINE__, X1("<trans-unit>"), "not well-formed"},
        {__LINE__, ONE("&nbsp;", ""), "the entity 'nbsp'"},
        {__LINE__, ONE("&#3;", ""), "not well-formed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(&cases[i]);
}

Test(xliff, version_2_is_held_to_its_schema)
{
    static const struct bad_case cases[] = {
        {__LINE__, X2(""), "<file> lacks a <unit>"},
        {__LINE__, X2(UNIT("u", "")), "<unit> lacks a <segment>"},
        {__LINE__, X2(UNIT("u", "<ignorable><source/></ignorable>")), "<unit> lacks a <segment>"},
        {__LINE__, X2("<unit>" ALONE("a") "</unit>"), "<unit> lacks the attribute 'id'"},
        {__LINE__, X2(UNIT("a b", ALONE("a"))), "id='a b' on <unit>"},
        {__LINE__, X2(UNIT("u", ALONE("a") "<notes><note/></notes>")), "<notes> may not stand here"},
        {__LINE__, X2(UNIT("u", "<notes/>" ALONE("a"))), "<notes> lacks a <note>"},
        {__LINE__, X2(UNIT("u", "text" ALONE("a"))), "<unit> may not hold text, found 'text'"},
        {__LINE__, X2(UNIT("u", "<segment translate='no'><source/></segment>")), "<segment> has no attribute 'translate'"},
        {__LINE__, X2(UNIT("u", "<segment state='done'><source/></segment>")), "state='done' on <segment>"},
        {__LINE__, SOURCE("<pc id='1' my:a='b'>a</pc>"), "<pc> may not have the attribute 'a' of another namespace"},
        {__LINE__, SOURCE("<ph id='1' type='x'/>"), "type='x' on <ph>"},
        {__LINE__, SOURCE("<mrk id='1' type='x'/>"), "type='x' on <mrk>"},
        {__LINE__, SOURCE("<my:x/>"), "<x> may not stand here in <source>"},
        {__LINE__, SOURCE("<cp hex='0041'/>"), "hex='0041'"},
        {__LINE__, X2_IN("", "<file id='f'>" UNIT("u", ALONE("a")) "</file><my:x/>"), "<x> may not stand here in <xliff>"},
        {__LINE__, X2("<skeleton/>" UNIT("u", ALONE("a"))), "neither href nor content"},
        {__LINE__, X2("<skeleton href='x'>y</skeleton>" UNIT("u", ALONE("a"))), "href and content"},
        {__LINE__, X2("<notes><note priority='11'/></notes>" UNIT("u", ALONE("a"))), "a number from 1 to 10"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(&cases[i]);
}

#define DATA "<originalData><data id='d'>x</data></originalData>"
#define FIXED "canDelete='no' canCopy='no' canReorder="

Test(xliff, version_2_is_held_to_its_constraints)
{
    static const struct bad_case cases[] = {
        {__LINE__, X2(UNIT("u", ALONE("a")) UNIT("u", ALONE("a"))), "the id 'u' of <unit> is not unique in its file"},
        {__LINE__, X2("<group id='g'><group id='g'>" UNIT("u", ALONE("a")) "</group></group>"), "the id 'g' of <group>"},
        {__LINE__, SOURCE("<ph id='1'/><ph id='1'/>"), "the id '1' of <ph> is not unique in its unit"},
        {__LINE__, TEXTS("<ph id='1'/>", "<pc id='1'>a</pc>"), "that of something else in the source"},
        {__LINE__, TEXTS("a", "<ph id='1'/><ph id='1'/>"), "not unique in its unit's targets"},
        {__LINE__, X2(UNIT("u", PAIR("a", "b") "<segment><source>c</source><target order='1'>d</target></segment>")), "two targets of the unit have place 1"},
        {__LINE__, X2(UNIT("u", "<segment><source>c</source><target order='2'>d</target></segment>")), "the unit has 1 segments"},
        {__LINE__, X2("<my:a id='1'/><my:b xml:id='1'/>" UNIT("u", ALONE("a"))), "the id '1' of <b>"},
        {__LINE__, SOURCE("<sc id='1'/>a"), "<sc id='1'> has no end"},
        {__LINE__, SOURCE("<ec startRef='1'/><sc id='1'/>"), "no <sc> of this id stands before it"},
        {__LINE__, SOURCE("<sc id='1' isolated='yes'/><ec startRef='1'/>"), "is isolated, and its <ec>"},
        {__LINE__, SOURCE("<ec id='1'/>"), "<ec> needs a startRef and no id"},
        {__LINE__, SOURCE("<sc id='1' canDelete='no'/><ec startRef='1'/>"), "canDelete of <ec>"},
        {__LINE__, SOURCE("<sc id='1'/><ec startRef='1'/><ec startRef='1'/>"), "a second <ec>"},
        {__LINE__, SOURCE("<sm id='1' translate='no'/>a"), "<sm id='1'> has no end"},
        {__LINE__, SOURCE("<em startRef='1'/>"), "no <sm> of this id"},
        {__LINE__, SOURCE("<ph id='1' canReorder='no'/>"), "asks for canDelete='no' and canCopy='no'"},
        {__LINE__, SOURCE("<ph id='1' " FIXED "'no'/>"), "follows no code with firstNo or no"},
        {__LINE__, TEXTS("<ph id='1' " FIXED "'firstNo'/><ph id='2' " FIXED "'no'/>", "<ph id='2' " FIXED "'no'/><ph id='1' " FIXED "'firstNo'/>"),
         "canReorder='no'"},
        {__LINE__, TEXTS("<ph id='1' canDelete='no'/>a", "b"), "the target lacks <ph>"},
        {__LINE__, SOURCE("<ph id='1' copyOf='2'/>"), "the unit has no such code"},
        {__LINE__, X2(UNIT("u", DATA ALONE("<ph id='1' dataRef='e'/>"))), "dataRef='e' on <ph> is no <data>"},
        {__LINE__, X2(UNIT("u", DATA ALONE("<ph id='1' dataRef='d' copyOf='1'/>"))), "is a copy and refers to original data too"},
        {__LINE__, SOURCE("<ph id='1' subFlows='v'/>"), "subFlows='v' on <ph> is no unit"},
        {__LINE__, SOURCE("<ph id='1' subType='my:x'/>"), "a subType and no type"},
        {__LINE__, SOURCE("<mrk id='1' type='comment'>a</mrk>"), "a comment needs a value or a ref"},
        {__LINE__, SOURCE("<mrk id='1' type='comment' ref='#n=1'>a</mrk>"), "is no note of its unit"},
        {__LINE__, SOURCE("<mrk id='1' type='term' ref='#u=1/f=2'>a</mrk>"), "is no fragment of XLIFF"},
        {__LINE__, X2(UNIT("u", "<segment subState='my:x'><source/></segment>")), "a subState and no state"},
        {__LINE__, X2(UNIT("u", "<segment state='final'><source/></segment>")), "has no <target>"},
        {__LINE__, X2_IN("xml:lang='ja'", "<file id='f'>" UNIT("u", ALONE("a")) "</file>"), "xml:lang of <source> is 'ja'"},
        {__LINE__, "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en'><file id='f'>" UNIT("u", PAIR("a", "b"))
                   "</file></xliff>", "does not say its language in trgLang"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(&cases[i]);
}

#define MODULE(module) X2(UNIT("u", module ALONE("<mrk id='m' type='term'>a</mrk>")))
#define NOTED(revisions) X2(UNIT("u", "<ctr:changeTrack><ctr:revisions appliesTo='note' ref='n' currentVersion='1'>" revisions \
                                  "</ctr:revisions></ctr:changeTrack><notes><note id='n'>x</note></notes>" ALONE("a")))

Test(xliff, version_2_is_held_to_the_rules_of_modules)
{
    static const struct bad_case cases[] = {
        {__LINE__, MODULE("<gls:glossary><gls:glossEntry><gls:term>a</gls:term></gls:glossEntry></gls:glossary>"), "lacks a <translation> or a <definition>"},
        {__LINE__, MODULE("<gls:glossary><gls:glossEntry ref='#x'><gls:term>a</gls:term><gls:definition/></gls:glossEntry></gls:glossary>"), "ref='#x'"},
        {__LINE__, MODULE("<mtc:matches><mtc:match ref='#u'><source/><target/></mtc:match></mtc:matches>"), "ref='#u' of <match>"},
        {__LINE__, MODULE("<mtc:matches><mtc:match ref='#m' similarity='101'><source/><target/></mtc:match></mtc:matches>"), "a number from 0 to 100"},
        {__LINE__, MODULE("<mtc:matches><mtc:match ref='#m' xml:lang='tr'><source/><target/></mtc:match></mtc:matches>"), "may not have xml:lang"},
        {__LINE__, MODULE("<mda:metadata><mda:metaGroup id='1'><mda:meta type='x'/></mda:metaGroup><mda:metaGroup id='1'><mda:meta type='x'/>"
                          "</mda:metaGroup></mda:metadata>"), "the id '1' of <metaGroup>"},
        {__LINE__, MODULE("<mda:metadata><mda:metaGroup><mda:meta/></mda:metaGroup></mda:metadata>"), "<meta> lacks the attribute 'type'"},
        {__LINE__, MODULE("<res:resourceData><res:resourceItem mimeType='x'><res:source href='y'>z</res:source></res:resourceItem></res:resourceData>"),
         "a href and content"},
        {__LINE__, MODULE("<val:validation><val:rule isPresent='a' endsWith='b'/></val:validation>"), "<rule> needs one of"},
        {__LINE__, MODULE("<val:validation><val:rule existsInSource='yes' isNotPresent='b'/></val:validation>"), "existsInSource asks for"},
        {__LINE__, X2("<unit id='u' slr:sizeRestriction='1-2'>" ALONE("a") "</unit>"), "slr:sizeRestriction='1-2'"},
        {__LINE__, X2("<unit id='u' slr:sizeInfoRef='x'>" ALONE("a") "</unit>"), "slr:sizeInfoRef='x'"},
        {__LINE__, SOURCE("<ph id='1' fs:fs='bold'/>"), "fs:fs='bold'"},
        {__LINE__, SOURCE("<ph id='1' fs:subFs='a,b'/>"), "fs:subFs and no fs:fs"},
        {__LINE__, NOTED("<ctr:revision version='2'><ctr:item property='content'/></ctr:revision>"), "currentVersion='1'"},
        {__LINE__, NOTED("<ctr:revision version='1'><ctr:item property='colour'/></ctr:revision>"), "property='colour'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(&cases[i]);
}

Test(xliff, what_is_right_is_not_refused)
{
    static const struct xliff_case cases[] = {
        /* A translation in progress: the end of the code is in a segment that has no target yet. */
        {__LINE__, X2(UNIT("u", PAIR("<sc id='1'/>a", "<sc id='1'/>b") ALONE("c<ec startRef='1'/>"))), NULL, NULL, NULL},
        {__LINE__, TEXTS("<ph id='1' canDelete='no'/>a", ""), NULL, NULL, NULL},
        {__LINE__, X2(UNIT("u", PAIR("<ph id='1' canDelete='no'/>", "a") PAIR("b", "<ph id='1' canDelete='no'/>"))), NULL, NULL, NULL},
        {__LINE__, TEXTS("<pc id='1'>a</pc>", "<sc id='1'/>b<ec startRef='1'/>"), NULL, NULL, NULL},
        {__LINE__, X2(UNIT("u", "<my:a id='1'/>" ALONE("a")) "<group id='u'><my:a id='1'/></group>"), NULL, NULL, NULL},
        {__LINE__, MODULE("<val:validation><val:rule my:own='x'/></val:validation>"), NULL, NULL, NULL},
        {__LINE__, NOTED("<ctr:revision version='1'><ctr:item property='content'/></ctr:revision>"), NULL, NULL, NULL},
        {__LINE__, SOURCE("<mrk id='1' type='term' ref='http://example.org/#a/b'>a</mrk>"), NULL, NULL, NULL},
        {__LINE__, X2_IN("xml:lang='ja'", "<file id='f'><unit id='u' xml:lang='en-GB'>" ALONE("a") "</unit></file>"), NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_case(&cases[i]);
}

Test(xliff, hostile_input_takes_linear_time)
{
    static const char *const parts[] = {"<ph id='1'/>", "<g>", "<pc id='1'>", "<mrk id='a'/>", "<sc id='1'/><ec startRef='1'/>",
                                        "<ec startRef='x'/>", "&amp;", "<ph id='1' copyOf='2' dataRef='3'/>"};
    static const char *const heads[] = {"<xliff><file source-language='en'><trans-unit><source>",
                                        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en'><file id='f'><unit id='u'>"
                                        "<segment><source>"};
    for (size_t i = 0; i < 2 * (sizeof parts / sizeof parts[0]); i++) {
        struct buf source = buf_make(SIZE_MAX / 4);
        buf_add_z(&source, heads[i % 2]);
        while (source.len < 500000)
            buf_add_z(&source, parts[i / 2]);
        buf_add_z(&source, i % 2 ? "</source></segment></unit></file></xliff>" : "</source></trans-unit></file></xliff>");
        struct bitext b;
        drg_error err = {0};
        clock_t start = clock();
        drg_status ignored = bitext_read(&b, "xliff", "test", buf_str(&source), &err);
        (void)ignored; /* most are broken; only the time counts */
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect(seconds < 3 * TEST_SLOWNESS, "'%s' repeated took %.1f s", parts[i / 2], seconds);
        bitext_free(&b);
        buf_free(&source);
    }
}
