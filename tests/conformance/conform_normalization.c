/* conform_normalization.c - NormalizationTest.txt against ICU's normaliser, which makes our folding tables, against the steps
 * nfc and nfkc of our own normalisation, and against the folding itself: what Unicode calls equivalent has the same letters, strictly and loosely. Where it has not, one of
 * the tailorings below says why. */
#include <criterion/criterion.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <dragoman/normalize.h>

#include "base/utf8.h"
#include "conformance/ucd.h"
#include "lang/fold.h"
#include "lang/letters.h"

/* Columns of a row: source, NFC, NFD, NFKC, NFKD. */
enum { SOURCE, NFC, NFD, NFKC, NFKD, COLUMNS };

struct row {
    uint32_t codes[COLUMNS][UCD_MAX_CODES];
    size_t counts[COLUMNS];
    struct word words[COLUMNS];
};

static bool has(const struct row *row, bool (*is)(uint32_t code))
{
    for (int c = 0; c < COLUMNS; c++)
        for (size_t i = 0; i < row->counts[c]; i++)
            if (is(row->codes[c][i]))
                return true;
    return false;
}

static bool is_hangul(uint32_t code)
{
    return (code >= 0x1100 && code <= 0x11FF) || (code >= 0xAC00 && code <= 0xD7A3);
}

static bool is_iota_subscript(uint32_t code)
{
    return code == 0x345;
}

/* A sign of a vowel, or a mark, that our tables count as a letter: scripts of India and their like. */
static bool is_written_vowel(uint32_t code)
{
    int8_t type = u_charType((UChar32)code);
    return (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) && fold_find(code)->class == FOLD_LETTER;
}

static bool is_urdu_hamza_letter(uint32_t code)
{
    return code == 0x6C2 || code == 0x6D3;
}

static bool is_latin_digraph(uint32_t code)
{
    return code == 0xC6 || code == 0xE6 || code == 0x153 || code == 0x1D2D;
}

static bool covers_hangul(const struct row *row) { return has(row, is_hangul); }
static bool covers_iota(const struct row *row) { return has(row, is_iota_subscript); }
static bool covers_vowels(const struct row *row) { return has(row, is_written_vowel); }
static bool covers_urdu(const struct row *row) { return has(row, is_urdu_hamza_letter); }
static bool covers_digraphs(const struct row *row) { return has(row, is_latin_digraph); }

static bool covers_symbols(const struct row *row)
{
    return row->counts[SOURCE] == 1 && fold_find(row->codes[SOURCE][0])->class == FOLD_OTHER;
}

static bool covers_stress(const struct row *row)
{
    uint32_t mark = row->counts[NFD] == 2 ? row->codes[NFD][1] : 0;
    return fold_find(row->codes[NFD][0])->script == SCRIPT_CYRILLIC && (mark == 0x300 || mark == 0x301);
}

static size_t mark_count(const struct row *row, int column)
{
    size_t count = 0;
    for (size_t i = 0; i < row->counts[column]; i++)
        count += fold_find(row->codes[column][i])->class == FOLD_MARK;
    return count;
}

static bool covers_mark_order(const struct row *row)
{
    return mark_count(row, NFD) >= 2;
}

static struct {
    const char *name;
    bool (*covers)(const struct row *row);
    unsigned used;
} tailorings[] = {
    {"Korean: syllables are letters, lone jamo are not joined to syllables", covers_hangul, 0},
    {"Greek: the iota subscript is a letter when composed and a mark when not", covers_iota, 0},
    {"Scripts of India: vowels written in two parts stay two letters", covers_vowels, 0},
    {"symbols that contain letters are no letters: circled, squared, raised, fractions", covers_symbols, 0},
    {"Cyrillic: grave and acute are stress", covers_stress, 0},
    {"Urdu: hamza on heh goal and yeh barree is a keyboard's heh and yeh", covers_urdu, 0},
    {"Latin: ae and oe are two letters, which an accent does not join again", covers_digraphs, 0},
    {"two marks on one letter in another order than Unicode's compose another strict letter", covers_mark_order, 0},
};

static bool same_letters(const struct word *a, const struct word *b)
{
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->letters[i].strict != b->letters[i].strict || a->letters[i].loose != b->letters[i].loose)
            return false;
    return true;
}

static void read_row(drg_str line, struct row *row)
{
    for (int c = 0; c < COLUMNS; c++) {
        char text[4 * UCD_MAX_CODES];
        size_t len = 0;
        row->counts[c] = ucd_codes(&line, row->codes[c]);
        for (size_t i = 0; i < row->counts[c]; i++)
            len += utf8_encode(row->codes[c][i], text + len);
        word_make(&row->words[c], (drg_str){text, len}, NULL);
        line = str_cut(line, 1, line.len); /* the semicolon */
    }
}

/* Canonical equivalents, then compatibility equivalents. */
static bool is_folded_alike(const struct row *row)
{
    return same_letters(&row->words[SOURCE], &row->words[NFC]) && same_letters(&row->words[SOURCE], &row->words[NFD]) &&
           same_letters(&row->words[NFKC], &row->words[NFKD]) && same_letters(&row->words[SOURCE], &row->words[NFKC]);
}

static bool is_tailored(const struct row *row)
{
    bool found = false;
    for (size_t i = 0; i < sizeof tailorings / sizeof tailorings[0]; i++)
        if (tailorings[i].covers(row)) {
            tailorings[i].used++;
            found = true;
        }
    return found;
}

Test(normalization, equivalents_have_the_same_letters)
{
    static struct row row;
    struct ucd_file file;
    drg_str line;
    ucd_open(&file, TEST_BINARY_DIR "/NormalizationTest.txt");
    while (ucd_row(&file, &line)) {
        read_row(line, &row);
        if (!is_folded_alike(&row))
            cr_expect(is_tailored(&row), "%s:%u: other letters: %.*s", file.path, file.line, (int)line.len, line.ptr);
    }
    for (size_t i = 0; i < sizeof tailorings / sizeof tailorings[0]; i++)
        cr_expect(tailorings[i].used > 0, "no row needs the tailoring \"%s\"", tailorings[i].name);
    ucd_close(&file);
}

static bool normalises(const UNormalizer2 *normalizer, const struct row *row, int from, int to)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar in[2 * UCD_MAX_CODES], out[2 * UCD_MAX_CODES], expected[2 * UCD_MAX_CODES];
    int32_t in_len, out_len, expected_len;
    u_strFromUTF32(in, 2 * UCD_MAX_CODES, &in_len, (const UChar32 *)row->codes[from], (int32_t)row->counts[from], &status);
    u_strFromUTF32(expected, 2 * UCD_MAX_CODES, &expected_len, (const UChar32 *)row->codes[to], (int32_t)row->counts[to],
                   &status);
    out_len = unorm2_normalize(normalizer, in, in_len, out, 2 * UCD_MAX_CODES, &status);
    return U_SUCCESS(status) && u_strCompare(out, out_len, expected, expected_len, false) == 0;
}

Test(normalization, icu_conforms)
{
    static struct row row;
    struct ucd_file file;
    drg_str line;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *forms[] = {[NFC] = unorm2_getNFCInstance(&status), [NFD] = unorm2_getNFDInstance(&status),
                                   [NFKC] = unorm2_getNFKCInstance(&status), [NFKD] = unorm2_getNFKDInstance(&status)};
    cr_assert(U_SUCCESS(status));
    ucd_open(&file, TEST_BINARY_DIR "/NormalizationTest.txt");
    while (ucd_row(&file, &line)) {
        read_row(line, &row);
        for (int from = SOURCE; from < COLUMNS; from++)
            for (int to = NFC; to < COLUMNS; to++)
                if (from < NFKC || to >= NFKC)
                    cr_expect(normalises(forms[to], &row, from, to), "%s:%u: column %d to %d", file.path, file.line,
                              from + 1, to + 1);
    }
    ucd_close(&file);
}

/* A column of the row, as bytes. */
static drg_str column_text(const struct row *row, int column, char bytes[4 * UCD_MAX_CODES])
{
    size_t len = 0;
    for (size_t i = 0; i < row->counts[column]; i++)
        len += utf8_encode(row->codes[column][i], bytes + len);
    return (drg_str){bytes, len};
}

static bool step_makes(const drg_normalizer *normalizer, const struct row *row, int from, int to)
{
    char in[4 * UCD_MAX_CODES], expected[4 * UCD_MAX_CODES];
    drg_normalized *made;
    if (drg_normalize_str(&made, normalizer, column_text(row, from, in), NULL, NULL))
        return false;
    bool is_same = str_eq(drg_normalized_output(made), column_text(row, to, expected));
    drg_normalized_free(made);
    return is_same;
}

Test(normalization, our_steps_conform)
{
    static struct row row;
    struct ucd_file file;
    drg_str line;
    drg_ctx *ctx;
    drg_normalizer *nfc, *nfkc;
    cr_assert(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    cr_assert(drg_normalizer_new(&nfc, ctx, &(drg_normalize_options){.steps = "nfc"}, NULL) == DRG_OK);
    cr_assert(drg_normalizer_new(&nfkc, ctx, &(drg_normalize_options){.steps = "nfkc"}, NULL) == DRG_OK);
    ucd_open(&file, TEST_BINARY_DIR "/NormalizationTest.txt");
    while (ucd_row(&file, &line)) {
        read_row(line, &row);
        for (int from = SOURCE; from < COLUMNS; from++) {
            cr_expect(step_makes(nfkc, &row, from, NFKC), "%s:%u: column %d by nfkc", file.path, file.line, from + 1);
            cr_expect(step_makes(nfc, &row, from, from < NFKC ? NFC : NFKC), "%s:%u: column %d by nfc", file.path, file.line,
                      from + 1);
        }
    }
    ucd_close(&file);
    drg_normalizer_free(nfc);
    drg_normalizer_free(nfkc);
    drg_ctx_free(ctx);
}
