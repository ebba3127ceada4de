/* test_cut.c - a bitext cut into parts of any size is the bitext: the same rows at the same places. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/str.h"
#include "dragoman/dragoman.h"

/* Everything that a bitext says, a line a segment. */
static void show(struct buf *into, const drg_bitext *bitext)
{
    size_t texts, rows;
    const drg_text *const *list = drg_bitext_texts(bitext, &texts);
    const uint32_t *segments = drg_bitext_rows(bitext, &rows);
    for (size_t row = 0; row < rows; row++)
        for (size_t t = 0; t < texts; t++) {
            size_t count;
            uint32_t segment = segments[row * texts + t];
            if (segment == DRG_NONE)
                continue;
            const drg_segment *s = &drg_text_segments(list[t], &count)[segment];
            drg_pos pos = drg_text_pos(list[t], s->span.start);
            drg_unit unit = drg_bitext_unit(bitext, row);
            buf_addf(into, "%s %u:%u [%.*s] %u ", s->lang, pos.line, pos.column, (int)unit.id.len, unit.id.ptr, unit.flags);
            buf_add(into, drg_text_slice(list[t], s->span));
            buf_add_z(into, "\n");
        }
}

static void save(char *path, size_t size, drg_str bytes, const char *extension)
{
    snprintf(path, size, "%s/cut-%d%s", TEST_BINARY_DIR, (int)getpid(), extension);
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len && fclose(file) == 0);
}

/* Reads a file in parts of about `batch` bytes; appends what they say to `said` and what they write to `written`. */
static drg_status read_parts(struct buf *said, struct buf *written, drg_ctx *ctx, const char *path, size_t batch_size,
                             drg_error *err)
{
    drg_stream *stream;
    drg_batch batch = {0};
    drg_stream_options options = {.batch = batch_size, .bitext = true};
    drg_status status = drg_stream_open(&stream, ctx, path, &options, err);
    while (!status && !batch.is_last) {
        drg_bitext *bitext = NULL;
        status = drg_stream_next(stream, &batch, err);
        if (!status)
            status = drg_bitext_of_batch(&bitext, ctx, &batch, drg_stream_name(stream), drg_stream_format(stream),
                                         drg_stream_encoding(stream), err);
        if (!status) {
            show(said, bitext);
            buf_add(written, batch.text);
        }
        drg_bitext_free(bitext);
    }
    drg_batch_free(&batch);
    drg_stream_free(stream);
    return status;
}

static void check_all_sizes(const char *what, drg_str source, const char *extension)
{
    char path[500];
    drg_ctx *ctx;
    drg_bitext *whole;
    drg_error err = {0};
    save(path, sizeof path, source, extension);
    cr_assert(drg_ctx_new(&ctx, NULL, &err) == DRG_OK);
    cr_assert(drg_bitext_load(&whole, ctx, path, NULL, &err) == DRG_OK, "%s: %s", what, err.message);
    struct buf wanted = buf_make(1 << 24);
    show(&wanted, whole);
    cr_assert(wanted.len > 100);
    for (size_t size = 1; size < source.len * 2; size += 1 + size / 3) {
        struct buf said = buf_make(1 << 24), written = buf_make(1 << 24);
        cr_expect(read_parts(&said, &written, ctx, path, size, &err) == DRG_OK, "%s in parts of %zu: %s", what, size, err.message);
        cr_expect(str_eq(buf_str(&said), buf_str(&wanted)), "%s in parts of %zu:\n%s\ninstead of\n%s", what, size, said.ptr, wanted.ptr);
        cr_expect(str_eq(buf_str(&written), source), "%s in parts of %zu is not all there", what, size);
        buf_free(&said);
        buf_free(&written);
    }
    unlink(path);
    buf_free(&wanted);
    drg_bitext_free(whole);
    drg_ctx_free(ctx);
}

static const char tmx[] =
    "<?xml version=\"1.0\"?>\n<!-- <tu> is a unit --><!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [<!-- it's ]> all --><?a \"?>]>\n"
    "<tmx version=\"1.4\"><header srclang=\"en\" note=\"a > b\"\n o='/tu>'/><body>\n"
    "<tu tuid=\"1\"><tuv xml:lang=\"en\"><seg>The court</seg></tuv>\n<tuv xml:lang=\"tr\"><seg>Mahkeme</seg></tuv></tu>\n"
    "<tu tuid=\"2\"><tuv xml:lang=\"en\"><seg>A <![CDATA[</tu> b]]></seg></tuv><tuv xml:lang=\"tr\"><seg>B</seg></tuv></tu>"
    "<tu tuid=\"3\"><tuv xml:lang=\"en\"><seg>\xC4\xB0stanbul</seg></tuv><tuv xml:lang=\"ar\"><seg>x &amp; y</seg></tuv></tu>"
    "<tu/>\r\n  <tu><tuv xml:lang=\"tr\"><seg>Son</seg></tuv></tu>\n</body></tmx>\n";

static const char tsv[] = "en\ttr\tnote\nOne\tBir\tx\n\"Two\nlines\"\t\"\xC4\xB0ki \"\"sat\xC4\xB1r\"\"\"\t\n\n"
                          "\"Three\" inches\t\xC3\x9C\xC3\xA7\t\"\nFour, \"4\"\tD\xC3\xB6rt\t\r\nFive\tBe\xC5\x9F";

static const char csv[] = "id;en;tr\n1;One;Bir\n2;\"Two;\nmore\";\xC4\xB0ki\n3;Three;\"\xC3\x9C\xC3\xA7\"\n\n4;;D\xC3\xB6rt\n";

static const char xliff[] =
    "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
    "<file source-language=\"en\" target-language=\"tr\" original=\"a\" datatype=\"x\"><header><note>n</note></header><body>\n"
    "<trans-unit id=\"1\"><source>The court</source><target>Mahkeme</target></trans-unit>\n<group translate=\"no\"><group>"
    "<trans-unit id=\"2\"><source>A. B.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A.</mrk> <mrk mtype=\"seg\" mid=\"2\">B.</mrk>"
    "</seg-source><target/></trans-unit></group>\n<trans-unit id=\"3\"><source>\xC4\xB0zmir</source><target state=\"new\">x</target></trans-unit>"
    "</group></body></file>\n<file source-language=\"ru\" target-language=\"ar\" original=\"b\" datatype=\"x\"><body>"
    "<trans-unit id=\"1\" approved=\"yes\"><source>\xD0\xA1\xD1\x83\xD0\xB4</source><target>x</target></trans-unit>\n</body></file></xliff>\n";

static const char xliff2[] =
    "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"tr\">\n"
    "<file id=\"f\"><notes><note id=\"1\">n</note></notes><group id=\"g\" translate=\"no\">\n"
    "<unit id=\"1\"><segment><source>The <ph id=\"1\" subFlows=\"3\"/>court</source><target>Mahkeme</target></segment></unit>\n"
    "<unit id=\"2\"><notes><note>x</note></notes><segment state=\"final\"><source>A</source><target>B</target></segment></unit></group>\n"
    "<group id=\"h\"/><unit id=\"3\"><segment><source>\xC4\xB0zmir</source></segment></unit></file>\n"
    "<file id=\"e\"><unit id=\"1\"><segment><source>Last</source></segment><segment><source>one</source><target/></segment></unit></file></xliff>";

static const char po[] =
    "# head\nmsgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: ru\\n\"\n"
    "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : 1);\\n\"\n\n"
    "# note\n#, fuzzy\nmsgctxt \"menu\"\nmsgid \"_File\"\nmsgstr \"_\xD0\xA4\xD0\xB0\xD0\xB9\xD0\xBB\"\n\n"
    "msgid \"%d file\"\nmsgid_plural \"%d \"\n\"files\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"\\\"c\\\"\"\n\n"
    "#~ msgid \"old\"\n#~ msgstr \"\xD1\x81\"\n\nmsgid \"last\"\nmsgstr \"\"\n";

static const char gappy_po[] =
    "# first\nmsgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
    "#: a.c:1\nmsgid \"One\"\nmsgstr \"Bir\"\n\nmsgid \"\"\n\"Two \"\n\"lines\"\n\nmsgstr \"\xC4\xB0ki\"\n\n\n"
    "#, fuzzy\nmsgctxt \"menu\"\nmsgid \"Three\"\n\nmsgstr \"\xC3\x9C\xC3\xA7\"\n\n#~ msgid \"Four\"\n#~ msgstr \"D\xC3\xB6rt\"\n";

/* Its first entry only looks like a header. */
static const char headless_po[] = "msgid \"\"\n\"One \"\n\"more\"\nmsgstr \"Bir\"\n\nmsgid \"Two\"\nmsgstr \"\xC4\xB0ki\"\n\n"
                                  "msgid \"Three\"\nmsgstr \"\xC3\x9C\xC3\xA7\"\n\nmsgid \"Four\"\nmsgstr \"D\xC3\xB6rt\"\n";

/* What looks like a unit inside of one is none. */
static const char foreign_xliff[] =
    "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:q=\"urn:q\"><file original=\"a\" datatype=\"x\" "
    "source-language=\"en\" target-language=\"tr\"><body><group id=\"g\">\n"
    "<trans-unit id=\"1\"><source>One</source><target>Bir</target><q:unit><q:x/></q:unit></trans-unit>\n"
    "<trans-unit id=\"2\"><source>Two</source><target>\xC4\xB0ki</target></trans-unit></group>"
    "<trans-unit id=\"3\"><q:unit/><source>Three</source><target>\xC3\x9C\xC3\xA7</target></trans-unit>\n"
    "</body></file></xliff>\n";

Test(cut, parts_of_any_size_say_what_the_file_says)
{
    check_all_sizes("TMX", STR(tmx), ".tmx");
    check_all_sizes("XLIFF with foreign units", STR(foreign_xliff), ".xlf");
    check_all_sizes("XLIFF 2", STR(xliff2), ".xlf");
    check_all_sizes("PO", STR(po), ".po");
    check_all_sizes("TSV", STR(tsv), ".tsv");
    check_all_sizes("CSV", STR(csv), ".csv");
    check_all_sizes("PO with gaps", STR(gappy_po), ".tr.po");
    check_all_sizes("PO without header", STR(headless_po), ".tr.po");
    check_all_sizes("XLIFF", STR(xliff), ".xlf");
}

Test(cut, errors_name_the_files_line)
{
    static const char broken[] = "<tmx version=\"1.4\"><header/><body>\n<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>\n"
                                 "<tu><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>\n<tu><tuv xml:lang=\"en\"><seg>c</tuv></tu>\n</body></tmx>";
    char path[500];
    drg_ctx *ctx;
    save(path, sizeof path, STR(broken), ".tmx");
    cr_assert(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    for (size_t size = 1; size < 400; size += 7) {
        struct buf said = buf_make(1 << 20), written = buf_make(1 << 20);
        drg_error err = {0};
        cr_expect(read_parts(&said, &written, ctx, path, size, &err) == DRG_ESYNTAX);
        cr_expect(err.pos.line == 4, "in parts of %zu: line %u: %s", size, err.pos.line, err.message);
        buf_free(&said);
        buf_free(&written);
    }
    unlink(path);
    drg_ctx_free(ctx);
}
