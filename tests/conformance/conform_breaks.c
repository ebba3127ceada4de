/* conform_breaks.c - WordBreakTest.txt against our words, which differ from UAX #29 only where one of the tailorings below
 * says why. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "conformance/ucd.h"
#include "lang/fold.h"
#include "text/tokens.h"

/* A place where our words and UAX #29 disagree: the characters on both sides, marks and ignorable ones skipped. */
struct place {
    uint32_t before, after;
    bool is_at_ignorable; /* what really stands after the place is ignorable */
};

static bool is_either(const struct place *place, uint32_t code)
{
    return place->before == code || place->after == code;
}

static bool is_at(const struct place *place, uint8_t class)
{
    return fold_find(place->before)->class == class || fold_find(place->after)->class == class;
}

static bool is_kana(uint32_t code)
{
    return code >= 0x3031 && code <= 0x30FF;
}

static bool by_ignorable(const struct place *place) { return place->is_at_ignorable; }
static bool by_underscore(const struct place *place) { return is_either(place, '_'); }
static bool by_colon(const struct place *place) { return is_either(place, ':'); }
static bool by_period(const struct place *place) { return is_at(place, FOLD_PERIOD); }
static bool by_comma(const struct place *place) { return is_either(place, ','); }
static bool by_quote(const struct place *place) { return is_either(place, '"'); }
static bool by_apostrophe(const struct place *place) { return is_at(place, FOLD_APOSTROPHE); }
static bool by_kana(const struct place *place) { return is_kana(place->before) || is_kana(place->after); }

static struct {
    const char *name;
    bool joins; /* we join what UAX #29 divides */
    bool (*covers)(const struct place *place);
    unsigned used;
} tailorings[] = {
    {"ignorable characters after a word are no part of it", false, by_ignorable, 0},
    {"an underscore divides: identifiers hold words", false, by_underscore, 0},
    {"a colon divides (WB6): labels stand before their word", false, by_colon, 0},
    {"a period joins single letters only (WB6, WB11)", false, by_period, 0},
    {"a comma in a number divides (WB11)", false, by_comma, 0},
    {"a double quote inside Hebrew divides (WB7b)", false, by_quote, 0},
    {"an apostrophe that ends a word or bears a mark is no part of it (WB7a)", false, by_apostrophe, 0},
    {"an apostrophe joins digits too: suffixes of Turkish numbers", true, by_apostrophe, 0},
    {"Japanese kana and other letters are one run: there are no spaces to find words by", true, by_kana, 0},
};

static bool is_tailored(const struct place *place, bool joins)
{
    for (size_t i = 0; i < sizeof tailorings / sizeof tailorings[0]; i++)
        if (tailorings[i].joins == joins && tailorings[i].covers(place)) {
            tailorings[i].used++;
            return true;
        }
    return false;
}

static bool is_skipped(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_MARK || class == FOLD_IGNORED;
}

static struct place place_at(const struct ucd_breaks *row, size_t index)
{
    struct place place = {0};
    size_t before = index, after = index;
    while (before > 0 && is_skipped(row->codes[before - 1]))
        before--;
    while (after < row->count && is_skipped(row->codes[after]))
        after++;
    place.before = before > 0 ? row->codes[before - 1] : 0;
    place.after = after < row->count ? row->codes[after] : 0;
    place.is_at_ignorable = index < row->count && fold_find(row->codes[index])->class == FOLD_IGNORED;
    return place;
}

/* Marks the edges and the insides of our words, by character. */
static void find_words(const struct ucd_breaks *row, bool edges[], bool insides[])
{
    struct token_cursor cursor = {{row->text, row->offsets[row->count]}, 0, row->offsets[row->count], false};
    struct token token;
    while (token_next(&cursor, &token))
        for (size_t i = 0; i <= row->count; i++) {
            edges[i] = edges[i] || row->offsets[i] == token.start || row->offsets[i] == token.end;
            insides[i] = insides[i] || (row->offsets[i] > token.start && row->offsets[i] < token.end);
        }
}

Test(breaks, words_follow_uax_29)
{
    struct ucd_file file;
    struct ucd_breaks row;
    drg_str line;
    ucd_open(&file, UNICODE_DATA "/auxiliary/WordBreakTest.txt");
    while (ucd_row(&file, &line)) {
        bool edges[UCD_MAX_CODES + 1] = {0}, insides[UCD_MAX_CODES + 1] = {0};
        ucd_read_breaks(line, &row);
        find_words(&row, edges, insides);
        for (size_t i = 0; i <= row.count; i++) {
            struct place place = place_at(&row, i);
            if (edges[i] && !row.breaks[i])
                cr_expect(is_tailored(&place, false), "%s:%u: we divide before character %zu", file.path, file.line, i + 1);
            if (insides[i] && row.breaks[i])
                cr_expect(is_tailored(&place, true), "%s:%u: we join before character %zu", file.path, file.line, i + 1);
        }
    }
    for (size_t i = 0; i < sizeof tailorings / sizeof tailorings[0]; i++)
        cr_expect(tailorings[i].used > 0, "no row needs the tailoring \"%s\"", tailorings[i].name);
    ucd_close(&file);
}
