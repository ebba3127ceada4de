/* blocks.c - classifying 64 bytes at a time, by table or by AVX2. */
#include "text/blocks.h"

#if defined(__x86_64__) && defined(__GNUC__)
#  include <immintrin.h>
#  define HAS_AVX2 1
#endif

/* Raw facts about 64 bytes, one bit a byte. */
struct raw_masks {
    uint64_t alpha, digit; /* ASCII */
    uint64_t lead, arabic; /* plain two-byte leads: C3-C5, D0-D1, D8-DA; the last three */
    uint64_t c3, d8, d9;
    uint64_t c3_signs;     /* 97, B7: times and divided by, after C3          */
    uint64_t below_a0;     /* 80-9F: Arabic signs and marks, after D8         */
    uint64_t d9_signs;     /* 80, AA-AD: tatweel, per cent, separators, star, after D9 */
};

static void combine(const struct raw_masks *raw, struct block_carry *carry, struct block_masks *out)
{
    uint64_t after_lead = raw->lead << 1 | carry->lead;
    uint64_t arabic = raw->arabic | (raw->arabic << 1 | (carry->lead & carry->arabic));
    /* Digits count as another script's letters: they may stand between the two. */
    uint64_t other = raw->alpha | raw->digit | ((raw->lead & ~raw->arabic) | ((raw->lead & ~raw->arabic) << 1) |
                                   (carry->lead & carry->other));
    uint64_t change = (arabic & (other << 1 | carry->other)) | (other & (arabic << 1 | carry->arabic));
    out->word = raw->alpha | raw->digit | raw->lead | after_lead;
    out->odd = change | ((raw->c3 << 1 | carry->c3) & raw->c3_signs) | ((raw->d8 << 1 | carry->d8) & raw->below_a0) |
               ((raw->d9 << 1 | carry->d9) & raw->d9_signs);
    *carry = (struct block_carry){raw->lead >> 63, raw->c3 >> 63, raw->d8 >> 63, raw->d9 >> 63, arabic >> 63, other >> 63};
}

enum {
    ALPHA = 1, DIGIT = 2, LEAD = 4, ARABIC = 8, BELOW_A0 = 16, C3_SIGN = 32, D9_SIGN = 64
};

static inline unsigned flags_of(unsigned char c)
{
    if (c < 0x80) {
        unsigned char lower = c | 0x20;
        return lower >= 'a' && lower <= 'z' ? ALPHA : c >= '0' && c <= '9' ? DIGIT : 0;
    }
    if (c < 0xC0)
        return (c < 0xA0 ? BELOW_A0 : 0u) | (c == 0x97 || c == 0xB7 ? C3_SIGN : 0u) |
               (c == 0x80 || (c >= 0xAA && c <= 0xAD) ? D9_SIGN : 0u);
    bool is_arabic = c >= 0xD8 && c <= 0xDA;
    bool is_lead = is_arabic || (c >= 0xC3 && c <= 0xC5) || c == 0xD0 || c == 0xD1;
    return (is_lead ? LEAD : 0u) | (is_arabic ? ARABIC : 0u);
}

void block_classify_scalar(const unsigned char *bytes, struct block_carry *carry, struct block_masks *out)
{
    struct raw_masks raw = {0};
    for (unsigned i = 0; i < BLOCK_BYTES; i++) {
        uint64_t flags = flags_of(bytes[i]);
        raw.alpha |= (flags & 1) << i;
        raw.digit |= (flags >> 1 & 1) << i;
        raw.lead |= (flags >> 2 & 1) << i;
        raw.arabic |= (flags >> 3 & 1) << i;
        raw.below_a0 |= (flags >> 4 & 1) << i;
        raw.c3_signs |= (flags >> 5 & 1) << i;
        raw.d9_signs |= (flags >> 6 & 1) << i;
        raw.c3 |= (uint64_t)(bytes[i] == 0xC3) << i;
        raw.d8 |= (uint64_t)(bytes[i] == 0xD8) << i;
        raw.d9 |= (uint64_t)(bytes[i] == 0xD9) << i;
    }
    combine(&raw, carry, out);
}

#ifdef HAS_AVX2

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline uint64_t bits(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* Bytes in [first, first + count): unsigned comparison through the smaller of the two. */
AVX2 static inline __m256i in_range(__m256i v, unsigned char first, unsigned char count)
{
    __m256i offset = _mm256_sub_epi8(v, _mm256_set1_epi8((char)first));
    __m256i last = _mm256_set1_epi8((char)(count - 1));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, last), offset);
}

AVX2 static inline __m256i is(__m256i v, unsigned char c)
{
    return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)c));
}

AVX2 static void block_classify_avx2(const unsigned char *bytes, struct block_carry *carry, struct block_masks *out)
{
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
    __m256i space = _mm256_set1_epi8(0x20);
    struct raw_masks raw;
    raw.alpha = bits(in_range(_mm256_or_si256(a, space), 'a', 26), in_range(_mm256_or_si256(b, space), 'a', 26));
    raw.digit = bits(in_range(a, '0', 10), in_range(b, '0', 10));
    raw.arabic = bits(in_range(a, 0xD8, 3), in_range(b, 0xD8, 3));
    raw.lead = raw.arabic | bits(in_range(a, 0xC3, 3), in_range(b, 0xC3, 3)) |
               bits(in_range(a, 0xD0, 2), in_range(b, 0xD0, 2));
    raw.c3 = bits(is(a, 0xC3), is(b, 0xC3));
    raw.d8 = bits(is(a, 0xD8), is(b, 0xD8));
    raw.d9 = bits(is(a, 0xD9), is(b, 0xD9));
    raw.below_a0 = bits(in_range(a, 0x80, 0x20), in_range(b, 0x80, 0x20));
    raw.c3_signs = bits(is(a, 0x97), is(b, 0x97)) | bits(is(a, 0xB7), is(b, 0xB7));
    raw.d9_signs = bits(in_range(a, 0xAA, 4), in_range(b, 0xAA, 4)) | bits(is(a, 0x80), is(b, 0x80));
    combine(&raw, carry, out);
}

#endif

block_classify *block_classifier(void)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2"))
        return block_classify_avx2;
#endif
    return block_classify_scalar;
}
