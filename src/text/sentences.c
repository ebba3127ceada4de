/* sentences.c - dividing a paragraph into sentences. */
#include "text/sentences.h"

#include "base/utf8.h"
#include "base/wide.h"
#include "lang/abbreviations.h"
#include "lang/fold.h"
#include "lang/identify.h"
#include "text/tokens.h"

/* ---- Characters --------------------------------------------------------------------------------------------- */

enum { ELLIPSIS = 0x2026, ARABIC_QUESTION = 0x061F, ARABIC_STOP = 0x06D4, IDEOGRAPHIC_STOP = 0x3002 };

/* What ends sentences whatever stands around it. */
static bool is_strong(uint32_t code)
{
    return code == '!' || code == '?' || code == ELLIPSIS || code == ARABIC_QUESTION || code == ARABIC_STOP ||
           code == IDEOGRAPHIC_STOP || code == 0xFF01 || code == 0xFF1F || code == 0x203C || (code >= 0x2047 && code <= 0x2049);
}

static bool is_stop(uint32_t code)
{
    return code == '.' || is_strong(code);
}

static bool is_closer(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == '}' || code == 0xBB || code == 0x201D ||
           code == 0x2019 || code == 0x201C || code == 0x203A || code == 0xFD3E || code == 0x300D || code == 0xAB;
}

static bool is_opener(uint32_t code)
{
    return code == '"' || code == '\'' || code == '(' || code == '[' || code == '{' || code == 0xAB || code == 0x201C ||
           code == 0x2018 || code == 0x201E || code == 0x2039 || code == 0xFD3F || code == 0x300C || code == 0xBB || code == 0x201D ||
           code == 0xBF || code == 0xA1;
}

static bool is_dash(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2022 || code == '*';
}

static bool is_space(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_SPACE || class == FOLD_NEWLINE || code == '\t';
}

static bool is_idle(uint32_t code)
{
    return fold_find(code)->class == FOLD_IGNORED;
}

static bool is_letter_or_digit(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_LETTER || class == FOLD_DIGIT || class == FOLD_MARK;
}

static bool is_upper(uint32_t code)
{
    return fold_find(code)->letter_case == FOLD_UPPER;
}

static uint32_t code_at(drg_str text, size_t at)
{
    return at < text.len ? utf8_next(text, &at) : 0;
}

/* ---- Language ----------------------------------------------------------------------------------------------- */

/* The first words tell. */
enum { TELLING_WORDS = 24 };

static const struct lang *language(struct sentences *s)
{
    struct evidence evidence = {0};
    struct token_cursor cursor = {s->text, 0, s->text.len, false};
    struct token token;
    if (s->lang || s->is_told)
        return s->lang;
    for (uint32_t words = 0; words < TELLING_WORDS && token_next(&cursor, &token); words++)
        if (token.kind == TOKEN_WORD)
            identify_word(&evidence, str_cut(s->text, token.start, token.end));
    s->lang = identify(&evidence);
    s->is_told = true;
    return s->lang;
}

static bool is_turkish(struct sentences *s)
{
    const struct lang *lang = language(s);
    return lang && lang->has_dotted_i;
}

/* ---- Around a stop ------------------------------------------------------------------------------------------ */

/* A run of stops with what closes after it. */
struct stop {
    size_t start, end;  /* of the stops                            */
    size_t after;       /* behind quotation marks and brackets     */
    size_t next;        /* behind white space                      */
    bool is_period;     /* one period alone                        */
    bool has_closer;
};

/* False when no white space follows: it stands within a word, a number, an address. */
static bool read_stop(struct stop *stop, drg_str text, size_t at)
{
    size_t end = at;
    *stop = (struct stop){.start = at};
    while (end < text.len && is_stop(code_at(text, end)))
        utf8_next(text, &end);
    stop->end = end;
    stop->is_period = end == at + 1 && text.ptr[at] == '.';
    while (end < text.len && (is_closer(code_at(text, end)) || is_idle(code_at(text, end)))) {
        stop->has_closer |= !is_idle(code_at(text, end));
        utf8_next(text, &end);
    }
    stop->after = stop->next = end;
    while (stop->next < text.len && (is_space(code_at(text, stop->next)) || is_idle(code_at(text, stop->next))))
        utf8_next(text, &stop->next);
    return stop->next > end || end == text.len;
}

/* The word right before a byte, with inner periods and hyphens: "e.g", "Ph.D", "10". */
static drg_str word_before(drg_str text, size_t start, size_t at)
{
    size_t from = at;
    while (from > start) {
        size_t before = utf8_before(text, from);
        uint32_t code = code_at(text, before);
        if (!is_letter_or_digit(code) && code != '.' && code != '-')
            break;
        from = before;
    }
    while (from < at && (text.ptr[from] == '.' || text.ptr[from] == '-'))
        from++;
    return str_cut(text, from, at);
}

/* The word that begins at a byte. */
static drg_str word_at(drg_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_letter_or_digit(code_at(text, end)))
        utf8_next(text, &end);
    return str_cut(text, at, end);
}

static bool is_number(drg_str word)
{
    for (size_t at = 0; at < word.len;)
        if (fold_find(utf8_next(word, &at))->class != FOLD_DIGIT)
            return false;
    return word.len > 0;
}

/* XIX, II: what numbers kings, centuries and chapters. */
static bool is_roman(drg_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!memchr("IVXLC", word.ptr[i], 5))
            return false;
    return word.len > 0;
}

static bool is_one_letter(drg_str word)
{
    size_t at = 0, letters = 0;
    while (at < word.len)
        letters += fold_find(utf8_next(word, &at))->class == FOLD_LETTER;
    return letters == 1;
}

/* "A.S", "т.е": letters one by one, not "weather.com". */
static bool is_acronym(drg_str word)
{
    drg_str rest = word, part;
    bool is_good = memchr(word.ptr, '.', word.len) != NULL;
    while (is_good && str_split(&rest, '.', &part))
        is_good = is_one_letter(part);
    return is_good;
}

/* The word before the word, of the same sentence. */
static drg_str word_before_that(drg_str text, size_t start, drg_str word)
{
    size_t at = (size_t)(word.ptr - text.ptr);
    while (at > start && is_space(code_at(text, utf8_before(text, at))))
        at = utf8_before(text, at);
    return word_before(text, start, at);
}

/* ---- Judging ------------------------------------------------------------------------------------------------ */

/* What stands behind the stop: the first letter or digit behind quotation marks and dashes. */
struct follower {
    size_t at;
    uint32_t code;
    bool has_opener, has_dash;
};

static struct follower look_ahead(drg_str text, size_t at)
{
    struct follower f = {0};
    for (; at < text.len; utf8_next(text, &at)) {
        uint32_t code = code_at(text, at);
        if (is_opener(code))
            f.has_opener = true;
        else if (is_dash(code))
            f.has_dash = true;
        else if (!is_space(code) && !is_idle(code))
            break;
    }
    f.at = at;
    f.code = code_at(text, at);
    return f;
}

/* An initial is none: "А. С. Пушкин", though "с" begins sentences. */
static bool is_starter(struct sentences *s, size_t at)
{
    drg_str word = word_at(s->text, at);
    bool is_initial = is_one_letter(word) && code_at(s->text, at + word.len) == '.';
    return word.len && !is_initial && (abbreviation_find(language(s), word) & ABBREVIATION_STARTER);
}

static bool is_title(drg_str word)
{
    return is_upper(code_at(word, 0));
}

/* Whether a period after a number counts: "3. sınıf", "1. Dünya Savaşı", a list's "1. Item". */
static bool is_ordinal(struct sentences *s, size_t start, drg_str word, const struct follower *f)
{
    bool opens = word.ptr == s->text.ptr + start;
    size_t digits = 0;
    for (size_t at = 0; at < word.len; digits++)
        utf8_next(word, &at);
    if (opens)
        return digits <= 3;
    return is_turkish(s) && digits <= 3 && !is_starter(s, f->at);
}

/* Whether an initial's or an acronym's period ends no sentence: "J. Smith", "U.S. Army". */
static bool goes_on_after_letter(struct sentences *s, size_t start, drg_str word, const struct follower *f)
{
    if (is_starter(s, f->at))
        return false;
    if (is_acronym(word))
        return true;
    drg_str before = word_before_that(s->text, start, word);
    /* "vitamin C.", "Plan B." end; "by J. Smith", "И. О. Фамилия" go on. */
    return is_title(word) && (!before.len || is_title(before) || is_one_letter(before) || before.len < 5);
}

/* Whether a single period after this word ends no sentence, which a capital letter or a digit would else begin. */
static bool period_goes_on(struct sentences *s, size_t start, const struct stop *stop, const struct follower *f)
{
    drg_str word = word_before(s->text, start, stop->start);
    if (!word.len)
        return false;
    bool before_digit = fold_find(f->code)->class == FOLD_DIGIT;
    if (is_number(word))
        return is_ordinal(s, start, word, f);
    unsigned kinds = abbreviation_find(language(s), word);
    if (kinds & ABBREVIATION_ENDS)
        return false;
    if (kinds & ABBREVIATION_COUNTED) {
        drg_str before = word_before_that(s->text, start, word);
        bool is_counted = is_number(before) || is_roman(before);
        return is_counted ? !is_starter(s, f->at) && before_digit : !is_starter(s, f->at);
    }
    if ((kinds & ABBREVIATION_NUMBER) && before_digit)
        return true;
    if (kinds & ABBREVIATION_NEVER)
        return true;
    if (kinds & ABBREVIATION_MAYBE)
        return !is_starter(s, f->at);
    if (is_roman(word) && is_turkish(s))
        return !is_starter(s, f->at);
    return (is_one_letter(word) || is_acronym(word)) && goes_on_after_letter(s, start, word, f);
}

/* Whether what follows can begin a sentence. */
static bool can_begin(const struct stop *stop, const struct follower *f)
{
    const struct fold_record *record = fold_find(f->code);
    (void)stop;
    if (record->class == FOLD_LETTER)
        return record->letter_case != FOLD_LOWER;
    return record->class == FOLD_DIGIT || f->has_opener || f->has_dash || !f->code ||
           !memchr(",;:.!?)%", (int)(f->code < 0x80 ? f->code : 'x'), 8);
}

static bool ends_sentence(struct sentences *s, size_t start, const struct stop *stop)
{
    if (stop->next == s->text.len)
        return true;
    struct follower f = look_ahead(s->text, stop->next);
    if (!can_begin(stop, &f))
        return false;
    return !(stop->is_period && !stop->has_closer && period_goes_on(s, start, stop, &f));
}

/* ---- Walking ------------------------------------------------------------------------------------------------ */

static size_t skip_spaces(drg_str text, size_t at)
{
    while (at < text.len && is_space(code_at(text, at)))
        utf8_next(text, &at);
    return at;
}

static size_t trim_end(drg_str text, size_t start, size_t end)
{
    while (end > start && is_space(code_at(text, utf8_before(text, end))))
        end = utf8_before(text, end);
    return end;
}

/* Whether a stop may begin at `p`, by its first byte; of the Arabic question mark (D8 9F) by two, for D8 is in every word. A
 * period within a name or a number is none. */
static bool may_be_stop(const unsigned char *p, size_t left)
{
    if (p[0] == '.' && left > 1 && (is_ascii_alpha((char)p[1]) || is_ascii_digit((char)p[1])))
        return false;
    static const unsigned char firsts[256] = {['.'] = 1, ['!'] = 1, ['?'] = 1, [0xE2] = 1, [0xDB] = 1, [0xE3] = 1, [0xEF] = 1};
    return firsts[p[0]] || (p[0] == 0xD8 && left > 1 && p[1] == 0x9F);
}

#ifdef WIDE_WORKS
static unsigned may_be_stops(const unsigned char *p)
{
    wide v = wide_load(p), next = wide_load(p + 1);
    wide ascii = wide_or(wide_or(wide_is(v, '.'), wide_is(v, '!')), wide_is(v, '?'));
    wide arabic = wide_or(wide_is(v, 0xDB), wide_and(wide_is(v, 0xD8), wide_is(next, 0x9F)));
    wide longer = wide_or(wide_or(wide_is(v, 0xE2), wide_is(v, 0xE3)), wide_is(v, 0xEF));
    return wide_mask(wide_or(wide_or(ascii, arabic), longer));
}
#endif

static size_t find_stop(drg_str text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    while (at < text.len) {
#ifdef WIDE_WORKS
        if (text.len - at > WIDE) {
            unsigned found = may_be_stops(p + at);
            at += found ? (size_t)__builtin_ctz(found) : WIDE;
            if (!found)
                continue;
        }
#endif
        if (may_be_stop(p + at, text.len - at) && is_stop(code_at(text, at)))
            return at;
        at++;
    }
    return text.len;
}

bool sentences_next(struct sentences *s, drg_span *span)
{
    size_t start = skip_spaces(s->text, s->at), end = s->text.len;
    struct stop stop;
    if (start == s->text.len)
        return false;
    for (size_t at = start; (at = find_stop(s->text, at)) < s->text.len; at = stop.end)
        if (read_stop(&stop, s->text, at) && ends_sentence(s, start, &stop)) {
            end = stop.after;
            break;
        }
    s->at = end;
    *span = (drg_span){(uint32_t)start, (uint32_t)trim_end(s->text, start, end)};
    return true;
}
