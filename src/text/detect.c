/* detect.c - which legacy encoding bytes are in, by the letters they would make.
 *
 * Every candidate decodes the same sample. A reading earns the frequency of its letters in the language that uses the
 * encoding, and pays for what text does not do: letters of another alphabet, a capital after a small letter, a change of
 * alphabet within a word, symbols and controls inside words. Frequencies are in thousandths of the language's letters (rounded, from general counts of
 * news text); only non-ASCII letters matter, since ASCII reads the same everywhere. */
#include "base/utf8.h"
#include "ext/converter.h"
#include "lang/fold.h"
#include "text/decode.h"

enum { SAMPLE = 1 << 16 };

struct letter_weight {
    uint32_t letter;
    int weight;
};

static const struct letter_weight russian[] = {
    {0x43E, 110}, {0x435, 85}, {0x430, 80}, {0x438, 74}, {0x43D, 67}, {0x442, 63}, {0x441, 55}, {0x440, 47}, {0x432, 45},
    {0x43B, 44}, {0x43A, 35}, {0x43C, 32}, {0x434, 30}, {0x43F, 28}, {0x443, 26}, {0x44F, 20}, {0x44B, 19}, {0x44C, 17},
    {0x433, 17}, {0x437, 16}, {0x431, 16}, {0x447, 14}, {0x439, 12}, {0x445, 10}, {0x436, 9}, {0x448, 7}, {0x44E, 6},
    {0x446, 5}, {0x449, 4}, {0x44D, 3}, {0x444, 3}, {0x44A, 1}, {0x451, 1},
};

static const struct letter_weight arabic[] = {
    {0x627, 125}, {0x644, 120}, {0x64A, 68}, {0x645, 62}, {0x648, 58}, {0x646, 54}, {0x631, 46}, {0x62A, 45}, {0x628, 36},
    {0x639, 34}, {0x62F, 30}, {0x629, 30}, {0x633, 28}, {0x641, 27}, {0x647, 27}, {0x643, 22}, {0x642, 22}, {0x62D, 18},
    {0x623, 18}, {0x62C, 14}, {0x634, 11}, {0x635, 10}, {0x637, 10}, {0x62E, 9}, {0x649, 9}, {0x625, 8}, {0x636, 7},
    {0x630, 6}, {0x62B, 5}, {0x632, 5}, {0x63A, 4}, {0x621, 4}, {0x626, 4}, {0x638, 2}, {0x622, 2}, {0x624, 1},
};

static const struct letter_weight turkish[] = {
    {0x131, 200}, {0xFC, 75}, {0x15F, 70}, {0x11F, 46}, {0xE7, 45}, {0xF6, 33}, {0x130, 12}, {0xE2, 3}, {0xEE, 2},
};

static const struct letter_weight western[] = {
    {0xE9, 60}, {0xE8, 20}, {0xE0, 20}, {0xE4, 25}, {0xF6, 25}, {0xFC, 30}, {0xDF, 10}, {0xE7, 12}, {0xF1, 15},
    {0xE1, 15}, {0xED, 15}, {0xF3, 15}, {0xEA, 8},
};

/* Order breaks ties: the commoner encoding first. */
static const struct candidate {
    const char *encoding;
    const struct letter_weight *letters;
    size_t count;
} candidates[] = {
    {"CP1254", turkish, sizeof turkish / sizeof turkish[0]},
    {"CP1251", russian, sizeof russian / sizeof russian[0]},
    {"CP1256", arabic, sizeof arabic / sizeof arabic[0]},
    {"CP1252", western, sizeof western / sizeof western[0]},
    {"KOI8-R", russian, sizeof russian / sizeof russian[0]},
    {"CP866", russian, sizeof russian / sizeof russian[0]},
    {"ISO-8859-6", arabic, sizeof arabic / sizeof arabic[0]},
    {"ISO-8859-5", russian, sizeof russian / sizeof russian[0]},
    {"CP857", turkish, sizeof turkish / sizeof turkish[0]},
};

static int weight_of(const struct candidate *candidate, uint32_t lower)
{
    for (size_t i = 0; i < candidate->count; i++)
        if (candidate->letters[i].letter == lower)
            return candidate->letters[i].weight;
    return -60;
}

/* Quotes, dashes and signs that edited text holds: neither here nor there. */
static bool is_usual_sign(uint32_t code)
{
    static const uint32_t usual[] = {0xA0,   0xA3,   0xA7,   0xA9,   0xAB,   0xAE,   0xB0,   0xB1,   0xB7,   0xBB,
                                     0xBD,   0xD7,   0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
                                     0x201E, 0x2022, 0x2026, 0x20AC, 0x2116, 0x60C,  0x61B,  0x61F,  0x640,  0x200E,
                                     0x200F, 0x2122};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (usual[i] == code)
            return true;
    return false;
}

/* What one non-ASCII character adds, given the one before it. */
static int score_of(const struct candidate *candidate, uint32_t code, uint32_t before)
{
    const struct fold_record *record = fold_find(code), *previous = fold_find(before);
    if (code == UTF8_REPLACEMENT || code < 0xA0)
        return -500;
    if (record->class != FOLD_LETTER)
        return record->class == FOLD_MARK ? 0 : is_usual_sign(code) ? 0 : -120;
    bool has_one_letter = record->count == 1;
    uint32_t lower = code == 0x130 ? code : has_one_letter ? code + (uint32_t)record->to_strict : code;
    int score = weight_of(candidate, lower);
    if (record->letter_case == FOLD_UPPER && previous->class == FOLD_LETTER && previous->letter_case == FOLD_LOWER)
        score -= 150;
    if (record->letter_case == FOLD_UPPER)
        score -= 4; /* less than what sets letters apart: headlines are all capitals */
    bool other_script = previous->class == FOLD_LETTER && previous->script != record->script;
    return other_script ? score - 150 : score;
}

/* What an ASCII character adds, given the one before it: words do not change their alphabet, and no word runs into a
 * number as "г50" would, were that a pound sign. */
static int score_of_ascii(uint32_t code, uint32_t before)
{
    const struct fold_record *record = fold_find(code), *previous = fold_find(before);
    if (before < 0x80 || previous->class != FOLD_LETTER)
        return 0;
    if (record->class == FOLD_DIGIT)
        return -60;
    return record->class == FOLD_LETTER && record->script != previous->script ? -150 : 0;
}

static bool is_letter(uint32_t code)
{
    return fold_find(code)->class == FOLD_LETTER;
}

static bool starts_with_letter(drg_str text)
{
    size_t at = 0;
    return text.len && is_letter(utf8_next(text, &at));
}

/* A letter that stands alone earns nothing: it may as well be a dash or a sign. */
static drg_status score_candidate(const struct candidate *candidate, drg_str sample, int64_t *score)
{
    struct buf text = buf_make(SAMPLE * 4);
    struct convert_report report;
    *score = 0;
    drg_status status = convert(&text, sample, candidate->encoding, &report, NULL);
    if (status) {
        buf_free(&text);
        return status;
    }
    uint32_t before = ' ';
    size_t next = 0;
    for (size_t at = 0; at < text.len; at = next) {
        uint32_t code = utf8_next(buf_str(&text), &next);
        int added = code < 0x80 ? score_of_ascii(code, before) : score_of(candidate, code, before);
        if (added > 0 && !is_letter(before) && !starts_with_letter(str_cut(buf_str(&text), next, text.len)))
            added = 0;
        *score += added;
        before = code;
    }
    buf_free(&text);
    return DRG_OK;
}

/* UTF-16 without a mark: every other byte is one of few. Little-endian text has them at odd offsets. */
static const char *detect_wide(drg_str bytes)
{
    size_t zeros[2] = {0, 0}, blocks[2] = {0, 0}, pairs = bytes.len / 2;
    for (size_t i = 0; i + 1 < bytes.len; i += 2)
        for (size_t side = 0; side < 2; side++) {
            unsigned char c = (unsigned char)bytes.ptr[i + side];
            zeros[side] += c == 0;
            blocks[side] += c == 0 || c == 4 || c == 6 || c == 1 || c == 0x20; /* Latin, Cyrillic, Arabic, signs */
        }
    if (pairs < 2 || bytes.len % 2)
        return NULL;
    for (size_t side = 0; side < 2; side++) {
        bool is_high = blocks[side] * 10 >= pairs * 9 && zeros[side] > 0 && zeros[1 - side] * 4 < zeros[side] + 4;
        if (is_high)
            return side ? "UTF-16LE" : "UTF-16BE";
    }
    return NULL;
}

/* UTF-32 without a mark: every unit is a code point, which no other text in four-byte steps comes to by chance. */
static const char *detect_wider(drg_str bytes)
{
    bool fits_little = bytes.len >= 8 && bytes.len % 4 == 0, fits_big = fits_little;
    const unsigned char *unit = (const unsigned char *)bytes.ptr;
    for (size_t i = 0; i + 3 < bytes.len && (fits_little || fits_big); i += 4) {
        fits_little = fits_little && unit[i + 3] == 0 && unit[i + 2] <= 0x10;
        fits_big = fits_big && unit[i] == 0 && unit[i + 1] <= 0x10;
    }
    return fits_little ? "UTF-32LE" : fits_big ? "UTF-32BE" : NULL;
}

const char *detect_encoding(drg_str bytes)
{
    drg_str sample = {bytes.ptr, bytes.len < SAMPLE ? bytes.len : SAMPLE & ~(size_t)3};
    const char *wide = detect_wider(sample);
    if (!wide)
        wide = detect_wide(sample);
    if (wide)
        return wide;
    const char *best = "CP1252";
    int64_t best_score = INT64_MIN;
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        int64_t score;
        drg_status status = score_candidate(&candidates[i], sample, &score);
        if (status == DRG_ENOMEM)
            return NULL;
        if (!status && score > best_score) { /* else: this system does not know the encoding */
            best_score = score;
            best = candidates[i].encoding;
        }
    }
    return best;
}
