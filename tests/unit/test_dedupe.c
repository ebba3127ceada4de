/* test_dedupe.c - duplicates: what counts as one, and that memory, batches and order of asking change nothing. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sys/resource.h>

#include "base/str.h"
#include "corpus/deduper.h"
#include "corpus/key_plain.h"
#include "corpus/mix.h"

/* ---- keys --------------------------------------------------------------------------------------------------- */

static bool same_key(drg_key_level level, const char *a, const char *b)
{
    struct keyer keyer;
    struct key_text text = {0};
    struct hash128 x, y;
    keyer_init(&keyer, level);
    cr_assert(key_make(&x, &keyer, str_from(a), &text) && key_make(&y, &keyer, str_from(b), &text));
    key_text_free(&text);
    return x.low == y.low && x.high == y.high;
}

Test(dedupe, lines_are_the_same_at_some_level)
{
    static const struct {
        const char *a, *b;
        bool text, letters;
    } cases[] = {
        {"The war is over.", "THE WAR IS OVER.", true, true},
        {"The war is over.", "  the  war\tis over. ", true, true},
        {"The war is over.", "The war is over", false, true},
        {"Dışişleri Bakanlığı", "DIŞİŞLERİ BAKANLIĞI", true, true},
        {"Dışişleri Bakanlığı", "Disisleri Bakanligi", false, true},
        {"göz", "go\xCC\x88z", true, true},
        {"göz", "goz", false, true},
        {"гей й", "геи и\xCC\x86", false, false},
        {"май", "маи\xCC\x86", true, true},
        {"ёлка", "елка", false, true},
        {"за́мок", "замок", true, true},
        {"مُحَمَّد", "محمد", true, true},
        {"محـــمد", "محمد", true, true},
        {"أحمد", "احمد", false, true},
        {"ا\xD9\x94حمد", "أحمد", true, true},
        {"ﷲ ﻼ", "الله لا", true, true},
        {"ص ١٢٣", "ص 123", true, true},
        {"page 12", "page 13", false, true},
        {"“quoted” – «so»", "\"quoted\" - \"so\"", true, true},
        {"Turkey’s", "Turkey's", true, true},
        {"wait…", "wait...", true, true},
        {"ما، هذا؟", "ما, هذا?", true, true},
        {"so\xC2\xAD" "ft\xE2\x80\x8B", "soft", true, true},
        {"ＦＵＬＬ　ｗｉｄｔｈ！", "full width!", true, true},
        {"state-of-the-art", "state of the art", false, true},
        {"***", "---", false, false},
        {"\xF0\x9F\x98\x80 a", "\xF0\x9F\x98\x81 a", false, true},
        {"\xF0\x90\x90\x80", "\xF0\x90\x90\xA8", true, true}, /* Deseret capital and small */
        {"", " ", true, false},
        {"cat", "act", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cr_expect(same_key(DRG_KEY_TEXT, cases[i].a, cases[i].b) == cases[i].text, "text: %s | %s", cases[i].a, cases[i].b);
        cr_expect(same_key(DRG_KEY_LETTERS, cases[i].a, cases[i].b) == cases[i].letters, "letters: %s | %s", cases[i].a, cases[i].b);
        cr_expect_not(same_key(DRG_KEY_EXACT, cases[i].a, cases[i].b));
        cr_expect(same_key(DRG_KEY_EXACT, cases[i].a, cases[i].a));
    }
}

/* Characters are looked at many at a time: where in a line they stand must not matter. */
Test(dedupe, a_character_folds_alike_at_every_place)
{
    static const char *const texts[] = {"Plain Words  And `Spaces`", "Dışişleri  Bakanı’nın", "Что — это?", "قالَ وزيرُ الخارجيّة", "ﬃ ﷺ x",
                                        "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "a\xC2\xA0\xC2\xA0 b", "\xE4\xB8\xAD\xE6\x96\x87"};
    struct key_text alone = {0}, moved = {0};
    struct keyer keyer;
    for (int level = 0; level < 3; level += 2)
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            keyer_init(&keyer, (drg_key_level)level);
            cr_assert(key_fold(&keyer, str_from(texts[i]), &alone));
            for (size_t before = 0; before < 140; before++) {
                char line[512];
                int len = snprintf(line, sizeof line, "%.*s%sz", (int)before, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                                   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", texts[i]);
                char *exact = malloc((size_t)len); /* so that a sanitizer sees a step beyond it */
                memcpy(exact, line, (size_t)len);
                cr_assert(key_fold(&keyer, (drg_str){exact, (size_t)len}, &moved));
                free(exact);
                cr_expect(key_count(&moved) == before + key_count(&alone) + 1 &&
                              memcmp(key_units(&moved) + before, key_units(&alone), key_count(&alone) * 2) == 0,
                          "%s after %zu, level %d", texts[i], before, level);
            }
        }
    key_text_free(&alone);
    key_text_free(&moved);
}

#ifdef KEY_HAS_WIDE
Test(dedupe, the_wide_way_of_folding_is_the_plain_one)
{
    static const char *const pieces[] = {"a", "Z", " ", "  ", "`", "\t", "é", "İ", "Ж", "و", "\xD9\x8E", "\xC2\xAD", "—", "1", "٣", "中",
                                         "The Treaty", "договор", "\xF0\x9F\x98\x80"};
    struct key_text scalar = {0}, wide = {0};
    struct keyer keyer;
    if (!key_wide_works())
        cr_skip_test("the processor cannot");
    for (uint64_t round = 0; round < 5000; round++) {
        char line[1024];
        size_t len = 0, count = mix(round) % 40;
        for (size_t i = 0; i < count; i++)
            len += (size_t)snprintf(line + len, sizeof line - len, "%s", pieces[mix(round * 64 + i) % (sizeof pieces / sizeof pieces[0])]);
        keyer_init(&keyer, round % 2 ? DRG_KEY_TEXT : DRG_KEY_LETTERS);
        cr_assert(vec_reserve(&scalar, len + 32) && vec_reserve(&wide, len + 32));
        scalar.items[0] = wide.items[0] = round % 3 ? ' ' : 'x';
        scalar.count = wide.count = 1;
        size_t ends[2] = {key_plain_scalar(&keyer, (drg_str){line, len}, 0, &scalar), key_plain_wide(&keyer, (drg_str){line, len}, 0, &wide)};
        cr_assert(ends[0] == ends[1] && scalar.count == wide.count && memcmp(scalar.items, wide.items, 2 * wide.count) == 0,
                  "%.*s: %zu, %zu", (int)len, line, ends[0], ends[1]);
    }
    key_text_free(&scalar);
    key_text_free(&wide);
}
#endif

/* ---- equal lines --------------------------------------------------------------------------------------------- */

enum { KEYS = 40000, KINDS = 15000 };

static uint64_t kind_of(uint64_t number)
{
    return mix(number) % KINDS;
}

/* Puts all keys in, in batches, and writes what each was a duplicate of. */
static void ask_for_keys(uint64_t *firsts, size_t memory, size_t batch)
{
    struct seen seen;
    struct seen_item *items = malloc(batch * sizeof *items);
    size_t later = 0;
    seen_init(&seen, &(struct seen_options){.memory = memory});
    for (size_t at = 0; at < KEYS; at += batch) {
        size_t count = KEYS - at < batch ? KEYS - at : batch;
        for (size_t i = 0; i < count; i++)
            items[i] = (struct seen_item){.key = {mix(kind_of(at + i)), mix(~kind_of(at + i))}, .number = at + i};
        cr_assert_eq(seen_add(&seen, items, count, NULL), DRG_OK);
        for (size_t i = 0; i < count; i++) {
            bool is_later = items[i].first == SEEN_LATER;
            firsts[at + i] = is_later ? at + i : items[i].first;
            later += is_later;
        }
    }
    cr_assert_eq(seen_finish(&seen, NULL), DRG_OK);
    struct seen_late late, before = {0};
    while (seen_next(&seen, &late, NULL) == DRG_OK && late.first != SEEN_NONE) {
        cr_assert(late.first < late.number && before.number < late.number && firsts[late.number] == late.number);
        firsts[late.number] = late.first;
        before = late;
    }
    cr_expect((later > 0) == (memory < 1 << 20), "%zu were put off", later);
    seen_free(&seen);
    free(items);
}

Test(dedupe, a_set_says_the_same_in_any_memory_and_batch)
{
    static uint64_t first_of[KINDS], firsts[KEYS];
    static const struct {
        size_t memory, batch;
    } cases[] = {{1 << 24, 4096}, {1 << 24, 1}, {1 << 18, 4096}, {1 << 18, 7}, {1 << 19, 100000}};
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        memset(first_of, 0xFF, sizeof first_of);
        ask_for_keys(firsts, cases[c].memory, cases[c].batch);
        for (uint64_t i = 0; i < KEYS; i++) {
            uint64_t *first = &first_of[kind_of(i)];
            *first = *first == UINT64_MAX ? i : *first;
            cr_assert(firsts[i] == *first, "case %zu: key %llu", c, (unsigned long long)i);
        }
    }
}

/* ---- alike lines --------------------------------------------------------------------------------------------- */

enum { LINES = 3000, LINE = 160 };

static char lines[LINES][LINE];

/* Lines of words by chance; every other one is an earlier line with up to three words changed. */
static void make_lines(void)
{
    static const char *const words[] = {"savaş",   "barış",  "minister", "Türkiye", "война",  "мир",   "وزير",  "تركيا", "foreign",
                                        "meeting", "konuştu", "signed",   "treaty",  "договор", "anlaşma", "border"};
    for (size_t i = 0; i < LINES; i++) {
        size_t model = i % 2 && i > 2 ? mix(i) % i : i, changes = mix(~(uint64_t)i) % 4, len = 0;
        for (uint64_t w = 0; w < 8; w++) {
            bool is_changed = model != i && w < changes;
            uint64_t pick = mix((model == i || is_changed ? (uint64_t)i : (uint64_t)model) * 64 + w);
            len += (size_t)snprintf(lines[i] + len, LINE - len, "%s%s%u", w ? " " : "", words[pick % 16], (unsigned)(pick >> 32) % 50);
        }
    }
}

/* The Jaccard index, the plain way. */
static double likeness(const struct key_text *a, const struct key_text *b)
{
    size_t runs[2] = {key_count(a) - SHINGLE + 1, key_count(b) - SHINGLE + 1}, distinct[2] = {0, 0}, shared = 0;
    const uint16_t *units[2] = {key_units(a), key_units(b)};
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < runs[side]; i++) {
            bool is_new = true, is_shared = false;
            for (size_t j = 0; j < i && is_new; j++)
                is_new = memcmp(units[side] + i, units[side] + j, SHINGLE * 2) != 0;
            for (size_t j = 0; j < runs[!side] && is_new && !is_shared && side == 0; j++)
                is_shared = memcmp(units[0] + i, units[1] + j, SHINGLE * 2) == 0;
            distinct[side] += is_new;
            shared += is_shared;
        }
    return (double)shared / (double)(distinct[0] + distinct[1] - shared);
}

static void ask_for_lines(uint64_t *firsts, size_t memory)
{
    struct keyer keyer;
    struct key_text text = {0};
    struct near near;
    struct hash128 bands[SKETCH_BANDS];
    size_t later = 0;
    keyer_init(&keyer, DRG_KEY_TEXT);
    near_init(&near, &(struct near_options){.similarity = 0.7, .memory = memory});
    for (size_t i = 0; i < LINES; i++) {
        cr_assert(key_fold(&keyer, str_from(lines[i]), &text));
        sketch_make(bands, key_units(&text), key_count(&text), near.rows);
        cr_assert_eq(near_add(&near, bands, key_units(&text), key_count(&text), &firsts[i], NULL), DRG_OK);
        later += firsts[i] == SEEN_LATER;
        firsts[i] = firsts[i] == SEEN_LATER ? i : firsts[i];
    }
    cr_assert_eq(near_finish(&near, NULL), DRG_OK);
    struct seen_late late;
    while (near_next(&near, &late, NULL) == DRG_OK && late.first != SEEN_NONE) {
        cr_assert(firsts[late.number] == late.number);
        firsts[late.number] = late.first;
    }
    cr_expect((later > 0) == (memory < 1 << 24), "%zu were put off", later);
    near_free(&near);
    key_text_free(&text);
}

Test(dedupe, near_duplicates_are_proved_and_most_are_found)
{
    static uint64_t firsts[LINES], again[LINES];
    static struct key_text texts[LINES];
    struct keyer keyer;
    size_t found = 0, there = 0;
    make_lines();
    ask_for_lines(firsts, 1 << 26);
    ask_for_lines(again, 1 << 17);
    cr_expect(memcmp(firsts, again, sizeof firsts) == 0, "memory changes the answers");
    keyer_init(&keyer, DRG_KEY_TEXT);
    for (size_t i = 0; i < LINES; i++) {
        cr_assert(key_fold(&keyer, str_from(lines[i]), &texts[i]));
        if (firsts[i] != i)
            cr_expect(firsts[i] < i && likeness(&texts[i], &texts[firsts[i]]) >= 0.7, "%s | %s", lines[i], lines[firsts[i]]);
    }
    for (size_t i = 1; i < LINES; i += 2) {
        size_t model = mix(i) % i;
        bool is_there = i > 2 && likeness(&texts[i], &texts[model]) >= 0.7;
        there += is_there;
        found += is_there && firsts[i] != i;
    }
    cr_expect(there > 300 && (double)found >= 0.95 * (double)there, "%zu of %zu", found, there);
    for (size_t i = 0; i < LINES; i++)
        key_text_free(&texts[i]);
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static drg_status dedupe_many(const drg_dedupe_options *options, uint64_t count, uint64_t *duplicates, drg_error *err)
{
    drg_deduper *deduper;
    drg_duplicate next = {0, 0};
    uint64_t first;
    *duplicates = 0;
    drg_status status = drg_deduper_new(&deduper, options, err);
    for (uint64_t i = 0; i < count && !status; i++) {
        char line[32];
        drg_str s = {line, (size_t)snprintf(line, sizeof line, "line %llu", (unsigned long long)(i * 7 % (count / 2)))};
        status = drg_deduper_add(deduper, &s, NULL, 1, &first, err);
        *duplicates += first < i;
    }
    if (!status)
        status = drg_deduper_finish(deduper, err);
    while (!status && next.line != DRG_LATER) {
        status = drg_deduper_next(deduper, &next, err);
        *duplicates += next.line != DRG_LATER;
    }
    drg_deduper_free(deduper);
    return status;
}

Test(dedupe, more_than_fits_in_memory)
{
    uint64_t duplicates;
    cr_expect_eq(dedupe_many(&(drg_dedupe_options){.memory = 1}, 400000, &duplicates, NULL), DRG_OK);
    cr_expect_eq(duplicates, 200000);
}

Test(dedupe, a_file_that_cannot_be_made_or_written_is_an_error)
{
    drg_error err = {0};
    uint64_t duplicates;
    cr_expect_eq(dedupe_many(&(drg_dedupe_options){.memory = 1, .folder = "/nowhere"}, 400000, &duplicates, &err), DRG_EIO);
    cr_expect_str_eq(err.message, "cannot make a temporary file in '/nowhere': No such file or directory");
    err = (drg_error){0};
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files stands in for a full disk */
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){8192, 8192});
    cr_expect_eq(dedupe_many(&(drg_dedupe_options){.memory = 1}, 400000, &duplicates, &err), DRG_EIO);
    cr_expect_str_eq(err.message, "cannot write a temporary file in '/tmp': File too large");
}

Test(dedupe, pairs_are_duplicates_when_both_sides_are)
{
    static const drg_str src[] = {{"War", 3}, {"war", 3}, {"war", 3}, {"peace", 5}, {"War ", 4}};
    drg_str tgt[5] = {str_from("savaş"), str_from("SAVAŞ"), str_from("harp"), str_from("savaş"), str_from("harp")};
    static const uint64_t both[5] = {0, 0, 2, 3, 2}, source[5] = {0, 0, 0, 3, 0};
    for (int is_near = 0; is_near < 2; is_near++)
        for (int sides = 1; sides <= 2; sides++) {
            drg_deduper *deduper;
            uint64_t firsts[5];
            cr_assert_eq(drg_deduper_new(&deduper, &(drg_dedupe_options){.similarity = is_near}, NULL), DRG_OK);
            cr_assert_eq(drg_deduper_add(deduper, src, sides == 2 ? tgt : NULL, 5, firsts, NULL), DRG_OK);
            cr_expect(memcmp(firsts, sides == 2 ? both : source, sizeof firsts) == 0, "%d sides, near %d", sides, is_near);
            drg_deduper_free(deduper);
        }
}

Test(dedupe, wrong_use_is_told)
{
    drg_deduper *deduper;
    drg_error err = {0};
    uint64_t first;
    cr_expect_eq(drg_deduper_new(&deduper, &(drg_dedupe_options){.similarity = 1.5}, &err), DRG_EINVAL);
    cr_expect_str_eq(err.message, "a similarity is a number from 0 to 1, not 1.5");
    cr_expect_null(deduper);
    drg_deduper_free(deduper);
    cr_assert_eq(drg_deduper_new(&deduper, NULL, NULL), DRG_OK);
    cr_expect_eq(drg_deduper_finish(deduper, NULL), DRG_OK);
    cr_expect_eq(drg_deduper_add(deduper, &STR("x"), NULL, 1, &first, NULL), DRG_EINVAL);
    drg_duplicate none;
    cr_expect_eq(drg_deduper_next(deduper, &none, NULL), DRG_OK);
    cr_expect_eq(none.line, DRG_LATER);
    drg_deduper_free(deduper);
}
