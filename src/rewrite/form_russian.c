/* form_russian.c - yo, stress marks, and Latin letters that stand in Cyrillic words. */
#include "base/utf8.h"
#include "rewrite/form.h"
#include "rewrite/homoglyphs.h"

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
    return is_one_of(code, vowels, sizeof vowels / sizeof vowels[0]);
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

static void replace_letters(const struct form_line *line, size_t start, size_t end, uint32_t script)
{
    uint32_t code, other = (TRAIT_LATIN | TRAIT_CYRILLIC) & ~script;
    for (size_t at = start; (at = traits_find(line->text, at, end, other, &code)) < end;) {
        size_t from = at;
        char letter[8];
        utf8_next(line->text, &at);
        size_t len = homoglyph_twin(letter, code, script);
        form_put(line, from, at, (drg_str){letter, len});
    }
}

/* Where the letters before byte `at` begin: a Cyrillic word that a Latin letter stands in may begin before it. */
static size_t word_start(const struct form_line *line, size_t at)
{
    while (at > line->start) {
        size_t before = utf8_before(line->text, at);
        uint32_t code = code_at(line->text, before, line->end);
        if (!(traits_of(code) & (TRAIT_LATIN | TRAIT_CYRILLIC)) && code != 0x301)
            break;
        at = before;
    }
    return at;
}

void form_homoglyphs(const struct form_line *line)
{
    uint32_t code, both = TRAIT_LATIN | TRAIT_CYRILLIC;
    size_t at = line->start;
    while ((at = traits_find(line->text, at, line->end, TRAIT_LATIN, &code)) < line->end) {
        size_t start = word_start(line, at), end = at;
        for (at = start; at < line->end; end = at) {
            code = utf8_next(line->text, &at);
            if (!(traits_of(code) & both) && code != 0x301)
                break;
        }
        uint32_t script = homoglyph_script(str_cut(line->text, start, end));
        if (script)
            replace_letters(line, start, end, script);
    }
}
