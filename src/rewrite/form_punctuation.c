/* form_punctuation.c - quotation marks, apostrophes, hyphens and dashes: made plain for machines, or proper for readers. */
#include "base/utf8.h"
#include "lang/fold.h"
#include "rewrite/form.h"

/* ---- Quotation marks ------------------------------------------------------------------------------------------ */

static uint32_t to_straight_quote(uint32_t code)
{
    (void)code;
    return '"';
}

void form_quotes_straight(const struct form_line *line)
{
    form_map(line, TRAIT_QUOTE, to_straight_quote);
}

/* How a language quotes. */
static const struct quoting {
    const char *lang;
    uint32_t open, close, dash;
} quotings[] = {
    {"en", 0x201C, 0x201D, 0x2013},
    {"tr", 0x201C, 0x201D, 0x2013},
    {"ar", 0x00AB, 0x00BB, 0x2013},
    {"ru", 0x00AB, 0x00BB, 0x2014},
};

static const struct quoting *quoting_of(const struct form_line *line)
{
    const struct lang *lang = form_line_lang(line);
    for (size_t i = 0; lang && i < sizeof quotings / sizeof quotings[0]; i++)
        if (strcmp(lang->tag, quotings[i].lang) == 0)
            return &quotings[i];
    return NULL;
}

static bool is_space_or_edge(uint32_t code)
{
    return code == 0 || code == ' ' || code == '\t' || code == 0xA0 || code == 0x202F;
}

static bool opens(uint32_t before, uint32_t after)
{
    bool is_after_opening = is_space_or_edge(before) || (before < 0x80 && strchr("([{/-", (int)before)) || before == 0xAB ||
                            before == 0x2013 || before == 0x2014 || before == 0x201C;
    return is_after_opening && !is_space_or_edge(after);
}

/* Quotation marks are set in pairs: a line with one too many stays, for nobody knows which. Inches are not among them. */
void form_quotes_typographic(const struct form_line *line)
{
    uint32_t code;
    unsigned depth = 0;
    const struct quoting *quoting = quoting_of(line);
    for (int pass = 0; quoting && pass < 2; pass++) {
        size_t at = line->start;
        while ((at = traits_find(line->text, at, line->end, TRAIT_STRAIGHT_QUOTE, &code)) < line->end) {
            uint32_t before = code_before(line->text, line->start, at), after = code_at(line->text, at + 1, line->end);
            bool is_open = opens(before, after);
            if (is_open == (depth > 0))
                return;
            depth = is_open;
            if (pass == 1)
                form_put_code(line, at, at + 1, is_open ? quoting->open : quoting->close);
            at++;
        }
        if (depth)
            return;
    }
}

/* ---- Apostrophes ------------------------------------------------------------------------------------------------- */

static bool is_inside_word(const struct form_line *line, size_t start, size_t end)
{
    uint32_t after = code_at(line->text, end, line->end), before = code_before(line->text, line->start, start);
    return fold_is_letter(after) && (fold_is_letter(before) || (before >= '0' && before <= '9'));
}

/* Grave, acute and prime are apostrophes between letters; elsewhere they are themselves. */
static bool is_quotation_mark(uint32_t code)
{
    return code >= 0x2018 && code <= 0x201B;
}

void form_apostrophes_straight(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_APOSTROPHE, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        if (is_quotation_mark(code) || is_inside_word(line, start, at))
            form_put_code(line, start, at, '\'');
    }
}

void form_apostrophes_typographic(const struct form_line *line)
{
    uint32_t code, traits = TRAIT_APOSTROPHE | TRAIT_STRAIGHT_APOSTROPHE;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, traits, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        if (code != 0x2019 && is_inside_word(line, start, at))
            form_put_code(line, start, at, 0x2019);
    }
}

/* ---- Hyphens and dashes -------------------------------------------------------------------------------------------- */

static uint32_t to_hyphen(uint32_t code)
{
    (void)code;
    return '-';
}

void form_hyphens(const struct form_line *line)
{
    form_map(line, TRAIT_HYPHEN, to_hyphen);
}

void form_dashes_straight(const struct form_line *line)
{
    form_map(line, TRAIT_DASH, to_hyphen);
}

/* " - " and " -- " between words; at the beginning of a line it marks an item. */
void form_dashes_typographic(const struct form_line *line)
{
    const char *s = line->text.ptr;
    const struct quoting *quoting = quoting_of(line);
    size_t at = line->start;
    while (quoting && at < line->end && (s[at] == ' ' || s[at] == '-'))
        at++;
    for (; quoting && at + 2 < line->end; at++) {
        if (s[at] != ' ' || s[at + 1] != '-')
            continue;
        size_t end = at + 2 + (s[at + 2] == '-');
        if (end < line->end && s[end] == ' ')
            form_put_code(line, at + 1, end, quoting->dash);
    }
}
