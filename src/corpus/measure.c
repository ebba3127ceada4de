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

enum { LONGEST_TAG = 400, LONGEST_ENTITY = 12, LONGEST_ELEMENT = 4000 };

static bool is_name_char(char c)
{
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

/* The end of the name that begins at a byte. */
static size_t name_end(drg_str line, size_t at)
{
    while (at < line.len && is_name_char(line.ptr[at]))
        at++;
    return at;
}

static bool is_html(drg_str name)
{
    static const char *const elements[] = {
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "button", "center", "cite", "code", "dd", "del", "div",
        "dl", "dt", "em", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i",
        "img", "input", "ins", "label", "li", "link", "main", "meta", "nav", "ol", "option", "p", "pre", "s", "script", "section",
        "select", "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "title",
        "tr", "tt", "u", "ul", "wbr"};
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (str_eq_ascii_case(name, str_from(elements[i])))
            return true;
    return false;
}

/* Whether what the angle brackets hold is a tag and not <unk>, <your name> or a comparison: </p>, <br/>, <b>, <a href=...>, and
 * whatever has its end tag behind it. `rest` is what follows. */
static bool is_tag(drg_str inside, drg_str rest)
{
    bool is_end = inside.ptr[0] == '/', is_closed = inside.ptr[inside.len - 1] == '/';
    size_t end = name_end(inside, is_end);
    drg_str name = str_cut(inside, is_end, end), more = str_trim(str_cut(inside, end, inside.len - (is_closed && !is_end)));
    if (!name.len || !is_ascii_alpha(name.ptr[0]))
        return false;
    if (more.len) {
        size_t sign = name_end(more, 0);
        return end < inside.len && is_ascii_space(inside.ptr[end]) && sign > 0 && sign < more.len && more.ptr[sign] == '=';
    }
    if (is_end || is_closed || is_html(name))
        return true;
    for (size_t at = 0; at + name.len + 3 <= rest.len; at++)
        if (rest.ptr[at] == '<' && rest.ptr[at + 1] == '/' && str_eq(str_cut(rest, at + 2, at + 2 + name.len), name))
            return true;
    return false;
}

/* The end of a tag that begins at a byte: <b>, </p>, <!--, <?; or `at`: none does. */
static size_t tag_end(drg_str line, size_t at)
{
    size_t room = line.len - at;
    const char *sign = memchr(line.ptr + at, '>', room < LONGEST_TAG ? room : LONGEST_TAG);
    size_t end = sign ? (size_t)(sign - line.ptr) : 0;
    if (end < at + 2)
        return at;
    char first = line.ptr[at + 1];
    size_t reach = line.len - end < LONGEST_ELEMENT ? line.len : end + LONGEST_ELEMENT;
    bool is_other = (first == '!' || first == '?') && end > at + 2 && !is_ascii_space(line.ptr[at + 2]);
    return is_other || is_tag(str_cut(line, at + 1, end), str_cut(line, end, reach)) ? end + 1 : at;
}

/* The same of an entity: &nbsp; &#160; */
static size_t entity_end(drg_str line, size_t at)
{
    size_t end = at + 1;
    while (end < line.len && end - at < LONGEST_ENTITY && (is_ascii_alpha(line.ptr[end]) || is_ascii_digit(line.ptr[end]) || line.ptr[end] == '#'))
        end++;
    return end > at + 1 && end < line.len && line.ptr[end] == ';' ? end + 1 : at;
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
        size_t end = c == '<' ? tag_end(line, at) : c == '&' ? entity_end(line, at) : at;
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
