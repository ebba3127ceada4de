/* measure.c - counting what is in a line. */
#include "corpus/measure.h"

#include "base/utf8.h"
#include "base/wide.h"

static bool is_bad(uint32_t code)
{
    return code == UTF8_REPLACEMENT || (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0) ||
           (code >= 0xE000 && code <= 0xF8FF) || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF) || code >= 0xF0000;
}

/* What the second byte of a UTF-8 letter is in cp1252, but for quotation marks and dots, which words are followed by. */
static bool is_torn_tail(uint32_t code)
{
    return (code >= 0xA0 && code <= 0xBF && code != 0xAB && code != 0xBB) || code == 0x20AC || code == 0x201A || code == 0x0192 ||
           (code >= 0x2020 && code <= 0x2021) || code == 0x02C6 || code == 0x2030 || code == 0x0160 || code == 0x2039 || code == 0x0152;
}

/* Letters that lead bytes of Latin, Cyrillic and Arabic UTF-8 are in cp1252. */
static bool is_torn_lead(uint32_t code)
{
    return (code >= 0xC2 && code <= 0xC5) || code == 0xD0 || code == 0xD1 || (code >= 0xD8 && code <= 0xDB) || code == 0xE2;
}

/* ---- Characters ----------------------------------------------------------------------------------------------- */

/* Of a character; above them the script of a letter. */
enum { LETTER = 1 << 0, DIGIT = 1 << 1, SPACE = 1 << 2, BAD = 1 << 3, TORN_TAIL = 1 << 4, TORN_LEAD = 1 << 5, SCRIPT_SHIFT = 8 };

static uint16_t traits_of_ascii(char c)
{
    bool is_control = ((unsigned char)c < 0x20 && c != '\t') || c == 0x7F;
    if (is_ascii_alpha(c))
        return LETTER | SCRIPT_LATIN << SCRIPT_SHIFT;
    return is_ascii_digit(c) ? DIGIT : c == ' ' ? SPACE : is_control ? BAD : 0;
}

static uint16_t traits_of_code(uint32_t code)
{
    if (code < 0x80)
        return traits_of_ascii((char)code);
    const struct fold_record *record = fold_find(code);
    unsigned traits = (is_bad(code) ? BAD : 0) | (is_torn_tail(code) ? TORN_TAIL : 0) | (is_torn_lead(code) ? TORN_LEAD : 0);
    if (record->class == FOLD_LETTER || record->class == FOLD_MARK)
        traits |= LETTER | (unsigned)record->script << SCRIPT_SHIFT;
    else if (record->class == FOLD_DIGIT)
        traits |= DIGIT;
    else if (record->class == FOLD_SPACE || record->class == FOLD_NEWLINE)
        traits |= SPACE;
    return (uint16_t)traits;
}

void measurer_init(struct measurer *measurer)
{
    for (uint32_t code = 0; code < sizeof measurer->traits / sizeof measurer->traits[0]; code++)
        measurer->traits[code] = traits_of_code(code);
}

/* ---- Walking -------------------------------------------------------------------------------------------------- */

struct walk {
    struct measure sum;
    uint32_t last, run; /* the character before, and how often it stood there in a row */
    unsigned traits;    /* of that                                                      */
    unsigned in_word;   /* 1: a letter or a digit since the last white space            */
};

static inline void add_code(struct walk *w, uint32_t code, unsigned traits)
{
    struct measure *sum = &w->sum;
    unsigned is_letter = traits & LETTER, is_digit = traits / DIGIT & 1, is_space = traits / SPACE & 1;
    sum->characters++;
    sum->letters += is_letter;
    sum->scripts[traits >> SCRIPT_SHIFT] += is_letter;
    sum->digits += is_digit;
    sum->spaces += is_space;
    sum->words += w->in_word & is_space;
    w->in_word = (w->in_word & ~is_space) | is_letter | is_digit;
    sum->bad += (traits & BAD) || (traits & TORN_TAIL && w->traits & TORN_LEAD);
    w->run = code == w->last && !(is_digit | is_space) ? w->run + 1 : 1;
    if (w->run > sum->run)
        sum->run = w->run;
    w->last = code;
    w->traits = traits;
}

#ifdef WIDE_WORKS
/* Sixteen bytes of ASCII at once, unless one of them stands there three times in a row or is a control; false: not done. */
static inline bool add_ascii(struct walk *w, const char *s)
{
    wide v = wide_load(s);
    wide letters = wide_within(wide_or(v, wide_of(0x20)), 'a', 'z'), digits = wide_within(v, '0', '9'), spaces = wide_is(v, ' ');
    wide controls = wide_or(wide_within(v, 0, 0x1F), wide_within(v, 0x7F, 0xFF)); /* and all that is not ASCII */
    if (wide_mask(controls))
        return false;
    unsigned in_words = wide_mask(wide_or(letters, digits)), ends = wide_mask(spaces);
    unsigned same = wide_mask(wide_same(v, wide_later(v))) & ~(wide_mask(digits) | ends) & ~1u;
    if ((same & same >> 1) || w->last == (unsigned char)s[0])
        return false;
    /* Where a word has a letter or a digit, adding those to its bits carries over to the space after it. */
    unsigned carried = (~ends & 0xFFFF) + in_words + w->in_word;
    for (unsigned words = carried & ends; words; words &= words - 1)
        w->sum.words++;
    w->in_word = carried >> WIDE & 1;
    w->sum.characters += WIDE;
    w->sum.letters += wide_count(letters);
    w->sum.scripts[SCRIPT_LATIN] += wide_count(letters);
    w->sum.digits += wide_count(digits);
    w->sum.spaces += wide_count(spaces);
    w->run = 1 + (same >> (WIDE - 1) & 1);
    uint32_t run = same ? 2 : 1;
    w->sum.run = run > w->sum.run ? run : w->sum.run;
    w->last = (unsigned char)s[WIDE - 1];
    w->traits = 0;
    return true;
}
#endif

static void walk_line(struct walk *w, const struct measurer *measurer, drg_str line)
{
    for (size_t at = 0; at < line.len;) {
        size_t stop = line.len;
#ifdef WIDE_WORKS
        if (line.len - at >= WIDE) {
            if (add_ascii(w, line.ptr + at)) {
                at += WIDE;
                continue;
            }
            stop = at + WIDE;
        }
#endif
        while (at < stop) {
            uint32_t code = utf8_next(line, &at);
            add_code(w, code, code < 0x800 ? measurer->traits[code] : traits_of_code(code));
        }
    }
}

/* ---- Markup --------------------------------------------------------------------------------------------------- */

/* The end of a tag or an entity that begins at a byte: <b>, </p>, <!--, &nbsp;; or `at`: none does. */
static size_t markup_end(drg_str line, size_t at)
{
    enum { LONGEST_TAG = 400, LONGEST_ENTITY = 12 };
    bool is_tag = line.ptr[at] == '<';
    char first = at + 1 < line.len ? line.ptr[at + 1] : '\0';
    if (!is_ascii_alpha(first) && !(is_tag ? first == '/' || first == '!' || first == '?' : first == '#'))
        return at;
    size_t room = line.len - at, most = is_tag ? LONGEST_TAG : LONGEST_ENTITY;
    const char *end = memchr(line.ptr + at, is_tag ? '>' : ';', room < most ? room : most);
    if (!is_tag)
        for (const char *p = line.ptr + at + 1; end && p < end; p++)
            if (!is_ascii_alpha(*p) && !is_ascii_digit(*p) && *p != '#')
                return at;
    return end ? (size_t)(end - line.ptr) + 1 : at;
}

/* Signs that prose has no use for. */
static uint32_t count_markup(drg_str line)
{
    static const bool is_sign[256] = {['{'] = true, ['}'] = true, ['|'] = true, ['\\'] = true, ['='] = true, ['_'] = true,
                                      ['~'] = true, ['^'] = true, ['<'] = true, ['&'] = true, ['>'] = true, ['`'] = true, ['#'] = true,
                                      ['@'] = true, ['['] = true, [']'] = true, [';'] = true};
    uint32_t found = 0;
    for (size_t at = 0; at < line.len; at++) {
        if (!is_sign[(unsigned char)line.ptr[at]])
            continue;
        char c = line.ptr[at];
        size_t end = c == '<' || c == '&' ? markup_end(line, at) : at;
        found += (uint32_t)(end > at ? end - at : 1);
        at = end > at ? end - 1 : at;
    }
    return found;
}

struct measure measure_line(const struct measurer *measurer, drg_str line)
{
    struct walk walk = {.last = UINT32_MAX};
    walk_line(&walk, measurer, line);
    walk.sum.words += walk.in_word;
    walk.sum.markup = count_markup(line);
    return walk.sum;
}
