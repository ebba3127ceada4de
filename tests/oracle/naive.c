/* naive.c - what a matcher must find, in the slowest and plainest way. */
#include "oracle/naive.h"

#include "base/buf.h"
#include "fuzz/fuzz.h"
#include "lang/inflect.h"
#include "text/tokens.h"

enum { MAX_TOKENS = 1000, ABBREVIATION = 4 };

static uint32_t word_count(drg_str text)
{
    struct token_cursor cursor = {text, 0, text.len, false};
    struct token token;
    uint32_t count = 0;
    while (token_next(&cursor, &token))
        count++;
    return count;
}

static enum word_case shape_of(drg_str word, const struct lang *lang, uint32_t *letters)
{
    struct word made;
    word_make(&made, word, lang);
    *letters = made.count;
    return made.shape;
}

/* A name needs its capital, an acronym all of them; from four letters on the first will do. */
static bool capitals_allow(drg_str term, drg_str surface, uint32_t words, const struct lang *lang)
{
    uint32_t letters;
    enum word_case wanted = words == 1 ? shape_of(term, lang, &letters) : CASE_LOWER;
    enum word_case written = shape_of(surface, lang, &letters);
    if (wanted == CASE_LOWER || wanted == CASE_NONE)
        return true;
    if (wanted == CASE_UPPER && written == CASE_TITLE)
        return letters > 3;
    return written != CASE_LOWER;
}

/* Whether the words `first` to `last` may be one term: spaces, hyphens, periods after short words between them. */
static bool are_joined(drg_str text, const struct token *tokens, size_t first, size_t last, const struct lang *lang)
{
    for (size_t i = first + 1; i <= last; i++) {
        uint32_t letters;
        shape_of(str_cut(text, tokens[i - 1].start, tokens[i - 1].end), lang, &letters);
        if (tokens[i].gap == GAP_PERIOD ? letters > ABBREVIATION : tokens[i].gap != GAP_SPACE)
            return false;
    }
    return true;
}

/* The words with single spaces between them. */
static void join_words(struct buf *out, drg_str text, const struct token *tokens, size_t first, size_t last)
{
    buf_cut(out, 0);
    for (size_t i = first; i <= last; i++) {
        buf_add_z(out, i > first ? " " : "");
        buf_add(out, str_cut(text, tokens[i].start, tokens[i].end));
    }
}

static void try_terms(struct findings *found, const drg_glossary *glossary, drg_str text, const struct token *tokens,
                      size_t first, size_t last, const struct lang *lang)
{
    struct buf surface = buf_make(10000);
    join_words(&surface, text, tokens, first, last);
    for (uint32_t t = 0; t < drg_glossary_term_count(glossary); t++) {
        struct analysis why;
        drg_str term = drg_glossary_term(glossary, t).text;
        uint32_t words = word_count(term);
        if (words != last - first + 1 || !capitals_allow(term, buf_str(&surface), words, lang))
            continue;
        if (!inflect_accepts(lang, term, buf_str(&surface), &why) || why.is_guess)
            continue;
        CLAIM(found->count < MAX_FOUND);
        uint32_t tail = inflect_tail(lang, text, tokens[last].start, tokens[last].end);
        drg_span span = {tokens[first].start, tokens[last].end + tail};
        found->list[found->count++] = (struct found){.span = span, .term = t, .is_inflected = tail || !why.is_citation};
    }
    buf_free(&surface);
}

void find_naively(struct findings *found, const drg_glossary *glossary, drg_str text, const struct lang *lang)
{
    static struct token tokens[MAX_TOKENS];
    struct token_cursor cursor = {text, 0, text.len, false};
    size_t count = 0;
    while (count < MAX_TOKENS && token_next(&cursor, &tokens[count]))
        count++;
    found->count = 0;
    for (size_t first = 0; first < count; first++)
        for (size_t last = first; last < count && last < first + 3; last++)
            if (are_joined(text, tokens, first, last, lang))
                try_terms(found, glossary, text, tokens, first, last, lang);
}
