/* homoglyphs.c - Latin and Cyrillic letters of one shape. */
#include "rewrite/homoglyphs.h"

#include "base/utf8.h"
#include "lang/twins.h"
#include "rewrite/traits.h"

/* With the acute that a Russian vowel was stressed by. */
static const struct pair {
    uint16_t latin, cyrillic;
} stressed[] = {{0xE1, 0x430}, {0xE9, 0x435}, {0xED, 0x456}, {0xF3, 0x43E}, {0xFD, 0x443},
                                       {0xC1, 0x410}, {0xC9, 0x415}, {0xD3, 0x41E}, {0xDD, 0x423}};

static uint32_t stressed_twin(uint32_t code)
{
    for (size_t i = 0; i < sizeof stressed / sizeof stressed[0]; i++)
        if (stressed[i].latin == code)
            return stressed[i].cyrillic;
    return 0;
}

/* The letters of one word. `own`: letters that only their script has the shape of. */
struct tally {
    unsigned latin, cyrillic, latin_own, cyrillic_own;
};

static void count_letter(struct tally *tally, uint32_t code)
{
    bool is_latin = traits_of(code) & TRAIT_LATIN;
    tally->latin += is_latin;
    if (is_latin && code >= 'a' && code <= 'z' && strchr("bdfghklmnqrtuvwz", (int)code)) {
        tally->latin_own++; /* most letters of most words */
        return;
    }
    tally->cyrillic += !is_latin;
    tally->latin_own += is_latin && !letter_twin(code, true) && !stressed_twin(code);
    tally->cyrillic_own += !is_latin && !letter_twin(code, false);
}

/* PDF with a Cyrillic ending: Latin capitals, then Cyrillic small letters. */
static bool is_inflected_acronym(drg_str word)
{
    size_t capitals = 0, endings = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code = utf8_next(word, &at);
        if (code >= 'A' && code <= 'Z' && !endings)
            capitals++;
        else if (code >= 0x430 && code <= 0x45F)
            endings++;
        else
            return false;
    }
    return capitals > 1 && endings > 0;
}

uint32_t homoglyph_script(drg_str word)
{
    struct tally tally = {0};
    for (size_t at = 0; at < word.len;) {
        uint32_t code = utf8_next(word, &at);
        if (traits_of(code) & (TRAIT_LATIN | TRAIT_CYRILLIC))
            count_letter(&tally, code);
    }
    if (!tally.latin || !tally.cyrillic || (tally.latin_own && tally.cyrillic_own) || is_inflected_acronym(word))
        return 0;
    if (tally.cyrillic_own || (!tally.latin_own && tally.cyrillic > tally.latin))
        return TRAIT_CYRILLIC;
    return tally.latin_own ? TRAIT_LATIN : 0;
}

size_t homoglyph_twin(char out[8], uint32_t code, uint32_t script)
{
    bool to_cyrillic = script == TRAIT_CYRILLIC;
    uint32_t to = letter_twin(code, to_cyrillic);
    if (to)
        return utf8_encode(to, out);
    uint32_t vowel = to_cyrillic ? stressed_twin(code) : 0;
    if (!vowel)
        return 0;
    size_t len = utf8_encode(vowel, out);
    return len + utf8_encode(0x301, out + len);
}

bool homoglyph_respell(struct buf *into, drg_str word, uint32_t script)
{
    uint32_t other = (TRAIT_LATIN | TRAIT_CYRILLIC) & ~script;
    size_t before = into->len;
    for (size_t at = 0; at < word.len;) {
        size_t start = at;
        uint32_t code = utf8_next(word, &at);
        char with_acute[8];
        size_t len = traits_of(code) & other ? homoglyph_twin(with_acute, code, script) : 0;
        if (!len && traits_of(code) & other) {
            buf_cut(into, before);
            return false;
        }
        buf_add(into, len ? (drg_str){with_acute, len} : str_cut(word, start, at));
    }
    return true;
}
