/* Names in several scripts: which are the same, which are not, and why. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "dragoman/dragoman.h"

static drg_name_match match(const char *a, const char *a_lang, const char *b, const char *b_lang)
{
    drg_name *left, *right;
    cr_assert_eq(drg_name_new(&left, str_from(a), a_lang, NULL), DRG_OK);
    cr_assert_eq(drg_name_new(&right, str_from(b), b_lang, NULL), DRG_OK);
    drg_name_match one = drg_names_match(left, right), other = drg_names_match(right, left);
    cr_expect_eq(one.is_same, other.is_same, "%s, %s: the order decides", a, b);
    cr_expect_eq(one.distance, other.distance, "%s, %s: the order decides", a, b);
    drg_name_free(left);
    drg_name_free(right);
    return one;
}

Test(names, are_the_same_for_a_reason)
{
    static const struct { const char *a, *a_lang, *b, *b_lang, *evidence; } cases[] = {
        {"Erdoğan", "tr", "Erdogan", "en", "letters"},
        {"Erdoğan", "tr", "Эрдоган", "ru", "sound"},
        {"Erdoğan", "tr", "أردوغان", "ar", "sound"},
        {"Эрдоган", "ru", "إردوغان", "ar", "sound"},
        {"Cemal", "tr", "Джемаль", "ru", "sound"},
        {"Washington", "en", "Вашингтон", "ru", "sound"},
        {"Tchaikovsky", "en", "Чайковский", "ru", "sound"},
        {"Khrushchev", "en", "Хрущёв", "ru", "sound"},
        {"Assad", "en", "الأسد", "ar", "sound"},
        {"Esed", "tr", "Assad", "en", "sound"},
        {"Bashar al-Assad", "en", "Башар Асад", "ru", "sound"},
        {"Lavrov, Sergey", "en", "Sergey Lavrov", "en", "order"},
        {"Сергей Викторович Лавров", "ru", "Sergey Lavrov", "en", "sound"},
        {"S. Lavrov", "en", "Sergey Lavrov", "en", "initials"},
        {"Abdul Karim Qasim", "en", "Abdulkarim Qasim", "en", "letters"},
        {"Springfield, Illinois", "en", "سبرينغفيلد", "ar", "qualifier"},
        {"Frankfurt am Main", "de", "Франкфурт", "ru", "qualifier"},
        {"Siemens GmbH", "en", "Siemens Gesellschaft mit beschränkter Haftung", "de", "sound"},
        {"Margaret Thatcher", "en", "Magraret Thatcher", "en", "typing"},
        {"North Ossetia", "en", "Северная Осетия", "ru", "sound"},
        {"Şam", "tr", "دمشق", "ar", "known"},
        {"Kahire", "tr", "Каир", "ru", "known"},
        {"مكة المكرمة", "ar", "Mecca", "en", "known"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_name_match found = match(cases[i].a, cases[i].a_lang, cases[i].b, cases[i].b_lang);
        cr_expect(found.is_same && found.confidence >= 50, "%s, %s: different", cases[i].a, cases[i].b);
        cr_expect_str_eq(found.evidence, cases[i].evidence, "%s, %s: found '%s', expected '%s'", cases[i].a, cases[i].b,
                         found.evidence, cases[i].evidence);
    }
}

Test(names, are_different)
{
    static const struct { const char *a, *b; } cases[] = {
        {"Putin", "Pushkin"}, {"Lavrov", "Лавренёв"}, {"Sergey Viktorovich Lavrov", "Sergey Ivanovich Lavrov"},
        {"Hans Müller", "Anna Müller"}, {"Moscow", "Мюнхен"}, {"Ankara", "أنطاكيا"}, {"", "Ankara"}, {"", ""},
        {"Volvo Group 2006", "Volvo Group 2007"}, {"Zeta Bank S.A.", "Zeta Mexico Bank S.A."}, {"Омск", "Томск"},
        {"北京", "南京"}, {"Kamal", "Kamil"}, {"Sam", "Дамаск"}, {"Марина", "مارون"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect(!match(cases[i].a, NULL, cases[i].b, NULL).is_same, "%s, %s: the same", cases[i].a, cases[i].b);
}

Test(names, of_any_length_and_bytes_are_safe)
{
    static char text[20000];
    static const char *const pieces[] = {"ch", "щ", "ج", " al-", "ﷺ", "'", "x", "&", ",", "ç", "0", "\xF0\x9F\x98\x80"};
    size_t len = 0;
    for (unsigned i = 0; len < sizeof text - 8; i++) {
        const char *piece = pieces[(i * i + i / 7) % (sizeof pieces / sizeof pieces[0])];
        memcpy(text + len, piece, strlen(piece));
        len += strlen(piece);
        if (i % 64)
            continue;
        drg_name *name;
        cr_assert_eq(drg_name_new(&name, (drg_str){text, len}, i % 3 ? "tr" : NULL, NULL), DRG_OK);
        drg_names_match(name, name);
        drg_name_free(name);
    }
}

/* ---- Our own glossary of places: cities in four languages --------------------------------------------------------- */

enum { MOST_CITIES = 150, LANGS = 4, SAME_PERCENT = 83 };

struct city {
    drg_name *names[LANGS]; /* NULL: none */
};

static size_t read_cities(struct city *cities)
{
    static const char *const langs[LANGS] = {"en", "tr", "ar", "ru"};
    static const unsigned columns[LANGS] = {2, 6, 10, 14};
    struct buf file = buf_make(1 << 20);
    size_t count = 0, at = 0, next;
    cr_assert(file_read(&file, TEST_SOURCE_DIR "/glossaries/places.tsv", NULL) == DRG_OK);
    for (drg_str all = buf_str(&file); at < all.len && count < MOST_CITIES; at = next) {
        drg_str line = str_cut(all, at, str_line_end(all, at, &next)), cells[24] = {{"", 0}};
        for (unsigned c = 0; c < 24 && str_split(&line, '\t', &cells[c]); c++)
            ;
        if (!str_eq_z(cells[1], "city"))
            continue;
        for (unsigned l = 0; l < LANGS; l++)
            cr_assert_eq(drg_name_new(&cities[count].names[l], cells[columns[l]], langs[l], NULL), DRG_OK);
        count++;
    }
    buf_free(&file);
    return count;
}

/* Exonyms (Vienna, Viyana, Вена; Egypt, Mısır) are no spellings of one name; most cities have none. */
Test(names, of_one_city_match_and_of_two_do_not)
{
    static struct city cities[MOST_CITIES];
    size_t count = read_cities(cities), same = 0, asked = 0, wrong = 0, others = 0;
    cr_assert_gt(count, 40, "the glossary has %zu cities", count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            for (unsigned l = 0; l < LANGS * LANGS; l++) {
                if (i == j && l / LANGS >= l % LANGS)
                    continue;
                bool is_same = drg_names_match(cities[i].names[l / LANGS], cities[j].names[l % LANGS]).is_same;
                *(i == j ? &asked : &others) += 1;
                *(i == j ? &same : &wrong) += is_same;
            }
    cr_expect_geq(100 * same, SAME_PERCENT * asked, "%zu of %zu pairs of one city match", same, asked);
    cr_expect_leq(10000 * wrong, 5 * others, "%zu of %zu pairs of two cities match", wrong, others);
    for (size_t i = 0; i < count * LANGS; i++)
        drg_name_free(cities[i / LANGS].names[i % LANGS]);
}

/* ---- Grouping --------------------------------------------------------------------------------------------------------- */

Test(names, of_lists_are_grouped_in_any_order)
{
    static const char *const list[] = {"Mikhail Gorbachev", "Merkel", "Горбачёв Михаил", "M. Gorbachev", "غورباتشوف"};
    for (unsigned turn = 0; turn < 5; turn++) {
        drg_variants *variants;
        size_t count;
        cr_assert_eq(drg_variants_new(&variants, NULL, NULL), DRG_OK);
        for (unsigned i = 0; i < 5; i++)
            cr_assert_eq(drg_variants_add_name(variants, str_from(list[(i + turn) % 5]), NULL, NULL), DRG_OK);
        cr_assert_eq(drg_variants_finish(variants, NULL), DRG_OK);
        cr_assert_not_null(drg_variants_group(variants, 0, &count));
        cr_expect_eq(count, 3, "turn %u: %zu spellings of Gorbachev", turn, count);
        cr_expect_null(drg_variants_group(variants, 1, &count));
        drg_variants_free(variants);
    }
}
