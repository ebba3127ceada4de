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

AVX2 size_t key_plain_wide(const struct keyer *keyer, drg_str line, size_t at, struct key_text *text)
{
    const unsigned char *s = (const unsigned char *)line.ptr;
    uint16_t *out = text->items + text->count;
    bool is_known = true, is_text = keyer->level == DRG_KEY_TEXT;
    for (; line.len - at > GROUP && is_known; at += is_known ? GROUP : 0) {
        __m128i bytes = load_half(s + at);
        if (is_text && is_ascii_text(bytes))
            out = put_units(keyer, out, lower_ascii(bytes), GROUP);
        else
            is_known = fold_group(keyer, s + at, find_leads(s + at), &out);
    }
    if (is_known && at < line.len) {
        unsigned char last[2 * GROUP] = {0};
        memcpy(last, s + at, line.len - at);
        is_known = fold_group(keyer, last, find_leads(last) & ((1u << (line.len - at)) - 1), &out);
        at = is_known ? line.len : at;
    }
    text->count = (size_t)(out - text->items);
    if (is_known)
        return at;
    while (!utf8_is_lead(line.ptr[at])) /* of a character that began in the group before */
        at++;
    return key_plain_scalar(keyer, line, at, text); /* which goes up to the unknown one */
}

#endif
