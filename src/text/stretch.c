/* stretch.c - dividing plain text into paragraphs and stretches. */
#include "text/stretch.h"

#include "dragoman/match.h"

#if defined(__x86_64__) && defined(__GNUC__)
#  include <immintrin.h>
#  define HAS_AVX2 1
#endif

/* ---- Places where a paragraph may end ------------------------------------------------------------------- */

/* LF, or CR without LF. */
static bool is_line_end(drg_str text, size_t at)
{
    return text.ptr[at] == '\n' || (text.ptr[at] == '\r' && (at + 1 == text.len || text.ptr[at + 1] != '\n'));
}

size_t find_gap_scalar(drg_str text, size_t at, size_t end)
{
    for (; at < end; at++)
        if (is_line_end(text, at) && at + 1 < text.len && is_ascii_space(text.ptr[at + 1]))
            return at;
    return end;
}

#ifdef HAS_AVX2

#define AVX2 __attribute__((target("avx2")))

enum { BLOCK = 32 };

AVX2 static inline __m256i is(__m256i v, char c)
{
    return _mm256_cmpeq_epi8(v, _mm256_set1_epi8(c));
}

/* ASCII white space: 09 to 0D, and 20. */
AVX2 static inline __m256i is_space(__m256i v)
{
    __m256i offset = _mm256_sub_epi8(v, _mm256_set1_epi8(0x09));
    __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8(4)), offset);
    return _mm256_or_si256(control, is(v, ' '));
}

/* A block is looked at beside itself moved on by one byte. */
AVX2 static size_t find_gap_avx2(drg_str text, size_t at, size_t end)
{
    for (; at < end && text.len - at > BLOCK; at += BLOCK) {
        const char *from = text.ptr + at;
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)from);
        __m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(from + 1));
        __m256i alone = _mm256_andnot_si256(is(next, '\n'), is(v, '\r'));
        __m256i gap = _mm256_and_si256(_mm256_or_si256(is(v, '\n'), alone), is_space(next));
        uint32_t found = (uint32_t)_mm256_movemask_epi8(gap);
        if (found) {
            size_t place = at + (uint32_t)__builtin_ctz(found);
            return place < end ? place : end;
        }
    }
    return at < end ? find_gap_scalar(text, at, end) : end;
}

#endif

size_t find_gap(drg_str text, size_t at, size_t end)
{
#ifdef HAS_AVX2
    if (__builtin_cpu_supports("avx2"))
        return find_gap_avx2(text, at, end);
#endif
    return find_gap_scalar(text, at, end);
}

/* ---- Paragraphs ------------------------------------------------------------------------------------------- */

/* The last byte of the first line end that is there from byte `at` on; text.len: none. */
static size_t find_line_end(drg_str text, size_t at)
{
    const char *feed = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
    size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
    for (;;) {
        const char *carriage = at < end ? memchr(text.ptr + at, '\r', end - at) : NULL;
        if (!carriage)
            return end;
        at = (size_t)(carriage - text.ptr);
        if (is_line_end(text, at))
            return at;
        at++;
    }
}

/* Whether a paragraph can end with the line whose end's last byte is at `end`: a CR that is the last byte there is may be
 * half of a line end. */
static bool is_known(drg_str text, size_t end, bool is_last)
{
    return is_last || (end < text.len && (text.ptr[end] == '\n' || end + 1 < text.len));
}

/* Where the line after `start` ends when it is blank; text.len + 1: it is not. */
static size_t blank_line_end(drg_str text, size_t start)
{
    for (size_t at = start; at < text.len && is_ascii_space(text.ptr[at]); at++)
        if (is_line_end(text, at))
            return at;
    return text.len + 1;
}

/* Where the text begins anew after the line end at `end`, if that much is known. */
static size_t after_line(drg_str text, size_t end, bool is_last)
{
    if (!is_known(text, end, is_last))
        return 0;
    return end < text.len ? end + 1 : text.len;
}

size_t paragraph_end(drg_str text, size_t start, bool is_last)
{
    /* A line that ends here or later ends the paragraph by its length. */
    size_t most = start + PARAGRAPH_MOST - 1, limit = most < text.len ? most : text.len;
    size_t blank = blank_line_end(text, start);
    for (size_t at = start; blank > text.len;) {
        size_t gap = find_gap(text, at, limit);
        if (gap == limit)
            return after_line(text, find_line_end(text, limit), is_last);
        blank = blank_line_end(text, gap + 1);
        at = gap + 1;
    }
    return after_line(text, blank, is_last);
}

size_t drg_stretch_end(drg_str text, size_t wanted, bool is_last)
{
    size_t stretch = 0;
    while (stretch < wanted && stretch < text.len) {
        size_t end = paragraph_end(text, stretch, is_last);
        if (!end || (end > wanted && stretch))
            break;
        stretch = end;
    }
    return stretch;
}
