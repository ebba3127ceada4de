/* key_plain.c - folding by table. What a character becomes decides no branch, for text has too many kinds of them to foretell
 * the next. */
#include "corpus/key_plain.h"

#include <string.h>

#include "base/utf8.h"

size_t key_plain_scalar(const struct keyer *keyer, drg_str line, size_t at, struct key_text *text)
{
    const unsigned char *s = (const unsigned char *)line.ptr;
    uint16_t *out = text->items + text->count;
    uint32_t after_space = out[-1] == ' ';
    while (at < line.len) {
        unsigned lead = s[at], next = at + 1 < line.len ? s[at + 1] : 0;
        uint16_t row = keyer->rows[keyer->first[lead] + (next & keyer->second[lead])];
        if (row == ROW_SLOW)
            break;
        uint32_t is_dropped = row == ROW_DROP, is_space = row == ' ';
        *out = row;
        out += 1 - (is_dropped | (is_space & after_space));
        after_space = is_space | (after_space & is_dropped);
        at += lead >= 0xC0 ? 2 : 1;
    }
    text->count = (size_t)(out - text->items);
    return at;
}

#ifdef KEY_HAS_WIDE

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,popcnt")))

enum { GROUP = 8 };

bool key_wide_works(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
}

AVX2 static inline __m128i load_half(const void *from)
{
    return _mm_loadl_epi64((const __m128i *)from);
}

/* The rows' numbers of the characters that begin at `leads` of eight bytes, in lanes of 16 bits. `s` has nine. */
AVX2 static inline __m128i row_numbers(const struct keyer *keyer, const unsigned char *s, unsigned leads)
{
    __m128i gather = load_half(keyer->bytes[leads]);
    __m128i lead = _mm_cvtepu8_epi16(_mm_shuffle_epi8(load_half(s), gather));
    __m128i next = _mm_cvtepu8_epi16(_mm_shuffle_epi8(load_half(s + 1), gather));
    __m128i two = _mm_or_si128(_mm_slli_epi16(_mm_and_si128(lead, _mm_set1_epi16(0x1F)), 6), _mm_and_si128(next, _mm_set1_epi16(0x3F)));
    __m128i number = _mm_blendv_epi8(lead, two, _mm_cmpgt_epi16(lead, _mm_set1_epi16(0x7F)));
    return _mm_blendv_epi8(number, _mm_set1_epi16(KEY_ROWS - 1), _mm_cmpgt_epi16(lead, _mm_set1_epi16(0xDF)));
}

/* The lanes of `units` that are in the set, the first eight bits, moved together. */
AVX2 static inline __m128i gather_units(const struct keyer *keyer, __m128i units, unsigned set)
{
    return _mm_shuffle_epi8(units, _mm_loadu_si128((const __m128i *)(const void *)keyer->pairs[set]));
}

/* The lanes that are this unit. */
AVX2 static inline unsigned find_units(__m128i units, unsigned unit)
{
    __m128i is_unit = _mm_cmpeq_epi16(units, _mm_set1_epi16((short)unit));
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(is_unit, is_unit)) & 0xFF;
}

/* Eight bytes that stand for themselves but for capitals: ASCII without controls and grave accents. */
AVX2 static inline bool is_ascii_text(__m128i bytes)
{
    __m128i others = _mm_or_si128(_mm_cmpgt_epi8(_mm_set1_epi8(' '), bytes), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`')));
    return !(_mm_movemask_epi8(others) & 0xFF);
}

AVX2 static inline __m128i lower_ascii(__m128i bytes)
{
    __m128i is_capital = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)), _mm_cmpgt_epi8(_mm_set1_epi8('Z' + 1), bytes));
    return _mm_cvtepu8_epi16(_mm_add_epi8(bytes, _mm_and_si128(is_capital, _mm_set1_epi8(32))));
}

/* Puts the first `count` units, but for spaces after a space. */
AVX2 static inline uint16_t *put_units(const struct keyer *keyer, uint16_t *out, __m128i units, unsigned count)
{
    unsigned kept = (1u << count) - 1, spaces = find_units(units, ' ') & kept;
    unsigned runs = spaces & (spaces << 1 | (out[-1] == ' '));
    if (runs) {
        kept &= ~runs;
        units = gather_units(keyer, units, kept);
        count = (unsigned)_mm_popcnt_u32(kept);
    }
    _mm_storeu_si128((__m128i *)(void *)out, units);
    return out + count;
}

/* The rows of these numbers, by plain loads: on many processors they take no longer than one that gathers, on some less. */
AVX2 static inline __m128i look_up(const struct keyer *keyer, __m128i numbers)
{
    uint64_t low = (uint64_t)_mm_cvtsi128_si64(numbers), high = (uint64_t)_mm_extract_epi64(numbers, 1);
    const uint16_t *rows = keyer->rows;
    return _mm_set_epi16((short)rows[high >> 48], (short)rows[high >> 32 & 0xFFFF], (short)rows[high >> 16 & 0xFFFF],
                         (short)rows[high & 0xFFFF], (short)rows[low >> 48], (short)rows[low >> 32 & 0xFFFF],
                         (short)rows[low >> 16 & 0xFFFF], (short)rows[low & 0xFFFF]);
}

/* Folds the characters that begin at `leads`; false, and nothing done, when a row does not know one. */
AVX2 static inline bool fold_group(const struct keyer *keyer, const unsigned char *s, unsigned leads, uint16_t **out)
{
    unsigned count = (unsigned)_mm_popcnt_u32(leads), all = (1u << count) - 1;
    __m128i units = look_up(keyer, row_numbers(keyer, s, leads));
    if (find_units(units, ROW_SLOW) & all)
        return false;
    unsigned kept = all & ~find_units(units, ROW_DROP);
    if (kept != all) {
        units = gather_units(keyer, units, kept);
        count = (unsigned)_mm_popcnt_u32(kept);
    }
    *out = put_units(keyer, *out, units, count);
    return true;
}

AVX2 static inline unsigned find_leads(const unsigned char *s)
{
    __m128i is_lead = _mm_cmpgt_epi8(load_half(s), _mm_set1_epi8((char)0xBF));
    return (unsigned)_mm_movemask_epi8(is_lead) & 0xFF;
}

/* ---- Blocks: text as it mostly is ------------------------------------------------------------------------------- */

enum { BLOCK = 32 };

AVX2 static inline __m256i one_row(const uint8_t entries[16])
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)entries));
}

/* What the 64 characters of a lead become, one half of the unit, at the places that `rows` has them in; others are nothing. */
AVX2 static inline __m256i look_up_row(const uint8_t entries[4][16], const __m256i rows[4])
{
    __m256i even = _mm256_or_si256(_mm256_shuffle_epi8(one_row(entries[0]), rows[0]), _mm256_shuffle_epi8(one_row(entries[2]), rows[2]));
    __m256i odd = _mm256_or_si256(_mm256_shuffle_epi8(one_row(entries[1]), rows[1]), _mm256_shuffle_epi8(one_row(entries[3]), rows[3]));
    return _mm256_or_si256(even, odd);
}

/* The low halves of the bytes, each in the one of four rows that its high half, 8 to B, says. */
AVX2 static inline void spread_rows(__m256i rows[4], __m256i v)
{
    __m256i low = _mm256_and_si256(v, _mm256_set1_epi8(0x0F)), high = _mm256_and_si256(v, _mm256_set1_epi8((char)0xF0));
    for (int i = 0; i < 4; i++) {
        __m256i is_here = _mm256_cmpeq_epi8(high, _mm256_set1_epi8((char)(0x80 + 16 * i)));
        rows[i] = _mm256_or_si256(low, _mm256_andnot_si256(is_here, _mm256_set1_epi8((char)0x80)));
    }
}

AVX2 static inline uint32_t mask_of(__m256i v)
{
    return (uint32_t)_mm256_movemask_epi8(v);
}

/* The halves of the units of 32 bytes, at the last byte of each character. */
struct halves {
    __m256i low, high;
    uint32_t leads; /* the first bytes of characters of two */
};

AVX2 static inline __m256i lower_block(__m256i v)
{
    __m256i is_capital = _mm256_and_si256(_mm256_cmpgt_epi8(v, _mm256_set1_epi8('A' - 1)), _mm256_cmpgt_epi8(_mm256_set1_epi8('Z' + 1), v));
    return _mm256_add_epi8(v, _mm256_and_si256(is_capital, _mm256_set1_epi8(32)));
}

/* Two-byte characters, one lead after the other: a text has few of them. */
AVX2 static inline void fold_pairs(const struct keyer *keyer, __m256i v, const unsigned char *s, struct halves *h)
{
    __m256i rows[4], before = _mm256_alignr_epi8(v, _mm256_permute2x128_si256(v, v, 0x08), 15);
    spread_rows(rows, v);
    for (uint32_t todo = h->leads; todo;) {
        unsigned lead = s[__builtin_ctz(todo)];
        __m256i after_lead = _mm256_cmpeq_epi8(before, _mm256_set1_epi8((char)lead));
        h->low = _mm256_blendv_epi8(h->low, look_up_row(keyer->low[lead & 0x1F], rows), after_lead);
        h->high = _mm256_blendv_epi8(h->high, look_up_row(keyer->high[lead & 0x1F], rows), after_lead);
        todo &= ~mask_of(_mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)lead)));
    }
}

/* Puts the units whose bits are set, eight at a time. */
AVX2 static inline uint16_t *put_block(const struct keyer *keyer, uint16_t *out, const struct halves *h, uint32_t kept)
{
    __m256i first = _mm256_unpacklo_epi8(h->low, h->high), second = _mm256_unpackhi_epi8(h->low, h->high);
    __m128i units[4] = {_mm256_castsi256_si128(first), _mm256_castsi256_si128(second), _mm256_extracti128_si256(first, 1),
                        _mm256_extracti128_si256(second, 1)};
    for (int i = 0; i < 4; i++, kept >>= 8) {
        _mm_storeu_si128((__m128i *)(void *)out, gather_units(keyer, units[i], kept & 0xFF));
        out += _mm_popcnt_u32(kept & 0xFF);
    }
    return out;
}

/* Folds the characters among the first `count` of 32 bytes that do not end behind them, if there is nothing unusual: controls,
 * what is dropped, runs of spaces, characters of three bytes. Returns the bytes they take, or 0 and does nothing. */
AVX2 static inline size_t fold_block(const struct keyer *keyer, const unsigned char *s, size_t count, uint16_t **out)
{
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)s);
    uint32_t others = mask_of(v), within = (uint32_t)((UINT64_C(1) << count) - 1);
    __m256i odd = _mm256_or_si256(_mm256_cmpgt_epi8(_mm256_set1_epi8(' '), v), _mm256_cmpeq_epi8(v, _mm256_set1_epi8('`')));
    __m256i is_long = _mm256_subs_epu8(v, _mm256_set1_epi8((char)0xDF));
    if ((mask_of(odd) & ~others) || !_mm256_testz_si256(is_long, is_long))
        return 0;
    struct halves h = {.low = lower_block(v), .high = _mm256_setzero_si256()};
    h.leads = others & mask_of(_mm256_cmpgt_epi8(v, _mm256_set1_epi8((char)0xBF)));
    if (h.leads)
        fold_pairs(keyer, v, s, &h);
    __m256i is_space = _mm256_and_si256(_mm256_cmpeq_epi8(h.low, _mm256_set1_epi8(' ')), _mm256_cmpeq_epi8(h.high, _mm256_setzero_si256()));
    uint32_t kept = within & ~h.leads, spaces = mask_of(is_space);
    uint32_t runs = spaces & kept & (spaces << 1 | (spaces << 2 & h.leads << 1) | ((*out)[-1] == ' ' ? (h.leads & 1) << 1 | 1 : 0));
    if (runs || (mask_of(_mm256_cmpeq_epi8(h.high, _mm256_set1_epi8((char)(ROW_SLOW >> 8)))) & kept))
        return 0;
    *out = put_block(keyer, *out, &h, kept);
    return count - (h.leads >> (count - 1) & 1);
}

/* The same where there may be less than 32 bytes left. */
AVX2 static inline size_t fold_next_block(const struct keyer *keyer, drg_str line, size_t at, uint16_t **out)
{
    unsigned char last[BLOCK];
    size_t left = line.len - at;
    if (left >= BLOCK)
        return fold_block(keyer, (const unsigned char *)line.ptr + at, BLOCK, out);
    memset(last, 'x', sizeof last);
    memcpy(last, line.ptr + at, left);
    return fold_block(keyer, last, left, out);
}

/* ---- Both ------------------------------------------------------------------------------------------------------- */

/* Folds up to `stop`, or the few bytes that are left, by groups. Returns where it stopped; false in *is_known: a row does not
 * know what is there. */
AVX2 static inline size_t fold_groups(const struct keyer *keyer, drg_str line, size_t at, size_t stop, uint16_t **out, bool *is_known)
{
    const unsigned char *s = (const unsigned char *)line.ptr;
    bool is_text = keyer->level == DRG_KEY_TEXT;
    for (; at < stop && line.len - at > GROUP && *is_known; at += *is_known ? GROUP : 0) {
        __m128i bytes = load_half(s + at);
        if (is_text && is_ascii_text(bytes))
            *out = put_units(keyer, *out, lower_ascii(bytes), GROUP);
        else
            *is_known = fold_group(keyer, s + at, find_leads(s + at), out);
    }
    if (!*is_known || at >= stop || at >= line.len)
        return at;
    unsigned char last[2 * GROUP] = {0};
    memcpy(last, s + at, line.len - at);
    *is_known = fold_group(keyer, last, find_leads(last) & ((1u << (line.len - at)) - 1), out);
    return *is_known ? line.len : at;
}

AVX2 size_t key_plain_wide(const struct keyer *keyer, drg_str line, size_t at, struct key_text *text)
{
    uint16_t *out = text->items + text->count;
    bool is_known = true, is_text = keyer->level == DRG_KEY_TEXT;
    while (at < line.len && is_known) {
        size_t used = is_text ? fold_next_block(keyer, line, at, &out) : 0;
        at = used ? at + used : fold_groups(keyer, line, at, is_text ? at + BLOCK : line.len, &out, &is_known);
        while (is_known && at < line.len && !utf8_is_lead(line.ptr[at]))
            at++; /* of a character that began in the group before */
    }
    text->count = (size_t)(out - text->items);
    if (is_known)
        return at;
    while (!utf8_is_lead(line.ptr[at]))
        at++;
    return key_plain_scalar(keyer, line, at, text); /* which goes up to the unknown one */
}

#endif
