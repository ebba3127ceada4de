/* test_encodings.c - text in any everyday encoding is told from its bytes alone: the news text of corpora/, as a whole, in
 * pieces of a story's length and line by line. What an encoding has no letters for is left out first. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "support/encode.h"
#include "text/decode.h"

static const struct { const char *lang, *encodings; } sets[] = {
    {"en", "CP1252 CP1254 UTF-16LE UTF-16BE UTF-16 UTF-32LE UTF-32BE UTF-32"},
    {"tr", "CP1254 ISO-8859-9 CP857 UTF-16LE UTF-16BE UTF-16 UTF-32LE UTF-32BE UTF-32"},
    {"ar", "CP1256 ISO-8859-6 UTF-16LE UTF-16BE UTF-16 UTF-32LE UTF-32BE UTF-32"},
    {"ru", "CP1251 KOI8-R CP866 ISO-8859-5 UTF-16LE UTF-16BE UTF-16 UTF-32LE UTF-32BE"},
};

enum { STORY = 7, MAX_BYTES = 1 << 20 };

static struct buf read_corpus(const char *lang)
{
    char path[512];
    struct buf text = buf_make(MAX_BYTES);
    snprintf(path, sizeof path, "%s/corpora/news.%s.txt", TEST_SOURCE_DIR, lang);
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    char bytes[4096];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(&text, (drg_str){bytes, n});
    fclose(file);
    return text;
}

static void check(drg_ctx *ctx, drg_str text, const char *encoding, const char *what)
{
    struct buf encoded = buf_make(MAX_BYTES * 4), kept = buf_make(MAX_BYTES);
    struct decoded decoded;
    drg_error err;
    encode_text(&encoded, text, encoding, &kept);
    cr_assert_eq(decode(&decoded, ctx, buf_str(&encoded), "text", &(struct decode_options){0}, &err), DRG_OK);
    cr_expect(str_eq(buf_str(&decoded.text), buf_str(&kept)), "%s in %s is read as %s: %.*s", what, encoding,
              decoded.encoding, STR_ARGS(str_cut(buf_str(&kept), 0, kept.len < 120 ? kept.len : 120)));
    buf_free(&decoded.text);
    buf_free(&encoded);
    buf_free(&kept);
}

/* The text in pieces of `lines` lines. */
static void check_pieces(drg_ctx *ctx, drg_str text, size_t lines, const char *encoding, const char *what)
{
    size_t start = 0, seen = 0;
    for (size_t at = 0; at < text.len; at++) {
        seen += text.ptr[at] == '\n';
        bool ends = at + 1 == text.len || (text.ptr[at] == '\n' && seen % lines == 0);
        if (!ends)
            continue;
        check(ctx, str_cut(text, start, at + 1), encoding, what);
        start = at + 1;
    }
}

Test(encodings, undeclared_ones_are_told_from_the_letters)
{
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        struct buf text = read_corpus(sets[i].lang);
        drg_str rest = str_from(sets[i].encodings), part;
        while (str_split(&rest, ' ', &part)) {
            char encoding[32];
            snprintf(encoding, sizeof encoding, "%.*s", STR_ARGS(part));
            check(ctx, buf_str(&text), encoding, sets[i].lang);
            check_pieces(ctx, buf_str(&text), STORY, encoding, "a story");
            check_pieces(ctx, buf_str(&text), 1, encoding, "a line");
        }
        buf_free(&text);
    }
    drg_ctx_free(ctx);
}

/* What a reading by single letters, or without regard to what stands beside them, would get wrong. */
Test(encodings, signs_and_capitals_are_no_letters_of_another_alphabet)
{
    static const struct { const char *encoding, *text; } cases[] = {
        {"CP1252", "The bill came to £50, not £80."},       /* a pound sign is г in cp866 */
        {"CP1252", "Two names — one man."},                 /* a dash is Ч in cp866 */
        {"CP1254", "The race for mayor of İzmir is open."}, /* İ is н in ISO-8859-5 */
        {"CP1251", "ПЕРЕГОВОРЫ ВОЗОБНОВИЛИСЬ"},             /* capitals are small letters in KOI8-R */
        {"KOI8-R", "ПЕРЕГОВОРЫ ВОЗОБНОВИЛИСЬ"},
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check(ctx, str_from(cases[i].text), cases[i].encoding, "a sentence");
    drg_ctx_free(ctx);
}
