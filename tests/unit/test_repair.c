/* test_repair.c - damaged text comes back as it was and good text stays, on the news of corpora/; letters of Turkish. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "dragoman/dragoman.h"
#include "ext/single_byte.h"

enum { MAX_BYTES = 1 << 20, LINE = 8192 };

static struct buf read_corpus(const char *lang)
{
    char path[512], bytes[4096];
    struct buf text = buf_make(MAX_BYTES);
    snprintf(path, sizeof path, "%s/corpora/news.%s.txt", TEST_SOURCE_DIR, lang);
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(&text, (drg_str){bytes, n});
    fclose(file);
    return text;
}

/* The text with the bytes of `right` (NULL: UTF-8) read as `wrong`; false when it cannot be or is no other. */
static bool damage(struct buf *out, drg_str text, const char *right, const char *wrong)
{
    const struct single_byte *to = right ? single_byte_find(right) : NULL, *as = single_byte_find(wrong);
    *out = buf_make(LINE * 4);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t code = utf8_next(text, &at);
        int byte = to ? single_byte_encode(to, code) : 0;
        if (byte < 0)
            return false;
        for (size_t i = start; !to && i < at; i++)
            buf_add_code(out, single_byte_decode(as, (unsigned char)text.ptr[i]));
        if (to)
            buf_add_code(out, single_byte_decode(as, (unsigned char)byte));
    }
    return !strstr(out->ptr ? out->ptr : "", UTF8_REPLACEMENT_BYTES) && !str_eq(buf_str(out), text);
}

static bool repairs_to(drg_ctx *ctx, drg_str damaged, drg_str text)
{
    drg_repaired *made;
    cr_assert_eq(drg_repair(&made, ctx, damaged, NULL), DRG_OK);
    bool is_right = str_eq(drg_repaired_output(made), text);
    drg_repaired_free(made);
    return is_right;
}

static void check_lines(drg_ctx *ctx, drg_str text, const char *right, const char *wrong, double floor)
{
    unsigned count = 0, good = 0;
    for (size_t at = 0, next; at < text.len; at = next) {
        drg_str line = str_cut(text, at, str_line_end(text, at, &next));
        struct buf damaged;
        if (damage(&damaged, line, right, wrong)) {
            count++;
            good += repairs_to(ctx, buf_str(&damaged), line);
        }
        buf_free(&damaged);
    }
    cr_expect(count && good >= floor * count, "%s read as %s: %u of %u lines", right ? right : "UTF-8", wrong, good, count);
}

Test(repair, good_text_stays_as_it_is)
{
    static const char *const langs[] = {"en", "tr", "ar", "ru"};
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < 4; i++) {
        struct buf text = read_corpus(langs[i]);
        cr_expect(repairs_to(ctx, buf_str(&text), buf_str(&text)), "%s", langs[i]);
        buf_free(&text);
    }
    static const char *const names[] = {
        "Guðni Th. Jóhannesson met Øystein Århus in Łódź.", "Το όνομα του Γιώργου Σεφέρη", "Façade, naïve, Zürich, São Paulo",
        "[-iπ, +iπ]", "Österreich – 100 € für 3 m²", "日本語のテキスト", "📎 ok", "ВМФ", "CAFÉ…", "“Ça va?” – «Oui»",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        cr_expect(repairs_to(ctx, str_from(names[i]), str_from(names[i])), "%s", names[i]);
    drg_ctx_free(ctx);
}

Test(repair, damaged_lines_come_back)
{
    static const struct { const char *lang, *right, *wrong; double floor; } cases[] = {
        {"en", NULL, "CP1252", 0.99},     {"tr", NULL, "CP1252", 0.99},    {"tr", NULL, "CP1254", 0.99},
        {"tr", "CP1254", "CP1252", 0.99}, {"tr", "CP857", "CP1254", 0.98}, {"ar", NULL, "CP1252", 0.99},
        {"ar", NULL, "CP1256", 0.98},     {"ar", "CP1256", "CP1252", 0.99}, {"ru", NULL, "CP1251", 0.98},
        {"ru", NULL, "CP1252", 0.99},     {"ru", "KOI8-R", "CP1251", 0.99}, {"ru", "CP1251", "KOI8-R", 0.99},
        {"ru", "CP866", "CP1251", 0.99},  {"ru", "CP1251", "CP866", 0.99},  {"ru", "CP1251", "CP1252", 0.99},
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf text = read_corpus(cases[i].lang);
        check_lines(ctx, buf_str(&text), cases[i].right, cases[i].wrong, cases[i].floor);
        buf_free(&text);
    }
    drg_ctx_free(ctx);
}

/* Read as cp1251, MacCyrillic keeps its small letters but one; dashes between words are in no misreading. */
Test(repair, few_letters_of_a_line)
{
    static const struct { const char *damaged, *text; } cases[] = {
        {"‚ладелец дома ‘ергей купил новую машину длЯ семьи", "Владелец дома Сергей купил новую машину для семьи"},
        {"ЗЌе знаюИ, сказала Ћльга", "«Не знаю», сказала Ольга"},
        {"Рейс Москва—Тверь—Новгород—Псков идёт через день", NULL},
        {"Самолёты Сочи—Тамбов—Томск—Тюмень—Тула—Тверь—Таллин—Таганрог—Тбилиси—Ташкент", NULL},
        {"“Сегодня”, — сказала Анна, — “мы едем домой”", NULL},
        {"Љубо приехал в Москву вчера", NULL},
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text = cases[i].text ? cases[i].text : cases[i].damaged;
        cr_expect(repairs_to(ctx, str_from(cases[i].damaged), str_from(text)), "%s", cases[i].damaged);
    }
    drg_ctx_free(ctx);
}

Test(repair, tells_what_it_changed)
{
    drg_ctx *ctx;
    drg_repaired *made;
    size_t count;
    drg_str text = STR("a line\nErdo\xC3\x84\xC5\xB8" "an said\n");
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_repair(&made, ctx, text, NULL), DRG_OK);
    const drg_change *edits = drg_repaired_changes(made, &count);
    cr_assert_eq(count, 1);
    cr_expect_str_eq(edits[0].step, "utf8");
    cr_expect(edits[0].before.start == 11 && edits[0].before.end == 15 && edits[0].after.end == 13);
    drg_span source = drg_repaired_source_span(made, (drg_span){11, 13});
    cr_expect(source.start == 11 && source.end == 15);
    drg_repaired_free(made);
    cr_expect_eq(drg_repair(&made, ctx, STR("\xFF"), NULL), DRG_EENCODING);
    cr_expect_null(made);
    drg_ctx_free(ctx);
}

Test(repair, detection_says_how_sure)
{
    static const struct { drg_str bytes; const char *encoding, *lang; } cases[] = {
        {{"", 0}, "UTF-8", ""},
        {{"T\xC3\xBCrkiy", 7}, "UTF-8", ""},
        {{"T\xC3\xBCrkiye'de \xC3", 13}, "UTF-8", ""}, /* cut within a character */
        {{"D\xFD\xFEi\xFEleri Bakan\xFD", 14}, "CP1254", "tr"},
        {{"\xEE\xC1\xCA\xC4\xC5\xCE\xC1 \xCB\xCE\xC9\xC7\xC1", 13}, "KOI8-R", "ru"},
        {{"A\0n\0k\0a\0", 8}, "UTF-16LE", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_detection found;
        drg_detect(&found, cases[i].bytes);
        cr_expect_str_eq(found.encoding, cases[i].encoding);
        cr_expect_str_eq(found.lang, cases[i].lang);
        cr_expect(found.sure > 50 && found.sure <= 100 && found.evidence[0], "%s", found.encoding);
    }
}

static void check_restored(drg_ctx *ctx, const char *typed, const char *expected, const drg_restore_options *options)
{
    drg_repaired *made;
    cr_assert_eq(drg_restore_turkish(&made, ctx, str_from(typed), options, NULL), DRG_OK);
    cr_expect(str_eq_z(drg_repaired_output(made), expected), "%s", drg_repaired_output(made).ptr);
    drg_repaired_free(made);
}

Test(restore, turkish_gets_its_letters)
{
    static const struct { const char *typed, *expected; } cases[] = {
        {"Turkiye'nin Suriye politikasini acikladi", "Türkiye'nin Suriye politikasını açıkladı"},
        {"ISTANBUL'DA SOYLEDI VE CIKTI", "İSTANBUL'DA SÖYLEDİ VE ÇIKTI"},
        {"Bu 3'u ve 10'u icin 1990'larin sonucu oldu", "Bu 3'ü ve 10'u için 1990'ların sonucu oldu"},
        {"Bu konuda on kisi ve on bin lira var", "Bu konuda on kişi ve on bin lira var"},
        {"Bu surumde machine learning icin www.gunes.com ve gunes_1 var", "Bu sürümde machine learning için www.gunes.com ve gunes_1 var"},
        {"The quick minister said on Monday that his son is ill", "The quick minister said on Monday that his son is ill"},
        {"Gün boyu görüşmeler sürdü, on kişi öldü ve su kesildi", "Gün boyu görüşmeler sürdü, on kişi öldü ve su kesildi"},
    };
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_restored(ctx, cases[i].typed, cases[i].expected, NULL);
    const drg_str names[] = {STR("Erdoğan"), STR("Türkiye"), STR("New York"), STR("Çin")};
    check_restored(ctx, "erdoganin turkiyesi", "Erdoğan'ın Türkiyesi", &(drg_restore_options){names, 4});
    check_restored(ctx, "Bugun Turkiyede soyledi", "Bugün Türkiye'de söyledi", &(drg_restore_options){names, 4});
    drg_ctx_free(ctx);
}

/* Every word of the news typed in ASCII, and every line in the other languages. */
Test(restore, corpora)
{
    static const char *const others[] = {"en", "tr", "ar", "ru"};
    drg_ctx *ctx;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t i = 0; i < 4; i++) {
        drg_repaired *made;
        size_t count;
        struct buf text = read_corpus(others[i]);
        cr_assert_eq(drg_restore_turkish(&made, ctx, buf_str(&text), NULL, NULL), DRG_OK);
        (void)drg_repaired_changes(made, &count);
        cr_expect(count <= (i == 1 ? 20 : 0), "%s: %zu words changed", others[i], count); /* tr has lines typed in ASCII */
        drg_repaired_free(made);
        buf_free(&text);
    }
    drg_ctx_free(ctx);
}

/* Types a character in ASCII; circumflexes, which one may leave out, are left out of both. */
static void add_typed(struct buf *typed, struct buf *kept, uint32_t code)
{
    static const struct { uint32_t code; char typed, kept; } letters[] = {
        {0xE7, 'c', 0}, {0x11F, 'g', 0}, {0x131, 'i', 0}, {0xF6, 'o', 0}, {0x15F, 's', 0}, {0xFC, 'u', 0},
        {0xC7, 'C', 0}, {0x11E, 'G', 0}, {0x130, 'I', 0}, {0xD6, 'O', 0}, {0x15E, 'S', 0}, {0xDC, 'U', 0},
        {0xE2, 'a', 'a'}, {0xEE, 'i', 'i'}, {0xFB, 'u', 'u'},
    };
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].code == code) {
            buf_add_char(typed, letters[i].typed);
            buf_add_code(kept, letters[i].kept ? (uint32_t)letters[i].kept : code);
            return;
        }
    buf_add_code(typed, code);
    buf_add_code(kept, code);
}

Test(restore, nearly_all_words_of_the_news_are_right)
{
    drg_ctx *ctx;
    drg_repaired *made;
    struct buf text = read_corpus("tr"), typed = buf_make(MAX_BYTES), kept = buf_make(MAX_BYTES);
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    for (size_t at = 0; at < text.len;)
        add_typed(&typed, &kept, utf8_next(buf_str(&text), &at));
    cr_assert_eq(drg_restore_turkish(&made, ctx, buf_str(&typed), NULL, NULL), DRG_OK);
    drg_str got = drg_repaired_output(made), want = buf_str(&kept), a, b;
    unsigned words = 0, right = 0;
    while (str_split(&got, ' ', &a) && str_split(&want, ' ', &b)) {
        words++;
        right += str_eq(a, b);
    }
    cr_expect(words > 1800 && right >= words * 0.97, "%u of %u words", right, words);
    drg_repaired_free(made);
    drg_ctx_free(ctx);
    buf_free(&text);
    buf_free(&typed);
    buf_free(&kept);
}
