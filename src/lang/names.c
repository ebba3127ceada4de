/* names.c - what languages are called by those who speak them, and which way they are written. */
#include "lang/names.h"

#include "lang/lang.h"

const char *lang_autonym(drg_str lang)
{
    static const struct {
        const char *tag, *name;
    } names[] = {
        {"en", "English"}, {"tr", "Türkçe"},   {"ar", "العربية"}, {"ru", "Русский"}, {"de", "Deutsch"},
        {"fr", "Français"}, {"es", "Español"}, {"it", "Italiano"}, {"fa", "فارسی"},  {"he", "עברית"},
        {"uk", "Українська"}, {"az", "Azərbaycanca"}, {"ku", "Kurdî"}, {"el", "Ελληνικά"}, {"pt", "Português"},
        {"zh", "中文"}, {"ja", "日本語"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_ascii_case(lang_primary(lang), str_from(names[i].tag)))
            return names[i].name;
    return NULL;
}

bool lang_is_rtl(drg_str lang)
{
    static const char *const tags[] = {"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "arc", "syr", "nqo"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (str_eq_ascii_case(lang_primary(lang), str_from(tags[i])))
            return true;
    return false;
}
