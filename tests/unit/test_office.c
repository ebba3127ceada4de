/* test_office.c - DOCX and ODT: what is text in them, where it stands, what comes back when it is edited, what is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/writer.h"
#include "dragoman/dragoman.h"
#include "support/archives.h"
#include "support/unzip.h"
#include "support/views.h"
#include "text/text.h"

enum { MOST = 1 << 28, SHOWN = 4000 };

static drg_ctx *ctx;

static void open_ctx(void)
{
    cr_assert_eq(drg_ctx_new(&ctx, &(drg_ctx_options){.max_input = 1 << 24}, NULL), DRG_OK);
}

static void close_ctx(void)
{
    drg_ctx_free(ctx);
}

TestSuite(office, .init = open_ctx, .fini = close_ctx);

static drg_text *parse(drg_str bytes, const char *name, drg_error *err)
{
    drg_text *text;
    *err = (drg_error){0};
    drg_status status = drg_text_parse(&text, ctx, bytes, name, NULL, err);
    cr_assert_eq(status == DRG_OK, text != NULL);
    cr_assert(!status || (err->code == status && *err->message && str_starts(str_from(err->file), str_from(name))), "%s: %s",
              err->file, err->message);
    return text;
}

static drg_text *good_text(drg_str bytes, const char *name)
{
    drg_error err;
    drg_text *text = parse(bytes, name, &err);
    cr_assert_not_null(text, "%s: %s", err.file, err.message);
    const char *fault = view_fault(&text->view, drg_text_source(text));
    cr_expect(!fault, "%s", fault);
    return text;
}

struct block_case {
    int line;
    const char *body, *expected;
};

#define CASE(body, expected) {__LINE__, body, expected}
#define T(text) "<w:t>" text "</w:t>"
#define R(text) "<w:r>" T(text) "</w:r>"
#define P(runs) "<w:p>" runs "</w:p>"
#define FIELD(instruction, result)                                                                                  \
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" instruction "</w:instrText></w:r>"        \
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" result "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

static void expect_blocks(drg_str bytes, const char *name, const struct block_case *c)
{
    char shown[SHOWN];
    drg_text *text = good_text(bytes, name);
    show_blocks(shown, sizeof shown, &text->view);
    cr_expect_str_eq(shown, c->expected, "line %d: %s", c->line, shown);
    drg_text_free(text);
}

Test(office, paragraphs_of_docx)
{
    static const struct block_case cases[] = {
        CASE("", ""),
        CASE(P(R("One")) P("") P(R("two")), "[|One] [|two]"),
        CASE(P(R("Tur") "<w:r><w:rPr><w:b/></w:rPr>" T("key") "</w:r>" R(" is")), "[|Turkey is]"),
        CASE(P(R("a &amp; b &lt;&#x11F;")), "[|a & b <\xC4\x9F]"),
        CASE(P("<w:r>" T("a") "<w:tab/>" T("b") "<w:br/>" T("c") "<w:noBreakHyphen/>" T("d") "<w:softHyphen/></w:r>"),
             "[|a\tb\tc\xE2\x80\x91" "d\xC2\xAD]"),
        CASE(P("<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>" R("x")), "[|x]"),
        CASE("<w:tbl><w:tr><w:tc>" P(R("cell")) "</w:tc><w:tc>" P(R("next")) "</w:tc></w:tr></w:tbl>", "[|cell] [|next]"),
        /* Not there: deleted, moved away, hidden, said twice. */
        CASE(P(R("a") "<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins>" R("c") "</w:ins><w:moveFrom>" R("d") "</w:moveFrom>"),
             "[|ac]"),
        CASE(P(R("a") "<w:r><w:rPr><w:vanish/></w:rPr>" T("b") "</w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>" T("c") "</w:r>"),
             "[|ac]"),
        CASE(P("<mc:AlternateContent><mc:Choice>" R("new") "</mc:Choice><mc:Fallback>" R("old") "</mc:Fallback></mc:AlternateContent>"),
             "[|new]"),
        CASE(P("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>" T("a") "</w:r>"), "[|a]"),
        CASE(P(R("a") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" R(" b")), "[|a b]"),
        /* Objects. */
        CASE(P(R("a ") "<w:r><w:rPr><w:noProof/></w:rPr>" T("main()") "</w:r>" R(" b")), "[|a * b]"),
        CASE(P(R("a ") "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" R(" b")), "[|a * b]"),
        CASE(P("<w:r><w:drawing/></w:r>" R("b") "<w:r><w:sym w:char=\"F0E0\"/></w:r>"), "[|*b*]"),
        CASE(P(R("a") "<w:r><w:rPr><w:noProof/></w:rPr><w:pict><w:txbxContent>" P(R("in the box")) "</w:txbxContent></w:pict></w:r>" R("b")),
             "[|a*] [|in the box] [|b]"),
        /* Fields. */
        CASE(P(R("a ") FIELD(" PAGE ", R("7")) R(" b")), "[|a * b]"),
        CASE(P(R("a ") FIELD(" HYPERLINK \"x\" ", R("Turk") R("ey")) R(" b")), "[|a Turkey b]"),
        CASE(P(R("a ") FIELD(" IF " FIELD("REF x", R("1")) " ", FIELD("HYPERLINK", R("y"))) R(" b")), "[|a * b]"),
        CASE(P(FIELD("TOC", R("Heading") "</w:p><w:p>" R("Next heading"))) P(R("text")), "[|*] [|text]"),
        CASE(P(R("a ") "<w:fldSimple w:instr=\" PAGE \">" R("7") "</w:fldSimple><w:fldSimple w:instr=\"HYPERLINK\">" R("c") "</w:fldSimple>"),
             "[|a *c]"),
        CASE(P("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" R("a")), "[|a]"),
        /* Languages: of nearly all of the paragraph, said of its own runs, in its own letters. */
        CASE(P("<w:r><w:rPr><w:lang w:val=\"tr-TR\"/></w:rPr>" T("Bakan") "</w:r>"), "[tr-TR|Bakan]"),
        CASE(P("<w:r><w:rPr><w:lang w:val=\"tr-TR\"/></w:rPr>" T("Bakan") "</w:r>" R(" and more of it")), "[|Bakan and more of it]"),
        CASE(P("<w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr>" T("\xD0\xBC\xD0\xB8\xD1\x80") "</w:r>"), "[|\xD0\xBC\xD0\xB8\xD1\x80]"),
        CASE(P("<w:r><w:rPr><w:rtl/><w:lang w:val=\"en-US\" w:bidi=\"ar-EG\"/></w:rPr>" T("\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85") "</w:r>"),
             "[ar-EG|\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85]"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf bytes = buf_make(MOST);
        archive_docx(&bytes, cases[i].body, NULL, 0);
        expect_blocks(buf_str(&bytes), "a.docx", &cases[i]);
        buf_free(&bytes);
    }
}

#define TEXT(text) "<text:p>" text "</text:p>"
#define NOTE(text)                                                                                                  \
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>" TEXT(text) "</text:note-body></text:note>"

Test(office, paragraphs_of_odt)
{
    static const char styles[] =
        "<style:style style:name=\"T1\"><style:text-properties fo:language=\"tr\" fo:country=\"TR\"/></style:style>"
        "<style:style style:name=\"T2\"><style:text-properties text:display=\"none\"/></style:style>"
        "<style:style style:name=\"T3\"><style:text-properties fo:language=\"zxx\"/></style:style>";
    static const struct block_case cases[] = {
        CASE("<text:h>One</text:h>" TEXT("") TEXT("two"), "[|One] [|two]"),
        CASE(TEXT("Tur<text:span text:style-name=\"T9\">key</text:span> is"), "[|Turkey is]"),
        CASE(TEXT("a<text:s/><text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d"), "[|a    b\tc\td]"),
        CASE(TEXT("a<text:s text:c=\"4000000000\"/>b"), "[|a                                                                b]"),
        CASE(TEXT("a\n  b"), "[|a   b]"),
        CASE(TEXT("Page <text:page-number>1</text:page-number> of"), "[|Page * of]"),
        CASE(TEXT("a<text:bookmark-start text:name=\"x\"/>b<office:annotation-end/>c"), "[|abc]"),
        CASE(TEXT("here" NOTE("A note.") " and"), "[|here*] [|A note.] [| and]"),
        CASE(TEXT("a <office:annotation><dc:creator>x</dc:creator>" TEXT("comment") "</office:annotation>b"), "[|a *] [|comment] [|b]"),
        CASE(TEXT("a<draw:frame><draw:text-box>" TEXT("box") "</draw:text-box></draw:frame>b"), "[|a*] [|box] [|b]"),
        CASE("<text:tracked-changes>" TEXT("gone") "</text:tracked-changes>" TEXT("there"), "[|there]"),
        CASE("<table:table><table:table-cell>" TEXT("cell") "</table:table-cell></table:table>", "[|cell]"),
        CASE(TEXT("a<text:span text:style-name=\"T2\">b</text:span>c <text:span text:style-name=\"T3\">d</text:span>"), "[|ac *]"),
        CASE(TEXT("<text:span text:style-name=\"T1\">Bakan</text:span>"), "[tr|Bakan]"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf bytes = buf_make(MOST);
        archive_odt(&bytes, styles, cases[i].body, "");
        expect_blocks(buf_str(&bytes), "a.odt", &cases[i]);
        buf_free(&bytes);
    }
}

static const struct archive_part parts[] = {
    {"comments.xml", "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment>" P(R("comment"))
                     "</w:comment></w:comments>", "comments"},
    {"header10.xml", "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" P(R("header ten")) "</w:hdr>", "header"},
    {"header2.xml", "<x:hdr xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:p><x:r><x:t>header two</x:t></x:r></x:p></x:hdr>",
     "header"},
    {"footnotes.xml", "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote>" P(R("note"))
                      "</w:footnote></w:footnotes>", "footnotes"},
    {"styles.xml", "<x/>", "styles"},
};

enum { PARTS = sizeof parts / sizeof parts[0] };

Test(office, parts_follow_one_another_and_places_are_paragraphs)
{
    struct buf bytes = buf_make(MOST);
    archive_docx(&bytes, P(R("One")) P("") P(R("the ") R("last")), parts, PARTS);
    drg_text *text = good_text(buf_str(&bytes), "a.docx");
    cr_expect(drg_text_is_package(text));
    cr_expect(str_eq_z(drg_text_reading(text), "One\n\nthe last\nheader two\nheader ten\nnote\ncomment\n"));
    drg_str source = drg_text_source(text);
    const char *last = strstr(source.ptr, "last");
    cr_assert_not_null(last);
    uint32_t at = (uint32_t)(last - source.ptr);
    drg_pos pos = drg_text_pos(text, at);
    cr_expect_eq(pos.line, 3);
    cr_expect_eq(pos.column, 5);
    cr_expect(str_eq_z(drg_text_shown(text, (drg_span){at - 20, at + 4}), "last"));
    drg_text_free(text);
    buf_free(&bytes);
}

/* ---- Writing ---------------------------------------------------------------------------------------------------- */

static const char house_style[] = "concept,en,en.variant\nturkey,T\xC3\xBCrkiye,Turkey\neast,Near East & more,Middle East\n";

/* The file, normalised by the house style and these steps. */
static struct buf normalized(drg_str bytes, const char *name, const char *steps)
{
    drg_glossary *style;
    drg_matcher *matcher;
    drg_normalizer *normalizer;
    drg_normalized *made;
    struct buf out = buf_make(MOST);
    drg_text *text = good_text(bytes, name);
    cr_assert_eq(drg_glossary_parse(&style, ctx, str_from(house_style), "style.csv", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_matcher_new(&matcher, ctx, style, NULL, NULL), DRG_OK);
    drg_normalize_options options = {.style = matcher, .steps = steps, .lang = "en"};
    cr_assert_eq(drg_normalizer_new(&normalizer, ctx, &options, NULL), DRG_OK);
    cr_assert_eq(drg_normalize_text(&made, normalizer, text, NULL), DRG_OK);
    cr_assert_eq(drg_normalized_write(made, text, buf_sink(&out), NULL), DRG_OK);
    drg_normalized_free(made);
    drg_normalizer_free(normalizer);
    drg_matcher_free(matcher);
    drg_glossary_free(style);
    drg_text_free(text);
    return out;
}

struct write_case {
    int line;
    const char *body, *expected, *steps;
};

#define WRITE(body, expected, ...) {__LINE__, body, expected, __VA_ARGS__}
#define KEPT(text) "<w:t xml:space=\"preserve\">" text "</w:t>"

static void expect_written(drg_str bytes, const char *name, const char *part, const struct write_case *c)
{
    struct buf out = normalized(bytes, name, c->steps), xml = buf_make(MOST);
    cr_assert(unzip(buf_str(&out), part, &xml), "line %d", c->line);
    cr_expect(strstr(xml.ptr, c->expected), "line %d: %s", c->line, xml.ptr);
    drg_text_free(good_text(buf_str(&out), name));
    buf_free(&out);
    buf_free(&xml);
}

Test(office, docx_is_written_with_its_edits)
{
    static const struct write_case cases[] = {
        WRITE(P(R("In Turkey's &amp; more")), P(R("In T\xC3\xBCrkiye's &amp; more")), NULL),
        WRITE(P(R("the Middle East")), P(R("the Near East &amp; more")), NULL),
        /* Across runs the first has the new text; white space that comes to an end of <w:t> is told to be meant. */
        WRITE(P(R("Tur") R("key is")), P(R("T\xC3\xBCrkiye") "<w:r>" KEPT(" is") "</w:r>"), NULL),
        WRITE(P("<w:r><w:t >In Tur</w:t></w:r>" R("key")), P("<w:r><w:t >In T\xC3\xBCrkiye</w:t></w:r>" R("")), NULL),
        WRITE(P("<w:r>" KEPT("Tur") "</w:r><w:r>" KEPT("key is") "</w:r>"),
              P("<w:r>" KEPT("T\xC3\xBCrkiye") "</w:r><w:r>" KEPT(" is") "</w:r>"), NULL),
        /* Elements may go; nothing can be put in their place, and objects stay. */
        WRITE(P("<w:r>" T("com") "<w:softHyphen/>" T("mon") "</w:r>"), P("<w:r>" T("com") T("mon") "</w:r>"), "soft-hyphens"),
        WRITE(P("<w:r>" T("a") "<w:noBreakHyphen/>" T("b") "</w:r>"), P("<w:r>" T("a") "<w:noBreakHyphen/>" T("b") "</w:r>"),
              "hyphens"),
        WRITE(P("<w:r>" T("Middle") "<w:tab/>" T("East") "</w:r>"), P("<w:r>" T("Middle") "<w:tab/>" T("East") "</w:r>"), NULL),
        WRITE(P(R("a ") "<w:r><w:tab/><w:drawing/></w:r>" R(" b")), P(R("a ") "<w:r><w:tab/><w:drawing/></w:r>" R(" b")), "space-runs"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf bytes = buf_make(MOST);
        archive_docx(&bytes, cases[i].body, NULL, 0);
        expect_written(buf_str(&bytes), "a.docx", "word/document.xml", &cases[i]);
        buf_free(&bytes);
    }
}

Test(office, odt_is_written_with_its_edits)
{
    static const struct write_case cases[] = {
        WRITE(TEXT("In Tur<text:span>key</text:span>'s"), TEXT("In T\xC3\xBCrkiye<text:span></text:span>'s"), NULL),
        WRITE(TEXT("a <text:s/>b<text:s text:c=\"2\"/>c"), TEXT("a b<text:s text:c=\"2\"/>c"), "space-runs"),
        WRITE(TEXT("a <office:annotation>" TEXT("Turkey") "</office:annotation>b"),
              TEXT("a <office:annotation>" TEXT("T\xC3\xBCrkiye") "</office:annotation>b"), "space-runs"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf bytes = buf_make(MOST);
        archive_odt(&bytes, "", cases[i].body, TEXT("the Middle East"));
        expect_written(buf_str(&bytes), "a.odt", "content.xml", &cases[i]);
        expect_written(buf_str(&bytes), "a.odt", "styles.xml", &(struct write_case){__LINE__, NULL, TEXT("the Near East &amp; more"), NULL});
        buf_free(&bytes);
    }
}

Test(office, an_untouched_document_is_the_same_file_and_others_lose_nothing)
{
    struct buf bytes = buf_make(MOST), content = buf_make(MOST);
    archive_docx(&bytes, P(R("nothing of note")), parts, PARTS);
    struct buf same = normalized(buf_str(&bytes), "a.docx", NULL);
    cr_expect(str_eq(buf_str(&same), buf_str(&bytes)));
    buf_free(&bytes);
    buf_free(&same);
    bytes = buf_make(MOST);
    archive_docx(&bytes, P(R("Turkey")), parts, PARTS);
    struct buf out = normalized(buf_str(&bytes), "a.docx", NULL);
    for (size_t i = 0; i < PARTS; i++) {
        char name[40];
        snprintf(name, sizeof name, "word/%s", parts[i].name);
        buf_cut(&content, 0);
        cr_assert(unzip(buf_str(&out), name, &content), "%s", name);
        cr_expect_str_eq(content.ptr, parts[i].content);
    }
    buf_free(&bytes), buf_free(&out), buf_free(&content);
}

Test(office, edits_out_of_order_or_across_parts_are_refused)
{
    struct buf bytes = buf_make(MOST), out = buf_make(MOST);
    archive_docx(&bytes, P(R("One")), parts, PARTS);
    drg_text *text = good_text(buf_str(&bytes), "a.docx");
    uint32_t part = text->package->parts.items[0].end, end = (uint32_t)drg_text_source(text).len;
    const drg_edit across = {{part - 1, part + 1}, STR("")}, beyond = {{end, end + 1}, STR("")};
    const drg_edit twice[] = {{{5, 8}, STR("")}, {{7, 9}, STR("")}};
    drg_sink sink = buf_sink(&out);
    cr_expect_eq(drg_text_write(text, &across, 1, sink, NULL), DRG_EINVAL);
    cr_expect_eq(drg_text_write(text, &beyond, 1, sink, NULL), DRG_EINVAL);
    cr_expect_eq(drg_text_write(text, twice, 2, sink, NULL), DRG_EINVAL);
    cr_expect_eq(out.len, 0);
    drg_text_free(text);
    buf_free(&bytes), buf_free(&out);
}

Test(office, other_texts_are_written_by_the_same_function)
{
    struct buf out = buf_make(MOST);
    drg_text *text = good_text(STR("<p>Turkey</p>"), "a.html");
    const drg_edit edits[] = {{{3, 9}, STR("Syria")}, {{13, 13}, STR("\n")}};
    cr_assert_eq(drg_text_write(text, edits, 2, buf_sink(&out), NULL), DRG_OK);
    cr_expect_str_eq(out.ptr, "<p>Syria</p>\n");
    cr_expect_not(drg_text_is_package(text));
    drg_text_free(text);
    buf_free(&out);
}

/* ---- Hostile files ------------------------------------------------------------------------------------------------ */

static void expect_refusal(const struct archive_entry *entries, size_t count, const char *name, const char *file, const char *why)
{
    struct buf bytes = buf_make(MOST);
    drg_error err;
    archive_add(&bytes, entries, count, NULL);
    drg_text *text = parse(buf_str(&bytes), name, &err);
    cr_expect_null(text, "'%s' was taken", why);
    cr_expect_str_eq(err.file, file, "%s: %s", err.file, err.message);
    cr_expect(strstr(err.message, why), "'%s', expected '%s'", err.message, why);
    drg_text_free(text);
    buf_free(&bytes);
}

#define RELATION(target)                                                                                            \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "         \
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"" target "\"/></Relationships>"

Test(office, hostile_docx_is_refused_with_its_part_and_reason)
{
    static const struct {
        const char *relation, *document, *file, *why;
    } cases[] = {
        {RELATION("word/document.xml"), NULL, "a.docx", "the zip archive has no 'word/document.xml'"},
        {RELATION("../../etc/passwd"), "<a/>", "a.docx", "the zip archive has no 'etc/passwd'"},
        {RELATION("xl/workbook.xml"), "<a/>", "a.docx", "a workbook or slides"},
        {"<Relationships/>", "<a/>", "a.docx", "does not say in '_rels/.rels' which part"},
        {"<Relationships", "<a/>", "a.docx", "not well-formed XML"},
        {RELATION("word/document.xml"), "<a><b></a>", "a.docx (word/document.xml)", "not well-formed XML"},
        {RELATION("word/document.xml"), "<!DOCTYPE a><a/>", "a.docx (word/document.xml)", "there is a document type"},
        {RELATION("word/document.xml"), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "a.docx (word/document.xml)", "document type"},
        {RELATION("word/document.xml"), "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "a.docx (word/document.xml)", "document type"},
        {RELATION("word/document.xml"), "<a>&b;</a>", "a.docx (word/document.xml)", "the entity 'b'"},
        {RELATION("word/document.xml"), "<a>\xFF</a>", "a.docx", "'word/document.xml' in the zip archive is not UTF-8: byte 0xFF at 3"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct archive_entry entries[] = {{.name = "[Content_Types].xml", .content = STR("<Types/>")},
                                                {.name = "_rels/.rels", .content = str_from(cases[i].relation)},
                                                {.name = "word/document.xml", .content = str_from(cases[i].document)}};
        expect_refusal(entries, cases[i].document ? 3 : 2, "a.docx", cases[i].file, cases[i].why);
    }
}

Test(office, hostile_odt_is_refused_with_its_part_and_reason)
{
    static const char type[] = "application/vnd.oasis.opendocument.text";
    static const char manifest[] = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    const struct archive_entry mimetype = {.name = "mimetype", .content = str_from(type), .is_stored = true};
    const struct archive_entry none[] = {mimetype};
    const struct archive_entry secret[] = {mimetype, {.name = "content.xml", .content = STR("?")},
                                           {.name = "META-INF/manifest.xml", .content = str_from(manifest)}};
    const struct archive_entry broken[] = {mimetype, {.name = "content.xml", .content = STR("<a/>")},
                                           {.name = "styles.xml", .content = STR("<a>")}};
    const struct archive_entry sheet[] = {{.name = "mimetype", .content = STR("application/vnd.oasis.opendocument.spreadsheet"),
                                           .is_stored = true}};
    expect_refusal(none, 1, "a.odt", "a.odt", "the zip archive has no 'content.xml'");
    expect_refusal(secret, 3, "a.odt", "a.odt", "encrypted; save it without a password");
    expect_refusal(broken, 3, "a.odt", "a.odt (styles.xml)", "not well-formed XML");
    expect_refusal(sheet, 1, "a.odt", "a.odt", "no document that is known");
}

Test(office, bombs_stop_at_the_limit_of_the_input)
{
    struct buf letters = buf_make(MOST), nested = buf_make(MOST);
    for (uint32_t i = 0, random = 1; i <= 1 << 24; i++, random = random * 1664525 + 1013904223)
        buf_add_char(&letters, (char)('a' + (random >> 28)));
    while (nested.len < 1 << 20)
        buf_add_z(&nested, "<a>");
    const struct archive_entry entries[] = {{.name = "[Content_Types].xml", .content = STR("<Types/>")},
                                            {.name = "_rels/.rels", .content = STR(RELATION("word/document.xml"))},
                                            {.name = "word/document.xml", .content = buf_str(&letters)}};
    expect_refusal(entries, 3, "a.docx", "a.docx", "makes the text larger than the limit of");
    const struct archive_entry deep[] = {entries[0], entries[1], {.name = "word/document.xml", .content = buf_str(&nested)}};
    expect_refusal(deep, 3, "a.docx", "a.docx (word/document.xml)", "elements nest deeper than the limit of 256");
    buf_free(&letters), buf_free(&nested);
}

Test(office, formats_are_told_by_content_and_must_agree_with_what_is_asked_for)
{
    struct buf bytes = buf_make(MOST);
    drg_error err = {0};
    drg_text *text;
    archive_docx(&bytes, P(R("Turkey")), NULL, 0);
    drg_text_free(good_text(buf_str(&bytes), "standard input"));
    drg_text_free(good_text(buf_str(&bytes), "misnamed.odt"));
    cr_expect_eq(drg_text_parse(&text, ctx, buf_str(&bytes), "a.docx", &(drg_text_options){.format = "odt"}, &err), DRG_EFORMAT);
    cr_expect(strstr(err.message, "of format 'docx', not 'odt'"), "%s", err.message);
    err = (drg_error){0};
    cr_expect_eq(drg_text_parse(&text, ctx, STR("plain text"), "a.docx", NULL, &err), DRG_EFORMAT);
    cr_expect(strstr(err.message, "begins as a zip archive does"), "%s", err.message);
    buf_free(&bytes);
}
