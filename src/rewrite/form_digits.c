/* form_digits.c - Arabic-Indic and Persian digits as European ones, and back. */
#include "base/utf8.h"
#include "rewrite/form.h"

static bool is_digit(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0x660 && code <= 0x669) || (code >= 0x6F0 && code <= 0x6F9);
}

static uint32_t to_western(uint32_t code)
{
    if (code >= 0x660 && code <= 0x669)
        return '0' + (code - 0x660);
    return code >= 0x6F0 && code <= 0x6F9 ? '0' + (code - 0x6F0) : MAP_KEEP;
}

/* The Arabic decimal and thousands separators go with the digits around them. */
void form_digits_western(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_ARABIC_SIGN, &code)) < line->end;) {
        size_t start = at;
        uint32_t to = to_western(code);
        utf8_next(line->text, &at);
        bool is_inside = is_digit(code_before(line->text, line->start, start)) && is_digit(code_at(line->text, at, line->end));
        if ((code == 0x66B || code == 0x66C) && is_inside)
            to = code == 0x66B ? '.' : ',';
        if (to != MAP_KEEP)
            form_put_code(line, start, at, to);
    }
}

/* Numbers belong to the letters before them, at the beginning of a line to those after. */
static bool begins_arabic(const struct form_line *line)
{
    uint32_t code;
    traits_find(line->text, line->start, line->end, TRAIT_ARABIC | TRAIT_LATIN | TRAIT_CYRILLIC, &code);
    return traits_of(code) & TRAIT_ARABIC;
}

void form_digits_arabic(const struct form_line *line)
{
    uint32_t code, scripts = TRAIT_ARABIC | TRAIT_LATIN | TRAIT_CYRILLIC;
    bool is_arabic = begins_arabic(line);
    size_t at = line->start;
    while ((at = traits_find(line->text, at, line->end, scripts | TRAIT_ASCII_DIGIT, &code)) < line->end) {
        size_t start = at;
        utf8_next(line->text, &at);
        if (traits_of(code) & scripts)
            is_arabic = traits_of(code) & TRAIT_ARABIC;
        else if (is_arabic)
            form_put_code(line, start, at, 0x660 + (code - '0'));
    }
}
