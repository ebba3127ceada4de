/* test_languages.c - the table of languages and its tags. */
#include <criterion/criterion.h>

#include "lang/lang.h"

Test(lang, public_names_are_those_of_the_table)
{
    size_t count, info_count;
    const struct lang *const *list = lang_list(&count);
    const drg_lang_info *infos = drg_languages(&info_count);
    cr_assert_eq(count, info_count);
    for (size_t i = 0; i < count; i++) {
        cr_expect_str_eq(infos[i].tag, list[i]->tag);
        cr_expect_str_eq(infos[i].name, list[i]->name);
        cr_expect_eq(infos[i].is_rtl, list[i]->is_rtl, "%s", list[i]->tag);
    }
}

Test(lang, tags_as_files_have_them)
{
    static const struct { const char *tag, *lang; } cases[] = {
        {"tr", "tr"}, {"TR", "tr"}, {"tr-TR", "tr"}, {"tr_TR", "tr"}, {"tur", "tr"}, {"en-GB-oxendict", "en"},
        {"ar-001", "ar"}, {"rus", "ru"}, {"mi", "und"}, {"zh-Hant-TW", "und"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lang *lang = lang_find(str_from(cases[i].tag));
        cr_expect(lang && str_eq_z(str_from(lang->tag), cases[i].lang), "%s", cases[i].tag);
    }
}

Test(lang, no_tags)
{
    static const char *const cases[] = {"", "-", "tr-", "1a", "turkish language", "verylonglanguage", "a-verylongpart"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect_null(lang_find(str_from(cases[i])), "'%s'", cases[i]);
}
