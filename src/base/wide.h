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

/* All bits of the bytes that are so. */
static inline wide wide_is(wide v, unsigned char byte)
{
    return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte));
}

/* The same of those from `first` to `last`. */
static inline wide wide_within(wide v, unsigned char first, unsigned char last)
{
    wide above = _mm_sub_epi8(v, _mm_set1_epi8((char)first));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((char)(last - first))), above);
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

#endif
#endif
