/* ar_plurals.c - broken plurals out of the shape of the singular, by the patterns of ar-patterns.txt. */
#include "lang/ar.h"

static bool is_radical(uint16_t letter, uint16_t slot, bool is_quad)
{
    if (letter == AR_ALEF || letter == AR_ALEF_MADDA || letter == AR_ALEF_MAKSURA || letter == AR_TEH_MARBUTA)
        return false;
    return !is_quad || slot < 3 || (letter != AR_WAW && letter != AR_YEH);
}

static bool has_slot(const struct ar_pattern *pattern, uint16_t slot)
{
    for (uint32_t i = 0; i < pattern->singular_count; i++)
        if (pattern->singular[i] == slot)
            return true;
    return false;
}

/* Whether the singular has the pattern's shape; its radicals go to radicals[slot]. */
static bool fits(const struct ar_pattern *pattern, const struct ar_text *singular, uint16_t radicals[AR_SLOT_LAST + 1])
{
    bool is_quad = has_slot(pattern, AR_SLOT_LAST);
    if (pattern->singular_count != singular->count)
        return false;
    for (uint32_t i = 0; i < singular->count; i++) {
        uint16_t slot = pattern->singular[i], letter = singular->letters[i];
        if (slot > AR_SLOT_LAST ? slot != letter : !is_radical(letter, slot, is_quad))
            return false;
        if (slot <= AR_SLOT_LAST)
            radicals[slot] = letter;
    }
    return true;
}

/* A doubled root (fa == ayn pattern) has no third radical; a hamza chooses its seat after a vowel letter. */
static void build(const struct ar_pattern *pattern, const uint16_t radicals[AR_SLOT_LAST + 1], struct ar_text *plural)
{
    plural->count = 0;
    for (uint32_t i = 0; i < pattern->plural_count; i++) {
        uint16_t slot = pattern->plural[i];
        uint16_t letter = slot > AR_SLOT_LAST ? slot : radicals[slot];
        uint16_t before = plural->count ? plural->letters[plural->count - 1] : 0;
        if (letter == AR_ALEF && before == AR_ALEF_HAMZA) {
            plural->letters[plural->count - 1] = AR_ALEF_MADDA;
            continue;
        }
        bool is_last = i + 1 == pattern->plural_count;
        bool is_hamza = letter == AR_ALEF_HAMZA || letter == AR_YEH_HAMZA || letter == AR_WAW_HAMZA || letter == AR_HAMZA;
        if (is_hamza && is_last && before == AR_ALEF)
            letter = AR_HAMZA;
        plural->letters[plural->count++] = letter;
    }
}

static bool same_singular(const struct ar_pattern *a, const struct ar_pattern *b)
{
    if (a->singular_count != b->singular_count)
        return false;
    for (uint32_t i = 0; i < a->singular_count; i++)
        if (a->singular[i] != b->singular[i])
            return false;
    return true;
}

void ar_each_plural(const struct ar_text *singular, void (*add)(void *user, const struct ar_text *plural, bool is_guess),
                    void *user)
{
    uint16_t radicals[AR_SLOT_LAST + 1] = {0};
    const struct ar_pattern *first = NULL;
    struct ar_text plural;
    for (uint32_t i = 0; i < ar_pattern_count; i++) {
        const struct ar_pattern *pattern = &ar_patterns[i];
        if (!first && fits(pattern, singular, radicals))
            first = pattern;
        if (!first || !same_singular(first, pattern))
            continue;
        build(pattern, radicals, &plural);
        add(user, &plural, pattern->is_guess);
    }
}
