/* form_invisible.c - characters that nobody sees: controls, zero-width and bidi controls, soft hyphens. */
#include "base/utf8.h"
#include "rewrite/form.h"

static uint32_t drop(uint32_t code)
{
    (void)code;
    return MAP_DROP;
}

void form_controls(const struct form_line *line)
{
    form_map(line, TRAIT_CONTROL, drop);
}

void form_bidi(const struct form_line *line)
{
    form_map(line, TRAIT_BIDI, drop);
}

void form_soft_hyphens(const struct form_line *line)
{
    form_map(line, TRAIT_SOFT_HYPHEN, drop);
}

/* Letters and signs that join with nothing, and the edges of a line. */
static bool is_plain(uint32_t code)
{
    return code < 0x300 || traits_of(code) & (TRAIT_LATIN | TRAIT_CYRILLIC);
}

static bool is_arabic(uint32_t code)
{
    return traits_of(code) & (TRAIT_ARABIC | TRAIT_TATWEEL | TRAIT_VOWEL_SIGN | TRAIT_FINAL_LETTER);
}

bool form_is_idle(const struct form_line *line, size_t start, size_t end, uint32_t code)
{
    uint32_t before = code_before(line->text, line->start, start), after = code_at(line->text, end, line->end);
    if (code == 0xFEFF && start == 0)
        return false; /* a byte order mark */
    if (code == 0x200C || code == 0x200D)
        return is_plain(before);
    if (code == 0x200B)
        return is_plain(before) || is_plain(after) || is_arabic(before) || is_arabic(after);
    return true;
}

void form_invisible(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_INVISIBLE, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        if (form_is_idle(line, start, at, code))
            form_put(line, start, at, STR(""));
    }
}

void form_joiners(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_INVISIBLE, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        if ((code == 0x200C || code == 0x200D) && is_arabic(code_before(line->text, line->start, start)))
            form_put(line, start, at, STR(""));
    }
}
