/* test_packing.c - what gzip, xz and zstd packed comes back whole, or not at all and with a reason. */
#include <criterion/criterion.h>
#include <lzma.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/file.h"
#include "dragoman/dragoman.h"
#include "ext/packing.h"
#include "ext/source.h"
#include "support/temporary.h"

enum { ROOM = 1 << 16 };

static const char content[] = "Dışişleri Bakanı Suriye'ye gitti.\nThe minister went to Syria, and the minister came back.\n";

static drg_str pack_gzip(drg_str text, char *out)
{
    z_stream z = {0};
    cr_assert_eq(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)(uintptr_t)text.ptr;
    z.avail_in = (uInt)text.len;
    z.next_out = (Bytef *)out;
    z.avail_out = ROOM;
    cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t len = ROOM - z.avail_out;
    deflateEnd(&z);
    return (drg_str){out, len};
}

static drg_str pack_xz(drg_str text, char *out)
{
    size_t len = 0;
    cr_assert_eq(lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, NULL, (const uint8_t *)text.ptr, text.len, (uint8_t *)out, &len, ROOM),
                 LZMA_OK);
    return (drg_str){out, len};
}

static drg_str pack_zstd(drg_str text, char *out)
{
    ZSTD_CCtx *packer = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(packer, ZSTD_c_checksumFlag, 1);
    size_t len = ZSTD_compress2(packer, out, ROOM, text.ptr, text.len);
    cr_assert(!ZSTD_isError(len));
    ZSTD_freeCCtx(packer);
    return (drg_str){out, len};
}

static const struct {
    const char *name;
    drg_str (*pack)(drg_str text, char *out);
} packers[] = {{"text.tr.txt.gz", pack_gzip}, {"text.tr.txt.xz", pack_xz}, {"text.tr.txt.zst", pack_zstd}};

enum { PACKERS = sizeof packers / sizeof packers[0] };

static drg_ctx *ctx;
static char packed_bytes[2 * ROOM], path[TEMPORARY_PATH];

static void open_ctx(void)
{
    cr_assert_eq(drg_ctx_new(&ctx, &(drg_ctx_options){.max_input = 1 << 20}, NULL), DRG_OK);
}

static void close_ctx(void)
{
    drg_ctx_free(ctx);
}

TestSuite(packing, .init = open_ctx, .fini = close_ctx);

/* Reads packed bytes as a document; NULL and *err filled when they are broken. */
static drg_text *parse(drg_str bytes, const char *name, drg_error *err)
{
    drg_text *text;
    *err = (drg_error){0};
    drg_status status = drg_text_parse(&text, ctx, bytes, name, NULL, err);
    cr_assert_eq(status == DRG_OK, text != NULL);
    cr_assert(!status || (err->code == status && *err->message && strcmp(err->file, name) == 0), "%s: %s", err->file, err->message);
    return text;
}

static void expect_text(drg_str bytes, const char *name, const char *expected)
{
    drg_error err;
    drg_text *text = parse(bytes, name, &err);
    cr_assert_not_null(text, "%s: %s", name, err.message);
    cr_expect(str_eq_z(drg_text_source(text), expected), "%s", name);
    drg_text_free(text);
}

static void expect_failure(drg_str bytes, const char *name, const char *why)
{
    drg_error err;
    drg_text *text = parse(bytes, name, &err);
    cr_expect_null(text, "%s was taken: expected '%s'", name, why);
    cr_expect(strstr(err.message, why), "%s: '%s', expected '%s'", name, err.message, why);
    drg_text_free(text);
}

Test(packing, documents_are_unpacked_and_named_by_what_is_inside)
{
    for (size_t i = 0; i < PACKERS; i++) {
        drg_str packed = packers[i].pack(str_from(content), packed_bytes);
        drg_error err;
        drg_text *text = parse(packed, packers[i].name, &err);
        size_t count;
        cr_assert_not_null(text);
        cr_expect_str_eq(drg_text_segments(text, &count)[0].lang, "tr");
        drg_text_free(text);
        expect_text(packed, "standard input", content);
    }
    cr_expect_str_eq(drg_format_of_name("a/b.tmx.gz", DRG_READ_BITEXT), "tmx");
    cr_expect_str_eq(drg_format_of_name("g.TBX.XZ", DRG_READ_GLOSSARY), "tbx");
    cr_expect_null(drg_format_of_name("g.tbx.gz", DRG_WRITE_GLOSSARY), "nothing is packed on its way out");
}

Test(packing, members_that_follow_one_another_are_one_content)
{
    char twice[2 * sizeof content];
    snprintf(twice, sizeof twice, "%s%s", content, content);
    for (size_t i = 0; i < PACKERS; i++) {
        drg_str packed = packers[i].pack(str_from(content), packed_bytes);
        memcpy(packed_bytes + packed.len, packed_bytes, packed.len);
        expect_text((drg_str){packed_bytes, 2 * packed.len}, packers[i].name, twice);
    }
}

Test(packing, what_is_cut_off_anywhere_is_an_error)
{
    for (size_t i = 0; i < PACKERS; i++) {
        drg_str packed = packers[i].pack(str_from(content), packed_bytes);
        for (size_t len = PACKING_MAGIC; len < packed.len; len++)
            expect_failure((drg_str){packed.ptr, len}, packers[i].name, "cut off");
    }
}

Test(packing, what_follows_is_an_error)
{
    for (size_t i = 0; i < PACKERS; i++) {
        drg_str packed = packers[i].pack(str_from(content), packed_bytes);
        memcpy(packed_bytes + packed.len, "garbage that is long enough", 27);
        expect_failure((drg_str){packed.ptr, packed.len + 27}, packers[i].name, "followed by something else");
        expect_failure((drg_str){packed.ptr, packed.len + 1}, packers[i].name, "data is");
    }
}

/* Whichever bit is wrong: an error, or it did not matter. */
Test(packing, damage_is_never_taken_for_text)
{
    for (size_t i = 0; i < PACKERS; i++) {
        drg_str packed = packers[i].pack(str_from(content), packed_bytes);
        for (size_t bit = 0; bit < packed.len * 8; bit++) {
            drg_error err;
            packed_bytes[bit / 8] = (char)(packed_bytes[bit / 8] ^ 1 << bit % 8);
            drg_text *text = parse(packed, packers[i].name, &err);
            cr_expect(!text || str_eq_z(drg_text_source(text), content), "%s: bit %zu", packers[i].name, bit);
            drg_text_free(text);
            packed_bytes[bit / 8] = (char)(packed_bytes[bit / 8] ^ 1 << bit % 8);
        }
    }
}

Test(packing, names_and_contents_must_agree)
{
    drg_str packed = pack_gzip(str_from(content), packed_bytes);
    expect_failure(str_from(content), "text.txt.gz", "the name ends in .gz, but the content is not compressed");
    expect_failure(packed, "text.txt.zst", "the content is compressed by gzip");
    expect_text(packed, "text.txt", content);
}

/* A few kilobytes that hold two megabytes. */
Test(packing, expansion_has_a_limit)
{
    enum { ZEROS = 2 << 20 };
    char *zeros = calloc(1, ZEROS);
    cr_assert_not_null(zeros);
    for (size_t i = 0; i < PACKERS; i++)
        expect_failure(packers[i].pack((drg_str){zeros, ZEROS}, packed_bytes), packers[i].name, "larger than the limit");
    free(zeros);
}

/* Reads a file in pieces of every small size. */
static void expect_source(const char *expected)
{
    for (size_t room = 1; room < 40; room++) {
        struct source *source;
        char bytes[4096];
        size_t len = 0;
        cr_assert_eq(source_open(&source, path, NULL), DRG_OK);
        for (size_t got = 1; got && len + room < sizeof bytes; len += got)
            cr_assert_eq(source_read(source, bytes + len, room, &got, NULL), DRG_OK);
        cr_expect(str_eq_z((drg_str){bytes, len}, expected), "%zu bytes at a time", room);
        cr_expect_eq(source_done(source), source_size(source));
        source_close(source);
    }
}

Test(packing, files_are_unpacked_in_pieces_of_any_size)
{
    int fd = temporary_file(path);
    for (size_t i = 0; i <= PACKERS; i++) {
        drg_str bytes = i < PACKERS ? packers[i].pack(str_from(content), packed_bytes) : str_from(content);
        cr_assert_eq(ftruncate(fd, 0), 0);
        cr_assert_eq(pwrite(fd, bytes.ptr, bytes.len, 0), (ssize_t)bytes.len);
        expect_source(content);
    }
    close(fd);
    unlink(path);
}

Test(packing, glossaries_and_bitexts_are_unpacked_too)
{
    drg_glossary *glossary;
    drg_bitext *bitext;
    size_t count;
    for (size_t i = 0; i < PACKERS; i++) {
        drg_str packed = packers[i].pack(STR("concept\ten\ttr\nc\twar\tsavaş\n"), packed_bytes);
        cr_assert_eq(drg_glossary_parse(&glossary, ctx, packed, "g", NULL, NULL), DRG_OK);
        cr_expect_eq(drg_glossary_term_count(glossary), 2);
        drg_glossary_free(glossary);
        packed = packers[i].pack(STR("en\ttr\nwar\tsavaş\n"), packed_bytes);
        cr_assert_eq(drg_bitext_parse(&bitext, ctx, packed, "b.tsv", NULL, NULL), DRG_OK);
        drg_bitext_rows(bitext, &count);
        cr_expect_eq(count, 1);
        drg_bitext_free(bitext);
    }
}
