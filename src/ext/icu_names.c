/* icu_names.c - language codes out of ICU. */
#include "ext/icu_names.h"

#include <unicode/uloc.h>

bool icu_is_language(drg_str tag)
{
    char locale[40], code[16];
    if (tag.len < 2 || tag.len >= sizeof locale)
        return false;
    memcpy(locale, tag.ptr, tag.len);
    locale[tag.len] = '\0';
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = uloc_getLanguage(locale, code, sizeof code, &status);
    if (U_FAILURE(status) || len < 2 || status == U_STRING_NOT_TERMINATED_WARNING)
        return false;
    for (const char *const *known = uloc_getISOLanguages(); *known; known++)
        if (strcmp(*known, code) == 0)
            return true;
    return false;
}
