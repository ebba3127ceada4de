/* grade.c - how surely a surface form realises a term, and what capitals allow.
 *
 * Turkey is the country, turkey the bird: a name of one word needs its capital, an acronym all of them (Nato for NATO
 * is usual from four letters on, SpA is no SPA). Names of several words may lose theirs (ministry of foreign affairs),
 * unless all but one is an article (the West), and all may in text that uses no capitals. */
#include "base/utf8.h"
#include "lang/fold.h"
#include "match/scan.h"
#include "model/glossary.h"

enum { SHORT_ACRONYM = 3 };

/* Fewer words say nothing of their writer's habits. */
enum { UNCASED_WORDS = 6 };

/* Bytes of the longest line that counts as one written without capitals. */
enum { MOST_UNCASED = 1 << 12 };

/* МИДа is an acronym with an ending, SpA is none. */
static bool begins_in_capitals(drg_str word)
{
    size_t at = 0;
    for (int i = 0; i < 2 && at < word.len; i++)
        if (fold_find(utf8_next(word, &at))->letter_case == FOLD_LOWER)
            return false;
    return true;
}

bool capitals_allow(uint8_t shape, const struct reading *word, drg_str surface)
{
    bool is_short = word->letters <= SHORT_ACRONYM;
    switch (shape) {
    case CASE_TITLE:
        return word->shape != CASE_LOWER;
    case CASE_MIXED:
        return word->shape != CASE_LOWER && !(is_short && word->shape == CASE_TITLE);
    case CASE_UPPER:
        if (word->shape == CASE_TITLE)
            return !is_short;
        if (word->shape == CASE_MIXED)
            return begins_in_capitals(surface);
        return word->shape != CASE_LOWER;
    default:
        return true;
    }
}

static bool is_same_sign(uint32_t a, uint32_t b)
{
    return a == b || (fold_find(a)->class == FOLD_SPACE && fold_find(b)->class == FOLD_SPACE);
}

/* Compares two spellings; *other_case tells whether capitals were the only difference. */
static bool is_same_text(drg_str a, drg_str b, bool *other_case)
{
    size_t i = 0, j = 0;
    *other_case = false;
    while (i < a.len && j < b.len) {
        if (a.ptr[i] == b.ptr[j] && (unsigned char)a.ptr[i] < 0x80) { /* the usual case */
            i++, j++;
            continue;
        }
        uint32_t x = utf8_next(a, &i), y = utf8_next(b, &j);
        if (is_same_sign(x, y))
            continue;
        const struct fold_record *fx = fold_find(x), *fy = fold_find(y);
        bool is_case_pair = fx->class == FOLD_LETTER && fy->class == FOLD_LETTER && fx->letter_case != fy->letter_case &&
                            x + (uint32_t)fx->to_loose == y + (uint32_t)fy->to_loose;
        if (!is_case_pair)
            return false;
        *other_case = true;
    }
    return i == a.len && j == b.len;
}

/* Where the line around byte `at` begins and ends inside the run: at line ends that part. False when it is longer than
 * anything that people type without capitals. */
static bool line_around(const struct scanner *s, size_t at, drg_span *line)
{
    const struct token_cursor *cursor = &s->cursor;
    drg_str text = cursor->text;
    size_t first = at - s->run.start > MOST_UNCASED ? at - MOST_UNCASED - 1 : s->run.start;
    size_t last = s->run.end - at > MOST_UNCASED ? at + MOST_UNCASED + 1 : s->run.end;
    size_t start = at, end = at;
    while (start > first && (text.ptr[start - 1] != '\n' || (cursor->wraps && line_is_wrapped(text, start - 1))))
        start--;
    do {
        const char *feed = memchr(text.ptr + end, '\n', last - end);
        end = feed ? (size_t)(feed - text.ptr) + 1 : last;
    } while (end < last && cursor->wraps && line_is_wrapped(text, end - 1));
    *line = (drg_span){(uint32_t)start, (uint32_t)end};
    return (start > first || first == s->run.start) && (end < last || last == s->run.end) && end - start <= MOST_UNCASED;
}

/* Whether a capital stands before the token at hand in its line, not too far away: the usual case, quickly told, for the
 * rest of the line at once. */
static bool follows_capital(const struct scanner *s, uint32_t index, drg_span *line)
{
    const struct token *tokens = s->list.tokens.items;
    const char *text = s->cursor.text.ptr;
    uint32_t at = tokens[index].start, from = index;
    while (from > s->run_first && !(s->ids.items[from] & ID_CAPITAL) && at - tokens[from - 1].start <= MOST_UNCASED)
        from--;
    const char *start = text + tokens[from].start;
    if (!(s->ids.items[from] & ID_CAPITAL) || memchr(start, '\n', at - tokens[from].start))
        return false;
    const char *feed = memchr(text + at, '\n', s->run.end - at);
    *line = (drg_span){tokens[from].start, feed ? (uint32_t)(feed - text) : s->run.end};
    return true;
}

/* Whether a capital stands in the line among the tokens at hand, of which `index` is one: what they are is known. */
static bool shows_capital(const struct scanner *s, drg_span line, uint32_t index)
{
    const struct token *tokens = s->list.tokens.items;
    uint32_t seen = 0, count = (uint32_t)s->list.tokens.count;
    for (uint32_t i = index; i < count && tokens[i].start < line.end && !(seen & ID_CAPITAL); i++)
        seen |= s->ids.items[i];
    for (uint32_t i = index; i > s->run_first && tokens[i - 1].start >= line.start && !(seen & ID_CAPITAL); i--)
        seen |= s->ids.items[i - 1];
    return seen & ID_CAPITAL;
}

/* Whether a line has words enough to say something of its writer's habits, and no capital; by its bytes, for it may
 * begin before the tokens at hand, or go on behind them. */
static bool has_no_capital(const struct scanner *s, drg_span line)
{
    struct token_cursor cursor = {s->cursor.text, line.start, line.end, s->cursor.wraps};
    struct token token;
    struct word word;
    uint32_t words = 0;
    for (; token_next(&cursor, &token); words++) {
        if (token.kind != TOKEN_WORD)
            continue;
        word_make(&word, str_cut(s->cursor.text, token.start, token.end), s->reader.scripts[token.script].lang);
        if (word.shape != CASE_LOWER && word.shape != CASE_NONE)
            return false;
    }
    return words >= UNCASED_WORDS;
}

/* Whoever types whole sentences without a capital types names without one. */
bool is_uncased(struct scanner *s, uint32_t index)
{
    uint32_t at = s->list.tokens.items[index].start;
    if (at >= s->cased_line.start && at < s->cased_line.end)
        return s->is_uncased;
    s->is_uncased = !follows_capital(s, index, &s->cased_line) && line_around(s, at, &s->cased_line) &&
                    !shows_capital(s, s->cased_line, index) && has_no_capital(s, s->cased_line);
    return s->is_uncased;
}

static drg_grade grade_of_text(const struct scanner *s, drg_str surface, const struct phrase_end *end)
{
    bool other_case;
    if (text_hash(surface) == end->text_hash)
        return DRG_EXACT;
    drg_str term = glossary_term_text(s->matcher->glossary, end->term);
    if (!is_same_text(str_trim(term), surface, &other_case))
        return DRG_RESPELT;
    return other_case ? DRG_CASE : DRG_EXACT;
}

drg_grade grade_surface(const struct scanner *s, drg_str surface, const struct phrase_end *end,
                        const struct manner *manner)
{
    if (manner->is_guess)
        return DRG_POSSIBLE;
    if (!manner->is_citation)
        return DRG_INFLECTED;
    if (end->flags & END_IS_VARIANT || manner->is_respelt)
        return DRG_RESPELT;
    return grade_of_text(s, surface, end);
}
