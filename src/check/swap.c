/* swap.c - what stands around a term and depends on it. */
#include "check/swap.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"

static uint32_t loose_of(uint32_t code)
{
    return code + (uint32_t)fold_find(code)->to_loose;
}

static size_t count_words(drg_str s)
{
    drg_str word;
    size_t count = 0;
    while (str_split(&s, ' ', &word))
        count += word.len > 0;
    return count;
}

static uint32_t last_letter(drg_str s)
{
    uint32_t last = 0;
    for (size_t at = 0; at < s.len;) {
        const uint32_t code = utf8_next(s, &at);
        if (fold_find(code)->class == FOLD_LETTER)
            last = loose_of(code);
    }
    return last;
}

/* ---- English: a, an ------------------------------------------------------------------------------------------------ */

static bool begins_vowel(drg_str s)
{
    return s.len && strchr("aeiouAEIOU", s.ptr[0]) != NULL;
}

static bool fits_english(const struct restatement *r, drg_str made)
{
    drg_str before = str_trim(r->before), word = str_cut(before, last_word(before), before.len);
    bool is_article = str_eq_ascii_case(word, STR("a")) || str_eq_ascii_case(word, STR("an"));
    return !is_article || begins_vowel(r->surface) == begins_vowel(made);
}

/* ---- Turkish: particles in harmony ---------------------------------------------------------------------------------- */

static uint32_t last_vowel(drg_str s)
{
    uint32_t vowel = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code = utf8_next(s, &at);
        switch (code) {
        case 'a': case 'e': case 'o': case 'u': case 'i': case 0x131: case 0xF6: case 0xFC: vowel = code; break;
        case 'A': case 'E': case 'O': case 'U': vowel = code + 32; break;
        case 'I': vowel = 0x131; break;
        case 0x130: vowel = 'i'; break;
        case 0xD6: case 0xDC: vowel = code + 32; break;
        default: break;
        }
    }
    return vowel;
}

static bool fits_turkish(const struct restatement *r, drg_str made)
{
    static const char *const particles[] = {"da", "de", "m\xC4\xB1", "mi", "mu", "m\xC3\xBC", "m\xC4\xB1y", "miy", "muy", "m\xC3\xBCy"};
    drg_str after = str_trim(r->after);
    bool is_particle = false;
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++) {
        drg_str particle = str_from(particles[i]);
        bool begins = str_starts(after, particle);
        bool ends = begins && (after.len == particle.len || !is_ascii_alpha(after.ptr[particle.len]) || particle.len > 2);
        is_particle |= ends;
    }
    return !is_particle || last_vowel(r->surface) == last_vowel(made);
}

/* ---- Russian and Arabic: agreement ------------------------------------------------------------------------------------ */

/* What a citation form's end says of gender and number: one letter for each. */
static char russian_class(drg_str term)
{
    switch (last_letter(term)) {
    case 0x430: case 0x44F: return 'f';
    case 0x43E: case 0x435: return 'n';
    case 0x44B: case 0x438: return 'p';
    case 0x44C: return 's'; /* either */
    default: return 'm';
    }
}

static bool begins_capital(drg_str s)
{
    size_t at = 0;
    return s.len && fold_find(utf8_next(s, &at))->letter_case == FOLD_UPPER;
}

/* Names seldom have words that agree with them. */
static bool fits_russian(const struct restatement *r)
{
    if (count_words(r->wanted) > count_words(r->term))
        return false;
    return begins_capital(r->term) || russian_class(r->term) == russian_class(r->wanted);
}

static bool fits_arabic(const struct restatement *r)
{
    enum { TA_MARBUTA = 0x629 };
    return count_words(r->wanted) == count_words(r->term) &&
           (last_letter(r->term) == TA_MARBUTA) == (last_letter(r->wanted) == TA_MARBUTA);
}

bool swap_is_safe(const struct lang *lang, const struct restatement *r, drg_str made)
{
    drg_str tag = str_from(lang->tag);
    if (str_eq(tag, STR("en")))
        return fits_english(r, made);
    if (str_eq(tag, STR("tr")))
        return fits_turkish(r, made);
    if (str_eq(tag, STR("ru")))
        return fits_russian(r);
    return !str_eq(tag, STR("ar")) || fits_arabic(r);
}
