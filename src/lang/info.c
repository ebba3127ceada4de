/* info.c - the first-class languages as the public API names them; a test holds them against lang.c's table. */
#include "lang/lang.h"

static const drg_lang_info infos[] = {
    {"en", "English", false},
    {"tr", "Turkish", false},
    {"ar", "Arabic", true},
    {"ru", "Russian", false},
};

const drg_lang_info *drg_languages(size_t *count)
{
    *count = sizeof infos / sizeof infos[0];
    return infos;
}

bool drg_lang_is_valid(const char *tag)
{
    return lang_find(str_from(tag)) != NULL;
}
