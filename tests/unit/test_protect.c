/* test_protect.c - terms through an engine: styles, patterns, what is recognised, what is joined, what is refused. */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "corpus/pattern.h"
#include "dragoman/accuracy.h"
#include "dragoman/protect.h"
#include "lang/join.h"
#include "support/temporary.h"
#include "syntax/json_read.h"

static const char glossary[] = "concept\tsubject\ten\ten.admitted\ttr\tar\tru\n"
                               "c1\tplaces\tTurkey\t\tTürkiye\tتركيا\tТурция\n"
                               "c2\tplaces\tMoscow\t\tMoskova\tموسكو\tМосква\n"
                               "c3\toffices\tMinistry of Foreign Affairs\t\tDışişleri Bakanlığı\tوزارة الخارجية\tМИД\n"
                               "c4\toffices\tminister\t\tbakan\tوزير\tминистр\n"
                               "c5\tplaces\tJordan\t\tÜrdün\tالأردن\tИордания\n"
                               "c6\t\tJordan River Valley\t\t\t\t\n"
                               "c7\t\tR&D\t\tAr-Ge\t\t\n";

struct scene {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_protector *protector;
    drg_annotator *annotator;
    drg_error err;
};

static drg_status scene_try(struct scene *s, const drg_protect_options *options)
{
    *s = (struct scene){.ctx = NULL};
    cr_assert_eq(drg_ctx_new(&s->ctx, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&s->glossary, s->ctx, STR(glossary), "g.tsv", NULL, &s->err), DRG_OK, "%s", s->err.message);
    cr_assert_eq(drg_matcher_new(&s->matcher, s->ctx, s->glossary, &(drg_match_options){.overlaps = true}, NULL), DRG_OK);
    drg_status status = drg_protector_new(&s->protector, s->matcher, options, &s->err);
    if (!status)
        status = drg_annotator_new(&s->annotator, s->protector, &s->err);
    return status;
}

static void scene_free(struct scene *s)
{
    drg_annotator_free(s->annotator);
    drg_protector_free(s->protector);
    drg_matcher_free(s->matcher);
    drg_glossary_free(s->glossary);
    drg_ctx_free(s->ctx);
}

static void expect_text(int line, drg_str got, const char *expected)
{
    cr_expect(str_eq_z(got, expected), "%s:%d:\n  got      %.*s\n  expected %s", __FILE__, line, (int)got.len, got.ptr, expected);
}

static void expect_annotated(int line, const drg_protect_options *options, const char *text, const char *expected)
{
    struct scene s;
    drg_annotated made;
    cr_assert_eq(scene_try(&s, options), DRG_OK, "%s:%d: %s", __FILE__, line, s.err.message);
    cr_assert_eq(drg_annotator_run(s.annotator, str_from(text), 0, &made, NULL), DRG_OK);
    expect_text(line, made.text, expected);
    scene_free(&s);
}

#define EXPECT_ANNOTATED(text, expected, ...) \
    expect_annotated(__LINE__, &(drg_protect_options){.src = "en", .tgt = "tr", __VA_ARGS__}, text, expected)

/* ---- Annotating ----------------------------------------------------------------------------------------------- */

Test(protect, marks_terms_in_every_style)
{
    EXPECT_ANNOTATED("A minister of Turkey.\r\n\r\nNo.", "A ⟦1⟧ of ⟦2⟧.\r\n\r\nNo.", .style = NULL);
    EXPECT_ANNOTATED("see <Turkey>", "see <Turkey <Türkiye>>", .style = "constraint");
    EXPECT_ANNOTATED("in Turkey", "in __source__ Turkey __target__ Türkiye __done__", .style = "tags");
    EXPECT_ANNOTATED("<R&D> & \"Moscow\"\n", "&lt;<term translation=\"Ar-Ge\">R&amp;D</term>&gt; &amp; &quot;<term translation=\"Moskova\">Moscow</term>&quot;\n",
                     .style = "xml");
    EXPECT_ANNOTATED("a<b Moscow", "a&lt;b <span translate=\"no\" id=\"t1\">Moskova</span>", .style = "html");
    EXPECT_ANNOTATED("a | b  Moscow now\nx", "a|0 &#124;|0 b|0 Moscow|1 Moskova|2 now|0\nx|0", .style = "factors");
    EXPECT_ANNOTATED("\nMoscow\n", "{\"segment\":1,\"text\":\"\",\"terms\":[]}\n"
                     "{\"segment\":2,\"text\":\"Moscow\",\"terms\":[{\"n\":1,\"source\":\"Moscow\",\"target\":\"Moskova\",\"concept\":\"c2\","
                     "\"grade\":\"exact\",\"start\":0,\"end\":6}]}\n", .style = "json");
}

Test(protect, chooses_terms)
{
    EXPECT_ANNOTATED("Ministry of Foreign Affairs", "⟦1⟧", .style = NULL);
    EXPECT_ANNOTATED("Jordan River Valley", "⟦1⟧ River Valley", .style = NULL); /* the longer one has no term to become */
    EXPECT_ANNOTATED("the minister in Moscow", "the minister in ⟦1⟧", .subjects = "places");
    EXPECT_ANNOTATED("Moscow\tMoscow\tMoscow\n\tMoscow\n", "Moscow\t⟦1⟧\tMoscow\n\t⟦1⟧\n", .column = 2);
    EXPECT_ANNOTATED("Moscow and Turkey\tTürkiye'de\nMoscow\n", "Moscow and ⟦1⟧\tTürkiye'de\nMoscow\n", .column = 1, .tgt_column = 2);
    expect_annotated(__LINE__, &(drg_protect_options){.src = "en", .tgt = "en"}, "Moscow", "⟦1⟧");
    expect_annotated(__LINE__, &(drg_protect_options){.src = "en", .tgt = "de"}, "Moscow", "Moscow");
}

Test(protect, gives_look_alikes_placeholders_of_their_own)
{
    EXPECT_ANNOTATED("[7] Moscow ⟦ ٣ ⟧ (2) 4", "⟦1⟧ ⟦2⟧ ⟦3⟧ (2) 4", .style = NULL);
    EXPECT_ANNOTATED("term 7 Moscow", "TERM1 TERM2", .pattern = "TERM%d");
    EXPECT_ANNOTATED("[7] Moscow", "[7] TERM1", .pattern = "TERM%d");
    EXPECT_ANNOTATED("[7] Moscow", "[7] Moscow <Moskova>", .style = "constraint");
}

Test(protect, keeps_to_its_limits)
{
    struct scene s;
    struct buf text = buf_make(1 << 20);
    drg_annotated made, again;
    for (int i = 0; i < 1000; i++)
        buf_add_z(&text, "Moscow and Turkey\n");
    cr_assert_eq(scene_try(&s, &(drg_protect_options){.src = "en", .tgt = "tr", .most_segments = 30, .most_words = 40, .seed = 5}), DRG_OK);
    cr_assert_eq(drg_annotator_run(s.annotator, buf_str(&text), 0, &made, NULL), DRG_OK);
    cr_expect(made.terms > 230 && made.terms < 370, "%llu terms", (unsigned long long)made.terms);
    uint64_t terms = made.terms;
    cr_assert_eq(drg_annotator_run(s.annotator, str_cut(buf_str(&text), 0, 500 * 18), 0, &made, NULL), DRG_OK);
    uint64_t half = made.terms;
    cr_assert_eq(drg_annotator_run(s.annotator, str_cut(buf_str(&text), 500 * 18, text.len), 500, &again, NULL), DRG_OK);
    cr_expect_eq(half + again.terms, terms, "how lines are divided makes no difference");
    scene_free(&s);
    buf_free(&text);
}

Test(protect, refuses_what_it_cannot_do)
{
    static const struct {
        drg_protect_options options;
        const char *message;
    } cases[] = {
        {{.src = "en"}, "the target language is not said; expected a tag such as en, tr, ar or ru"},
        {{.src = "en", .tgt = "tr,ar"}, "'tr,ar' is no language tag; try en, tr, ar or ru"},
        {{.src = "en", .tgt = "tr", .style = "bold"},
         "unknown style 'bold', expected one of: placeholder, html, xml, constraint, tags, factors, json"},
        {{.src = "en", .tgt = "tr", .pattern = "⟦⟧"}, "a placeholder's pattern has one %d, where the number stands: '⟦⟧' has none"},
        {{.src = "en", .tgt = "tr", .pattern = "%d and %d"}, "a placeholder's pattern has one %d, where the number stands: '%d and %d' has more"},
        {{.src = "en", .tgt = "tr", .pattern = "#%d"},
         "nobody could tell the placeholder '#%d' from a number; write it with letters before it, or signs on both sides"},
        {{.src = "en", .tgt = "tr", .pattern = "T1%d"}, "a placeholder's pattern has letters and signs, no digits and no spaces, not '1'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scene s;
        cr_expect_neq(scene_try(&s, &cases[i].options), DRG_OK, "case %zu", i);
        cr_expect_str_eq(s.err.message, cases[i].message);
        scene_free(&s);
    }
}

/* ---- Recognising -------------------------------------------------------------------------------------------------- */

/* The line with what is recognised as "{NUMBER}", "{=NUMBER}" when it is as it was written. */
static void expect_found(int line, const char *pattern, const char *text, const char *expected)
{
    struct pattern p;
    struct placeholders found = {0};
    struct buf shown = buf_make(4096);
    drg_str s = str_from(text);
    size_t at = 0;
    cr_assert_eq(pattern_read(&p, pattern, NULL), DRG_OK);
    cr_assert(placeholders_find(&found, &p, s));
    for (size_t i = 0; i < found.list.count; i++) {
        const struct placeholder *one = &found.list.items[i];
        buf_add(&shown, str_cut(s, at, one->span.start));
        buf_addf(&shown, "{%s%u}", one->is_exact ? "=" : "", (unsigned)one->number);
        at = one->span.end;
    }
    buf_add(&shown, str_cut(s, at, s.len));
    expect_text(line, buf_str(&shown), expected);
    placeholders_free(&found);
    buf_free(&shown);
}

#define EXPECT_FOUND(pattern, text, expected) expect_found(__LINE__, pattern, text, expected)

Test(protect, recognises_damaged_placeholders)
{
    EXPECT_FOUND("⟦%d⟧", "[⟦1⟧] ⟦2⟧⟦3⟧", "[{=1}] {=2}{=3}");
    EXPECT_FOUND("⟦%d⟧", "[ 1 ] 【٢】 ⟦۳ ⟧ \u2068⟦4⟧\u2069", "{1} {2} {3} \u2068{=4}\u2069");
    EXPECT_FOUND("⟦%d⟧", "⟦1 and 2⟧ or [3", "{1} and {2} or [3");
    EXPECT_FOUND("⟦%d⟧", "⟧1⟦ 1⟧ 2 ⟦3⟧", "{1} {1} 2 {=3}");
    EXPECT_FOUND("⟦%d⟧", "⟦01⟧ ⟦0⟧ ⟦12345678901⟧ ⟦1.5⟧ ⟦⟧", "{1} ⟦0⟧ ⟦12345678901⟧ {1}.{5} ⟦⟧");
    EXPECT_FOUND("__TERM%d__", "__term1__ TERM2 _ _ Term ３ _ _ xterm4 __TERM5__s", "{1} {2} {3} xterm4 {=5}s");
    EXPECT_FOUND("TERM%d", "TERM12'de وTERM1 TERM 2 term3ler DETERM4", "{=12}'de و{=1} {2} {3}ler DE{=4}");
    EXPECT_FOUND("«%d»", "\"1\" “2” „3“ ‹4› <5> '6' 7", "{1} {2} {3} {4} {5} {6} 7");
    EXPECT_FOUND("{{%d}}", "{{1}} { 2 } {{{3}}} {4 5}", "{=1} {2} {{=3}} {4 5}");
}

/* ---- Joining -------------------------------------------------------------------------------------------------------- */

static void expect_joined(int line, const char *lang, const char *term, const char *before, const char *after, const char *expected)
{
    struct buf made = buf_make(4096), term_made = buf_make(1024);
    struct joint joint;
    drg_str left = str_from(before), right = str_from(after);
    bool is_joined = join_term(&term_made, lang_find(str_from(lang)), str_from(term), left, right, &joint);
    buf_add(&made, str_cut(left, 0, left.len - (is_joined ? joint.before : 0)));
    buf_add(&made, is_joined ? buf_str(&term_made) : str_from(term));
    buf_add(&made, str_cut(right, is_joined ? joint.after : 0, right.len));
    expect_text(line, buf_str(&made), expected);
    buf_free(&made);
    buf_free(&term_made);
}

#define EXPECT_JOINED(lang, term, before, after, expected) expect_joined(__LINE__, lang, term, before, after, expected)

Test(protect, joins_turkish_endings)
{
    EXPECT_JOINED("tr", "Ankara", "", "'de", "Ankara'da");
    EXPECT_JOINED("tr", "Ankara", "", " nin ", "Ankara'nın ");
    EXPECT_JOINED("tr", "Türkiye", "", "’ın.", "Türkiye’nin.");
    EXPECT_JOINED("tr", "Türkiye", "", "'i gördü", "Türkiye'yi gördü");
    EXPECT_JOINED("tr", "kitap", "", "'i aldı", "kitabı aldı");
    EXPECT_JOINED("tr", "İzmir", "", "'ı gördü", "İzmir'i gördü");
    EXPECT_JOINED("tr", "bakan", "", "lerinin", "bakanlarının");
    EXPECT_JOINED("tr", "Dışişleri Bakanlığı", "", "'den", "Dışişleri Bakanlığı'ndan");
    EXPECT_JOINED("tr", "Dışişleri Bakanlığı", "", "'ları", "Dışişleri Bakanlıkları");
    EXPECT_JOINED("tr", "dışişleri bakanı", "", "ları", "dışişleri bakanları");
    EXPECT_JOINED("tr", "dışişleri bakanı", "", "larla", "dışişleri bakanlarıyla");
    EXPECT_JOINED("tr", "kalkınma bankası", "", "lara", "kalkınma bankalarına");
    EXPECT_JOINED("tr", "e-posta adresi", "", "larda", "e-posta adreslerinde");
    EXPECT_JOINED("tr", "e-posta adresi", "", "na", "e-posta adresine");
    EXPECT_JOINED("tr", "hesap kitabı", "", "ler", "hesap kitapları");
    EXPECT_JOINED("tr", "hava kuvvetleri", "", "larının", "hava kuvvetlerinin");
    EXPECT_JOINED("tr", "Van Gölü", "", "’ndan", "Van Gölü’nden");
    EXPECT_JOINED("tr", "TBMM", "", " 'nın", "TBMM'nin");
    EXPECT_JOINED("tr", "Ankara", "", "\u2069  nin", "Ankara'nın");
    EXPECT_JOINED("tr", "Ankara", "", " de geldi", "Ankara de geldi"); /* a word of its own: too */
    EXPECT_JOINED("tr", "Ankara", "", " ve", "Ankara ve");
    EXPECT_JOINED("tr", "Ankara", "", "xyz", "Ankaraxyz");
    EXPECT_JOINED("tr", "Ankara", "", "", "Ankara");
}

Test(protect, joins_arabic_particles_and_english_plurals)
{
    EXPECT_JOINED("ar", "الأردن", "في ", " اليوم", "في الأردن اليوم");
    EXPECT_JOINED("ar", "الأردن", "قال ل", "", "قال للأردن");
    EXPECT_JOINED("ar", "الأردن", "ل ", "", "للأردن");
    EXPECT_JOINED("ar", "وزير", "وال", "", "والوزير");
    EXPECT_JOINED("ar", "تركيا", "سوريا و ", "", "سوريا وتركيا");
    EXPECT_JOINED("ar", "تركيا", "من", "", "منتركيا");
    EXPECT_JOINED("en", "ministry", "the ", "s met", "the ministries met");
    EXPECT_JOINED("en", "Turkey", "", "'s", "Turkey's");
    EXPECT_JOINED("ru", "Москва", "в ", "", "в Москва");
}

static void expect_demand(int line, const char *before, const char *term, const char *first, const char *second)
{
    struct buf forms[MOST_DEMANDED] = {buf_make(1024), buf_make(1024)};
    uint32_t count = demand_forms(forms, lang_find(STR("ru")), str_from(term), str_from(before));
    cr_expect_eq(count, (first != NULL) + (uint32_t)(second != NULL), "%s:%d: %u forms", __FILE__, line, (unsigned)count);
    if (count > 0 && first)
        expect_text(line, buf_str(&forms[0]), first);
    if (count > 1 && second)
        expect_text(line, buf_str(&forms[1]), second);
    buf_free(&forms[0]);
    buf_free(&forms[1]);
}

Test(protect, knows_what_russian_prepositions_ask_for)
{
    expect_demand(__LINE__, "едет из ", "Москва", "Москвы", NULL);
    expect_demand(__LINE__, "живёт в ", "Москва", "Москву", "Москве");
    expect_demand(__LINE__, "к ", "министр", "министру", NULL);
    expect_demand(__LINE__, "в ", "Иран", NULL, NULL);
    expect_demand(__LINE__, "видит ", "Москва", NULL, NULL);
    expect_demand(__LINE__, "", "Москва", NULL, NULL);
}

/* ---- Restoring -------------------------------------------------------------------------------------------------------- */

struct restoring {
    drg_restorer *restorer;
    drg_restored made;
    drg_error err;
};

static drg_status restore_z(struct restoring *r, const char *records, const char *text)
{
    *r = (struct restoring){.restorer = NULL};
    cr_assert_eq(drg_restorer_new(&r->restorer, NULL, NULL), DRG_OK);
    drg_status status = drg_restorer_feed(r->restorer, str_from(records), &r->err);
    return status ? status : drg_restorer_run(r->restorer, str_from(text), 0, &r->made, &r->err);
}

#define HEAD "{\"dragoman\":\"protect\",\"style\":\"placeholder\",\"pattern\":\"⟦%d⟧\",\"src\":\"en\",\"tgt\":\"tr\"}\n"

Test(protect, reports_what_happened_to_placeholders)
{
    struct restoring r;
    const char *records = HEAD "{\"segment\":2,\"terms\":[{\"n\":1,\"source\":\"Moscow\",\"target\":\"Moskova\"},"
                          "{\"n\":2,\"literal\":\"[1]\"},{\"n\":3,\"source\":\"Turkey\",\"target\":\"T\\u00fcrkiye\"}]}\n";
    cr_assert_eq(restore_z(&r, records, "⟦1⟧\n⟦3⟧ 'de ⟦3⟧ [ 1 ] ⟦9⟧\n"), DRG_OK, "%s", r.err.message);
    expect_text(__LINE__, r.made.text, "⟦1⟧\nTürkiye'de Türkiye Moskova ⟦9⟧\n");
    static const struct {
        const char *rule;
        uint32_t line, column;
    } expected[] = {{"placeholder-unknown", 1, 1}, {"placeholder-lost", 2, 1}, {"placeholder-doubled", 2, 9},
                    {"placeholder-altered", 2, 13}, {"placeholder-unknown", 2, 19}};
    size_t count;
    const drg_finding *list = drg_findings_list(r.made.findings, &count);
    cr_assert_eq(count, sizeof expected / sizeof expected[0], "%zu findings", count);
    for (size_t i = 0; i < count; i++)
        cr_expect(strcmp(list[i].rule, expected[i].rule) == 0 && list[i].place.line == expected[i].line &&
                  list[i].place.column == expected[i].column, "%s %u:%u", list[i].rule, (unsigned)list[i].place.line, (unsigned)list[i].place.column);
    drg_restorer_free(r.restorer);
}

Test(protect, reports_segments_that_never_came)
{
    struct restoring r;
    size_t count;
    cr_assert_eq(restore_z(&r, HEAD "{\"segment\":1,\"terms\":[{\"n\":1,\"source\":\"a\",\"target\":\"b\"}]}\n"
                           "{\"segment\":3,\"terms\":[{\"n\":1,\"source\":\"c\",\"target\":\"d\"}]}\n", "⟦1⟧\n"), DRG_OK);
    cr_expect_not(drg_restorer_is_hungry(r.restorer, 3));
    cr_expect(drg_restorer_is_hungry(r.restorer, 4));
    cr_assert_eq(drg_restorer_end(r.restorer, &r.made, NULL), DRG_OK);
    const drg_finding *list = drg_findings_list(r.made.findings, &count);
    cr_expect(count == 1 && strcmp(list[0].rule, "segment-missing") == 0 && list[0].place.line == 3);
    drg_restorer_free(r.restorer);
}

Test(protect, refuses_broken_records)
{
    static const struct {
        const char *records, *message;
        uint32_t line;
    } cases[] = {
        {"", "there are no records of what was annotated", 0},
        {"{}\n", "expected the record that 'annotate' writes first, found '{}'", 1},
        {"{\"dragoman\":\"protect\",\"style\":\"tags\",\"pattern\":\"⟦%d⟧\",\"src\":\"en\",\"tgt\":\"tr\"}\n",
         "the style 'tags' leaves nothing to restore: engines read its terms and write words", 0},
        {HEAD "{\"segment\":0}\n", "expected a record of a segment, found '{\"segment\":0}'", 2},
        {HEAD "{\"segment\":1,\"terms\":[{\"n\":1,\"source\":\"a\",\"target\":\"b\\nc\"}]}",
         "expected a record of a segment, found '{\"segment\":1,\"terms\":[{\"n\":1,\"source\":\"a\",\"target\":\"b\\nc\"}]}'", 2},
        {HEAD "{\"segment\":2,\"terms\":[]}\n{\"segment\":1,\"terms\":[]}\n{\"segment\":3,\"terms\":[]}\n",
         "expected records in the order of their segments, found '{\"segment\":1,\"terms\":[]}'", 3},
        {HEAD "nonsense\n", "expected a record of a segment, found 'nonsense'", 2},
        {HEAD "\xFF\n", "the records are not UTF-8", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct restoring r;
        cr_expect_neq(restore_z(&r, cases[i].records, "a\nb\nc\n"), DRG_OK, "case %zu", i);
        cr_expect_str_eq(r.err.message, cases[i].message);
        cr_expect_eq(r.err.pos.line, cases[i].line, "case %zu: line %u", i, (unsigned)r.err.pos.line);
        drg_restorer_free(r.restorer);
    }
}

Test(protect, gives_html_back)
{
    struct scene s;
    drg_annotated made;
    drg_restorer *restorer;
    drg_restored restored;
    size_t count;
    cr_assert_eq(scene_try(&s, &(drg_protect_options){.src = "en", .tgt = "tr", .style = "html"}), DRG_OK);
    cr_assert_eq(drg_annotator_run(s.annotator, STR("<b> & &amp; Moscow, Turkey\n"), 0, &made, NULL), DRG_OK);
    cr_assert_eq(drg_restorer_new(&restorer, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_restorer_feed(restorer, drg_protector_record(s.protector), NULL), DRG_OK);
    cr_assert_eq(drg_restorer_feed(restorer, made.records, NULL), DRG_OK);
    drg_str engine = STR("&lt;b&gt; &amp; &amp;amp; < SPAN class=x id = “t2” translate=no>Turkei</ span >&#39;de <span translate=\"no\" id=\"t1\">x</span>lar\n");
    cr_assert_eq(drg_restorer_run(restorer, engine, 0, &restored, NULL), DRG_OK);
    expect_text(__LINE__, restored.text, "<b> & &amp; Türkiye'de Moskova'lar\n");
    const drg_finding *list = drg_findings_list(restored.findings, &count);
    cr_expect(count == 1 && strcmp(list[0].rule, "placeholder-altered") == 0);
    drg_restorer_free(restorer);
    scene_free(&s);
}

/* ---- Accuracy ---------------------------------------------------------------------------------------------------------- */

Test(protect, counts_terms_of_translations)
{
    static const char records[] = "{\"segment\":1,\"terms\":[{\"n\":1,\"source\":\"war\",\"target\":\"война\"},"
                                  "{\"n\":2,\"source\":\"war\",\"target\":\"война\"},{\"n\":3,\"source\":\"I\",\"target\":\"Я|a\"}]}\n"
                                  "{\"segment\":3,\"terms\":[{\"n\":1,\"source\":\"war\",\"target\":\"война\"}]}\n"
                                  "{\"segment\":9,\"terms\":[{\"n\":1,\"source\":\"war\",\"target\":\"война\"}]}\n";
    static const struct {
        const char *text, *reference;
        uint64_t literal, found, in_reference;
        double window2;
    } cases[] = {
        {"Была ВОЙНА вчера\n\nо войне\n", NULL, 1, 2, 0, 0},
        {"войнами\r\nвойна\r\nвойнах", NULL, 2, 2, 0, 0},
        {"это была война, вчера и\n\nвойны нет", "вот была война и мир\n\nо войне нет", 1, 2, 2, 0.25 * 2 + 0.5},
        {"", "война\n", 0, 0, 1, 0},
    };
    drg_ctx *ctx;
    drg_accuracy *accuracy;
    drg_accuracy_score *score;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_accuracy_new(&accuracy, ctx, STR(records), "ru", NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_str reference = cases[i].reference ? str_from(cases[i].reference) : (drg_str){NULL, 0};
        cr_assert_eq(drg_accuracy_judge(&score, accuracy, str_from(cases[i].text), reference, NULL), DRG_OK);
        drg_term_count total = drg_accuracy_score_total(score);
        cr_expect(total.asked == 4 && total.literal == cases[i].literal && total.found == cases[i].found &&
                  total.in_reference == cases[i].in_reference && total.window2 > cases[i].window2 - 0.01 && total.window2 < cases[i].window2 + 0.01,
                  "case %zu: %u literal, %u found, %u in the reference, window %.3f", i, (unsigned)total.literal, (unsigned)total.found,
                  (unsigned)total.in_reference, total.window2);
        drg_accuracy_score_free(score);
    }
    drg_accuracy_free(accuracy);
    drg_ctx_free(ctx);
}

/* What is asked for of `lines` lines: of every third, records in two parts, as shards have them. */
static struct buf many_records(unsigned lines)
{
    struct buf records = buf_make(SIZE_MAX / 2);
    for (unsigned line = 1; line <= lines; line += 3) {
        if (line == 1 || line == 31) {
            buf_add_z(&records, "{\"dragoman\":\"protect\",\"style\":\"tags\",\"pattern\":\"\",\"src\":\"en\",\"tgt\":\"ru\"}\n");
        }
        char record[120];
        snprintf(record, sizeof record, "{\"segment\":%u,\"terms\":[{\"n\":1,\"source\":\"war\",\"target\":\"война\"}]}\n", line);
        buf_add_z(&records, record);
    }
    return records;
}

static drg_stream *open_lines(drg_ctx *ctx, char path[TEMPORARY_PATH], drg_str bytes, size_t batch)
{
    int fd = temporary_file(path);
    drg_stream *stream;
    cr_assert_eq(write(fd, bytes.ptr, bytes.len), (ssize_t)bytes.len);
    close(fd);
    drg_stream_options options = {.text = {.format = "plain"}, .batch = batch, .cut = DRG_CUT_FEEDS};
    cr_assert_eq(drg_stream_open(&stream, ctx, path, &options, NULL), DRG_OK);
    return stream;
}

Test(protect, streams_are_judged_as_strings_are)
{
    enum { LINES = 90, JUDGED = 77 };
    char paths[3][TEMPORARY_PATH];
    struct buf records = many_records(LINES), text = buf_make(10000);
    drg_accuracy_score *whole, *streamed;
    drg_accuracy *accuracy;
    drg_ctx *ctx;
    for (unsigned line = 1; line <= JUDGED; line++)
        buf_add_z(&text, line % 2 ? "о войне и мире\n" : "\r о другом\n");
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t batch = 1; batch < 4000; batch = batch * 3 + 20) {
        drg_stream *said = open_lines(ctx, paths[0], buf_str(&records), batch);
        drg_stream *here = open_lines(ctx, paths[1], buf_str(&text), batch), *there = open_lines(ctx, paths[2], buf_str(&text), batch * 2);
        cr_assert_eq(drg_accuracy_read(&accuracy, ctx, said, NULL, NULL), DRG_OK);
        cr_assert_eq(drg_accuracy_judge(&whole, accuracy, buf_str(&text), buf_str(&text), NULL), DRG_OK);
        cr_assert_eq(drg_accuracy_judge_stream(&streamed, accuracy, here, there, NULL), DRG_OK);
        drg_term_count one = drg_accuracy_score_total(whole), other = drg_accuracy_score_total(streamed);
        cr_expect(one.asked == LINES / 3 && one.found == 13 && one.in_reference == 13, "%u asked, %u found", (unsigned)one.asked, (unsigned)one.found);
        cr_expect(one.asked == other.asked && one.found == other.found && one.in_reference == other.in_reference);
        drg_accuracy_score_free(whole);
        drg_accuracy_score_free(streamed);
        drg_accuracy_free(accuracy);
        drg_stream *streams[] = {said, here, there};
        for (size_t i = 0; i < 3; i++) {
            drg_stream_free(streams[i]);
            unlink(paths[i]);
        }
    }
    buf_free(&records);
    buf_free(&text);
    drg_ctx_free(ctx);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------------- */

Test(protect, reads_json_where_it_lies)
{
    char text[] = " { \"a\\u0041\\n\" : [ 1 , { \"x\" : -1.5e3 } , [ ] , true ] , \"b\":\"\\ud83d\\ude00\\ud800\" } ";
    struct json_reader r = {.at = text, .end = text + strlen(text)};
    drg_str key, value;
    uint64_t number;
    cr_assert(json_read_open(&r, '{') && json_read_key(&r, &key));
    expect_text(__LINE__, key, "aA\n");
    cr_assert(json_read_open(&r, '[') && json_read_item(&r) && json_read_number(&r, &number));
    cr_expect_eq(number, 1);
    cr_assert(json_read_item(&r) && json_read_skip(&r) && json_read_item(&r) && json_read_skip(&r) && json_read_item(&r) && json_read_skip(&r));
    cr_assert_not(json_read_item(&r));
    cr_assert(json_read_key(&r, &key) && json_read_string(&r, &value));
    expect_text(__LINE__, value, "😀\uFFFD");
    cr_assert_not(json_read_key(&r, &key));
    cr_expect(json_read_end(&r));
}

Test(protect, refuses_what_is_no_json)
{
    static const char *const broken[] = {"{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{\"a\":\"x}", "{\"a\":\"\\x\"}", "{\"a\":1 \"b\":2}", "{\"a\":[1 2]}",
                                         "{\"a\":1}}", "{\"a\":}", "{\"a\":\"\n\"}", "[", "", "{\"a\":[}"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        char text[64];
        drg_str key;
        snprintf(text, sizeof text, "%s", broken[i]);
        struct json_reader r = {.at = text, .end = text + strlen(text)};
        for (json_read_open(&r, '{'); json_read_key(&r, &key);)
            if (!json_read_skip(&r))
                break;
        cr_expect_not(json_read_end(&r), "%s", broken[i]);
    }
}
