/* key.c - folding a line for comparison: a table for everyday characters, the folding records for all others. */
#include "corpus/key.h"
#include "corpus/key_plain.h"

#include "base/utf8.h"
#include "lang/fold.h"

enum { ROOM = 32 }; /* units beyond one a byte: no character makes more than 18 letters */

/* Punctuation that is one mark in several styles, as ranges. Spaces, apostrophes and hyphens are classes of the fold. */
static const struct {
    uint16_t first, last;
    char unit;
} styles[] = {
    {0x22, 0x22, '"'},     {0xAB, 0xAB, '"'},     {0xBB, 0xBB, '"'},     {0x201C, 0x201F, '"'}, {0x2033, 0x2033, '"'},
    {0x2039, 0x203A, '"'}, {0x201A, 0x201B, '\''}, {0x2014, 0x2015, '-'}, {0x060C, 0x060C, ','}, {0x061B, 0x061B, ';'},
    {0x061F, 0x061F, '?'}, {0x066A, 0x066A, '%'},
};

static uint32_t punctuation(uint32_t code)
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (code >= styles[i].first && code <= styles[i].last)
            return (uint32_t)styles[i].unit;
    bool is_full_width = code >= 0xFF01 && code <= 0xFF5E;
    return is_full_width ? code - 0xFEE0 : code;
}

static bool is_letters(const struct keyer *keyer)
{
    return keyer->level == DRG_KEY_LETTERS;
}

/* Of Turkish capitals nobody can tell which i they are: ours are all one. */
static uint32_t letter_of(const struct keyer *keyer, uint32_t strict, uint32_t loose)
{
    return is_letters(keyer) ? loose : strict == 0x131 ? 'i' : strict;
}

/* Marks that join with the letter before into another one; all others are dropped. */
static bool can_join(uint32_t mark)
{
    return (mark >= 0x300 && mark <= 0x36F) || (mark >= 0x653 && mark <= 0x655);
}

/* What a character becomes when that is one unit, whatever stands before it; else ROW_SLOW. */
static uint32_t unit_of(const struct keyer *keyer, uint32_t code)
{
    const struct fold_record *record = fold_find(code);
    switch (record->class) {
    case FOLD_LETTER:
        return record->count == 1 ? letter_of(keyer, code + (uint32_t)record->to_strict, code + (uint32_t)record->to_loose) : ROW_SLOW;
    case FOLD_DIGIT: return is_letters(keyer) ? '0' : code + (uint32_t)record->to_strict;
    case FOLD_MARK: return can_join(code) ? ROW_SLOW : ROW_DROP;
    case FOLD_IGNORED: return ROW_DROP;
    case FOLD_SPACE:
    case FOLD_NEWLINE: return is_letters(keyer) ? ROW_DROP : ' ';
    case FOLD_APOSTROPHE: return is_letters(keyer) ? ROW_DROP : '\'';
    case FOLD_HYPHEN: return is_letters(keyer) ? ROW_DROP : '-';
    default: return is_letters(keyer) ? ROW_DROP : code == 0x2026 ? ROW_SLOW : punctuation(code);
    }
}

/* To gather the bytes, or pairs of bytes, whose bits are set: where each comes from. */
static void init_gather(struct keyer *keyer)
{
    memset(keyer->bytes, 0x80, sizeof keyer->bytes);
    memset(keyer->pairs, 0x80, sizeof keyer->pairs);
    for (unsigned set = 0; set < 0x100; set++)
        for (unsigned bit = 0, n = 0; bit < 8; bit++)
            if (set >> bit & 1) {
                keyer->bytes[set][n] = (uint8_t)bit;
                keyer->pairs[set][2 * n] = (uint8_t)(2 * bit);
                keyer->pairs[set][2 * n++ + 1] = (uint8_t)(2 * bit + 1);
            }
}

void keyer_init(struct keyer *keyer, drg_key_level level)
{
    keyer->level = level;
    for (uint32_t code = 0; code < KEY_ROWS; code++)
        keyer->rows[code] = (uint16_t)(code < KEY_ROWS - 1 ? unit_of(keyer, code) : ROW_SLOW);
    for (unsigned byte = 0; byte < 0x100; byte++) {
        keyer->first[byte] = (uint16_t)(byte < 0x80 ? byte : byte < 0xE0 ? (byte & 0x1F) << 6 : KEY_ROWS - 1);
        keyer->second[byte] = byte >= 0xC0 && byte < 0xE0 ? 0x3F : 0;
    }
    for (uint32_t code = 0; code < KEY_ROWS - 1; code++) {
        keyer->low[code >> 6][code >> 4 & 3][code & 15] = (uint8_t)keyer->rows[code];
        keyer->high[code >> 6][code >> 4 & 3][code & 15] = (uint8_t)(keyer->rows[code] >> 8);
    }
    init_gather(keyer);
}

static void put_code(struct key_text *text, uint32_t code)
{
    if (code < 0x10000) {
        bool is_run = code == ' ' && text->items[text->count - 1] == ' ';
        text->items[text->count] = (uint16_t)code;
        text->count += code != ROW_DROP && !is_run;
        return;
    }
    text->items[text->count++] = (uint16_t)(0xD7C0 + (code >> 10));
    text->items[text->count++] = (uint16_t)(0xDC00 | (code & 0x3FF));
}

/* A mark joins the letter before it, or goes. */
static void join(const struct keyer *keyer, struct key_text *text, uint32_t mark)
{
    uint16_t *before = &text->items[text->count - 1];
    uint32_t composed = fold_compose(*before, mark);
    uint32_t unit = composed && composed < 0x10000 ? unit_of(keyer, composed) : ROW_SLOW;
    if (unit != ROW_SLOW)
        *before = (uint16_t)unit;
}

/* A character without a row in the table, or with one that says so. */
static void put_slow(const struct keyer *keyer, struct key_text *text, uint32_t code)
{
    uint32_t unit = unit_of(keyer, code);
    if (unit != ROW_SLOW) {
        put_code(text, unit);
        return;
    }
    const struct fold_record *record = fold_find(code);
    if (record->class == FOLD_MARK)
        join(keyer, text, code);
    for (uint32_t i = 0; code == 0x2026 && i < 3; i++)
        put_code(text, '.');
    if (record->class != FOLD_LETTER)
        return;
    const struct fold_pair *letters = fold_expansion(record);
    for (uint32_t i = 0; i < record->count; i++)
        put_code(text, letter_of(keyer, letters[i].strict, letters[i].loose));
}

static size_t fold_plain(const struct keyer *keyer, drg_str line, size_t at, struct key_text *text)
{
#ifdef KEY_HAS_WIDE
    if (key_wide_works())
        return key_plain_wide(keyer, line, at, text);
#endif
    return key_plain_scalar(keyer, line, at, text);
}

bool key_fold(const struct keyer *keyer, drg_str line, struct key_text *text)
{
    if (!vec_reserve(text, line.len + ROOM))
        return false;
    text->items[0] = ' '; /* spaces in front go as those after a space do */
    text->count = 1;
    for (size_t at = 0;;) {
        at = fold_plain(keyer, line, at, text);
        if (at == line.len)
            break;
        if (!vec_reserve(text, text->count + (line.len - at) + ROOM))
            return false;
        put_slow(keyer, text, utf8_next(line, &at));
    }
    if (text->count > 1 && text->items[text->count - 1] == ' ')
        text->count--;
    return true;
}

bool key_make(struct hash128 *key, const struct keyer *keyer, drg_str line, struct key_text *text)
{
    if (keyer->level == DRG_KEY_EXACT) {
        *key = hash_bytes128(line.ptr, line.len);
        return true;
    }
    if (!key_fold(keyer, line, text))
        return false;
    bool is_bare = is_letters(keyer) && key_count(text) == 0; /* rules of stars and dashes are not one another's duplicates */
    *key = is_bare ? hash_bytes128(line.ptr, line.len) : hash_bytes128(key_units(text), key_count(text) * sizeof *text->items);
    return true;
}

bool key_make_unit(struct hash128 *out, const struct keyer *keyer, const drg_str *sides, size_t count, struct key_text *text)
{
    struct hash128 both[2];
    if (!key_make(out, keyer, sides[0], text))
        return false;
    for (size_t i = 1; i < count; i++) {
        both[0] = *out;
        if (!key_make(&both[1], keyer, sides[i], text))
            return false;
        *out = hash_bytes128(both, sizeof both);
    }
    return true;
}
