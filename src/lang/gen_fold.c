/* gen_fold.c - build-time program: writes fold_tables.inc, the folding tables, from ICU's character data.
 *
 * Everything is derived from Unicode properties and NFKC_Casefold (UAX #44); the few rules of docs/architecture.md that
 * Unicode does not know (Arabic look-alikes, yo, letters without a decomposition) stand in the tables below. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "lang/fold.h"

enum { BLOCK = FOLD_BLOCK, CODES = FOLD_CODES, MAX_LETTERS = 18, MAX_RECORDS = 65536 };

static const UNormalizer2 *casefold, *decompose, *compose;

struct entry {
    struct fold_record record;
    struct fold_pair letters[MAX_LETTERS];
};

/* Letters that mean the same in the loose key though Unicode does not relate them. */
static const struct { uint32_t from, to; } loose_rules[] = {
    {0x0131, 'i'},    {0x0142, 'l'},    {0x0111, 'd'},    {0x00F8, 'o'},    {0x0259, 'e'},    {0x0127, 'h'},
    {0x0166, 't'},    {0x0180, 'b'},
    {0x0451, 0x0435}, /* yo = ye */
    {0x0622, 0x0627}, {0x0623, 0x0627}, {0x0625, 0x0627}, {0x0671, 0x0627}, /* alef forms */
    {0x0624, 0x0648}, {0x0626, 0x064A}, /* hamza seats */
    {0x0649, 0x064A}, /* alef maksura = yeh */
    {0x0629, 0x0647}, /* ta marbuta = ha */
};

/* Persian and Urdu letters, typed for Arabic ones: another keyboard, not another spelling. */
static const struct { uint32_t from, to; } strict_rules[] = {
    {0x06A9, 0x0643}, {0x06AA, 0x0643}, {0x06CC, 0x064A}, {0x06D2, 0x064A}, {0x06BE, 0x0647},
    {0x06C1, 0x0647}, {0x06C0, 0x0647}, {0x06D5, 0x0647}, {0x06C3, 0x0629}, {0x0130, 'i'},
    {0x0219, 0x015F}, {0x021B, 0x0163}, /* comma below for cedilla */
};

/* Letters that spell two: both letters are strict, so that the loose letters stay in step. */
static const struct { uint32_t from; char to[3]; } digraphs[] = {
    {0x00E6, "ae"}, {0x0153, "oe"}, {0x00FE, "th"}, {0x0133, "ij"},
};

static const uint32_t apostrophes[] = {0x27, 0x2019, 0x02BC, 0x2018, 0xB4, 0x60, 0x2032, 0xFF07, 0x02BB};
static const uint32_t hyphens[] = {0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xFE63, 0xFF0D, 0x30A0, 0x05BE};
/* Signs for hamza and ain in romanised Arabic, and the tatweel: written or not, the word is the same. */
static const uint32_t ignored[] = {0x02BE, 0x02BF, 0x0640};

static bool listed(const uint32_t *list, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == code)
            return true;
    return false;
}

#define LISTED(list, code) listed(list, sizeof(list) / sizeof(list)[0], code)

static uint8_t script_of(uint32_t code)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)code, &status)) {
    case USCRIPT_LATIN: return SCRIPT_LATIN;
    case USCRIPT_ARABIC: return SCRIPT_ARABIC;
    case USCRIPT_CYRILLIC: return SCRIPT_CYRILLIC;
    case USCRIPT_GREEK: return SCRIPT_GREEK;
    case USCRIPT_HEBREW: return SCRIPT_HEBREW;
    default: return SCRIPT_OTHER;
    }
}

/* Marks that a word can do without; the vowel signs of Indic scripts are not among them. */
static bool is_droppable_mark(uint32_t code)
{
    UErrorCode status = U_ZERO_ERROR;
    int8_t type = u_charType((UChar32)code);
    if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK)
        return false;
    UScriptCode script = uscript_getScript((UChar32)code, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
           script == USCRIPT_HEBREW || script == USCRIPT_CYRILLIC || script == USCRIPT_LATIN ||
           script == USCRIPT_GREEK || script == USCRIPT_SYRIAC;
}

static uint8_t class_of(uint32_t code)
{
    int8_t type = u_charType((UChar32)code);
    if (LISTED(apostrophes, code))
        return FOLD_APOSTROPHE;
    if (LISTED(hyphens, code))
        return FOLD_HYPHEN;
    if (LISTED(ignored, code))
        return FOLD_IGNORED;
    if (code == '.' || code == 0xFF0E || code == 0x2024)
        return FOLD_PERIOD;
    if (code == 0xFFFC)
        return FOLD_OPAQUE;
    if (code == '\n' || code == '\r' || code == 0x0B || code == 0x0C || code == 0x85 || code == 0x2028 || code == 0x2029)
        return FOLD_NEWLINE;
    if (code == '\t' || type == U_SPACE_SEPARATOR)
        return FOLD_SPACE;
    if (is_droppable_mark(code))
        return FOLD_MARK;
    if (u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return FOLD_IGNORED;
    if (type == U_DECIMAL_DIGIT_NUMBER)
        return FOLD_DIGIT;
    bool is_word = u_isalpha((UChar32)code) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
                   type == U_LETTER_NUMBER;
    return is_word ? FOLD_LETTER : FOLD_OTHER;
}

static uint8_t case_of(uint32_t code)
{
    if (u_hasBinaryProperty((UChar32)code, UCHAR_UPPERCASE) || u_charType((UChar32)code) == U_TITLECASE_LETTER)
        return FOLD_UPPER;
    return u_hasBinaryProperty((UChar32)code, UCHAR_LOWERCASE) ? FOLD_LOWER : FOLD_CASELESS;
}

/* The code points of `normalizer` applied to one code point; returns their count. */
static int normalised(const UNormalizer2 *normalizer, uint32_t code, uint32_t out[64])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar in[2], text[64];
    int32_t in_len = 0, len, count = 0;
    U16_APPEND_UNSAFE(in, in_len, code);
    len = unorm2_normalize(normalizer, in, in_len, text, 64, &status);
    if (U_FAILURE(status))
        exit(1);
    for (int32_t i = 0; i < len;) {
        UChar32 c;
        U16_NEXT(text, i, len, c);
        out[count++] = (uint32_t)c;
    }
    return count;
}

static uint32_t strict_rule(uint32_t code)
{
    for (size_t i = 0; i < sizeof strict_rules / sizeof strict_rules[0]; i++)
        if (strict_rules[i].from == code)
            return strict_rules[i].to;
    return code;
}

/* The loose letter of a strict letter. */
static uint32_t loose_of(uint32_t strict)
{
    for (size_t i = 0; i < sizeof loose_rules / sizeof loose_rules[0]; i++)
        if (loose_rules[i].from == strict)
            return loose_rules[i].to;
    uint8_t script = script_of(strict);
    if (script != SCRIPT_LATIN && script != SCRIPT_GREEK)
        return strict;
    uint32_t parts[64];
    int count = normalised(decompose, strict, parts);
    for (int i = 1; i < count; i++)
        if (u_charType((UChar32)parts[i]) != U_NON_SPACING_MARK)
            return strict;
    /* A stroke or a hook can sit under the accent: o with stroke and acute. */
    return parts[0] == strict ? strict : loose_of(parts[0]);
}

static int strict_letters(uint32_t code, uint32_t out[64])
{
    for (size_t i = 0; i < sizeof digraphs / sizeof digraphs[0]; i++)
        if (digraphs[i].from == (uint32_t)u_tolower((UChar32)code)) {
            out[0] = (uint32_t)digraphs[i].to[0];
            out[1] = (uint32_t)digraphs[i].to[1];
            return 2;
        }
    uint32_t parts[64];
    uint32_t ruled = strict_rule(code);
    int count = normalised(casefold, ruled, parts), kept = 0;
    for (int i = 0; i < count; i++) {
        uint8_t class = class_of(parts[i]);
        if (class == FOLD_LETTER || class == FOLD_DIGIT)
            out[kept++] = strict_rule(parts[i]);
    }
    return kept;
}

static void fill(struct entry *entry, uint32_t code)
{
    struct fold_record *record = &entry->record;
    record->class = class_of(code);
    if (record->class != FOLD_LETTER && record->class != FOLD_DIGIT)
        return;
    record->letter_case = case_of(code);
    record->script = script_of(code);
    uint32_t letters[64];
    int count = record->class == FOLD_DIGIT ? 1 : strict_letters(code, letters);
    if (record->class == FOLD_DIGIT)
        letters[0] = '0' + (uint32_t)u_charDigitValue((UChar32)code);
    if (count == 0) {
        record->class = FOLD_IGNORED;
        return;
    }
    record->count = (uint8_t)(count < MAX_LETTERS ? count : MAX_LETTERS);
    for (int i = 0; i < record->count; i++)
        entry->letters[i] = (struct fold_pair){letters[i], loose_of(letters[i])};
    if (record->count == 1) {
        record->to_strict = (int32_t)(letters[0] - code);
        record->to_loose = (int32_t)(entry->letters[0].loose - code);
    }
}

static struct fold_record records[MAX_RECORDS];
static size_t record_count;
static struct fold_pair expansions[MAX_RECORDS];
static size_t expansion_count;

static uint16_t record_index(const struct entry *entry)
{
    struct fold_record record = entry->record;
    if (record.count > 1) {
        record.first = (uint16_t)expansion_count;
        memcpy(&expansions[expansion_count], entry->letters, record.count * sizeof entry->letters[0]);
        expansion_count += record.count;
    }
    for (size_t i = 0; i < record_count; i++)
        if (memcmp(&records[i], &record, sizeof record) == 0)
            return (uint16_t)i;
    if (record_count == MAX_RECORDS)
        exit(1);
    records[record_count] = record;
    return (uint16_t)record_count++;
}

static void write_index(void)
{
    static uint16_t blocks[CODES / BLOCK][BLOCK];
    static uint16_t block_of[CODES / BLOCK];
    size_t block_count = 0;
    for (uint32_t b = 0; b < CODES / BLOCK; b++) {
        uint16_t *block = blocks[block_count];
        for (uint32_t i = 0; i < BLOCK; i++) {
            struct entry entry;
            memset(&entry, 0, sizeof entry);
            fill(&entry, b * BLOCK + i);
            block[i] = record_index(&entry);
        }
        size_t same = 0;
        while (memcmp(blocks[same], block, sizeof blocks[0]) != 0)
            same++;
        block_of[b] = (uint16_t)same;
        block_count += same == block_count;
    }
    printf("const uint16_t fold_blocks[] = {");
    for (size_t i = 0; i < CODES / BLOCK; i++)
        printf("%s%u,", i % 24 ? "" : "\n", (unsigned)block_of[i]);
    printf("\n};\n\nconst uint16_t fold_index[][FOLD_BLOCK] = {\n");
    for (size_t b = 0; b < block_count; b++) {
        printf("{");
        for (size_t i = 0; i < BLOCK; i++)
            printf("%u,", (unsigned)blocks[b][i]);
        printf("},\n");
    }
    printf("};\n\n");
}

static void write_records(void)
{
    printf("const struct fold_record fold_records[] = {\n");
    for (size_t i = 0; i < record_count; i++)
        printf("{%d,%d,%d,%d,%d,%d,%d},\n", (int)records[i].to_strict, (int)records[i].to_loose, records[i].class,
               records[i].letter_case, records[i].script, records[i].count, records[i].first);
    printf("};\n\nstatic const struct fold_pair fold_expansions[] = {\n");
    for (size_t i = 0; i < expansion_count; i++)
        printf("{0x%X,0x%X},\n", (unsigned)expansions[i].strict, (unsigned)expansions[i].loose);
    printf("};\n\n");
}

/* All canonical compositions of a letter and a mark, but for Cyrillic with grave or acute: there the mark is stress. */
static void write_compositions(void)
{
    static struct fold_composition list[4096];
    size_t count = 0;
    for (uint32_t code = 0; code < CODES; code++) {
        uint32_t parts[64];
        UErrorCode status = U_ZERO_ERROR;
        UChar raw[8];
        int32_t len = unorm2_getRawDecomposition(compose, (UChar32)code, raw, 8, &status), at = 0, n = 0;
        if (len < 2 || U_FAILURE(status))
            continue;
        while (at < len) {
            UChar32 c;
            U16_NEXT(raw, at, len, c);
            parts[n++] = (uint32_t)c;
        }
        if (n != 2)
            continue;
        bool is_stress = script_of(code) == SCRIPT_CYRILLIC && (parts[1] == 0x300 || parts[1] == 0x301);
        bool is_pair = class_of(parts[1]) == FOLD_MARK && case_of(code) != FOLD_UPPER &&
                       unorm2_composePair(compose, (UChar32)parts[0], (UChar32)parts[1]) == (UChar32)code;
        if (is_pair && !is_stress && count < 4096)
            list[count++] = (struct fold_composition){parts[0], parts[1], code};
    }
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j && (list[j - 1].base > list[j].base ||
                                 (list[j - 1].base == list[j].base && list[j - 1].mark > list[j].mark));
             j--) {
            struct fold_composition swap = list[j];
            list[j] = list[j - 1];
            list[j - 1] = swap;
        }
    printf("static const struct fold_composition fold_compositions[] = {\n");
    for (size_t i = 0; i < count; i++)
        printf("{0x%X,0x%X,0x%X},\n", (unsigned)list[i].base, (unsigned)list[i].mark, (unsigned)list[i].composed);
    printf("};\n");
}

int main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    casefold = unorm2_getNFKCCasefoldInstance(&status);
    decompose = unorm2_getNFDInstance(&status);
    compose = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status))
        return 1;
    printf("/* Generated by gen_fold.c from ICU %s, Unicode %s. Do not edit. */\n\n", U_ICU_VERSION, U_UNICODE_VERSION);
    write_index();
    write_records();
    write_compositions();
    return fflush(stdout) == 0 ? 0 : 1;
}
