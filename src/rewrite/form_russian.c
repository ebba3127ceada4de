/* form_russian.c - yo, stress marks, and Latin letters that stand in Cyrillic words. */
#include "base/utf8.h"
#include "rewrite/form.h"

static uint32_t to_ye(uint32_t code)
{
    return code == 0x401 ? 0x415 : 0x435;
}

void form_yo(const struct form_line *line)
{
    form_map(line, TRAIT_YO, to_ye);
}

static bool is_russian_vowel(uint32_t code)
{
    static const uint16_t vowels[] = {0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x451, 0x410, 0x415,
                                      0x418, 0x41E, 0x423, 0x42B, 0x42D, 0x42E, 0x42F, 0x401, 0x456, 0x454, 0x457};
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++)
        if (vowels[i] == code)
            return true;
    return false;
}

/* Only the acute: the breve of short i and the dots of yo are letters. */
void form_stress(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_ACUTE, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        if (is_russian_vowel(code_before(line->text, line->start, start)))
            form_put(line, start, at, STR(""));
    }
}

/* ---- Homoglyphs ------------------------------------------------------------------------------------------------- */

/* Latin and Cyrillic letters of one shape. */
static const struct pair {
    uint16_t latin, cyrillic;
} pairs[] = {
    {'A', 0x410}, {'B', 0x412}, {'C', 0x421}, {'E', 0x415}, {'H', 0x41D}, {'I', 0x406}, {'J', 0x408}, {'K', 0x41A},
    {'M', 0x41C}, {'O', 0x41E}, {'P', 0x420}, {'S', 0x405}, {'T', 0x422}, {'X', 0x425}, {'Y', 0x423}, {'a', 0x430},
    {'c', 0x441}, {'e', 0x435}, {'i', 0x456}, {'j', 0x458}, {'o', 0x43E}, {'p', 0x440}, {'s', 0x455}, {'x', 0x445},
    {'y', 0x443}, {0xCB, 0x401}, {0xEB, 0x451}, {0xEF, 0x457}, {0xCF, 0x407},
};

/* With the acute that a Russian vowel was stressed by. */
static const struct pair stressed[] = {{0xE1, 0x430}, {0xE9, 0x435}, {0xED, 0x456}, {0xF3, 0x43E}, {0xFD, 0x443},
                                       {0xC1, 0x410}, {0xC9, 0x415}, {0xD3, 0x41E}, {0xDD, 0x423}};

static uint32_t twin(uint32_t code, bool to_cyrillic)
{
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if ((to_cyrillic ? pairs[i].latin : pairs[i].cyrillic) == code)
            return to_cyrillic ? pairs[i].cyrillic : pairs[i].latin;
    return 0;
}

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
    tally->latin_own += is_latin && !twin(code, true) && !stressed_twin(code);
    tally->cyrillic_own += !is_latin && !twin(code, false);
}

static void replace_letters(const struct form_line *line, size_t start, size_t end, bool to_cyrillic)
{
    uint32_t code;
    uint32_t traits = to_cyrillic ? TRAIT_LATIN : TRAIT_CYRILLIC;
    for (size_t at = start; (at = traits_find(line->text, at, end, traits, &code)) < end;) {
        size_t from = at;
        char with_acute[6];
        utf8_next(line->text, &at);
        uint32_t to = twin(code, to_cyrillic);
        if (to) {
            form_put_code(line, from, at, to);
            continue;
        }
        size_t len = utf8_encode(stressed_twin(code), with_acute);
        len += utf8_encode(0x301, with_acute + len);
        form_put(line, from, at, (drg_str){with_acute, len});
    }
}

/* Where the letters before byte `at` begin: a Cyrillic word that a Latin letter stands in may begin before it. */
static size_t word_start(const struct form_line *line, size_t at)
{
    while (at > line->start) {
        size_t before = at - 1;
        while (before > line->start && !utf8_is_lead(line->text.ptr[before]))
            before--;
        uint32_t code = code_at(line->text, before, line->end);
        if (!(traits_of(code) & (TRAIT_LATIN | TRAIT_CYRILLIC)) && code != 0x301)
            break;
        at = before;
    }
    return at;
}

/* A word of both scripts is of the one whose letters have shapes of their own in it; when both have or neither has, it
 * is meant so (an acronym with a Cyrillic ending) or cannot be told. */
void form_homoglyphs(const struct form_line *line)
{
    uint32_t code, both = TRAIT_LATIN | TRAIT_CYRILLIC;
    size_t at = line->start;
    while ((at = traits_find(line->text, at, line->end, TRAIT_LATIN, &code)) < line->end) {
        struct tally tally = {0};
        size_t start = word_start(line, at), end = at;
        for (at = start; at < line->end; end = at) {
            code = utf8_next(line->text, &at);
            if (traits_of(code) & both)
                count_letter(&tally, code);
            else if (code != 0x301)
                break;
        }
        if (!tally.cyrillic || (tally.latin_own && tally.cyrillic_own))
            continue;
        bool is_cyrillic = tally.cyrillic_own || (!tally.latin_own && tally.cyrillic > tally.latin);
        if (is_cyrillic || tally.latin_own)
            replace_letters(line, start, end, is_cyrillic);
    }
}
