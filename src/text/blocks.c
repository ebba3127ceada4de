/* blocks.c - classifying 64 bytes at a time, by table or by AVX2. */
#include "text/blocks.h"

#if defined(__x86_64__) && defined(__GNUC__)
#  include <immintrin.h>
#  define HAS_AVX2 1
#endif

/* Raw facts about 64 bytes, one bit a byte. */
struct raw_masks {
    uint64_t alpha, digit, blank; /* ASCII; blank: space, line feed */
    uint64_t quote, point, at;    /* the ASCII apostrophes; period and colon; @ */
    uint64_t high;                /* beyond ASCII */
    uint64_t lead, arabic;        /* plain two-byte leads: C3-C5, D0-D1, D8-DA; the last three */
    uint64_t c3, d8, d9;
    uint64_t c3_sign;             /* 97, B7: times and divided by, after C3 */
    uint64_t below_a0;            /* 80-9F: Arabic signs and marks, after D8 */
    uint64_t d9_sign;             /* 80, AA-AD: tatweel, per cent, separators, star, after D9 */
    uint64_t d9_mark;             /* 80, 8B-A9, B0: marks, after D9 */
    uint64_t before_comma;        /* the next byte is 8C, 9B, 9F: comma, semicolon, question mark, after D8 */
};

/* What is in words, and what has to be looked at: the same for every way to get the raw facts. */
static inline void finish(const struct raw_masks *raw, uint64_t word, uint64_t odd, struct block_carry *carry,
                          struct block_masks *out)
{
    uint64_t before = word << 1 | carry->word, starts = word & ~before, ends = ~word & before;
    out->word = word;
    out->edges = word ^ before;
    out->edge_count = (uint32_t)__builtin_popcountll(out->edges);
    out->at = raw->at;
    out->stop = odd | (starts & raw->digit) | (ends & (raw->quote | (raw->point & ~(raw->blank >> 1))));
    carry->word = word >> 63;
}

static inline void combine_ascii(const struct raw_masks *raw, struct block_carry *carry, struct block_masks *out)
{
    uint64_t word = raw->alpha | raw->digit;
    uint64_t change = carry->arabic & word & 1;
    finish(raw, word, change, carry, out);
    carry->other = carry->word;
    carry->arabic = carry->c3 = carry->d8 = carry->d9 = carry->mark = 0; /* lead and comma are 0 or we were not here */
}

static inline void combine(const struct raw_masks *raw, struct block_carry *carry, struct block_masks *out)
{
    uint64_t comma = raw->d8 & raw->before_comma, commas = comma | comma << 1 | carry->comma;
    uint64_t d8 = raw->d8 & ~comma, lead = raw->lead & ~comma, arabic_lead = raw->arabic & ~comma;
    uint64_t other_lead = lead & ~arabic_lead;
    uint64_t word = raw->alpha | raw->digit | lead | lead << 1 | carry->lead;
    uint64_t arabic = arabic_lead | arabic_lead << 1 | (carry->lead & carry->arabic);
    /* Digits count as another script's letters: they may stand between the two. */
    uint64_t other = raw->alpha | raw->digit | other_lead | other_lead << 1 | (carry->lead & carry->other);
    uint64_t change = (arabic & (other << 1 | carry->other)) | (other & (arabic << 1 | carry->arabic));
    uint64_t starts = word & ~(word << 1 | carry->word), mark = starts & raw->d9;
    uint64_t odd = change | ((raw->c3 << 1 | carry->c3) & raw->c3_sign) | ((d8 << 1 | carry->d8) & raw->below_a0) |
                   ((raw->d9 << 1 | carry->d9) & raw->d9_sign) | ((mark << 1 | carry->mark) & raw->d9_mark) |
                   (raw->high & ~word & ~commas);
    finish(raw, word, odd, carry, out);
    *carry = (struct block_carry){carry->word,  lead >> 63,   raw->c3 >> 63, d8 >> 63, raw->d9 >> 63,
                                  comma >> 63, arabic >> 63, other >> 63,   mark >> 63};
}

/* ---- By table ------------------------------------------------------------------------------------------------ */

enum {
    ALPHA = 1 << 0, DIGIT = 1 << 1, BLANK = 1 << 2, QUOTE = 1 << 3, POINT = 1 << 4, AT = 1 << 5, HIGH = 1 << 6,
    /* of bytes beyond ASCII, in a table of their own */
    LEAD = 1 << 0, ARABIC = 1 << 1, C3_SIGN = 1 << 2, BELOW_A0 = 1 << 3, D9_SIGN = 1 << 4, D9_MARK = 1 << 5
};

static inline unsigned char ascii_flags(unsigned char c)
{
    unsigned char lower = c | 0x20;
    if (c >= 0x80)
        return HIGH;
    if (lower >= 'a' && lower <= 'z')
        return ALPHA;
    return c >= '0' && c <= '9'      ? DIGIT
           : c == ' ' || c == '\n'   ? BLANK
           : c == '\'' || c == '`'   ? QUOTE
           : c == '.' || c == ':'    ? POINT
           : c == '@'                ? AT
                                     : 0;
}

static inline unsigned char high_flags(unsigned char c)
{
    if (c < 0x80)
        return 0;
    if (c >= 0xC0) {
        bool is_arabic = c >= 0xD8 && c <= 0xDA;
        bool is_lead = is_arabic || (c >= 0xC3 && c <= 0xC5) || c == 0xD0 || c == 0xD1;
        return (unsigned char)((is_lead ? LEAD : 0) | (is_arabic ? ARABIC : 0));
    }
    return (unsigned char)((c < 0xA0 ? BELOW_A0 : 0) | (c == 0x97 || c == 0xB7 ? C3_SIGN : 0) |
                           (c == 0x80 || (c >= 0xAA && c <= 0xAD) ? D9_SIGN : 0) |
                           (c == 0x80 || (c >= 0x8B && c <= 0xA9) || c == 0xB0 ? D9_MARK : 0));
}

/* Eight bytes' flags, and one bit of each gathered into a byte (the multiplication moves bit 8i to bit 56 + i). */
static inline uint64_t gather(uint64_t flags, unsigned bit)
{
    return (flags >> bit & 0x0101010101010101u) * 0x0102040810204080u >> 56;
}

static inline bool is_comma(unsigned char c)
{
    return c == 0x8C || c == 0x9B || c == 0x9F;
}

static void add_high(const unsigned char *bytes, unsigned at, struct raw_masks *raw)
{
    uint64_t flags = 0;
    for (unsigned i = 0; i < 8; i++) {
        unsigned char c = bytes[at + i];
        flags |= (uint64_t)high_flags(c) << 8 * i;
        raw->c3 |= (uint64_t)(c == 0xC3) << (at + i);
        raw->d8 |= (uint64_t)(c == 0xD8) << (at + i);
        raw->d9 |= (uint64_t)(c == 0xD9) << (at + i);
        raw->before_comma |= (uint64_t)is_comma(bytes[at + i + 1]) << (at + i);
    }
    raw->lead |= gather(flags, 0) << at;
    raw->arabic |= gather(flags, 1) << at;
    raw->c3_sign |= gather(flags, 2) << at;
    raw->below_a0 |= gather(flags, 3) << at;
    raw->d9_sign |= gather(flags, 4) << at;
    raw->d9_mark |= gather(flags, 5) << at;
}

void block_classify_scalar(const unsigned char *bytes, struct block_carry *carry, struct block_masks *out)
{
    struct raw_masks raw = {0};
    for (unsigned at = 0; at < BLOCK_BYTES; at += 8) {
        uint64_t flags = 0;
        for (unsigned i = 0; i < 8; i++)
            flags |= (uint64_t)ascii_flags(bytes[at + i]) << 8 * i;
        raw.alpha |= gather(flags, 0) << at;
        raw.digit |= gather(flags, 1) << at;
        raw.blank |= gather(flags, 2) << at;
        raw.quote |= gather(flags, 3) << at;
        raw.point |= gather(flags, 4) << at;
        raw.at |= gather(flags, 5) << at;
        raw.high |= gather(flags, 6) << at;
        if (flags & 0x4040404040404040u)
            add_high(bytes, at, &raw);
    }
    if (raw.high || carry->lead || carry->comma)
        combine(&raw, carry, out);
    else
        combine_ascii(&raw, carry, out);
}

/* ---- By AVX2 -------------------------------------------------------------------------------------------------- */

#ifdef HAS_AVX2

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

/* The two halves of a block. */
struct halves {
    __m256i a, b;
};

AVX2 static inline uint64_t bits(struct halves v)
{
    return (uint32_t)_mm256_movemask_epi8(v.a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(v.b) << 32;
}

AVX2 static inline struct halves either(struct halves x, struct halves y)
{
    return (struct halves){_mm256_or_si256(x.a, y.a), _mm256_or_si256(x.b, y.b)};
}

/* Bytes in [first, first + count): unsigned comparison through the smaller of the two. */
AVX2 static inline struct halves in_range(struct halves v, unsigned char first, unsigned char count)
{
    __m256i start = _mm256_set1_epi8((char)first), last = _mm256_set1_epi8((char)(count - 1));
    __m256i a = _mm256_sub_epi8(v.a, start), b = _mm256_sub_epi8(v.b, start);
    return (struct halves){_mm256_cmpeq_epi8(_mm256_min_epu8(a, last), a), _mm256_cmpeq_epi8(_mm256_min_epu8(b, last), b)};
}

AVX2 static inline struct halves is(struct halves v, unsigned char c)
{
    __m256i wanted = _mm256_set1_epi8((char)c);
    return (struct halves){_mm256_cmpeq_epi8(v.a, wanted), _mm256_cmpeq_epi8(v.b, wanted)};
}

AVX2 static inline struct halves load(const unsigned char *bytes)
{
    return (struct halves){_mm256_loadu_si256((const __m256i *)(const void *)bytes),
                           _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32))};
}

AVX2 static void block_classify_avx2(const unsigned char *bytes, struct block_carry *carry, struct block_masks *out)
{
    struct halves v = load(bytes), space = {_mm256_set1_epi8(0x20), _mm256_set1_epi8(0x20)};
    struct raw_masks raw;
    raw.alpha = bits(in_range(either(v, space), 'a', 26));
    raw.digit = bits(in_range(v, '0', 10));
    raw.blank = bits(either(is(v, ' '), is(v, '\n')));
    raw.quote = bits(either(is(v, '\''), is(v, '`')));
    raw.point = bits(either(is(v, '.'), is(v, ':')));
    raw.at = bits(is(v, '@'));
    raw.high = bits(v);
    if (!raw.high && !carry->lead && !carry->comma) {
        combine_ascii(&raw, carry, out);
        return;
    }
    struct halves arabic = in_range(v, 0xD8, 3), next = load(bytes + 1);
    raw.arabic = bits(arabic);
    raw.lead = bits(either(arabic, either(in_range(v, 0xC3, 3), in_range(v, 0xD0, 2))));
    raw.c3 = bits(is(v, 0xC3));
    raw.d8 = bits(is(v, 0xD8));
    raw.d9 = bits(is(v, 0xD9));
    raw.below_a0 = bits(in_range(v, 0x80, 0x20));
    raw.c3_sign = bits(either(is(v, 0x97), is(v, 0xB7)));
    raw.d9_sign = bits(either(is(v, 0x80), in_range(v, 0xAA, 4)));
    raw.d9_mark = bits(either(either(is(v, 0x80), is(v, 0xB0)), in_range(v, 0x8B, 0x1F)));
    raw.before_comma = bits(either(either(is(next, 0x8C), is(next, 0x9B)), is(next, 0x9F)));
    combine(&raw, carry, out);
}

#endif

block_classify *block_classifier(void)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
        return block_classify_avx2;
#endif
    return block_classify_scalar;
}
