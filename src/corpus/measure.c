/* measure.c - counting what is in a line. */
#include "corpus/measure.h"

#include "base/utf8.h"

struct walk {
    struct measure sum;
    uint32_t last, run;  /* the character before, and how often it stood there in a row */
    bool in_word;        /* a letter or a digit since the last white space               */
};

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

static void add_class(struct walk *w, uint8_t class, uint8_t script)
{
    struct measure *sum = &w->sum;
    switch (class) {
    case FOLD_LETTER:
    case FOLD_MARK:
        sum->letters++;
        sum->scripts[script]++;
        w->in_word = true;
        break;
    case FOLD_DIGIT:
        sum->digits++;
        w->in_word = true;
        break;
    case FOLD_SPACE:
    case FOLD_NEWLINE:
        sum->spaces++;
        sum->words += w->in_word;
        w->in_word = false;
        break;
    default:
        break;
    }
}

/* Everyday characters need no table. */
static uint8_t ascii_class(char c)
{
    return is_ascii_alpha(c) ? FOLD_LETTER : c == ' ' ? FOLD_SPACE : is_ascii_digit(c) ? FOLD_DIGIT : FOLD_OTHER;
}

static void add_code(struct walk *w, uint32_t code)
{
    struct measure *sum = &w->sum;
    bool is_ascii = code < 0x80;
    const struct fold_record *record = is_ascii ? NULL : fold_find(code);
    uint8_t class = is_ascii ? ascii_class((char)code) : record->class;
    add_class(w, class, is_ascii ? SCRIPT_LATIN : record->script);
    sum->characters++;
    sum->bad += (is_ascii && code >= 0x20 && code < 0x7F) ? 0 : is_bad(code) || (is_torn_tail(code) && is_torn_lead(w->last));
    if (code != w->last || class == FOLD_DIGIT || class == FOLD_SPACE)
        w->run = 0;
    if (++w->run > sum->run)
        sum->run = w->run;
    w->last = code;
}

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

struct measure measure_line(drg_str line)
{
    struct walk walk = {.last = UINT32_MAX};
    for (size_t at = 0; at < line.len;)
        add_code(&walk, utf8_next(line, &at));
    walk.sum.words += walk.in_word;
    walk.sum.markup = count_markup(line);
    return walk.sum;
}
