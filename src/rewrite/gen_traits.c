/* gen_traits.c - build-time program: writes traits_tables.c, the traits of every character, out of ICU's character data and
 * the ranges below. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "rewrite/traits.h"

enum { CODES = 0x110000, MAX_BLOCKS = 4096 };

static const struct {
    uint32_t first, last, traits;
} ranges[] = {
    {0x0000, 0x0008, TRAIT_CONTROL}, {0x000E, 0x001F, TRAIT_CONTROL}, {0x007F, 0x007F, TRAIT_CONTROL},
    {0xFB50, 0xFD3D, TRAIT_PRESENTATION}, {0xFD50, 0xFDCF, TRAIT_PRESENTATION}, {0xFDF0, 0xFDFB, TRAIT_PRESENTATION},
    {0xFE70, 0xFEFC, TRAIT_PRESENTATION}, {0xFB00, 0xFB06, TRAIT_LIGATURE},
    {0x200B, 0x200D, TRAIT_INVISIBLE}, {0x2060, 0x2064, TRAIT_INVISIBLE}, {0x206A, 0x206F, TRAIT_INVISIBLE},
    {0xFEFF, 0xFEFF, TRAIT_INVISIBLE}, {0x180E, 0x180E, TRAIT_INVISIBLE},
    {0x200E, 0x200F, TRAIT_BIDI}, {0x061C, 0x061C, TRAIT_BIDI}, {0x202A, 0x202E, TRAIT_BIDI}, {0x2066, 0x2069, TRAIT_BIDI},
    {0x00AD, 0x00AD, TRAIT_SOFT_HYPHEN},
    {0x1680, 0x1680, TRAIT_ODD_SPACE}, {0x2000, 0x2006, TRAIT_ODD_SPACE}, {0x2008, 0x200A, TRAIT_ODD_SPACE},
    {0x205F, 0x205F, TRAIT_ODD_SPACE}, {0x3000, 0x3000, TRAIT_ODD_SPACE},
    {0x00A0, 0x00A0, TRAIT_NO_BREAK_SPACE}, {0x2007, 0x2007, TRAIT_NO_BREAK_SPACE}, {0x202F, 0x202F, TRAIT_NO_BREAK_SPACE},
    {' ', ' ', TRAIT_SPACE},
    {0x00AB, 0x00AB, TRAIT_QUOTE}, {0x00BB, 0x00BB, TRAIT_QUOTE}, {0x201C, 0x201F, TRAIT_QUOTE}, {0xFF02, 0xFF02, TRAIT_QUOTE},
    {'"', '"', TRAIT_STRAIGHT_QUOTE},
    {0x2018, 0x201B, TRAIT_APOSTROPHE}, {0x02BC, 0x02BC, TRAIT_APOSTROPHE}, {0x0060, 0x0060, TRAIT_APOSTROPHE},
    {0x00B4, 0x00B4, TRAIT_APOSTROPHE}, {0x2032, 0x2032, TRAIT_APOSTROPHE}, {0xFF07, 0xFF07, TRAIT_APOSTROPHE},
    {0x02BB, 0x02BB, TRAIT_APOSTROPHE}, {'\'', '\'', TRAIT_STRAIGHT_APOSTROPHE},
    {0x2012, 0x2015, TRAIT_DASH}, {0x2212, 0x2212, TRAIT_DASH},
    {0x2010, 0x2011, TRAIT_HYPHEN}, {0xFE63, 0xFE63, TRAIT_HYPHEN}, {0xFF0D, 0xFF0D, TRAIT_HYPHEN},
    {'-', '-', TRAIT_ASCII_HYPHEN},
    {0x0660, 0x066C, TRAIT_ARABIC_SIGN}, {0x06F0, 0x06F9, TRAIT_ARABIC_SIGN}, {0x060C, 0x060C, TRAIT_ARABIC_SIGN},
    {0x061B, 0x061B, TRAIT_ARABIC_SIGN}, {0x061F, 0x061F, TRAIT_ARABIC_SIGN}, {0x06D4, 0x06D4, TRAIT_ARABIC_SIGN},
    {'0', '9', TRAIT_ASCII_DIGIT},
    {0x0610, 0x061A, TRAIT_VOWEL_SIGN}, {0x064B, 0x0652, TRAIT_VOWEL_SIGN}, {0x0653, 0x065F, TRAIT_VOWEL_SIGN},
    {0x0670, 0x0670, TRAIT_VOWEL_SIGN}, {0x06D6, 0x06DC, TRAIT_VOWEL_SIGN}, {0x06DF, 0x06E8, TRAIT_VOWEL_SIGN},
    {0x06EA, 0x06ED, TRAIT_VOWEL_SIGN}, {0x08D3, 0x08E1, TRAIT_VOWEL_SIGN}, {0x08E3, 0x08FF, TRAIT_VOWEL_SIGN},
    {0x0640, 0x0640, TRAIT_TATWEEL}, {0x0622, 0x0626, TRAIT_HAMZA}, {0x0671, 0x0673, TRAIT_HAMZA},
    {0x0629, 0x0629, TRAIT_FINAL_LETTER}, {0x0649, 0x0649, TRAIT_FINAL_LETTER},
    {0x06A9, 0x06AA, TRAIT_PERSIAN}, {0x06CC, 0x06CC, TRAIT_PERSIAN}, {0x06D2, 0x06D2, TRAIT_PERSIAN},
    {0x06BE, 0x06BE, TRAIT_PERSIAN}, {0x06C0, 0x06C1, TRAIT_PERSIAN}, {0x06C3, 0x06C3, TRAIT_PERSIAN},
    {0x06D5, 0x06D5, TRAIT_PERSIAN}, {0x06C2, 0x06C2, TRAIT_PERSIAN},
    {0x0401, 0x0401, TRAIT_YO}, {0x0451, 0x0451, TRAIT_YO}, {0x0301, 0x0301, TRAIT_ACUTE},
    {0x0307, 0x0307, TRAIT_DOT_OR_COMMA}, {0x0218, 0x021B, TRAIT_DOT_OR_COMMA},
};

static const UNormalizer2 *nfc, *nfkc;

/* The quick check is of single characters: marks may also stand in the wrong order. */
static bool may_change(const UNormalizer2 *form, UProperty check, UChar32 code)
{
    return u_getIntPropertyValue(code, check) != UNORM_YES || u_getCombiningClass(code) != 0 ||
           !unorm2_hasBoundaryBefore(form, code);
}

static uint32_t script_traits(UChar32 code)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!u_isalpha(code) || u_charType(code) == U_MODIFIER_LETTER)
        return 0;
    switch (uscript_getScript(code, &status)) {
    case USCRIPT_LATIN: return TRAIT_LATIN;
    case USCRIPT_CYRILLIC: return TRAIT_CYRILLIC;
    case USCRIPT_ARABIC: return u_charType(code) == U_OTHER_LETTER ? TRAIT_ARABIC : 0;
    default: return 0;
    }
}

static uint32_t find_traits(uint32_t code)
{
    uint32_t traits = script_traits((UChar32)code);
    if (may_change(nfc, UCHAR_NFC_QUICK_CHECK, (UChar32)code))
        traits |= TRAIT_NFC;
    if (may_change(nfkc, UCHAR_NFKC_QUICK_CHECK, (UChar32)code))
        traits |= TRAIT_NFKC;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            traits |= ranges[i].traits;
    return traits;
}

static uint32_t masks[MAX_BLOCKS][TRAIT_BLOCK];

static size_t add_block(size_t count, uint32_t first)
{
    for (uint32_t i = 0; i < TRAIT_BLOCK; i++)
        masks[count][i] = find_traits(first + i);
    size_t same = 0;
    while (memcmp(masks[same], masks[count], sizeof masks[0]) != 0)
        same++;
    return same;
}

/* Pairs of bytes: ASCII alone, then a row for each lead of two bytes, then one for all leads of more. */
static void print_pairs(void)
{
    printf("const uint16_t trait_rows[0x100] = {");
    for (unsigned lead = 0; lead < 0x100; lead++) {
        unsigned row = lead < 0xC0 ? 0 : lead < 0xE0 ? lead & 0x1F : 0x20;
        printf("%s%u,", lead % 24 ? "" : "\n", lead < 0xC0 ? 0 : 0x80 + row * TRAIT_BLOCK);
    }
    printf("\n};\n\nconst uint32_t trait_pairs[TRAIT_PAIRS] = {");
    for (uint32_t i = 0; i < TRAIT_PAIRS; i++) {
        bool is_alone = i < 0x100, is_long = i >= 0x100 + 0x20 * TRAIT_BLOCK;
        uint32_t traits = is_long ? TRAIT_LONG : is_alone ? (i < 0x80 ? find_traits(i) : 0) : find_traits(i - 0x100);
        printf("%s0x%X,", i % 24 ? "" : "\n", (unsigned)traits);
    }
    printf("\n};\n");
}

int main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t count = 0;
    nfc = unorm2_getNFCInstance(&status);
    nfkc = unorm2_getNFKCInstance(&status);
    if (U_FAILURE(status))
        return 1;
    printf("/* Generated by gen_traits.c from Unicode %s. Do not edit. */\n#include \"rewrite/traits.h\"\n\n", U_UNICODE_VERSION);
    printf("const uint16_t trait_blocks[0x110000 / TRAIT_BLOCK] = {");
    for (uint32_t block = 0; block < CODES / TRAIT_BLOCK; block++) {
        size_t index = add_block(count, block * TRAIT_BLOCK);
        count += index == count;
        if (count == MAX_BLOCKS)
            return 1;
        printf("%s%zu,", block % 24 ? "" : "\n", index);
    }
    printf("\n};\n\nconst uint32_t trait_masks[][TRAIT_BLOCK] = {\n");
    for (size_t b = 0; b < count; b++) {
        printf("{");
        for (size_t i = 0; i < TRAIT_BLOCK; i++)
            printf("0x%X,", (unsigned)masks[b][i]);
        printf("},\n");
    }
    printf("};\n\n");
    print_pairs();
    return fflush(stdout) == 0 ? 0 : 1;
}
