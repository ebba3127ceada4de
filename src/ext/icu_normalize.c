/* icu_normalize.c - Unicode normalisation forms through ICU. */
#include "ext/icu_normalize.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { STACK_UNITS = 256 };

static const UNormalizer2 *instance(enum icu_form form)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *made = form == ICU_NFC ? unorm2_getNFCInstance(&status) : unorm2_getNFKCInstance(&status);
    return U_SUCCESS(status) ? made : NULL;
}

bool icu_is_boundary(enum icu_form form, uint32_t code)
{
    const UNormalizer2 *normalizer = instance(form);
    return !normalizer || unorm2_hasBoundaryBefore(normalizer, (UChar32)code);
}

static void add_utf16(struct buf *out, const UChar *units, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        uint32_t code = units[i];
        if (U16_IS_LEAD(units[i]) && i + 1 < count)
            code = (uint32_t)U16_GET_SUPPLEMENTARY(units[i], units[i + 1]), i++;
        buf_add_code(out, code);
    }
}

/* `in` has room for every byte of the text as a unit, `made` for `room` units. False: more room is needed, *room says. */
static bool normalize_units(struct buf *out, const UNormalizer2 *normalizer, drg_str text, UChar *in, UChar *made,
                            int32_t *room)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t in_len, len;
    u_strFromUTF8(in, (int32_t)text.len, &in_len, text.ptr, (int32_t)text.len, &status);
    len = unorm2_normalize(normalizer, in, in_len, made, *room, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        *room = len;
        return false;
    }
    buf_cut(out, 0);
    add_utf16(out, made, U_SUCCESS(status) ? len : 0);
    return true;
}

bool icu_normalize(struct buf *out, enum icu_form form, drg_str text)
{
    UChar in[STACK_UNITS], made[STACK_UNITS];
    const UNormalizer2 *normalizer = instance(form);
    int32_t room = STACK_UNITS;
    if (!normalizer || text.len > INT32_MAX / 64)
        return false;
    if (text.len <= STACK_UNITS && normalize_units(out, normalizer, text, in, made, &room))
        return !out->failed;
    UChar *large_in = malloc((text.len + 1) * sizeof *large_in), *large_made = NULL;
    room = (int32_t)text.len * 2 > room ? (int32_t)text.len * 2 : room;
    bool is_done = false;
    for (int tries = 0; large_in && !is_done && tries < 2; tries++) {
        free(large_made);
        large_made = malloc((size_t)room * sizeof *large_made);
        is_done = large_made && normalize_units(out, normalizer, text, large_in, large_made, &room);
    }
    free(large_in);
    free(large_made);
    return is_done && !out->failed;
}

uint32_t icu_lower(uint32_t code)
{
    return (uint32_t)u_tolower((UChar32)code);
}

uint32_t icu_upper(uint32_t code)
{
    return (uint32_t)u_toupper((UChar32)code);
}
