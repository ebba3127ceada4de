/* utf8_valid.c - where text stops being well-formed UTF-8, 32 bytes at a time where the processor can.
 *
 * The method is Keiser's and Lemire's (2021, "Validating UTF-8 in less than one instruction per byte"): of each pair of
 * neighbouring bytes three nibbles are looked up, each of which names the faults it could be part of; a fault that all
 * three name is one. What pairs cannot tell, that a third and a fourth byte are continuations, is compared apart. */
#include "base/utf8.h"

#include <dragoman/text.h>

#if defined(__x86_64__) && defined(__GNUC__)
#  include <immintrin.h>
#  define HAS_AVX2 1
#endif

size_t utf8_valid_prefix_scalar(drg_str s)
{
    size_t at = 0;
    while (at < s.len) {
        unsigned char c = (unsigned char)s.ptr[at];
        if (c < 0x80) {
            bool is_ascii = s.len - at >= 8 && !(str_word(s.ptr + at) & STR_EACH_BYTE * 0x80);
            at += is_ascii ? 8 : 1;
            continue;
        }
        if (c >= 0xC2 && c < 0xE0 && at + 1 < s.len && !utf8_is_lead(s.ptr[at + 1])) {
            at += 2; /* Cyrillic, Arabic, most of Latin */
            continue;
        }
        uint32_t code;
        unsigned n = utf8_decode(s.ptr + at, s.len - at, &code);
        if (n == 0)
            return at;
        at += n;
    }
    return at;
}

#ifdef HAS_AVX2

#define AVX2 __attribute__((target("avx2")))

enum { BLOCK = 32 };

/* Faults that a pair of bytes can have. */
enum {
    TOO_SHORT = 1 << 0,    /* a lead, then no continuation          */
    TOO_LONG = 1 << 1,     /* ASCII, then a continuation            */
    OVERLONG_3 = 1 << 2,   /* E0, then 80-9F                        */
    TOO_LARGE = 1 << 3,    /* F4, then 90-BF                        */
    SURROGATE = 1 << 4,    /* ED, then A0-BF                        */
    OVERLONG_2 = 1 << 5,   /* C0 or C1                              */
    OVERLONG_4 = 1 << 6,   /* F0, then 80-8F; or F5-FF, then 80-8F  */
    TWO_TAILS = 1 << 7,    /* two continuations: fine after a lead of three or four */
    ALWAYS = TOO_SHORT | TOO_LONG | TWO_TAILS, /* no matter what the low half of the first byte is */
    ANY_TAIL = TOO_LONG | OVERLONG_2 | TWO_TAILS
};

static const uint8_t by_first_high[16] = {
    TOO_LONG,  TOO_LONG,  TOO_LONG,  TOO_LONG,  TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
    TWO_TAILS, TWO_TAILS, TWO_TAILS, TWO_TAILS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
    TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | OVERLONG_4,
};

static const uint8_t by_first_low[16] = {
    ALWAYS | OVERLONG_3 | OVERLONG_2 | OVERLONG_4,
    ALWAYS | OVERLONG_2,
    ALWAYS,
    ALWAYS,
    ALWAYS | TOO_LARGE,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4 | SURROGATE,
    ALWAYS | TOO_LARGE | OVERLONG_4,
    ALWAYS | TOO_LARGE | OVERLONG_4,
};

static const uint8_t by_second_high[16] = {
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
    ANY_TAIL | OVERLONG_3 | OVERLONG_4,
    ANY_TAIL | OVERLONG_3 | TOO_LARGE,
    ANY_TAIL | SURROGATE | TOO_LARGE,
    ANY_TAIL | SURROGATE | TOO_LARGE,
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
};

/* One table for both halves of a register. */
AVX2 static inline __m256i table(const uint8_t entries[16])
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)entries));
}

AVX2 static inline __m256i high_half(__m256i v)
{
    return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
}

/* The bytes `count` places before those of `v`; `before` are the 32 before them. */
#define PRECEDING(v, before, count) _mm256_alignr_epi8((v), _mm256_permute2x128_si256((before), (v), 0x21), 16 - (count))

/* Nonzero where `v`, which follows `before`, is ill-formed as far as its last byte can tell. */
AVX2 static inline __m256i faults(__m256i v, __m256i before)
{
    __m256i first = PRECEDING(v, before, 1);
    __m256i first_high = _mm256_shuffle_epi8(table(by_first_high), high_half(first));
    __m256i first_low = _mm256_shuffle_epi8(table(by_first_low), _mm256_and_si256(first, _mm256_set1_epi8(0x0F)));
    __m256i second_high = _mm256_shuffle_epi8(table(by_second_high), high_half(v));
    __m256i of_pairs = _mm256_and_si256(_mm256_and_si256(first_high, first_low), second_high);
    __m256i third = _mm256_subs_epu8(PRECEDING(v, before, 2), _mm256_set1_epi8((char)(0xE0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(PRECEDING(v, before, 3), _mm256_set1_epi8((char)(0xF0 - 0x80)));
    __m256i must_be_tail = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(must_be_tail, of_pairs);
}

/* Whether a sequence begins in the last three bytes of `v` and does not end there. */
AVX2 static inline bool is_open(__m256i v)
{
    __m256i most = _mm256_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                    -1, -1, -1, -1, -1, -1, (char)0xEF, (char)0xDF, (char)0xBF);
    __m256i over = _mm256_subs_epu8(v, most);
    return !_mm256_testz_si256(over, over);
}

AVX2 static inline __m256i load(const char *from)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)from);
}

/* Bytes at the start of `s`, in whole blocks, without a fault. Its last sequence may be open. */
AVX2 static size_t sound_blocks(drg_str s)
{
    __m256i before = _mm256_setzero_si256();
    bool was_open = false;
    size_t at = 0;
    for (; s.len - at >= BLOCK; at += BLOCK) {
        __m256i v = load(s.ptr + at);
        if (!_mm256_movemask_epi8(v)) {
            if (was_open)
                break;
        } else {
            __m256i bad = faults(v, before);
            if (!_mm256_testz_si256(bad, bad))
                break;
        }
        was_open = is_open(v);
        before = v;
    }
    return at;
}

static size_t valid_prefix_avx2(drg_str s)
{
    size_t at = sound_blocks(s), back = 0;
    /* The sequence at the edge may have begun before it. */
    while (back < 3 && back < at && !utf8_is_lead(s.ptr[at - back - 1]))
        back++;
    if (back < 3 && back < at && (unsigned char)s.ptr[at - back - 1] >= 0xC0)
        at -= back + 1;
    return at + utf8_valid_prefix_scalar(str_cut(s, at, s.len));
}

#endif

size_t utf8_valid_prefix(drg_str s)
{
#ifdef HAS_AVX2
    if (s.len >= BLOCK && __builtin_cpu_supports("avx2"))
        return valid_prefix_avx2(s);
#endif
    return utf8_valid_prefix_scalar(s);
}

size_t drg_utf8_prefix(drg_str s)
{
    return utf8_valid_prefix(s);
}
