/* count.c - counting line ends and characters. */
#include "base/count.h"

#include "base/utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)
#  include <immintrin.h>
#  define HAS_AVX2 1
#endif

uint64_t count_lines_scalar(drg_str s)
{
    uint64_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] == '\n' || (s.ptr[i] == '\r' && (i + 1 == s.len || s.ptr[i + 1] != '\n'));
    return count;
}

/* A loop that compilers make a wide one of, the more so as sums of a few bytes fit in a byte. */
uint64_t count_byte(drg_str s, char byte)
{
    enum { CHUNK = 255 };
    uint64_t count = 0;
    for (size_t at = 0, stop; at < s.len; at = stop) {
        uint8_t part = 0;
        stop = s.len - at < CHUNK ? s.len : at + CHUNK;
        for (size_t i = at; i < stop; i++)
            part = (uint8_t)(part + (s.ptr[i] == byte));
        count += part;
    }
    return count;
}

struct unit_count count_units_scalar(drg_str s)
{
    struct unit_count count = {0, 0};
    for (size_t i = 0; i < s.len; i++) {
        count.code_points += utf8_is_lead(s.ptr[i]);
        count.utf16 += utf8_is_lead(s.ptr[i]) + (uint64_t)((unsigned char)s.ptr[i] >= 0xF0);
    }
    return count;
}

#ifdef HAS_AVX2

#define AVX2 __attribute__((target("avx2,popcnt")))

enum { BLOCK = 32 };

AVX2 static inline __m256i load(const char *from)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)from);
}

AVX2 static inline uint32_t where(__m256i v, char c)
{
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_set1_epi8(c)));
}

/* A CR counts unless the LF after it does: both are one line end. */
AVX2 static uint64_t count_lines_avx2(drg_str s)
{
    uint64_t count = 0;
    size_t at = 0;
    for (; s.len - at > BLOCK; at += BLOCK) {
        __m256i v = load(s.ptr + at);
        uint32_t feeds = where(v, '\n'), returns = where(v, '\r');
        count += (uint32_t)__builtin_popcount(feeds);
        if (returns) {
            uint32_t next = s.ptr[at + BLOCK] == '\n' ? UINT32_C(1) << 31 : 0;
            count += (uint32_t)__builtin_popcount(returns & ~(feeds >> 1 | next));
        }
    }
    return count + count_lines_scalar(str_cut(s, at, s.len));
}

AVX2 static struct unit_count count_units_avx2(drg_str s)
{
    struct unit_count count = {0, 0};
    size_t at = 0;
    for (; s.len - at >= BLOCK; at += BLOCK) {
        __m256i v = load(s.ptr + at);
        /* As signed numbers, continuations are below C0 and leads of four bytes are F0 to F4. */
        __m256i lead = _mm256_cmpgt_epi8(v, _mm256_set1_epi8((char)0xBF));
        __m256i wide = _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)0xF0)), v);
        uint32_t leads = (uint32_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(lead));
        count.code_points += leads;
        count.utf16 += leads + (uint32_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(wide));
    }
    struct unit_count rest = count_units_scalar(str_cut(s, at, s.len));
    return (struct unit_count){count.code_points + rest.code_points, count.utf16 + rest.utf16};
}

#endif

uint64_t count_lines(drg_str s)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
        return count_lines_avx2(s);
#endif
    return count_lines_scalar(s);
}

struct unit_count count_units(drg_str s)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
        return count_units_avx2(s);
#endif
    return count_units_scalar(s);
}
