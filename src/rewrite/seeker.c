/* seeker.c - two bytes looked up by halves, 32 places at a time where the processor can: the method by which utf8_valid.c
 * tells well-formed pairs from others. */
#include "rewrite/seeker.h"

#include "base/utf8.h"
#include "rewrite/traits.h"

#if defined(__x86_64__) && defined(__GNUC__)
#  include <immintrin.h>
#  define HAS_AVX2 1
#endif

/* What follows a lead is in one of eight groups: by its high half, 8 to B, and whether its low half is at least this.
 * Arabic vowel signs begin there, behind letters that every word has. */
enum { GROUP_SPLIT = 11 };

static uint8_t group_of(unsigned char second)
{
    return (uint8_t)(1u << ((second >> 4 & 3) * 2 + ((second & 15) >= GROUP_SPLIT)));
}

/* Whether any character that begins with these two bytes has one of the traits. */
static bool any_begins(unsigned lead, unsigned second, uint32_t traits)
{
    if (lead >= 0xF0)
        return true;
    if (lead < 0xE0)
        return traits_of((lead & 0x1F) << 6 | (second & 0x3F)) & traits;
    uint32_t first = (lead & 0x0F) << 12 | (second & 0x3F) << 6, i = 0;
    while (i < TRAIT_BLOCK && !(traits_of(first + i) & traits))
        i++;
    return i < TRAIT_BLOCK;
}

void seeker_init(struct seeker *seeker, uint32_t traits)
{
    *seeker = (struct seeker){.traits = traits};
    for (unsigned code = 0; code < 0x80; code++)
        if (traits_of(code) & traits)
            seeker->ascii[code & 15] |= (uint8_t)(1u << (code >> 4));
    for (unsigned lead = 0xC0; lead < 0x100; lead++)
        for (unsigned second = 0x80; second < 0xC0; second++)
            if (any_begins(lead, second, traits))
                seeker->leads[lead >> 4 & 3][lead & 15] |= group_of((unsigned char)second);
}

size_t seeker_find_scalar(const struct seeker *seeker, drg_str text, size_t at)
{
    uint32_t code;
    return traits_find(text, at, text.len, seeker->traits, &code);
}

#ifdef HAS_AVX2

#define AVX2 __attribute__((target("avx2")))

enum { BLOCK = 32 };

struct tables {
    __m256i ascii, high_bits, leads[4], group_high, group_low;
};

AVX2 static inline __m256i table(const uint8_t entries[16])
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)entries));
}

AVX2 static inline struct tables load_tables(const struct seeker *seeker)
{
    static const uint8_t high_bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};
    static const uint8_t group_high[16] = {[8] = 0x03, [9] = 0x0C, [10] = 0x30, [11] = 0xC0};
    static const uint8_t group_low[16] = {0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55,
                                          0x55, 0x55, 0x55, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA};
    struct tables t = {.ascii = table(seeker->ascii), .high_bits = table(high_bits),
                       .group_high = table(group_high), .group_low = table(group_low)};
    for (unsigned i = 0; i < 4; i++)
        t.leads[i] = table(seeker->leads[i]);
    return t;
}

AVX2 static inline __m256i look_up(__m256i entries, __m256i halves)
{
    return _mm256_shuffle_epi8(entries, halves);
}

/* The groups that matter after each byte, if it is a lead. */
AVX2 static inline __m256i groups_after(const struct tables *t, __m256i bytes)
{
    __m256i low = _mm256_and_si256(bytes, _mm256_set1_epi8(0x0F)), groups = _mm256_setzero_si256();
    __m256i high = _mm256_and_si256(bytes, _mm256_set1_epi8((char)0xF0));
    for (unsigned i = 0; i < 4; i++) {
        __m256i is_here = _mm256_cmpeq_epi8(high, _mm256_set1_epi8((char)(0xC0 + 16 * i)));
        groups = _mm256_or_si256(groups, _mm256_and_si256(is_here, look_up(t->leads[i], low)));
    }
    return groups;
}

/* A bit for each of 32 bytes, of which one more can be read, that may begin a character with the traits. */
AVX2 static inline uint32_t may_begin(const struct tables *t, const char *s)
{
    __m256i half = _mm256_set1_epi8(0x0F);
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)s);
    __m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(s + 1));
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(v, 4), half), next_high = _mm256_and_si256(_mm256_srli_epi16(next, 4), half);
    __m256i ascii = _mm256_and_si256(look_up(t->ascii, v), look_up(t->high_bits, high)); /* of bytes from 80 on nothing */
    __m256i group = _mm256_and_si256(look_up(t->group_high, next_high), look_up(t->group_low, _mm256_and_si256(next, half)));
    __m256i found = _mm256_or_si256(ascii, _mm256_and_si256(groups_after(t, v), group));
    return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, _mm256_setzero_si256()));
}

AVX2 static size_t seeker_find_avx2(const struct seeker *seeker, drg_str text, size_t at)
{
    struct tables tables = load_tables(seeker);
    for (; text.len - at > BLOCK; at += BLOCK)
        for (uint32_t found = may_begin(&tables, text.ptr + at); found; found &= found - 1) {
            size_t here = at + (uint32_t)__builtin_ctz(found), next = here;
            if (traits_of(utf8_next(text, &next)) & seeker->traits)
                return here;
        }
    while (at < text.len && !utf8_is_lead(text.ptr[at]))
        at++; /* of a character that began in the block before */
    return seeker_find_scalar(seeker, text, at);
}

#endif

size_t seeker_find(const struct seeker *seeker, drg_str text, size_t at)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2"))
        return seeker_find_avx2(seeker, text, at);
#endif
    return seeker_find_scalar(seeker, text, at);
}
