/* forms.c - the table of steps, in the order they run, and what steps share. */
#include "rewrite/form.h"

#include "base/utf8.h"
#include "dragoman/normalize.h"
#include "lang/fold.h"
#include "lang/identify.h"
#include "text/tokens.h"

#define WHOLE FORM_WAKES_ALL
#define ALWAYS "default match mt publish en tr ar ru"
#define LETTERS (TRAIT_LATIN | TRAIT_CYRILLIC | TRAIT_ARABIC | TRAIT_ARABIC_SIGN | TRAIT_VOWEL_SIGN | TRAIT_NFKC | TRAIT_TATWEEL)

const struct form form_table[] = {
    {"repair", WHOLE, 0, "", false, NULL, form_repair, "undo misread encodings, where surely damaged; looks at all of the text"},
    {"restore-turkish", WHOLE, 0, "", true, NULL, form_restore_turkish,
     "give Turkish typed in ASCII its letters, where sure; looks at all of the text"},
    {"controls", TRAIT_CONTROL, 0, ALWAYS, false, NULL, form_controls,
     "remove control characters other than tabs and line ends"},
    {"invisible", TRAIT_INVISIBLE, 0, ALWAYS, false, NULL, form_invisible,
     "remove zero-width characters that do nothing where they stand; emoji, Arabic and Indic joiners stay"},
    {"soft-hyphens", TRAIT_SOFT_HYPHEN, 0, ALWAYS, false, NULL, form_soft_hyphens, "remove soft hyphens"},
    {"bidi", TRAIT_BIDI, 0, "match mt", false, NULL, form_bidi, "remove bidirectional controls"},
    {"joiners", TRAIT_INVISIBLE, 0, "match", true, NULL, form_joiners, "remove zero-width joiners and non-joiners of Arabic script"},
    {"presentation", TRAIT_PRESENTATION, 0, ALWAYS, false, NULL, form_presentation,
     "Arabic presentation forms and lam-alef as letters"},
    {"ligatures", TRAIT_LIGATURE, 0, ALWAYS, false, NULL, form_ligatures, "Latin ligatures (fi, fl, ffi) as letters"},
    {"nfkc", TRAIT_NFKC, 0, "match", true, NULL, form_nfkc, "Unicode form NFKC: widths, superscripts, symbols unified"},
    {"nfc", TRAIT_NFC, 0, ALWAYS, false, NULL, form_nfc, "Unicode form NFC: letters and marks composed"},
    {"dotted-i", TRAIT_DOT_OR_COMMA, 0, ALWAYS, false, NULL, form_dotted_i,
     "i with a combining dot, left by careless lowercasing of the Turkish capital, as i"},
    {"spaces", TRAIT_ODD_SPACE, 0, ALWAYS, false, NULL, form_spaces, "spaces of fixed width as plain spaces"},
    {"no-break-spaces", TRAIT_NO_BREAK_SPACE, 0, "match mt", true, NULL, form_no_break_spaces, "no-break spaces as plain spaces"},
    {"space-runs", TRAIT_SPACE, 0, "match mt", true, NULL, form_space_runs, "one space for several; none at the end of a line"},
    {"homoglyphs", TRAIT_LATIN, TRAIT_CYRILLIC, "match mt publish ru", false, NULL, form_homoglyphs,
     "Latin letters inside Cyrillic words and the reverse, where they look alike"},
    {"turkish-letters", TRAIT_DOT_OR_COMMA, 0, "match mt publish tr", false, NULL, form_turkish_letters,
     "s with comma as s with cedilla, in Turkish"},
    {"arabic-letters", TRAIT_PERSIAN, 0, "match mt publish ar", false, NULL, form_arabic_letters,
     "Persian and Urdu letters in Arabic words as the Arabic ones, by position"},
    {"tatweel", TRAIT_TATWEEL, 0, "match mt ar", false, NULL, form_tatweel, "remove tatweel inside words"},
    {"vowel-signs", TRAIT_VOWEL_SIGN, 0, "match mt", true, NULL, form_vowel_signs, "remove Arabic vowel signs"},
    {"hamza", TRAIT_HAMZA, 0, "match", true, NULL, form_hamza, "alef with hamza, madda or wasla as bare alef"},
    {"hamza-seats", TRAIT_HAMZA, 0, "", true, NULL, form_hamza_seats, "waw and yeh with hamza as bare waw and yeh"},
    {"alef-maksura", TRAIT_FINAL_LETTER, 0, "match", true, NULL, form_alef_maksura, "alef maksura as yeh"},
    {"ta-marbuta", TRAIT_FINAL_LETTER, 0, "match", true, NULL, form_ta_marbuta, "ta marbuta as heh"},
    {"arabic-punctuation", TRAIT_ARABIC_SIGN, 0, "match", true, NULL, form_arabic_punctuation,
     "Arabic comma, semicolon, question and percent mark as the European ones"},
    {"digits-western", TRAIT_ARABIC_SIGN, 0, "match", true, "digits-arabic", form_digits_western,
     "Arabic-Indic and Persian digits as 0 to 9"},
    {"digits-arabic", TRAIT_ASCII_DIGIT, TRAIT_ARABIC, "", true, "digits-western", form_digits_arabic,
     "0 to 9 among Arabic words as Arabic-Indic digits"},
    {"stress", TRAIT_ACUTE, TRAIT_CYRILLIC | TRAIT_NFC, "match mt", true, NULL, form_stress, "remove Russian stress marks"},
    {"yo", TRAIT_YO, 0, "match", true, NULL, form_yo, "Russian yo as ye"},
    {"quotes-straight", TRAIT_QUOTE, 0, "match mt", true, "quotes-typographic", form_quotes_straight,
     "double quotation marks as straight ones"},
    {"quotes-typographic", TRAIT_STRAIGHT_QUOTE, 0, "publish", false, "quotes-straight", form_quotes_typographic,
     "straight double quotation marks as the language's own"},
    {"apostrophes-straight", TRAIT_APOSTROPHE, 0, "match mt", true, "apostrophes-typographic", form_apostrophes_straight,
     "apostrophes and single quotation marks as straight ones"},
    {"apostrophes-typographic", TRAIT_APOSTROPHE | TRAIT_STRAIGHT_APOSTROPHE, 0, "publish", false, "apostrophes-straight",
     form_apostrophes_typographic, "apostrophes inside words, whatever stands for them, as U+2019"},
    {"hyphens", TRAIT_HYPHEN, 0, "match mt", true, NULL, form_hyphens, "Unicode hyphens as the ASCII one"},
    {"dashes-straight", TRAIT_DASH, 0, "match", true, "dashes-typographic", form_dashes_straight, "dashes and minus signs as hyphens"},
    {"dashes-typographic", TRAIT_ASCII_HYPHEN, TRAIT_SPACE, "publish", false, "dashes-straight", form_dashes_typographic,
     "hyphens between spaces as the language's dash"},
    {"lower", LETTERS, 0, "", true, NULL, form_lower, "lower case, by the rules of the text's language"},
    {"fold", LETTERS, 0, "match", true, NULL, form_fold, "the letters that the matcher compares: no case, no Latin diacritics"},
};

const size_t form_count = sizeof form_table / sizeof form_table[0];
_Static_assert(sizeof form_table / sizeof form_table[0] <= FORM_MAX, "a set of steps has a bit for each");

size_t drg_form_count(void)
{
    return form_count;
}

drg_form_info drg_form(size_t index)
{
    if (index >= form_count)
        return (drg_form_info){0};
    const struct form *form = &form_table[index];
    return (drg_form_info){form->name, form->summary, form->profiles, form->is_lossy};
}

size_t form_find(drg_str name)
{
    size_t i = 0;
    while (i < form_count && !str_eq_z(name, form_table[i].name))
        i++;
    return i;
}

const struct lang *form_line_lang(const struct form_line *line)
{
    if (line->lang)
        return line->lang;
    struct evidence evidence = {0};
    struct token_cursor cursor = {.text = line->text, .at = line->start, .end = line->end};
    struct token token;
    while (token_next(&cursor, &token))
        if (token.kind == TOKEN_WORD)
            identify_word(&evidence, str_cut(line->text, token.start, token.end));
    return identify(&evidence);
}

void form_put(const struct form_line *line, size_t start, size_t end, drg_str replacement)
{
    edits_add(line->out, start, end, replacement, line->name);
}

void form_put_code(const struct form_line *line, size_t start, size_t end, uint32_t code)
{
    char bytes[4];
    form_put(line, start, end, (drg_str){bytes, utf8_encode(code, bytes)});
}

void form_map(const struct form_line *line, uint32_t traits, uint32_t (*map)(uint32_t code))
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, traits, &code)) < line->end;) {
        size_t start = at;
        uint32_t to = map(code);
        utf8_next(line->text, &at);
        if (to == MAP_DROP)
            form_put(line, start, at, STR(""));
        else if (to != MAP_KEEP && to != code)
            form_put_code(line, start, at, to);
    }
}

bool is_one_of(uint32_t code, const uint16_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}
