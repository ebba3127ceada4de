/* test_decode.c - bytes of any encoding become the text they were. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "ext/converter.h"
#include "support/encode.h"
#include "text/decode.h"

struct noted {
    drg_ctx *ctx;
    unsigned count;
    drg_pos pos;
};

static void take_note(void *user, const drg_note *note)
{
    struct noted *noted = user;
    cr_expect_str_eq(note->code, "decode.replaced");
    noted->count++;
    noted->pos = note->pos;
}

static struct noted *open_notes(struct noted *noted)
{
    *noted = (struct noted){0};
    cr_assert_eq(drg_ctx_new(&noted->ctx, &(drg_ctx_options){.note = take_note, .note_user = noted}, NULL), DRG_OK);
    return noted;
}

static const char turkish[] = "Dışişleri Bakanı, Türkiye ile Suriye arasındaki görüşmelerin sürdüğünü açıkladı.\n"
                              "Şam'daki büyükelçilik yeniden açılacak; İstanbul'da üçlü zirve bekleniyor.\n";
static const char arabic[] = "أعلن وزير الخارجية أن المحادثات بين تركيا وسوريا مستمرة، وأن السفارة في دمشق سيعاد فتحها.\n";
static const char russian[] = "Министр иностранных дел заявил, что переговоры между Турцией и Сирией продолжаются.\n"
                              "Посольство в Дамаске вновь откроется, встреча состоится в Москве.\n";
static const char english[] = "The foreign minister said that the talks go on.\n";

/* Single-byte sets are told by their letters, wide ones by their zeros; `detected` NULL: the same name. */
static const struct {
    const char *text, *encoding, *detected;
} sets[] = {
    {turkish, "CP1254", NULL},       {turkish, "ISO-8859-9", "CP1254"}, {turkish, "CP857", NULL},
    {arabic, "CP1256", NULL},        {arabic, "ISO-8859-6", NULL},      {russian, "CP1251", NULL},
    {russian, "KOI8-R", NULL},       {russian, "CP866", NULL},          {russian, "ISO-8859-5", NULL},
    {turkish, "UTF-16LE", NULL},     {arabic, "UTF-16BE", NULL},        {russian, "UTF-16LE", NULL},
    {english, "UTF-16BE", NULL},     {turkish, "UTF-32LE", NULL},       {russian, "UTF-32BE", NULL},
};

static struct buf encode(const char *text, const char *encoding)
{
    struct buf out = buf_make(1 << 16);
    encode_text(&out, str_from(text), encoding, NULL);
    return out;
}

Test(decode, every_encoding_is_found_and_read)
{
    struct noted noted;
    open_notes(&noted);
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        struct buf bytes = encode(sets[i].text, sets[i].encoding);
        for (int said = 0; said < 2; said++) {
            struct decoded out;
            struct decode_options how = {.encoding = said ? sets[i].encoding : NULL};
            const char *name = !said && sets[i].detected ? sets[i].detected : sets[i].encoding;
            cr_assert_eq(decode(&out, noted.ctx, buf_str(&bytes), "x", &how, NULL), DRG_OK);
            cr_expect_str_eq(out.encoding, name, "%s was taken for %s", sets[i].encoding, out.encoding);
            cr_expect(str_eq_z(buf_str(&out.text), sets[i].text), "%s, %s", sets[i].encoding, said ? "said" : "detected");
            buf_free(&out.text);
        }
        buf_free(&bytes);
    }
    cr_expect_eq(noted.count, 0);
    drg_ctx_free(noted.ctx);
}

/* One byte that is no ASCII: a sign where signs stand, or damage. */
static const struct {
    const char *bytes, *text;
} lone_bytes[] = {
    {"pairs such that a \xD7 b is even", "pairs such that a × b is even"},
    {"it costs \xA3" "20 a month", "it costs £20 a month"},
    {"see \xA7 5 of the law", "see § 5 of the law"},
    {"at 20 \xB0" "C in the shade", "at 20 °C in the shade"},
    {"Turkey \xFF and Russia", "Turkey \xEF\xBF\xBD and Russia"},
    {"and Russia\xC3", "and Russia\xEF\xBF\xBD"},
    {"a price\xB0tag", "a price\xEF\xBF\xBDtag"},
};

Test(decode, lone_bytes_are_signs_or_damage)
{
    struct noted noted;
    open_notes(&noted);
    for (size_t i = 0; i < sizeof lone_bytes / sizeof lone_bytes[0]; i++) {
        struct decoded out;
        struct decode_options how = {0};
        cr_assert_eq(decode(&out, noted.ctx, str_from(lone_bytes[i].bytes), "x", &how, NULL), DRG_OK);
        cr_expect(str_eq_z(buf_str(&out.text), lone_bytes[i].text), "%s was read as %.*s", lone_bytes[i].text,
                  STR_ARGS(buf_str(&out.text)));
        buf_free(&out.text);
    }
    drg_ctx_free(noted.ctx);
}

/* A set that keeps a letter back, in case a mark follows, gives it at the end. */
Test(decode, the_last_letter_is_there)
{
    static const struct { const char *text, *encoding; } cases[] = {{"Vi\xE1\xBB\x87t Nam", "CP1258"}, {"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "CP1255"}};
    struct noted noted;
    open_notes(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decoded out;
        struct buf bytes = encode(cases[i].text, cases[i].encoding);
        struct decode_options how = {.encoding = cases[i].encoding};
        cr_assert_eq(decode(&out, noted.ctx, buf_str(&bytes), "x", &how, NULL), DRG_OK);
        cr_expect(str_eq_z(buf_str(&out.text), cases[i].text), "%s", out.text.ptr);
        buf_free(&out.text);
        buf_free(&bytes);
    }
    drg_ctx_free(noted.ctx);
}

/* What cannot be decoded costs nothing around it: no unit of a wide encoding is torn, and letters stay in their order. */
Test(decode, bad_bytes_leave_the_rest)
{
    static const struct {
        drg_str bytes;
        const char *encoding, *text;
    } cases[] = {
        {{"a\0\x3C\xD8z\0\x31\x01", 8}, "UTF-16LE", "a\xEF\xBF\xBDz\xC4\xB1"}, /* half a surrogate pair */
        {{"\0a\xDC\x3C\0z", 6}, "UTF-16BE", "a\xEF\xBF\xBDz"},
        {{"a\0\0\0\0\0\x11\0z\0\0\0", 12}, "UTF-32LE", "a\xEF\xBF\xBDz"},
        {{"z\0a", 3}, "UTF-16LE", "z\xEF\xBF\xBD"},
        {{"a\xD2y\xFFo\x8A" "b", 7}, "CP1258", "\xE1\xBA\xA3y\xC3\xBFo\xEF\xBF\xBD" "b"},
    };
    struct noted noted;
    open_notes(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decoded out;
        struct decode_options how = {.encoding = cases[i].encoding};
        cr_assert_eq(decode(&out, noted.ctx, cases[i].bytes, "x", &how, NULL), DRG_OK);
        cr_expect(str_eq_z(buf_str(&out.text), cases[i].text), "%s: %.*s", cases[i].encoding, STR_ARGS(buf_str(&out.text)));
        buf_free(&out.text);
    }
    cr_expect_eq(noted.count, sizeof cases / sizeof cases[0]);
    drg_ctx_free(noted.ctx);
}

Test(decode, order_of_trust)
{
    static const struct {
        drg_str bytes;
        const char *said, *hint, *encoding, *text;
    } cases[] = {
        {{"", 0}, NULL, NULL, "UTF-8", ""},
        {{"\xEF\xBB\xBF\xC4\xB1", 5}, "cp1254", NULL, "UTF-8", "\xEF\xBB\xBF\xC4\xB1"},          /* a mark before what is said */
        {{"\xFF\xFE\x31\x01", 4}, "cp1251", NULL, "UTF-16LE", "\xC4\xB1"},
        {{"\xFE\xFF\x01\x31", 4}, NULL, NULL, "UTF-16BE", "\xC4\xB1"},
        {{"\xFF\xFE\x00\x00\x31\x01\x00\x00", 8}, NULL, NULL, "UTF-32LE", "\xC4\xB1"},
        {{"\xC4\xB1", 2}, NULL, "windows-1254", "UTF-8", "\xC4\xB1"},                             /* UTF-8 before a hint */
        {{"\xC4\xB1", 2}, "windows-1254", NULL, "CP1254", "\xC3\x84\xC2\xB1"},                    /* ... but not before a word */
        {{"\xFD", 1}, NULL, "iso-8859-9", "ISO-8859-9", "\xC4\xB1"},
        {{"\xFD", 1}, "Latin 5", "cp1251", "ISO-8859-9", "\xC4\xB1"},
    };
    struct noted noted;
    open_notes(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decoded out;
        struct decode_options how = {.encoding = cases[i].said, .hint = cases[i].hint};
        cr_assert_eq(decode(&out, noted.ctx, cases[i].bytes, "x", &how, NULL), DRG_OK);
        cr_expect_str_eq(out.encoding, cases[i].encoding, "case %zu: %s", i, out.encoding);
        cr_expect(str_eq_z(buf_str(&out.text), cases[i].text), "case %zu: %s", i, out.text.ptr ? out.text.ptr : "");
        buf_free(&out.text);
    }
    drg_ctx_free(noted.ctx);
}

Test(decode, broken_places_are_replaced_and_told)
{
    drg_str bytes = STR("ab\xC4\xB1\xC4\xB1\xC4\xB1\xC4\xB1\xC4\xB1\xC4\xB1\xC4\xB1\xC4\xB1\xC4\xB1\nx\xE2\x82y");
    struct noted noted;
    struct decoded out;
    drg_error err = {0};
    open_notes(&noted);
    cr_assert_eq(decode(&out, noted.ctx, bytes, "x", &(struct decode_options){0}, &err), DRG_OK);
    cr_expect_str_eq(out.encoding, "UTF-8");
    cr_expect(str_ends(buf_str(&out.text), STR("\nx" UTF8_REPLACEMENT_BYTES "y")));
    cr_expect(utf8_is_valid(buf_str(&out.text)));
    cr_expect(noted.count == 1 && noted.pos.line == 2 && noted.pos.column == 2, "%u:%u", noted.pos.line, noted.pos.column);
    buf_free(&out.text);
    cr_expect_eq(decode(&out, noted.ctx, bytes, "x", &(struct decode_options){.strict = true}, &err), DRG_EENCODING);
    cr_expect(err.pos.line == 2 && strcmp(err.file, "x") == 0, "%s", err.message);
    err = (drg_error){0};
    cr_expect_eq(decode(&out, noted.ctx, bytes, "x", &(struct decode_options){.encoding = "klingon"}, &err), DRG_EENCODING);
    cr_expect(strstr(err.message, "klingon"), "%s", err.message);
    drg_ctx_free(noted.ctx);
}

Test(decode, names_as_people_write_them)
{
    static const struct { const char *name, *canonical; } cases[] = {
        {"utf8", "UTF-8"}, {"UTF-8", "UTF-8"}, {"Windows-1254", "CP1254"}, {"cp_1254", "CP1254"}, {"ISO 8859-9", "ISO-8859-9"},
        {"latin5", "ISO-8859-9"}, {"koi8-r", "KOI8-R"}, {"ISO-2022-JP", NULL}, {"", NULL}, {"---", NULL},
        {"utf8utf8utf8utf8utf8utf8utf8utf8utf8", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *found = encoding_find(str_from(cases[i].name));
        cr_expect(found == cases[i].canonical || (found && cases[i].canonical && strcmp(found, cases[i].canonical) == 0), "%s: %s",
                  cases[i].name, found ? found : "none");
    }
}
