/* test_stream.c - a document read batch by batch is the document, and what is found in it is what is found in all of it
 * at once. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "dragoman/dragoman.h"
#include "text/decoder.h"
#include "support/temporary.h"

static const char glossary_tsv[] = "concept\ten\ttr\tar\tru\n"
                                   "syria\tSyria\tSuriye\tسوريا\tСирия\n"
                                   "war\twar\tsavaş\tحرب\tвойна\n"
                                   "ministry\tMinistry of Foreign Affairs\tDışişleri Bakanlığı\tوزارة الخارجية\tМИД\n"
                                   "minister\tforeign minister\tdışişleri bakanı\tوزير الخارجية\tминистр иностранных дел\n";

/* Paragraphs, lines and words of four languages, some of which do not tell their own. */
static const char *const parts[] = {
    "The war in Syria, said the Ministry of Foreign Affairs, is over.\n",
    "Dışişleri Bakanlığı'ndan Suriye'deki savaşa dair açıklama: savaş bitti.\n",
    "Война в Сирии, сообщил МИД, закончилась.\r\n",
    "وزارة الخارجية: الحرب في سوريا انتهت\n",
    "Syria\n",
    "\n",
    " \t\n",
    "the foreign\nminister of the country that was at war went there and came back with the foreign\nministers' answer\n",
    ("\xEF\xBB\xBF" "Suriye\n\n"),
    "дышишлери 😀 ",
};

static char path[TEMPORARY_PATH];
static int fd;
static drg_ctx *ctx;
static drg_glossary *glossary;
static drg_matcher *matcher;
static unsigned notes;
static drg_pos noted_at;

static void take_note(void *user, const drg_note *note)
{
    (void)user;
    notes++;
    noted_at = note->pos;
}

static void set_up(void)
{
    fd = temporary_file(path);
    cr_assert_eq(drg_ctx_new(&ctx, &(drg_ctx_options){.note = take_note}, NULL), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&glossary, ctx, str_from(glossary_tsv), "g.tsv", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_matcher_new(&matcher, ctx, glossary, NULL, NULL), DRG_OK);
}

static void tear_down(void)
{
    close(fd);
    unlink(path);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
}

TestSuite(stream, .init = set_up, .fini = tear_down);

static void write_file(drg_str bytes)
{
    cr_assert_eq(ftruncate(fd, 0), 0);
    cr_assert_eq(pwrite(fd, bytes.ptr, bytes.len, 0), (ssize_t)bytes.len);
}

static uint32_t next(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static struct buf make_text(size_t size, uint32_t *state)
{
    struct buf text = buf_make(SIZE_MAX / 2);
    while (text.len < size)
        buf_add_z(&text, parts[next(state, sizeof parts / sizeof parts[0])]);
    return text;
}

/* Reads the file in batches, whose bases must count right, and gives all of its text. */
static struct buf read_batches(const drg_stream_options *options, size_t *batches)
{
    struct buf all = buf_make(SIZE_MAX / 2);
    drg_stream *stream;
    drg_batch batch = {0};
    drg_error err = {0};
    *batches = 0;
    cr_assert_eq(drg_stream_open(&stream, ctx, path, options, &err), DRG_OK, "%s", err.message);
    do {
        cr_assert_eq(drg_stream_next(stream, &batch, &err), DRG_OK, "%s", err.message);
        struct unit_count units = count_units_scalar(buf_str(&all));
        cr_assert_eq(batch.start, all.len);
        cr_assert_eq(batch.lines, count_lines_scalar(buf_str(&all)));
        cr_assert(!options->units || (batch.code_points == units.code_points && batch.utf16 == units.utf16));
        cr_assert(batch.around.ptr <= batch.text.ptr && batch.around.ptr + batch.around.len >= batch.text.ptr + batch.text.len);
        cr_assert(utf8_is_valid(batch.around));
        buf_add(&all, batch.text);
        ++*batches;
    } while (!batch.is_last);
    drg_batch_free(&batch);
    drg_stream_free(stream);
    return all;
}

Test(stream, batches_are_the_text)
{
    uint32_t state = 3;
    size_t batches;
    for (size_t size = 0; size < 400000; size = size * 3 + 1000) {
        struct buf text = make_text(size, &state);
        write_file(buf_str(&text));
        for (size_t batch = 100; batch < 600000; batch = batch * 5 + 7) {
            drg_stream_options options = {.batch = batch, .units = batch % 2, .margin = batch % 3 ? 0 : batch};
            struct buf read = read_batches(&options, &batches);
            cr_expect(str_eq(buf_str(&read), buf_str(&text)), "%zu bytes in batches of %zu", size, batch);
            cr_expect(size < 100000 || batch > 20000 || batches > 3);
            buf_free(&read);
        }
        buf_free(&text);
    }
}

static struct buf encode(drg_str text, const char *encoding)
{
    struct buf out = buf_make(SIZE_MAX / 2);
    char chunk[1 << 12], *in = (char *)(uintptr_t)text.ptr;
    size_t left = text.len;
    iconv_t cd = iconv_open(encoding, "UTF-8");
    cr_assert_neq((intptr_t)cd, -1);
    while (left) {
        char *at = chunk;
        size_t room = sizeof chunk;
        iconv(cd, &in, &left, &at, &room);
        buf_add(&out, (drg_str){chunk, (size_t)(at - chunk)});
    }
    iconv_close(cd);
    return out;
}

/* More than is read at once, so that characters are cut in two everywhere. */
Test(stream, legacy_text_streams)
{
    static const struct {
        const char *encoding, *mark, *line;
        size_t mark_len;
        const char *name;
    } cases[] = {
        {"UTF-16LE", "\xFF\xFE", "Дышите 😀 глубже, Сирия и война.\n", 2, "UTF-16LE"},
        {"UTF-16BE", "\xFE\xFF", "Türkiye ile Suriye arasında savaş.\n", 2, "UTF-16BE"},
        {"UTF-32LE", "\xFF\xFE\0\0", "الحرب في سوريا انتهت\n", 4, "UTF-32LE"},
        {"CP1254", "", "Dışişleri Bakanlığı'ndan Suriye'deki savaşa dair açıklama yapıldı, görüşmeler sürüyor.\n", 0, "CP1254"},
        {"CP1251", "", "Министр иностранных дел заявил, что война в Сирии закончилась.\n", 0, "CP1251"},
        {"CP1256", "", "أعلن وزير الخارجية أن المحادثات بين تركيا وسوريا مستمرة.\n", 0, "CP1256"},
        {"KOI8-R", "", "Министр иностранных дел заявил, что война в Сирии закончилась.\n", 0, "KOI8-R"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf text = buf_make(SIZE_MAX / 2), file = buf_make(SIZE_MAX / 2);
        size_t batches;
        for (unsigned line = 0; line < 5000; line++)
            buf_addf(&text, "%u ", line), buf_add_z(&text, cases[i].line);
        struct buf encoded = encode(buf_str(&text), cases[i].encoding);
        buf_add(&file, (drg_str){cases[i].mark, cases[i].mark_len});
        buf_add(&file, buf_str(&encoded));
        write_file(buf_str(&file));
        struct buf read = read_batches(&(drg_stream_options){.batch = 100000}, &batches);
        cr_expect(str_eq(buf_str(&read), buf_str(&text)), "%s", cases[i].name);
        cr_expect_gt(batches, 2);
        buf_free(&text);
        buf_free(&file);
        buf_free(&encoded);
        buf_free(&read);
    }
    cr_expect_eq(notes, 0);
}

/* How the bytes come in pieces changes neither the encoding told nor the text. */
Test(stream, decoding_does_not_depend_on_the_pieces)
{
    struct buf bytes = buf_make(SIZE_MAX / 2), expected = buf_make(SIZE_MAX / 2);
    for (unsigned i = 0; i < 3000; i++)
        buf_add_z(&bytes, "Plain lines come first, for a good while.\n");
    for (unsigned i = 0; i < 3000; i++)
        buf_add_z(&bytes, "D\xFD\xFEi\xFEleri Bakanl\xFD\xF0\xFD a\xE7\xFDklama yapt\xFD, g\xF6r\xFC\xFEmeler s\xFCr\xFCyor.\n");
    for (size_t piece = DECODER_PIECE; piece < 300000; piece = piece * 3 / 2 + 1) {
        struct decoder *decoder;
        struct buf text = buf_make(SIZE_MAX / 2);
        cr_assert_eq(decoder_open(&decoder, ctx, "x", &(struct decode_options){0}, NULL), DRG_OK);
        for (size_t at = 0, used; at < bytes.len; at += used) {
            size_t end = bytes.len - at < piece ? bytes.len : at + piece;
            drg_str part = str_cut(buf_str(&bytes), at, end);
            cr_assert_eq(decoder_add(decoder, &text, part, end == bytes.len, &used, NULL), DRG_OK);
            cr_assert_gt(used, 0);
        }
        cr_expect_str_eq(decoder_encoding(decoder), "CP1254");
        if (!expected.len)
            buf_add(&expected, buf_str(&text));
        cr_expect(str_eq(buf_str(&text), buf_str(&expected)), "pieces of %zu", piece);
        decoder_close(decoder);
        buf_free(&text);
    }
    buf_free(&bytes);
    buf_free(&expected);
}

Test(stream, broken_bytes_are_noted_once_or_refused)
{
    struct buf bytes = buf_make(SIZE_MAX / 2);
    size_t batches;
    for (unsigned i = 0; i < 20000; i++)
        buf_add_z(&bytes, i % 7000 == 6999 ? "ka\xFFr\xE2\x82\n" : "kar yağıyor ışıl ışıl\n");
    write_file(buf_str(&bytes));
    struct buf read = read_batches(&(drg_stream_options){.batch = 1000}, &batches);
    cr_expect_eq(notes, 1);
    cr_expect(noted_at.line == 7000 && noted_at.column == 3, "%u:%u", noted_at.line, noted_at.column);
    cr_expect(strstr(read.ptr, "ka\xEF\xBF\xBDr\xEF\xBF\xBD\n"));
    drg_stream *stream;
    drg_batch batch = {0};
    drg_error err = {0};
    drg_stream_options options = {.text = {.strict = true}};
    cr_assert_eq(drg_stream_open(&stream, ctx, path, &options, NULL), DRG_OK, "it breaks further on");
    cr_expect_eq(drg_stream_next(stream, &batch, &err), DRG_EENCODING);
    cr_expect(err.pos.line == 7000 && strcmp(err.file, path) == 0);
    drg_batch_free(&batch);
    drg_stream_free(stream);
    buf_free(&bytes);
    buf_free(&read);
}

Test(stream, a_line_has_a_limit_and_a_file_has_none)
{
    drg_ctx *small;
    drg_stream *stream;
    drg_batch batch = {0};
    drg_error err = {0};
    struct buf text = buf_make(SIZE_MAX / 2);
    cr_assert_eq(drg_ctx_new(&small, &(drg_ctx_options){.max_input = 200000}, NULL), DRG_OK);
    for (unsigned i = 0; i < 40000; i++)
        buf_add_z(&text, "a short line\n");
    for (unsigned i = 0; i < 4000000; i++)
        buf_add_char(&text, 'x');
    write_file(buf_str(&text));
    cr_assert_eq(drg_stream_open(&stream, small, path, NULL, NULL), DRG_OK);
    drg_status status = DRG_OK;
    while (!status && !batch.is_last)
        status = drg_stream_next(stream, &batch, &err);
    cr_expect_eq(status, DRG_ELIMIT);
    cr_expect(strstr(err.message, "line 40001"), "%s", err.message);
    drg_batch_free(&batch);
    drg_stream_free(stream);
    drg_ctx_free(small);
    buf_free(&text);
}

/* What the parts of the file [at, at + step) hold, one after the other. `begins` is what each must follow. */
static struct buf read_parts(drg_stream_options options, size_t size, size_t step, const char *begins)
{
    struct buf all = buf_make(SIZE_MAX / 2);
    options.text.format = "plain";
    for (options.from = 0; options.from < size; options.from += step) {
        drg_batch batch = {0};
        drg_stream *stream;
        drg_error err = {0};
        options.to = options.from + step;
        cr_assert_eq(drg_stream_open(&stream, ctx, path, &options, &err), DRG_OK, "%s", err.message);
        do {
            cr_assert_eq(drg_stream_next(stream, &batch, &err), DRG_OK, "%s", err.message);
            cr_expect_eq(batch.start, all.len);
            cr_expect_eq(batch.lines, options.cut == DRG_CUT_FEEDS ? count_byte(buf_str(&all), '\n') : count_lines_scalar(buf_str(&all)));
            cr_expect(!batch.text.len || !all.len || strchr(begins, all.ptr[all.len - 1]), "a batch begins at byte %zu", all.len);
            buf_add(&all, batch.text);
        } while (!batch.is_last);
        drg_batch_free(&batch);
        drg_stream_free(stream);
    }
    return all;
}

Test(stream, parts_of_a_file_are_the_file)
{
    static const struct {
        drg_stream_cut cut;
        const char *begins;
    } cuts[] = {{DRG_CUT_LINES, "\n\r"}, {DRG_CUT_PARAGRAPHS, "\n\r"}, {DRG_CUT_FEEDS, "\n"}};
    uint32_t state = 17;
    struct buf text = make_text(3000, &state);
    buf_add_z(&text, "a\r\rb\r\n\r\nc\r \rd\n\n\nno end");
    write_file(buf_str(&text));
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++)
        for (size_t step = 1; step < text.len * 2; step = step * 2 + 13) {
            drg_stream_options options = {.cut = cuts[i].cut, .batch = 40 + step};
            struct buf read = read_parts(options, text.len, step, cuts[i].begins);
            cr_expect(str_eq(buf_str(&read), buf_str(&text)), "parts of %zu bytes, cut %zu", step, i);
            buf_free(&read);
        }
    buf_free(&text);
}

Test(stream, markup_is_read_whole)
{
    drg_stream *stream;
    drg_text *text;
    size_t count;
    write_file(STR("<html lang=tr><p>Suriye</p></html>"));
    cr_assert_eq(drg_stream_open(&stream, ctx, path, NULL, NULL), DRG_OK);
    cr_expect_str_eq(drg_stream_format(stream), "html");
    cr_expect_null(drg_stream_lang(stream));
    cr_assert_eq(drg_stream_text(&text, stream, NULL), DRG_OK);
    cr_expect_str_eq(drg_text_segments(text, &count)[0].lang, "tr");
    drg_text_free(text);
    drg_stream_free(stream);
}

Test(stream, errors_name_the_file)
{
    drg_stream *stream;
    drg_error err = {0};
    cr_expect_eq(drg_stream_open(&stream, ctx, "/nowhere/at.txt", NULL, &err), DRG_EIO);
    cr_expect_str_eq(err.file, "/nowhere/at.txt");
    cr_expect_null(stream);
    err = (drg_error){0};
    cr_expect_eq(drg_stream_open(&stream, ctx, "/tmp", NULL, &err), DRG_EIO);
    err = (drg_error){0};
    drg_stream_options options = {.text = {.encoding = "klingon"}};
    cr_expect_eq(drg_stream_open(&stream, ctx, path, &options, &err), DRG_EENCODING);
    options = (drg_stream_options){.text = {.lang = "no language"}};
    err = (drg_error){0};
    cr_expect_eq(drg_stream_open(&stream, ctx, path, &options, &err), DRG_ELANG);
}

/* ---- Scanning ----------------------------------------------------------------------------------------------- */

static void add_hits(struct buf *out, drg_scanner *scanner, drg_str text, size_t base)
{
    const drg_hit *hits;
    size_t count;
    cr_assert_eq(drg_scanner_run(scanner, text, &hits, &count, NULL), DRG_OK);
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "%zu-%zu %u %d %s\n", base + hits[i].start, base + hits[i].end, hits[i].term, (int)hits[i].grade,
                 hits[i].lang);
}

Test(stream, hits_do_not_depend_on_how_the_text_was_cut)
{
    static const drg_scan_options options[] = {{0}, {.fallback = "tr"}, {.lang = "tr-TR"}, {.lines = true, .fallback = "en"}};
    uint32_t state = 5;
    struct buf text = make_text(150000, &state);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        drg_scanner *scanner;
        struct buf whole = buf_make(SIZE_MAX / 2);
        cr_assert_eq(drg_scanner_new(&scanner, matcher, &options[i], NULL), DRG_OK);
        add_hits(&whole, scanner, buf_str(&text), 0);
        cr_expect_gt(whole.len, 10000);
        for (size_t wanted = 1; wanted < 200000; wanted = wanted * 9 + 1) {
            struct buf cut = buf_make(SIZE_MAX / 2);
            for (size_t at = 0, end; at < text.len; at += end) {
                drg_str rest = str_cut(buf_str(&text), at, text.len);
                end = drg_stretch_end(rest, wanted, true);
                add_hits(&cut, scanner, str_cut(rest, 0, end), at);
            }
            cr_expect(str_eq(buf_str(&cut), buf_str(&whole)), "options %zu, stretches of %zu", i, wanted);
            buf_free(&cut);
        }
        drg_scanner_free(scanner);
        buf_free(&whole);
    }
    buf_free(&text);
}

Test(stream, scanners_agree_with_texts)
{
    uint32_t state = 9;
    struct buf bytes = make_text(30000, &state), by_text = buf_make(SIZE_MAX / 2), by_scanner = buf_make(SIZE_MAX / 2);
    drg_text *text;
    drg_matches *matches;
    drg_scanner *scanner;
    size_t count, segments;
    cr_assert_eq(drg_text_parse(&text, ctx, buf_str(&bytes), "x.tr.txt", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_matcher_run(&matches, matcher, text, NULL), DRG_OK);
    const drg_match *list = drg_matches_list(matches, &count);
    for (size_t i = 0; i < count; i++)
        buf_addf(&by_text, "%zu-%zu %u %d %s\n", (size_t)list[i].span.start, (size_t)list[i].span.end, list[i].term,
                 (int)list[i].grade, drg_text_segments(text, &segments)[list[i].segment].lang);
    cr_assert_eq(drg_scanner_new(&scanner, matcher, &(drg_scan_options){.lang = "tr"}, NULL), DRG_OK);
    add_hits(&by_scanner, scanner, buf_str(&bytes), 0);
    cr_expect_str_eq(by_scanner.ptr, by_text.ptr);
    drg_scanner_free(scanner);
    drg_matches_free(matches);
    drg_text_free(text);
    buf_free(&bytes);
    buf_free(&by_text);
    buf_free(&by_scanner);
}

Test(stream, languages_of_scanners)
{
    drg_scanner *scanner;
    drg_error err = {0};
    const drg_hit *hits;
    size_t count;
    cr_expect_eq(drg_scanner_new(&scanner, matcher, &(drg_scan_options){.lang = "not a tag"}, &err), DRG_ELANG);
    cr_expect_null(scanner);
    cr_assert_eq(drg_scanner_new(&scanner, matcher, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_scanner_run(scanner, STR(""), &hits, &count, NULL), DRG_OK);
    cr_expect_eq(count, 0);
    cr_assert_eq(drg_scanner_run(scanner, STR("Syria"), &hits, &count, NULL), DRG_OK);
    cr_assert_eq(count, 1);
    cr_expect_str_eq(hits[0].lang, "und");
    drg_scanner_free(scanner);
    cr_expect_str_eq(drg_guess_lang(STR("Savaş ve barış için görüşmeler sürüyor.")), "tr");
    cr_expect_str_eq(drg_guess_lang(STR("Война и мир")), "ru");
    cr_expect_null(drg_guess_lang(STR("12 345")));
    cr_expect_null(drg_guess_lang(STR("")));
}
