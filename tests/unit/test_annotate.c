/* test_annotate.c - marks for terms: where they go, that they change nothing else, and that once is enough. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "dragoman/dragoman.h"
#include "text/text.h"

static const char glossary_text[] = "concept\ten\ttr\tdefinition\n"
                                    "mfa\tforeign ministry\tdışişleri bakanlığı\tfor \"others\" & <us>\n"
                                    "min\tministry\tbakanlık\t\n"
                                    "affairs\tministry affairs\tbakanlık işleri\t\n"
                                    "amb\tambassador\t\t\n"
                                    "note\tbill\tbanknot\t\n"
                                    "law\tbill\ttasarı\t\n";

struct scene {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_checker *checker;
};

static void set_up(struct scene *scene)
{
    drg_error err = {0};
    cr_assert_eq(drg_ctx_new(&scene->ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&scene->glossary, scene->ctx, str_from(glossary_text), "terms.tsv", NULL, &err), DRG_OK);
    cr_assert_eq(drg_checker_new(&scene->checker, scene->ctx, scene->glossary, NULL, &err), DRG_OK, "%s", err.message);
}

static void tear_down(struct scene *scene)
{
    drg_checker_free(scene->checker);
    drg_glossary_free(scene->glossary);
    drg_ctx_free(scene->ctx);
}

/* What readers see of the file, language by language, and the file annotated. */
struct outcome {
    struct buf words, output;
};

static void add_words(struct outcome *o, const drg_text *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_add(&o->words, buf_str(&texts[i]->view.text));
}

static drg_status annotate_bitext(drg_normalized **made, struct outcome *o, const struct scene *scene, const char *name,
                                  drg_str source, drg_error *err)
{
    drg_bitext *bitext;
    size_t count;
    drg_status status = drg_bitext_parse(&bitext, scene->ctx, source, name, NULL, err);
    if (status)
        return status;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    add_words(o, texts, count);
    status = drg_annotate_bitext(made, scene->checker, bitext, err);
    drg_bitext_free(bitext);
    return status;
}

static drg_status annotate_text(drg_normalized **made, struct outcome *o, const struct scene *scene, const char *name,
                                drg_str source, drg_error *err)
{
    drg_text *text;
    drg_status status = drg_text_parse(&text, scene->ctx, source, name, &(drg_text_options){.lang = "en"}, err);
    if (status)
        return status;
    add_words(o, (const drg_text *const *)&text, 1);
    status = drg_annotate_text(made, scene->checker, text, err);
    drg_text_free(text);
    return status;
}

static drg_status annotate(struct outcome *o, const struct scene *scene, const char *name, drg_str source, drg_error *err)
{
    drg_normalized *made = NULL;
    bool is_draft = strstr(name, ".html") || strstr(name, ".md");
    *o = (struct outcome){buf_make(1 << 24), buf_make(1 << 26)};
    drg_status status = (is_draft ? annotate_text : annotate_bitext)(&made, o, scene, name, source, err);
    if (!status)
        buf_add(&o->output, drg_normalized_output(made));
    drg_normalized_free(made);
    return status;
}

static void free_outcome(struct outcome *o)
{
    buf_free(&o->words);
    buf_free(&o->output);
}

/* Cases are patterns: {mfa ... } is a mark with that concept, which the source does not have. */
static void expand(struct buf *out, const char *pattern, bool is_marked, const char *const *opens)
{
    static const char *const names[] = {"mfa", "min", "affairs", "amb"};
    const char *close = strstr(opens[0], "span") ? "</span>" : "</mrk>";
    for (const char *p = pattern; *p; p++) {
        size_t i = 0;
        if (*p != '{' && *p != '}') {
            buf_add_char(out, *p);
            continue;
        }
        if (*p == '}' && is_marked)
            buf_add_z(out, close);
        if (*p == '}')
            continue;
        while (strncmp(p + 1, names[i], strlen(names[i])) != 0)
            i++;
        if (is_marked)
            buf_add_z(out, opens[i]);
        p += 1 + strlen(names[i]); /* and the blank */
    }
}

static void check_case(const struct scene *scene, const char *name, const char *before, const char *after, size_t number)
{
    struct outcome first, second;
    drg_error err = {0};
    cr_assert_eq(annotate(&first, scene, name, str_from(before), &err), DRG_OK, "case %zu: %s", number, err.message);
    cr_expect(str_eq_z(buf_str(&first.output), after), "case %zu:\n%s\ninstead of\n%s", number, first.output.ptr, after);
    cr_assert_eq(annotate(&second, scene, name, buf_str(&first.output), &err), DRG_OK, "case %zu: %s\n%s", number, err.message,
                 first.output.ptr);
    cr_expect(str_eq(buf_str(&second.output), buf_str(&first.output)), "case %zu again:\n%s", number, second.output.ptr);
    cr_expect(str_eq(buf_str(&second.words), buf_str(&first.words)), "case %zu: other words", number);
    free_outcome(&first);
    free_outcome(&second);
}

static void check_cases(const char *name, const char *head, const char *tail, const char *const *cases, size_t count,
                        const char *const *opens)
{
    struct scene scene;
    set_up(&scene);
    for (size_t i = 0; i < count; i++) {
        struct buf before = buf_make(1 << 16), after = buf_make(1 << 16);
        buf_add_z(&before, head), buf_add_z(&after, head);
        expand(&before, cases[i], false, opens);
        expand(&after, cases[i], true, opens);
        buf_add_z(&before, tail), buf_add_z(&after, tail);
        check_case(&scene, name, before.ptr, after.ptr, i);
        buf_free(&before);
        buf_free(&after);
    }
    tear_down(&scene);
}

/* ---- HTML -------------------------------------------------------------------------------------------------------------- */

#define SPAN(id) "<span its-term=\"yes\" data-concept=\"" id "\">"

static const char *const html_cases[] = {
    "<p>No term.</p>",
    "<p>A {min ministry}.",
    "{min ministry}",
    "<p>The {mfa foreign ministry} and {min ministries}&nbsp;&amp; {amb ambassadors}.</p>",
    "<p>{mfa <b>foreign</b> ministry} <b>{mfa foreign ministry}</b> <i>{mfa <b>foreign</b> ministry}</i></p>",
    "<p><i>{mfa foreign <b>ministry</b>}</i>, {mfa <a href='?a>b'>foreign</a> <b>ministry</b>}</p>",
    "<p>foreign <b>ministry view</b>, <b>the foreign</b> ministry</p>",
    "<p>{mfa foreign<br>ministry} {mfa foreign<!-- > --> ministry}</p>",
    "<p>Of the {affairs ministry affairs}: {min ministry}-{min ministry}</p>",
    "<p>A <span its-term='yes'>foreign ministry</span>, <em its-term=no>a <em>small</em> ministry</em>, a {min ministry}.</p>",
    "<p>A foreign <span its-term='yes'>ministry</span>. {amb Ambassador}</p>",
    "<title>Ministry</title><textarea>ministry</textarea><select><option>ministry<option>ministry</select> {min ministry}",
    "<head><title>x</title><body><p its-term=yes>a {min ministry}<p>a {min ministry}",
    "<p translate=no>ministry</p><code>ministry</code><script>ministry</script><svg><title>ministry</title></svg>{min ministry}",
    "<P>A <FONT COLOR=x>{min MINISTRY}</FONT></P>",
};

Test(annotate, html)
{
    static const char *const opens[] = {SPAN("mfa"), SPAN("min"), SPAN("affairs"), SPAN("amb")};
    check_cases("a.html", "<!DOCTYPE html>\r\n", "\r\n", html_cases, sizeof html_cases / sizeof html_cases[0], opens);
}

/* ---- XLIFF 1 ------------------------------------------------------------------------------------------------------------- */

static const char *const xliff1_cases[] = {
    "<source>A {min ministry}.</source>",
    "<source>A {min ministry}.</source><target>Bir {min bakanlıktan}.</target><alt-trans><target>bakanlık</target></alt-trans>",
    "<source>{mfa <g id='1'>Foreign</g> ministry} {mfa foreign<bx id='2'/> ministry}<ex id='2'/> foreign<x id='3'/> {min ministry}</source>",
    "<source><![CDATA[A ministry]]> &amp; {min ministry}</source><target>bir <mrk mtype='term'>bakanlık</mrk></target>",
    ("<source>A ministry.</source><seg-source><mrk mtype='seg' mid='1'>A {min ministry}.</mrk></seg-source>"
     "<target><mrk mtype='seg' mid='1'>{min Bakanlık} <mrk mtype='x-its-term-no'>bakanlık</mrk>.</mrk></target><note>ministry</note>"),
};

Test(annotate, xliff_1)
{
    static const char mark[] = "<mrk mtype=\"term\">";
    static const char *const opens[] = {mark, mark, mark, mark};
    check_cases("a.xlf",
                "<xliff version='1.2'><file source-language='en' target-language='tr'><body><trans-unit id='1'>",
                "</trans-unit></body></file></xliff>", xliff1_cases, sizeof xliff1_cases / sizeof xliff1_cases[0], opens);
}

/* ---- XLIFF 2 ------------------------------------------------------------------------------------------------------------- */

#define DOCUMENT(units) \
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='tr'><file id='f'>" units "</file></xliff>"
#define GLS "<gls:glossary xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\">"
#define MIN_ENTRY(id) \
    "<gls:glossEntry ref=\"#" id "\"><gls:term>ministry</gls:term><gls:translation>bakanlık</gls:translation></gls:glossEntry>"
#define MFA_VALUE "for &quot;others&quot; &amp; &lt;us&gt;"

static const struct { const char *before, *after; } xliff2_cases[] = {
    {DOCUMENT("<unit id='1'><segment><source>A ministry.</source><target>Bir bakanlık.</target></segment></unit>"),
     DOCUMENT("<unit id='1'>" GLS MIN_ENTRY("drg1") "</gls:glossary><segment><source>A <mrk id=\"drg1\" type=\"term\">ministry</mrk>."
              "</source><target>Bir <mrk id=\"drg2\" type=\"term\">bakanlık</mrk>.</target></segment></unit>")},
    {DOCUMENT("<unit id='1'>\n <segment id='drg7'><source>Ministry, <pc id='drg2x'>ministry</pc></source></segment></unit>"),
     DOCUMENT("<unit id='1'>\n " GLS "\n   " MIN_ENTRY("drg8") "\n </gls:glossary>\n <segment id='drg7'><source>"
              "<mrk id=\"drg8\" type=\"term\">"
              "Ministry</mrk>, <pc id='drg2x'><mrk id=\"drg9\" type=\"term\">ministry</mrk></pc></source></segment></unit>")},
    {DOCUMENT("<unit id='1'><segment><source>An ambassador.</source><target>Bir bakanlık.</target></segment></unit>"),
     DOCUMENT("<unit id='1'><segment><source>An <mrk id=\"drg1\" type=\"term\">ambassador</mrk>.</source>"
              "<target>Bir <mrk id=\"drg2\" type=\"term\">bakanlık</mrk>.</target></segment></unit>")},
    {DOCUMENT("<unit id='1'><segment><source>a <sm id='m' type='term'/>ministry<em startRef='m'/>, <mrk id='n' type='its:term-no' "
              "xmlns:its='http://www.w3.org/2005/11/its'>ministry</mrk></source></segment></unit>"),
     DOCUMENT("<unit id='1'><segment><source>a <sm id='m' type='term'/>ministry<em startRef='m'/>, <mrk id='n' type='its:term-no' "
              "xmlns:its='http://www.w3.org/2005/11/its'>ministry</mrk></source></segment></unit>")},
    {DOCUMENT("<unit id='1'><segment><source>A bill</source><target>Tasarı</target></segment></unit>"), /* of two concepts */
     DOCUMENT("<unit id='1'>" GLS "<gls:glossEntry ref=\"#drg1\"><gls:term>bill</gls:term><gls:translation>tasarı</gls:translation>"
              "</gls:glossEntry></gls:glossary><segment><source>A <mrk id=\"drg1\" type=\"term\">bill</mrk></source>"
              "<target><mrk id=\"drg2\" type=\"term\">Tasarı</mrk></target></segment></unit>")},
    {"<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en'><x:file id='f'><x:unit id='1'><x:segment>"
     "<x:source>Foreign <x:pc id='1'>ministry</x:pc></x:source></x:segment></x:unit></x:file></x:xliff>",
     "<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en'><x:file id='f'><x:unit id='1'>" GLS
     "<gls:glossEntry ref=\"#drg1\"><gls:term>foreign ministry</gls:term><gls:definition>" MFA_VALUE "</gls:definition></gls:glossEntry>"
     "</gls:glossary><x:segment><x:source><x:mrk id=\"drg1\" type=\"term\" value=\"" MFA_VALUE "\">Foreign <x:pc id='1'>ministry</x:pc>"
     "</x:mrk></x:source></x:segment></x:unit></x:file></x:xliff>"},
};

Test(annotate, xliff_2)
{
    struct scene scene;
    set_up(&scene);
    for (size_t i = 0; i < sizeof xliff2_cases / sizeof xliff2_cases[0]; i++)
        check_case(&scene, "a.xlf", xliff2_cases[i].before, xliff2_cases[i].after, i);
    tear_down(&scene);
}

/* ---- What cannot be --------------------------------------------------------------------------------------------------------- */

Test(annotate, formats_without_marks_are_refused)
{
    static const char *const files[][2] = {
        {"a.md", "A ministry.\n"},
        {"a.tsv", "en\ttr\nministry\tbakanlık\n"},
        {"a.po", "msgid \"\"\nmsgstr \"Language: tr\\n\"\n\nmsgid \"ministry\"\nmsgstr \"bakanlık\"\n"},
    };
    struct scene scene;
    set_up(&scene);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct outcome o;
        drg_error err = {0};
        cr_expect_eq(annotate(&o, &scene, files[i][0], str_from(files[i][1]), &err), DRG_EFORMAT, "%s", files[i][0]);
        cr_expect_not_null(strstr(err.message, "HTML, XHTML and XLIFF"), "%s", err.message);
        free_outcome(&o);
    }
    tear_down(&scene);
}

static double seconds_for(const struct scene *scene, const char *name, const char *head, const char *piece, const char *tail, size_t times)
{
    struct buf source = buf_make(1 << 26);
    struct outcome o;
    drg_error err = {0};
    buf_add_z(&source, head);
    for (size_t i = 0; i < times; i++)
        buf_add_z(&source, piece);
    buf_add_z(&source, tail);
    clock_t start = clock();
    cr_assert_eq(annotate(&o, scene, name, buf_str(&source), &err), DRG_OK, "%s", err.message);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    free_outcome(&o);
    buf_free(&source);
    return seconds;
}

/* Time is in proportion to the file, whatever its shape. */
Test(annotate, hostile_files_take_linear_time)
{
    static const char *const shapes[][4] = {
        {"a.html", "<p>", "ministry ", ""},
        {"a.html", "<p>", "<b>foreign <i its-term>ministry ", ""},
        {"a.html", "<div its-term>", "<div>ministry <p>", ""},
        {"a.xlf", "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en'><file id='f'><unit id='1'><segment><source>",
         "ministry, ambassador, foreign ministry; ", "</source></segment></unit></file></xliff>"},
    };
    struct scene scene;
    set_up(&scene);
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        const char *const *s = shapes[i];
        double seconds = seconds_for(&scene, s[0], s[1], s[2], s[3], 20000);
        cr_expect_lt(seconds, 2.0 * TEST_SLOWNESS, "shape %zu: %g seconds", i, seconds);
    }
    tear_down(&scene);
}
