/* wide.h - sixteen bytes at a time, for loops that look for few bytes among many. Every x86-64 processor has what it takes;
 * where WIDE_WORKS is not defined, the loop over single bytes that follows such a loop does all of the work. */
#ifndef BASE_WIDE_H
#define BASE_WIDE_H

#if defined(__SSE2__) && defined(__GNUC__)

#include <emmintrin.h>

#define WIDE_WORKS 1
enum { WIDE = 16 };
typedef __m128i wide;

static inline wide wide_load(const void *from)
{
    return _mm_loadu_si128((const __m128i *)from);
}

static inline wide wide_of(unsigned char byte)
{
    return _mm_set1_epi8((char)byte);
}

/* All bits of the bytes that are the same. */
static inline wide wide_same(wide a, wide b)
{
    return _mm_cmpeq_epi8(a, b);
}

static inline wide wide_is(wide v, unsigned char byte)
{
    return wide_same(v, wide_of(byte));
}

/* Each byte one place later; the first one is 0. */
static inline wide wide_later(wide v)
{
    return _mm_slli_si128(v, 1);
}

/* The same of those from `first` to `last`. */
static inline wide wide_within(wide v, unsigned char first, unsigned char last)
{
    wide above = _mm_sub_epi8(v, wide_of(first));
    return wide_same(_mm_min_epu8(above, wide_of((unsigned char)(last - first))), above);
}

static inline wide wide_or(wide a, wide b)
{
    return _mm_or_si128(a, b);
}

static inline wide wide_and(wide a, wide b)
{
    return _mm_and_si128(a, b);
}

/* A bit a byte, the first one lowest. */
static inline unsigned wide_mask(wide v)
{
    return (unsigned)_mm_movemask_epi8(v);
}

/* How many bytes are so, where all bits of a byte say it is. */
static inline unsigned wide_count(wide v)
{
    wide halves = _mm_sad_epu8(_mm_and_si128(v, wide_of(1)), _mm_setzero_si128());
    return (unsigned)(_mm_cvtsi128_si32(halves) + _mm_extract_epi16(halves, 4));
}

#endif
#endif
