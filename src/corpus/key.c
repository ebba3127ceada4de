/* key.c - folding a line for comparison: a table for everyday characters, the folding records for all others. */
#include "corpus/key.h"

#include "base/utf8.h"
#include "lang/fold.h"

/* Units that stand for no character: halves of surrogate pairs, which no row of the table can be. */
enum { SLOW = 0xD800, DROP = 0xD801 };

/* What a row says beside its unit. */
enum { ROW_KEPT = 1 << 16, ROW_SPACE = 1 << 17, ROW_SLOW = 1 << 18 };

enum {
    ROOM = 32, /* units beyond one a byte: no character makes more than 18 letters */
    CHUNK = 64 /* bytes that are looked at together */
};

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

/* What a character becomes when that is one unit, whatever stands before it; else SLOW. */
static uint32_t unit_of(const struct keyer *keyer, uint32_t code)
{
    const struct fold_record *record = fold_find(code);
    switch (record->class) {
    case FOLD_LETTER:
        return record->count == 1 ? letter_of(keyer, code + (uint32_t)record->to_strict, code + (uint32_t)record->to_loose) : SLOW;
    case FOLD_DIGIT: return is_letters(keyer) ? '0' : code + (uint32_t)record->to_strict;
    case FOLD_MARK: return can_join(code) ? SLOW : DROP;
    case FOLD_IGNORED: return DROP;
    case FOLD_SPACE:
    case FOLD_NEWLINE: return is_letters(keyer) ? DROP : ' ';
    case FOLD_APOSTROPHE: return is_letters(keyer) ? DROP : '\'';
    case FOLD_HYPHEN: return is_letters(keyer) ? DROP : '-';
    default: return is_letters(keyer) ? DROP : code == 0x2026 ? SLOW : punctuation(code);
    }
}

static uint32_t row_of(uint32_t unit)
{
    return unit | (unit == SLOW ? ROW_SLOW : unit == DROP ? 0 : unit == ' ' ? ROW_KEPT | ROW_SPACE : ROW_KEPT);
}

void keyer_init(struct keyer *keyer, drg_key_level level)
{
    keyer->level = level;
    for (uint32_t code = 0; code < KEY_ROWS; code++)
        keyer->rows[code] = row_of(code < KEY_ROWS - 1 ? unit_of(keyer, code) : (uint32_t)SLOW);
    for (unsigned byte = 0; byte < 0x100; byte++) {
        keyer->first[byte] = (uint16_t)(byte < 0x80 ? byte : byte < 0xE0 ? (byte & 0x1F) << 6 : KEY_ROWS - 1);
        keyer->second[byte] = byte >= 0xC0 && byte < 0xE0 ? 0x3F : 0;
    }
}

static void put_code(struct key_text *text, uint32_t code)
{
    if (code < 0x10000) {
        bool is_run = code == ' ' && text->items[text->count - 1] == ' ';
        text->items[text->count] = (uint16_t)code;
        text->count += code != DROP && !is_run;
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
    uint32_t unit = composed && composed < 0x10000 ? unit_of(keyer, composed) : SLOW;
    if (unit != SLOW)
        *before = (uint16_t)unit;
}

/* A character without a row in the table, or with one that says so. */
static void put_slow(const struct keyer *keyer, struct key_text *text, uint32_t code)
{
    uint32_t unit = unit_of(keyer, code);
    if (unit != SLOW) {
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

/* Eight bytes that are each a unit of text but for capitals: ASCII without controls, grave accents and runs of spaces. */
static bool is_plain_word(uint64_t word)
{
    const uint64_t high = STR_EACH_BYTE * 0x80;
    uint64_t others = word ^ STR_EACH_BYTE * ' ';
    uint64_t spaces = ~(((others & ~high) + ~high) | others) & high;
    bool is_below = ((word - STR_EACH_BYTE * 0x20) & ~word & high) != 0;
    return !(word & high) && !is_below && !str_word_has(word, '`') && !(spaces & spaces << 8);
}

/* What CHUNK bytes are, the first lowest. */
struct chunk {
    uint64_t leads; /* a bit a byte: begins a character  */
    unsigned plain; /* a bit a word of eight: is plain   */
};

static struct chunk look_at(const struct keyer *keyer, const unsigned char *s)
{
    struct chunk chunk = {0, 0};
    for (unsigned i = 0; i < CHUNK / 8; i++) {
        uint64_t word = str_word((const char *)s + 8 * i);
        bool is_run = i && s[8 * i] == ' ' && s[8 * i - 1] == ' ';
        chunk.plain |= (unsigned)(is_plain_word(word) && !is_run) << i;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
        uint64_t marks = ~(word >> 7 & ~(word >> 6)) & STR_EACH_BYTE; /* the product gathers them in its highest byte */
        chunk.leads |= marks * UINT64_C(0x0102040810204080) >> 56 << 8 * i;
    }
    if (is_letters(keyer))
        chunk.plain = 0;
    return chunk;
}

/* Plain characters, in a loop that compilers make wide. */
static void put_plain(const unsigned char *s, size_t count, struct key_text *text)
{
    uint16_t *out = text->items + text->count;
    for (size_t i = 0; i < count; i++)
        out[i] = (uint16_t)(s[i] + ((unsigned char)(s[i] - 'A') < 26 ? 32 : 0));
    text->count += count;
}

/* Folds the characters that begin at `leads`, up to the first that the table does not know: its offset, or CHUNK. What a
 * character becomes decides no branch and no comparison, for text has too many kinds of them to foretell the next. */
static unsigned put_leads(const struct keyer *keyer, const unsigned char *s, uint64_t leads, struct key_text *text)
{
    uint16_t *out = text->items + text->count;
    uint32_t after_space = out[-1] == ' ';
    unsigned at = CHUNK;
    for (; leads; leads &= leads - 1) {
        unsigned place = (unsigned)__builtin_ctzll(leads);
        const unsigned char *c = s + place;
        uint32_t row = keyer->rows[keyer->first[*c] + (c[1] & keyer->second[*c])];
        if (row & ROW_SLOW) {
            at = place;
            break;
        }
        uint32_t is_kept = row / ROW_KEPT & 1, is_space = row / ROW_SPACE;
        *out = (uint16_t)row;
        out += is_kept - (is_space & after_space);
        after_space = is_space | (after_space & ~is_kept);
    }
    text->count = (size_t)(out - text->items);
    return at;
}

/* Folds the characters that begin in a chunk, up to the first that the table does not know: its offset, or CHUNK. */
static unsigned fold_chunk(const struct keyer *keyer, const unsigned char *s, struct chunk chunk, struct key_text *text)
{
    chunk.plain &= s[0] == ' ' && text->items[text->count - 1] == ' ' ? ~1u : ~0u;
    for (unsigned word = 0, next; word < CHUNK / 8; word = next) {
        bool is_plain = chunk.plain >> word & 1;
        unsigned others = (is_plain ? ~chunk.plain : chunk.plain) >> word << word | 1u << CHUNK / 8;
        next = (unsigned)__builtin_ctz(others); /* words up to here are of one kind */
        if (is_plain) {
            put_plain(s + 8 * word, 8 * (next - word), text);
            continue;
        }
        uint64_t below = next < CHUNK / 8 ? (UINT64_C(1) << 8 * next) - 1 : UINT64_MAX;
        unsigned at = put_leads(keyer, s, chunk.leads & below & UINT64_MAX << 8 * word, text);
        if (at < CHUNK)
            return at;
    }
    return CHUNK;
}

/* Folds from *at on to the first character that the table does not know, or to the end. Room is there. */
static void fold_plain(const struct keyer *keyer, drg_str line, size_t *at, struct key_text *text)
{
    while (*at < line.len) {
        unsigned char last[CHUNK + 1] = {0};
        const unsigned char *s = (const unsigned char *)line.ptr + *at;
        size_t rest = line.len - *at;
        if (rest <= CHUNK) { /* a character may end beyond its chunk, and zeros after the line are no part of it */
            memcpy(last, s, rest);
            s = last;
        }
        struct chunk chunk = look_at(keyer, s);
        if (rest < CHUNK) {
            chunk.leads &= (UINT64_C(1) << rest) - 1;
            chunk.plain &= (1u << rest / 8) - 1;
        }
        unsigned done = fold_chunk(keyer, s, chunk, text);
        *at += done < rest ? done : rest;
        if (done < CHUNK)
            return;
    }
}

bool key_fold(const struct keyer *keyer, drg_str line, struct key_text *text)
{
    if (!vec_reserve(text, line.len + ROOM))
        return false;
    text->items[0] = ' '; /* spaces in front go as those after a space do */
    text->count = 1;
    for (size_t at = 0;;) {
        fold_plain(keyer, line, &at, text);
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

struct hash128 key_join(struct hash128 src, struct hash128 tgt)
{
    struct hash128 both[2] = {src, tgt};
    return hash_bytes128(both, sizeof both);
}
