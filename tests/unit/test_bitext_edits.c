/* test_bitext_edits.c - rewriting bilingual files: what is put into a segment is what is read of it again, and every other
 * byte stays. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "model/bitext.h"
#include "rewrite/document.h"
#include "text/edits.h"
#include "text/text.h"

static const char tmx[] =
    "<?xml version='1.0'?>\r\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\r\n<tmx version='1.4'><header srclang='en'/><body>\r\n"
    "<tu tuid='1'><note>n</note><tuv xml:lang='en'><seg>The <bpt i='1'>&lt;b></bpt>co&#x75;rt<ept i='1'/> &amp; <![CDATA[a < b]]>.</seg></tuv>"
    "<tuv xml:lang='tr'><seg>Mah\r\n  keme<ph x='1'>{0}</ph></seg></tuv><tuv xml:lang='tr'><seg/></tuv></tu>\r\n</body></tmx>\r\n";

static const char xliff[] =
    "<xliff version='1.2'><file source-language='en' target-language='tr'><body><trans-unit id='1'><source>A. B.</source>"
    "<seg-source><g id='1'><mrk mtype='seg' mid='1'>A &gt; B.</mrk></g> <mrk mtype='seg' mid='2'>B<x id='2'/>C</mrk></seg-source>"
    "<target><mrk mtype='seg' mid='2'>\xC3\xA7<g id='3'>ay</g></mrk> <mrk mtype='seg' mid='1'/></target></trans-unit>"
    "<!-- <target>no</target> --><trans-unit id='2' xml:space='preserve'><source>  x <![CDATA[y]]> </source><alt-trans><target>y</target></alt-trans>"
    "</trans-unit></body></file></xliff>";

static const char xliff2[] =
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.2' version='2.2' srcLang='en' trgLang='ar'><file id='f'><unit id='u'><segment>"
    "<source>The <mrk id='m' type='term'>co<pc id='1'>u</pc>rt</mrk><cp hex='0001'/> <sc id='2'/>x<ec startRef='2'/></source>"
    "<target>\xD8\xA7\xD9\x84\xD9\x85<![CDATA[&]]>\xD8\xAD</target></segment><ignorable><source>(i)</source></ignorable></unit></file></xliff>";

static const char po[] =
    "# c\nmsgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n\n#, fuzzy\nmsgctxt \"a\\\"b\"\nmsgid \"Save As \\\"x\\\"\\n\"\nmsgstr \"\"\n"
    "\"Farkl\xC4\xB1 \"\n   \"kay\\304\\261t\\t\"\n\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"dosya\" \nmsgstr[1] \"\"\n"
    "#~ msgid \"old\"\n#~ msgstr \"es\"\n#~ \"ki\"\n";

static const struct { const char *name, *source; } files[] = {{"a.tmx", tmx}, {"a.xlf", xliff}, {"b.xlf", xliff2}, {"a.po", po}};

static drg_bitext *read_again(drg_ctx *ctx, const char *name, drg_str source)
{
    drg_bitext *bitext;
    drg_error err = {0};
    drg_status status = drg_bitext_parse(&bitext, ctx, source, name, NULL, &err);
    cr_assert_eq(status, DRG_OK, "%s: %s in\n%.*s", name, err.message, (int)source.len, source.ptr);
    return bitext;
}

static drg_str cell(const drg_text *text, size_t segment)
{
    return str_cut(buf_str(&text->view.text), text->segments[segment].start, text->segments[segment].end);
}

/* All segments but the one that was edited are as they were, and that one is `wanted`. */
static void check_cells(const drg_bitext *before, const drg_bitext *after, size_t edited_text, size_t edited, drg_str wanted,
                        const char *name)
{
    cr_assert_eq(before->text_count, after->text_count);
    for (size_t t = 0; t < before->text_count; t++) {
        cr_assert_eq(before->texts[t]->segment_count, after->texts[t]->segment_count, "%s", name);
        for (size_t i = 0; i < before->texts[t]->segment_count; i++) {
            bool is_it = t == edited_text && i == edited;
            drg_str expected = is_it ? wanted : cell(before->texts[t], i), found = cell(after->texts[t], i);
            cr_expect(str_eq(expected, found), "%s: '%.*s' instead of '%.*s'", name, STR_ARGS(found), STR_ARGS(expected));
        }
    }
}

/* Puts `text` in place of bytes [start, end) of the view; false: that was refused. */
static bool try_edit(drg_ctx *ctx, const drg_bitext *bitext, size_t t, size_t segment, uint32_t start, uint32_t end, const char *text,
                     const char *name)
{
    const drg_text *in = bitext->texts[t];
    const struct text_segment *s = &in->segments[segment];
    struct edits of_view = {0}, of_source = {0};
    struct buf made = buf_make(1 << 20), wanted = buf_make(1 << 20);
    edits_add(&of_view, start, end, str_from(text), "test");
    document_edits(&of_source, in, &of_view);
    bool is_done = of_source.list.count > 0;
    edits_apply(&made, drg_text_source(in), &of_source);
    drg_str view = buf_str(&in->view.text);
    buf_add(&wanted, str_cut(view, s->start, start));
    buf_add_z(&wanted, text);
    buf_add(&wanted, str_cut(view, end, s->end));
    drg_bitext *after = read_again(ctx, name, buf_str(&made));
    check_cells(bitext, after, t, segment, is_done ? buf_str(&wanted) : cell(in, segment), name);
    drg_bitext_free(after);
    edits_free(&of_view);
    edits_free(&of_source);
    buf_free(&made);
    buf_free(&wanted);
    return is_done;
}

/* Sources of all but memories. */
static bool is_kept(const drg_bitext *bitext, size_t t, const char *name)
{
    return drg_bitext_source(bitext) == t && !strstr(name, ".tmx");
}

/* Every character by itself, and with the one after it. */
static void try_segment(drg_ctx *ctx, const drg_bitext *bitext, size_t t, size_t segment, const char *text, const char *name)
{
    drg_str view = buf_str(&bitext->texts[t]->view.text);
    const struct text_segment *s = &bitext->texts[t]->segments[segment];
    for (size_t at = s->start, next; at < s->end; at = next) {
        next = at;
        utf8_next(view, &next);
        bool is_object = next - at == 3 && memcmp(view.ptr + at, "\xEF\xBF\xBC", 3) == 0;
        if (is_object)
            continue;
        bool is_done = try_edit(ctx, bitext, t, segment, (uint32_t)at, (uint32_t)next, text, name);
        cr_expect(!is_done || !is_kept(bitext, t, name), "%s: a source was rewritten", name);
        cr_expect(is_done || is_kept(bitext, t, name) || strchr(text, ']') || strstr(name, ".po"), "%s: '%s' refused in segment %zu at %zu", name, text, segment, at - s->start);
        size_t after = next;
        if (next < s->end && (unsigned char)view.ptr[next] != 0xEF) {
            utf8_next(view, &after);
            try_edit(ctx, bitext, t, segment, (uint32_t)at, (uint32_t)after, text, name);
        }
    }
}

Test(bitext_edits, what_is_put_in_is_read_again)
{
    static const char *const texts[] = {"Z", "", "q<&>\"'\\z", "\xC4\xB0", "]]>"};
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t f = 0; f < sizeof files / sizeof files[0]; f++) {
        drg_bitext *bitext = read_again(ctx, files[f].name, str_from(files[f].source));
        for (size_t t = 0; t < bitext->text_count; t++)
            for (size_t i = 0; i < bitext->texts[t]->segment_count; i++)
                for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
                    try_segment(ctx, bitext, t, i, texts[k], files[f].name);
        drg_bitext_free(bitext);
    }
    drg_ctx_free(ctx);
}

Test(bitext_edits, segments_know_their_places)
{
    static const struct { const char *name, *source, *cells; } cases[] = {
        {"a.xlf", "<xliff><file source-language='en' target-language='tr'><body><trans-unit><source>a</source><target></target></trans-unit>"
                  "<trans-unit><source/><target/></trans-unit></body></file></xliff>", "1:82 1:100 1:143 1:152 "},
        {"tr.po", "msgid \"a\"\nmsgstr \"\"\n\nmsgid \"b\"\nmsgstr \"c\"\n", "1:8 2:9 4:8 5:9 "},
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_bitext *bitext = read_again(ctx, cases[i].name, str_from(cases[i].source));
        struct buf shown = buf_make(1000);
        for (size_t cell_index = 0; cell_index < bitext->row_count * bitext->text_count; cell_index++) {
            size_t count;
            const drg_text *text = bitext->texts[cell_index % bitext->text_count];
            cr_assert_neq(bitext->rows[cell_index], DRG_NONE);
            drg_pos pos = drg_text_pos(text, drg_text_segments(text, &count)[bitext->rows[cell_index]].span.start);
            buf_addf(&shown, "%u:%u ", pos.line, pos.column);
        }
        cr_expect_str_eq(shown.ptr, cases[i].cells, "%s: got %s", cases[i].name, shown.ptr);
        buf_free(&shown);
        drg_bitext_free(bitext);
    }
    drg_ctx_free(ctx);
}
