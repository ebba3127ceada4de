/* test_places.c - which bytes of its file text came from: the bytes up to any place, decoded alone, are the text up to there. */
#include <criterion/criterion.h>
#include <iconv.h>
#include <stdio.h>
#include <unistd.h>

#include "base/utf8.h"
#include "corpus/place.h"
#include "corpus/units.h"
#include "ext/converter.h"
#include "ext/single_byte.h"
#include "support/temporary.h"

static const char letters[] = "aZ 9.ğıİşéß£¥€ћяЖёשלءعﷲ漢字カナｶﾅ中丁€𝄞😀Ǖờ\xCC\x81";

/* Of sets that keep letters back, places within a line are near ones. */
static const struct {
    const char *encoding, *mark;
    size_t mark_len; /* of wide sets also what a unit has */
    bool lines_only;
} sets[] = {
    {"UTF-8", "", 0, false},           {"UTF-8", UTF8_BOM, 3, false},        {"UTF-16LE", "\xFF\xFE", 2, false},
    {"UTF-16BE", "\xFE\xFF", 2, false}, {"UTF-32LE", "\xFF\xFE\0\0", 4, false}, {"UTF-32BE", "\0\0\xFE\xFF", 4, false},
    {"CP1254", "", 0, false},          {"CP1251", "", 0, false},             {"ISO-8859-7", "", 0, false},
    {"CP720", "", 0, false},           {"GB18030", "", 0, false},            {"GBK", "", 0, false},
    {"BIG5", "", 0, false},            {"SHIFT_JIS", "", 0, false},          {"EUC-JP", "", 0, false},
    {"EUC-KR", "", 0, false},          {"CP1258", "", 0, true},              {"CP1255", "", 0, true},
};

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

/* The bytes of a character, or none when the set lacks it. */
static size_t encode(char out[16], drg_str character, const char *encoding)
{
    const struct single_byte *set = single_byte_find(encoding);
    size_t at = 0;
    if (set) {
        int byte = single_byte_encode(set, utf8_next(character, &at));
        out[0] = (char)byte;
        return byte >= 0;
    }
    char *from = (char *)(uintptr_t)character.ptr, *to = out;
    size_t left = character.len, room = 16;
    iconv_t cd = iconv_open(encoding, "UTF-8");
    cr_assert_neq(cd, (iconv_t)-1, "%s", encoding);
    bool is_whole = iconv(cd, &from, &left, &to, &room) == 0;
    iconv_close(cd);
    return is_whole ? 16 - room : 0;
}

/* Lines of letters that the set has, and now and then of bytes that are none. */
static void write_lines(struct buf *file, size_t set, uint64_t seed)
{
    drg_str all = {letters, sizeof letters - 1};
    uint64_t state = seed;
    bool is_wide = str_starts(str_from(sets[set].encoding), STR("UTF-")) && !str_eq_z(STR("UTF-8"), sets[set].encoding);
    buf_add(file, (drg_str){sets[set].mark, sets[set].mark_len});
    for (unsigned i = 0; i < 3000; i++) {
        char bytes[16], garbage[4];
        size_t at = draw(&state, (uint32_t)all.len), next;
        while (!utf8_is_lead(all.ptr[at]))
            at--;
        next = at;
        utf8_next(all, &next);
        drg_str character = draw(&state, 12) ? str_cut(all, at, next) : STR("\n");
        buf_add(file, (drg_str){bytes, encode(bytes, character, sets[set].encoding)});
        memset(garbage, (int)(0x80 | draw(&state, 128)), sizeof garbage);
        if (seed % 2 && draw(&state, 9) == 0)
            buf_add(file, (drg_str){garbage, is_wide ? sets[set].mark_len : 1});
    }
    buf_add(file, STR("\xC3")); /* which is torn */
}

/* Text of bytes that are looked at alone. */
static void decode_alone(struct buf *into, drg_str bytes, const char *encoding)
{
    struct convert_report report;
    buf_cut(into, 0);
    if (strcmp(encoding, "UTF-8") != 0)
        cr_assert_eq(convert(into, bytes, encoding, &report, NULL), DRG_OK);
    for (size_t at = 0; strcmp(encoding, "UTF-8") == 0 && at < bytes.len;)
        buf_add_code(into, utf8_next_lossy(bytes, &at));
}

/* Every place of a line. */
static void check_line(struct place_walk *walk, drg_span line, drg_str file, size_t set)
{
    struct buf alone = buf_make(1 << 20);
    uint64_t start = place_of(walk, line.start);
    for (size_t at = line.start; at <= line.end; at++) {
        if ((at < walk->source.len && !utf8_is_lead(walk->source.ptr[at])) || (sets[set].lines_only && at != line.end))
            continue;
        uint64_t end = place_of(walk, at);
        cr_assert(start <= end && end <= file.len, "%s: %zu in %zu bytes", sets[set].encoding, (size_t)end, file.len);
        decode_alone(&alone, str_cut(file, (size_t)start, (size_t)end), sets[set].encoding);
        cr_assert(str_eq(buf_str(&alone), str_cut(walk->source, line.start, at)), "%s: bytes %zu to %zu are '%.*s', not '%.*s'",
                  sets[set].encoding, (size_t)start, (size_t)end, STR_ARGS(buf_str(&alone)),
                  STR_ARGS(str_cut(walk->source, line.start, at)));
    }
    buf_free(&alone);
}

static void check_file(const char *const *paths, size_t count, drg_str file, size_t set, size_t size)
{
    drg_corpus *units;
    drg_unit_batch batch = {0};
    drg_ctx *ctx;
    size_t lines = 0;
    drg_error err;
    drg_corpus_options options = {.encoding = sets[set].encoding, .format = "plain", .batch = size, .langs = count > 1 ? "en,tr" : NULL};
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_corpus_open(&units, ctx, paths, count, &options, &err), DRG_OK, "%s", err.message);
    do {
        cr_assert_eq(drg_corpus_next(units, &batch, &err), DRG_OK, "%s", err.message);
        for (size_t side = 0; side < count; side++) {
            struct place_walk walk = place_walk_begin(&batch, side);
            for (size_t at = 0, next; at < walk.source.len; at = next, lines++)
                check_line(&walk, (drg_span){(uint32_t)at, (uint32_t)str_line_end(walk.source, at, &next)}, file, set);
        }
    } while (!batch.is_last);
    cr_assert_gt(lines, 100, "%s", sets[set].encoding);
    drg_unit_batch_free(&batch);
    drg_corpus_free(units);
    drg_ctx_free(ctx);
}

Test(places, bytes_decoded_alone_are_the_text)
{
    for (size_t set = 0; set < sizeof sets / sizeof sets[0]; set++)
        for (unsigned seed = 1; seed <= 3; seed++) {
            char path[TEMPORARY_PATH];
            struct buf file = buf_make(1 << 20);
            write_lines(&file, set, seed);
            int fd = temporary_file(path);
            cr_assert(fd >= 0 && write(fd, file.ptr, file.len) == (ssize_t)file.len);
            close(fd);
            check_file((const char *[]){path}, 1, buf_str(&file), set, seed < 3 ? 300 : 0);
            check_file((const char *[]){path, path}, 2, buf_str(&file), set, 700);
            unlink(path);
            buf_free(&file);
        }
}
