/* icu_names.c - codes and names out of ICU. */
#include "ext/icu_names.h"

#include <stdio.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/vec.h"

enum { NAME_MAX_UNITS = 200 };

/* What ICU lacks is no failure; that memory is out is. */
static bool is_out_of_memory(UErrorCode status)
{
    return status == U_MEMORY_ALLOCATION_ERROR;
}

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

/* ---- codes ------------------------------------------------------------------------------------------------ */

struct codes {
    VEC(struct icu_code) list;
    bool failed;
};

static void add(struct codes *codes, const char *text)
{
    /* Pseudo codes for tests and for "none of these". */
    static const char *const none[] = {"XA", "XB", "ZZ", "Zzzz", "Zyyy", "Zinh", "XXX", "XTS"};
    struct icu_code code;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (strcmp(text, none[i]) == 0)
            return;
    snprintf(code.text, sizeof code.text, "%s", text);
    codes->failed |= !vec_push(&codes->list, code);
}

/* `status`: that of opening the enumeration. */
static void add_all(struct codes *codes, UEnumeration *all, UErrorCode status)
{
    const char *text;
    while (U_SUCCESS(status) && (text = uenum_next(all, NULL, &status)) != NULL && U_SUCCESS(status))
        add(codes, text);
    codes->failed |= is_out_of_memory(status);
    uenum_close(all);
}

static void add_regions(struct codes *codes, const URegionType *types, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UEnumeration *all = uregion_getAvailable(types[i], &status);
        add_all(codes, all, status);
    }
}

static void add_currencies(struct codes *codes)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *all = ucurr_openISOCurrencies(UCURR_ALL, &status);
    add_all(codes, all, status);
}

static void add_scripts(struct codes *codes)
{
    for (int32_t script = 0; script <= u_getIntPropertyMaxValue(UCHAR_SCRIPT); script++)
        add(codes, uscript_getShortName((UScriptCode)script));
}

static int compare(const void *a, const void *b)
{
    const struct icu_code *x = a, *y = b;
    return strcmp(x->text, y->text);
}

static void drop_repeats(struct codes *codes)
{
    size_t kept = 0;
    qsort(codes->list.items, codes->list.count, sizeof *codes->list.items, compare);
    for (size_t i = 0; i < codes->list.count; i++)
        if (i == 0 || compare(&codes->list.items[i], &codes->list.items[kept - 1]) != 0)
            codes->list.items[kept++] = codes->list.items[i];
    codes->list.count = kept;
}

bool icu_codes(enum icu_set set, struct icu_code **out, size_t *count)
{
    static const URegionType territories[] = {URGN_TERRITORY};
    static const URegionType regions[] = {URGN_WORLD, URGN_CONTINENT, URGN_SUBCONTINENT, URGN_GROUPING};
    struct codes codes = {0};
    switch (set) {
    case ICU_COUNTRIES: add_regions(&codes, territories, 1); break;
    case ICU_REGIONS: add_regions(&codes, regions, 4); break;
    case ICU_LANGUAGES:
        for (const char *const *code = uloc_getISOLanguages(); *code; code++)
            add(&codes, *code);
        break;
    case ICU_SCRIPTS: add_scripts(&codes); break;
    case ICU_CURRENCIES: add_currencies(&codes); break;
    }
    if (codes.list.count)
        drop_repeats(&codes);
    *out = codes.list.items;
    *count = codes.list.count;
    if (!codes.failed)
        return true;
    vec_free(&codes.list);
    *out = NULL;
    return false;
}

/* ---- names -------------------------------------------------------------------------------------------------- */

struct icu_names {
    char lang[16];
    ULocaleDisplayNames *full, *brief;
    UResourceBundle *variants; /* of countries; NULL: none */
};

static ULocaleDisplayNames *open_names(const char *lang, UDisplayContext length, UErrorCode *status)
{
    UDisplayContext context[] = {UDISPCTX_STANDARD_NAMES, UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE, length,
                                 UDISPCTX_NO_SUBSTITUTE};
    return uldn_openForContext(lang, context, 4, status);
}

static UResourceBundle *open_variants(const char *lang, UErrorCode *status)
{
    UResourceBundle *regions = ures_open(U_ICUDATA_NAME "-region", lang, status);
    UResourceBundle *variants = ures_getByKey(regions, "Countries%variant", NULL, status);
    ures_close(regions);
    if (U_SUCCESS(*status))
        return variants;
    ures_close(variants);
    return NULL;
}

drg_status icu_names_open(struct icu_names **out, const char *lang, drg_error *err)
{
    UErrorCode status = U_ZERO_ERROR, variants_status = U_ZERO_ERROR;
    struct icu_names *names = calloc(1, sizeof *names);
    *out = NULL;
    if (!names)
        return fail_memory(err);
    snprintf(names->lang, sizeof names->lang, "%s", lang);
    names->full = open_names(lang, UDISPCTX_LENGTH_FULL, &status);
    names->brief = open_names(lang, UDISPCTX_LENGTH_SHORT, &status);
    names->variants = open_variants(lang, &variants_status);
    if (U_SUCCESS(status) && !is_out_of_memory(variants_status)) {
        *out = names;
        return DRG_OK;
    }
    icu_names_close(names);
    if (is_out_of_memory(status) || is_out_of_memory(variants_status))
        return fail_memory(err);
    return fail(err, DRG_ELANG, NOWHERE, "this ICU has no names in '%s'", lang);
}

void icu_names_close(struct icu_names *names)
{
    if (!names)
        return;
    uldn_close(names->full);
    uldn_close(names->brief);
    ures_close(names->variants);
    free(names);
}

static int32_t copy_units(const UChar *from, int32_t len, UChar *out)
{
    if (!from || len <= 0 || len >= NAME_MAX_UNITS)
        return 0;
    u_memcpy(out, from, len);
    return len;
}

static int32_t country_variant(const struct icu_names *names, const char *code, UChar *out, UErrorCode *status)
{
    int32_t len = 0;
    const UChar *name = names->variants ? ures_getStringByKey(names->variants, code, &len, status) : NULL;
    return U_SUCCESS(*status) ? copy_units(name, len, out) : 0;
}

/* The name that goes with "one": CLDR writes it as in running text ("Turkish lira"), the plain name as in lists. */
static int32_t currency_name(const struct icu_names *names, const char *code, UChar *out, UErrorCode *status)
{
    UChar units[8];
    UBool is_choice = false;
    int32_t len = 0;
    u_charsToUChars(code, units, (int32_t)strlen(code) + 1);
    const UChar *listed = ucurr_getName(units, names->lang, UCURR_LONG_NAME, &is_choice, &len, status);
    if (U_FAILURE(*status) || *status == U_USING_DEFAULT_WARNING || (len == 3 && u_strncmp(listed, units, 3) == 0))
        return 0;
    int32_t listed_len = len;
    const UChar *running = ucurr_getPluralName(units, names->lang, &is_choice, "one", &len, status);
    bool is_known = U_SUCCESS(*status) && *status != U_USING_DEFAULT_WARNING && len > 3;
    return is_known ? copy_units(running, len, out) : copy_units(listed, listed_len, out);
}

static int32_t get_units(const struct icu_names *names, enum icu_set set, const char *code, enum icu_length length, UChar *out,
                         UErrorCode *status)
{
    const ULocaleDisplayNames *display = length == ICU_SHORT ? names->brief : names->full;
    int32_t len = 0;
    if (length != ICU_FULL && set != ICU_COUNTRIES)
        return 0;
    if (length == ICU_VARIANT)
        return country_variant(names, code, out, status);
    switch (set) {
    case ICU_COUNTRIES:
    case ICU_REGIONS: len = uldn_regionDisplayName(display, code, out, NAME_MAX_UNITS, status); break;
    case ICU_LANGUAGES: len = uldn_languageDisplayName(display, code, out, NAME_MAX_UNITS, status); break;
    case ICU_SCRIPTS: len = uldn_scriptDisplayName(display, code, out, NAME_MAX_UNITS, status); break;
    case ICU_CURRENCIES: return currency_name(names, code, out, status);
    }
    return U_SUCCESS(*status) && len > 0 && len < NAME_MAX_UNITS ? len : 0;
}

/* Russian names of currencies, languages and scripts are common nouns, which CLDR begins with a capital here and there. */
static void lower_first(const struct icu_names *names, enum icu_set set, UChar *units, int32_t len)
{
    if (strcmp(names->lang, "ru") != 0 || set == ICU_COUNTRIES || set == ICU_REGIONS || len < 2 || !u_islower(units[1]))
        return;
    units[0] = (UChar)u_tolower(units[0]);
}

bool icu_name(const struct icu_names *names, enum icu_set set, const char *code, enum icu_length length, struct buf *out)
{
    UChar units[NAME_MAX_UNITS];
    char text[NAME_MAX_UNITS * 3 + 1];
    UErrorCode status = U_ZERO_ERROR;
    int32_t bytes = 0, len = get_units(names, set, code, length, units, &status);
    if (is_out_of_memory(status))
        out->failed = BUF_MEMORY;
    if (len == 0 || out->failed)
        return false;
    lower_first(names, set, units, len);
    status = U_ZERO_ERROR;
    u_strToUTF8(text, sizeof text, &bytes, units, len, &status);
    if (U_FAILURE(status))
        return false;
    buf_add(out, (drg_str){text, (size_t)bytes});
    return !out->failed;
}
