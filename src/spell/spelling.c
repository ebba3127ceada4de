/* spelling.c - a word as the letters that spelling is about, and back to text. */
#include "spell/spelling.h"

#include "base/utf8.h"
#include "ext/icu_normalize.h"

bool spelling_make(struct spelling *out, drg_str text, const struct lang *lang)
{
    struct word word;
    out->count = 0;
    if (text.len >= SPELLING_BYTES)
        return false;
    word_make(&word, text, lang);
    out->shape = word.shape;
    if (word.is_cut || word.count + 1 > SPELLING_MAX)
        return false;
    for (uint32_t i = 0; i < word.count; i++) {
        if (i && i == word.apostrophe)
            out->letters[out->count++] = '\'';
        if (word.letters[i].strict > UINT16_MAX)
            return false;
        out->letters[out->count++] = (uint16_t)word.letters[i].strict;
    }
    return out->count > 0;
}

uint32_t spelling_base(const struct spelling *s)
{
    uint32_t at = s->count;
    for (uint32_t i = 0; i < s->count; i++)
        if (s->letters[i] == '\'')
            at = i;
    return at;
}

uint32_t spelling_capital(uint32_t letter, const struct lang *lang)
{
    if (letter == 'i' && lang->has_dotted_i)
        return 0x130;
    if (letter == 0x131)
        return 'I';
    return icu_upper(letter);
}

size_t spelling_write(char out[SPELLING_BYTES], const uint16_t *letters, uint32_t count, enum word_case shape,
                      const struct lang *lang)
{
    size_t len = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_capital = shape == CASE_UPPER || (shape == CASE_TITLE && i == 0);
        len += utf8_encode(is_capital ? spelling_capital(letters[i], lang) : letters[i], out + len);
    }
    out[len] = '\0';
    return len;
}
