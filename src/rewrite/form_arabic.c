/* form_arabic.c - Arabic spelling: signs that may be left out, letters that are told apart or not, and the Persian and
 * Urdu letters that another keyboard makes of Arabic ones. */
#include "base/utf8.h"
#include "rewrite/form.h"

enum { ALEF = 0x627, WAW = 0x648, YEH = 0x64A, ALEF_MAKSURA = 0x649, HEH = 0x647, TA_MARBUTA = 0x629, KAF = 0x643 };

static bool is_arabic_letter(uint32_t code)
{
    return traits_of(code) & (TRAIT_ARABIC | TRAIT_FINAL_LETTER);
}

static bool is_sign(uint32_t code)
{
    return traits_of(code) & (TRAIT_VOWEL_SIGN | TRAIT_TATWEEL) || code == 0x200C || code == 0x200D;
}

/* ---- Signs ------------------------------------------------------------------------------------------------------- */

/* A combining madda or hamza on a letter that takes it is a part of that letter, which NFC would have joined. */
static bool belongs_to_letter(uint32_t sign, uint32_t letter)
{
    bool is_seat = letter == ALEF || letter == WAW || letter == YEH || letter == ALEF_MAKSURA;
    return sign >= 0x653 && sign <= 0x655 && is_seat;
}

void form_vowel_signs(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_VOWEL_SIGN, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        if (!belongs_to_letter(code, code_before(line->text, line->start, start)))
            form_put(line, start, at, STR(""));
    }
}

/* Only between letters: at the end of a word it is the shape of an abbreviation, as after a year of the Hijra, and on its
 * own a dash. */
void form_tatweel(const struct form_line *line)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, TRAIT_TATWEEL, &code)) < line->end;) {
        size_t start = at;
        while (traits_of(code_at(line->text, at, line->end)) & TRAIT_TATWEEL)
            utf8_next(line->text, &at);
        uint32_t before = code_before(line->text, line->start, start), after = code_at(line->text, at, line->end);
        bool is_inside = (is_arabic_letter(before) || is_sign(before)) && (is_arabic_letter(after) || is_sign(after));
        if (is_inside)
            form_put(line, start, at, STR(""));
    }
}

static uint32_t to_european(uint32_t code)
{
    switch (code) {
    case 0x60C: return ',';
    case 0x61B: return ';';
    case 0x61F: return '?';
    case 0x66A: return '%';
    case 0x6D4: return '.';
    default: return MAP_KEEP;
    }
}

void form_arabic_punctuation(const struct form_line *line)
{
    form_map(line, TRAIT_ARABIC_SIGN, to_european);
}

/* ---- Letters ------------------------------------------------------------------------------------------------------ */

static uint32_t to_bare_alef(uint32_t code)
{
    bool is_alef = code == 0x622 || code == 0x623 || code == 0x625 || (code >= 0x671 && code <= 0x673);
    return is_alef ? ALEF : MAP_KEEP;
}

void form_hamza(const struct form_line *line)
{
    form_map(line, TRAIT_HAMZA, to_bare_alef);
}

static uint32_t to_bare_seat(uint32_t code)
{
    return code == 0x624 ? WAW : code == 0x626 ? YEH : MAP_KEEP;
}

void form_hamza_seats(const struct form_line *line)
{
    form_map(line, TRAIT_HAMZA, to_bare_seat);
}

static uint32_t maksura_to_yeh(uint32_t code)
{
    return code == ALEF_MAKSURA ? YEH : MAP_KEEP;
}

void form_alef_maksura(const struct form_line *line)
{
    form_map(line, TRAIT_FINAL_LETTER, maksura_to_yeh);
}

static uint32_t ta_marbuta_to_heh(uint32_t code)
{
    return code == TA_MARBUTA ? HEH : MAP_KEEP;
}

void form_ta_marbuta(const struct form_line *line)
{
    form_map(line, TRAIT_FINAL_LETTER, ta_marbuta_to_heh);
}

/* ---- Look-alikes --------------------------------------------------------------------------------------------------- */

/* src/lang/data/ar-final-alef.txt */
extern const unsigned char lang_data_ar_final_alef_txt[];
extern const size_t lang_data_ar_final_alef_txt_size;

/* Whether the list has this word, which the caller spells with alef maksura. Words stand between spaces and line ends. */
static bool is_listed(drg_str word)
{
    drg_str list = {(const char *)lang_data_ar_final_alef_txt, lang_data_ar_final_alef_txt_size};
    for (size_t at = 0, next; at < list.len; at = next) {
        size_t end = str_line_end(list, at, &next);
        drg_str rest = str_cut(list, at, end), listed;
        if (rest.len && rest.ptr[0] == '#')
            continue;
        while (str_split(&rest, ' ', &listed))
            if (str_eq(listed, word))
                return true;
    }
    return false;
}

/* Whether the word, or what is left of it after proclitics, ends in alef maksura. */
static bool ends_in_alef(drg_str word)
{
    static const char *const clitics[] = {"", "و", "ف", "ل", "ب", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "وا"};
    for (size_t i = 0; i < sizeof clitics / sizeof clitics[0]; i++) {
        drg_str clitic = str_from(clitics[i]);
        if (str_starts(word, clitic) && is_listed(str_cut(word, clitic.len, word.len)))
            return true;
    }
    return false;
}

/* The word up to the final yeh at `end`, spelt with alef maksura and without signs. */
static drg_str spell_with_alef(const struct form_line *line, size_t start, size_t end)
{
    buf_cut(line->scratch, 0);
    for (size_t at = start; at < end;) {
        uint32_t code = utf8_next(line->text, &at);
        if (!is_sign(code))
            buf_add_code(line->scratch, code == 0x6A9 || code == 0x6AA ? KAF : code == 0x6CC ? YEH : code);
    }
    buf_add_code(line->scratch, ALEF_MAKSURA);
    return buf_str(line->scratch);
}

static bool is_final(const struct form_line *line, size_t at)
{
    while (at < line->end) {
        uint32_t code = utf8_next(line->text, &at);
        if (!is_sign(code))
            return !is_arabic_letter(code);
    }
    return true;
}

static size_t word_start(const struct form_line *line, size_t at)
{
    while (at > line->start) {
        size_t before = utf8_before(line->text, at);
        uint32_t code = code_at(line->text, before, line->end);
        if (!is_arabic_letter(code) && !is_sign(code))
            break;
        at = before;
    }
    return at;
}

static uint32_t arabic_letter(const struct form_line *line, size_t start, size_t end, uint32_t code)
{
    switch (code) {
    case 0x6A9: case 0x6AA: return KAF;
    case 0x6C3: return TA_MARBUTA;
    case 0x6D2: return YEH;
    case 0x6CC: break;
    default: return HEH;
    }
    if (!is_final(line, end))
        return YEH;
    return ends_in_alef(spell_with_alef(line, word_start(line, start), start)) ? ALEF_MAKSURA : YEH;
}

/* Letters of Persian, Urdu and Kurdish that Arabic has not: then the others are no slips of a keyboard. */
static bool is_other_language(const struct form_line *line)
{
    static const uint16_t own[] = {0x67E, 0x686, 0x698, 0x6AF, 0x679, 0x688, 0x691, 0x6BA, 0x6C6, 0x6CE, 0x695, 0x6B5};
    if (line->lang)
        return strcmp(line->lang->tag, "ar") != 0;
    for (size_t at = line->start; at < line->end;)
        if (is_one_of(utf8_next(line->text, &at), own, sizeof own / sizeof own[0]))
            return true;
    return false;
}

void form_arabic_letters(const struct form_line *line)
{
    uint32_t code;
    size_t at = line->start;
    if (is_other_language(line))
        return;
    while ((at = traits_find(line->text, at, line->end, TRAIT_PERSIAN, &code)) < line->end) {
        size_t start = at;
        utf8_next(line->text, &at);
        form_put_code(line, start, at, arabic_letter(line, start, at, code));
    }
}
