/* icu_width.c - how a character shows on a terminal. */
#include "ext/icu_width.h"

#include <unicode/uchar.h>

unsigned icu_width(uint32_t code)
{
    UChar32 c = (UChar32)code;
    if (code >= 0x20 && code < 0x7F)
        return 1;
    if (code == 0xAD)
        return 1; /* terminals show a soft hyphen */
    uint32_t mask = (uint32_t)U_MASK(u_charType(c));
    if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK))
        return u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK) ? 1 : 0;
    if (code >= 0x1160 && code <= 0x11FF)
        return 0; /* Hangul vowels and finals join the syllable before them */
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool icu_is_invisible(uint32_t code)
{
    UChar32 c = (UChar32)code;
    if (code >= 0x20 && code < 0x7F)
        return false;
    if (u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) || u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK))
        return false;
    uint32_t mask = (uint32_t)U_MASK(u_charType(c));
    if (mask & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK))
        return true;
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool icu_is_rtl(uint32_t code)
{
    UCharDirection direction = u_charDirection((UChar32)code);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}
