/* form_turkish.c - the dots and cedillas of Turkish. */
#include "base/utf8.h"
#include "rewrite/form.h"

static bool is_lang(const struct form_line *line, const char *tag)
{
    const struct lang *lang = form_line_lang(line);
    return lang && strcmp(lang->tag, tag) == 0;
}

static uint32_t to_cedilla(uint32_t code)
{
    switch (code) {
    case 0x218: return 0x15E;
    case 0x219: return 0x15F;
    default: return MAP_KEEP; /* t with comma is no letter of Turkish, but of names in it */
    }
}

void form_turkish_letters(const struct form_line *line)
{
    if (is_lang(line, "tr"))
        form_map(line, TRAIT_DOT_OR_COMMA, to_cedilla);
}

/* The root locale's lower case of the dotted capital is i with a combining dot (SpecialCasing.txt). No language but
 * Lithuanian, and that before an accent alone, writes it. */
void form_dotted_i(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_DOT_OR_COMMA, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        uint32_t before = code_before(line->text, line->start, start), after = code_at(line->text, at, line->end);
        bool is_accented = after >= 0x300 && after <= 0x303;
        if (code == 0x307 && before == 'i' && !is_accented)
            form_put(line, start, at, STR(""));
        else if (code == 0x307 && before == 0x131)
            form_put_code(line, start - 2, at, 'i');
    }
}
