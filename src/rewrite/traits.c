/* traits.c - the traits of stretches of text. */
#include "rewrite/traits.h"

#include "base/utf8.h"

/* The traits of the character at `*p`, which moves past it. Blocks of 64 characters are what the last byte of a UTF-8
 * sequence counts, so no code point need be put together. */
static inline uint32_t traits_next(const unsigned char **at)
{
    const unsigned char *p = *at;
    if (p[0] < 0x80) {
        *at = p + 1;
        return trait_masks[p[0] >> 6][p[0] & 0x3F];
    }
    if (p[0] < 0xE0) {
        *at = p + 2;
        return trait_masks[trait_blocks[p[0] & 0x1F]][p[1] & 0x3F];
    }
    if (p[0] < 0xF0) {
        *at = p + 3;
        return trait_masks[trait_blocks[(p[0] & 0x0F) << 6 | (p[1] & 0x3F)]][p[2] & 0x3F];
    }
    *at = p + 4;
    return trait_masks[trait_blocks[(p[0] & 0x07) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F)]][p[3] & 0x3F];
}

uint32_t traits_in(drg_str text)
{
    const unsigned char *p = (const unsigned char *)text.ptr, *end = p + text.len;
    const uint32_t *const ascii = trait_masks[0];
    uint32_t traits = 0;
    while (p < end) {
        for (; end - p >= 4 && !((p[0] | p[1] | p[2] | p[3]) & 0x80); p += 4)
            traits |= ascii[p[0]] | ascii[p[1]] | ascii[p[2]] | ascii[p[3]];
        if (p < end)
            traits |= traits_next(&p);
    }
    return traits;
}

size_t traits_find(drg_str text, size_t at, size_t end, uint32_t traits, uint32_t *code)
{
    const unsigned char *first = (const unsigned char *)text.ptr, *p = first + at, *here = p;
    *code = 0;
    while (p < first + end && !(traits_next(&p) & traits))
        here = p;
    if (here == first + end)
        return end;
    at = (size_t)(here - first);
    *code = code_at(text, at, end);
    return at;
}

uint32_t code_before(drg_str text, size_t start, size_t at)
{
    if (at <= start)
        return 0;
    do
        at--;
    while (at > start && !utf8_is_lead(text.ptr[at]));
    return utf8_next(text, &at);
}

uint32_t code_at(drg_str text, size_t at, size_t end)
{
    return at < end ? utf8_next(text, &at) : 0;
}
