/* info.c - the first-class languages as the public API names them. */
#include "lang/languages.h"

#define INFO_OF(which, ...) {__VA_ARGS__},
static const drg_lang_info infos[] = {LANGUAGES(INFO_OF)};

const drg_lang_info *drg_languages(size_t *count)
{
    *count = sizeof infos / sizeof infos[0];
    return infos;
}

bool drg_lang_is_valid(const char *tag)
{
    return lang_find(str_from(tag)) != NULL;
}
