/* wanted.c - which term the glossary wants, and its form where another one stands. */
#include "rewrite/wanted.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"

/* Whether two words differ in a letter or so at one end: جوتيريش, غوتيريش. */
static bool is_alike(drg_str a, drg_str b)
{
    struct word left, right;
    word_make(&left, a, NULL);
    word_make(&right, b, NULL);
    uint32_t least = left.count < right.count ? left.count : right.count, first = 0, last = 0;
    while (first < least && left.letters[first].loose == right.letters[first].loose)
        first++;
    while (last < least && left.letters[left.count - 1 - last].loose == right.letters[right.count - 1 - last].loose)
        last++;
    return least >= 4 && (first * 3 >= left.count * 2 || last * 3 >= left.count * 2);
}

/* Words that two terms have in common at the same places, or all but; 0 when they have different numbers of words. */
static uint32_t common_words(drg_str a, drg_str b)
{
    drg_str left, right;
    uint32_t common = 0;
    bool has_left = str_split(&a, ' ', &left), has_right = str_split(&b, ' ', &right);
    while (has_left && has_right) {
        common += is_same_loosely(left, right) || is_alike(left, right);
        has_left = str_split(&a, ' ', &left);
        has_right = str_split(&b, ' ', &right);
    }
    return has_left || has_right ? 0 : common;
}

drg_str wanted_for(const drg_glossary *glossary, const drg_term *term)
{
    drg_concept concept = drg_glossary_concept(glossary, term->concept_index);
    drg_str wanted = {"", 0};
    uint32_t best = 0;
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term other = drg_glossary_term(glossary, concept.first_term + i);
        if (!is_good_term(other.status) || !str_eq(other.lang, term->lang))
            continue;
        uint32_t common = common_words(term->text, other.text);
        if (!wanted.len || common > best)
            wanted = other.text;
        best = common > best ? common : best;
    }
    return wanted;
}

static bool is_ascii(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80 && !(i + 2 < s.len && str_starts(str_cut(s, i, s.len), STR("\xE2\x80\x99"))))
            return false;
        else if ((unsigned char)s.ptr[i] >= 0x80)
            i += 2;
    return true;
}

bool lost_its_letters(const drg_term *term, drg_str surface)
{
    size_t at = 0;
    bool is_latin = term->text.len && fold_find(utf8_next(term->text, &at))->script == SCRIPT_LATIN;
    return is_latin && begins_capital(term->text) && !is_ascii(term->text) && is_ascii(surface);
}

static bool is_all_capitals(drg_str s)
{
    unsigned upper = 0;
    for (size_t at = 0; at < s.len;) {
        uint8_t letter_case = fold_find(utf8_next(s, &at))->letter_case;
        if (letter_case == FOLD_LOWER)
            return false;
        upper += letter_case == FOLD_UPPER;
    }
    return upper > 1;
}

static bool has_any(drg_str s, const char *const *parts)
{
    for (; *parts; parts++)
        for (size_t at = 0; at < s.len; at++)
            if (str_starts(str_cut(s, at, s.len), str_from(*parts)))
                return true;
    return false;
}

/* Whether the term's capital of i has a dot: it is Turkish, or a Turkish name in another language, as its letters say or
 * the Turkish term of its concept. */
static bool is_turkish(const drg_glossary *glossary, const drg_term *term, drg_str wanted)
{
    static const char *const marks[] = {"\xC4\x9F", "\xC5\x9F", "\xC4\xB1", "\xC4\xB0", "T\xC3\xBCrk", NULL};
    drg_concept concept = drg_glossary_concept(glossary, term->concept_index);
    if (str_eq(lang_primary(term->lang), STR("tr")) || has_any(wanted, marks))
        return true;
    for (uint32_t i = 0; i < concept.term_count; i++) {
        drg_term other = drg_glossary_term(glossary, concept.first_term + i);
        if (str_eq(lang_primary(other.lang), STR("tr")) && str_eq(other.text, wanted) && !is_ascii(wanted))
            return true;
    }
    return false;
}

/* Appends the restated term in the capitals of the surface. */
static void fit_case(struct buf *into, drg_str made, const drg_term *term, drg_str surface, bool has_dotted_i)
{
    size_t first = 0;
    if (made.len)
        utf8_next(made, &first);
    if (is_all_capitals(surface) && !is_all_capitals(term->text)) {
        add_upper(into, made, has_dotted_i);
        return;
    }
    if (begins_capital(surface) && !begins_capital(term->text))
        add_upper(into, str_cut(made, 0, first), has_dotted_i);
    else
        buf_add(into, str_cut(made, 0, first));
    buf_add(into, str_cut(made, first, made.len));
}

bool wanted_surface(struct buf *into, const drg_glossary *glossary, const drg_term *term, const struct restatement *r)
{
    enum { MAX_TERM = 1 << 20 };
    struct buf made = buf_make(MAX_TERM);
    bool is_told = restate(&made, lang_find(term->lang), r) && made.failed == BUF_OK;
    if (is_told)
        fit_case(into, buf_str(&made), term, r->surface, is_turkish(glossary, term, r->wanted));
    buf_share_failure(into, &made);
    buf_free(&made);
    return is_told;
}
