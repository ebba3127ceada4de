/* traits.c - the traits of stretches of text. */
#include "rewrite/traits.h"

#include "base/utf8.h"

enum { CHUNK = 16 };

/* The traits of the bytes from `p` to `end`, none of which waits for what the one before it turns out to be. */
static inline uint32_t pairs_in(unsigned before, const unsigned char *p, const unsigned char *end)
{
    uint32_t traits = 0;
    for (; p < end; before = *p++)
        traits |= trait_pairs[trait_rows[before] + *p];
    return traits;
}

/* Of the characters of three bytes and more that begin in text[at, end). */
static uint32_t long_traits(drg_str text, size_t at, size_t end)
{
    uint32_t traits = 0;
    while (at < end) {
        size_t here = at++;
        if ((unsigned char)text.ptr[here] >= 0xE0)
            traits |= traits_of(utf8_next(text, &here));
    }
    return traits;
}

uint32_t traits_in(drg_str text)
{
    const unsigned char *s = (const unsigned char *)text.ptr;
    uint32_t traits = 0;
    unsigned before = 0;
    for (size_t at = 0, stop; at < text.len; at = stop) {
        stop = text.len - at < CHUNK ? text.len : at + CHUNK;
        uint32_t here = pairs_in(before, s + at, s + stop);
        before = s[stop - 1];
        if (here & TRAIT_LONG || before >= 0xE0)
            here |= long_traits(text, at, stop);
        traits |= here;
    }
    return traits & ~TRAIT_LONG;
}

/* Steps over chunks that have none of the traits; a character may be cut by the end of one. */
static size_t skip_chunks(drg_str text, size_t at, size_t end, uint32_t traits)
{
    const unsigned char *s = (const unsigned char *)text.ptr;
    size_t start = at;
    for (unsigned before = 0; end - at >= CHUNK; at += CHUNK, before = s[at - 1])
        if (pairs_in(before, s + at, s + at + CHUNK) & (traits | TRAIT_LONG))
            break;
    while (at > start && at < end && !utf8_is_lead(text.ptr[at]))
        at--;
    return at;
}

size_t traits_find(drg_str text, size_t at, size_t end, uint32_t traits, uint32_t *code)
{
    while (at < end) {
        at = skip_chunks(text, at, end, traits);
        for (size_t stop = end - at < CHUNK ? end : at + CHUNK; at < stop;) {
            size_t here = at;
            *code = utf8_next(text, &at);
            if (traits_of(*code) & traits)
                return here;
        }
    }
    *code = 0;
    return end;
}

uint32_t code_before(drg_str text, size_t start, size_t at)
{
    if (at <= start)
        return 0;
    at = utf8_before(text, at);
    return utf8_next(text, &at);
}

uint32_t code_at(drg_str text, size_t at, size_t end)
{
    return at < end ? utf8_next(text, &at) : 0;
}
