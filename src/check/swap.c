/* swap.c - what stands around a term and depends on it. */
#include "check/swap.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"

static uint32_t loose_of(uint32_t code)
{
    return code + (uint32_t)fold_find(code)->to_loose;
}

static size_t count_words(drg_str s)
{
    drg_str word;
    size_t count = 0;
    while (str_split(&s, ' ', &word))
        count += word.len > 0;
    return count;
}

static uint32_t last_letter(drg_str s)
{
    uint32_t last = 0;
    for (size_t at = 0; at < s.len;) {
        const uint32_t code = utf8_next(s, &at);
        if (fold_find(code)->class == FOLD_LETTER)
            last = loose_of(code);
    }
    return last;
}

/* ---- English: a, an ------------------------------------------------------------------------------------------------ */

/* The indefinite article right before the term; empty: there is none. */
static drg_str article_before(const struct restatement *r)
{
    drg_str before = str_trim(r->before), word = str_cut(before, last_word(before), before.len);
    bool is_article = str_eq_ascii_case(word, STR("a")) || str_eq_ascii_case(word, STR("an"));
    return is_article ? word : (drg_str){"", 0};
}

static bool is_plural_noun(drg_str term)
{
    drg_str word = str_cut(term, last_word(term), term.len);
    return word.len > 3 && str_ends(word, STR("s")) && !str_ends(word, STR("ss")) && !str_ends(word, STR("us")) &&
           !str_ends(word, STR("is")) && !str_ends(word, STR("ics"));
}

/* A plural where a singular stood: the verb would follow, and an article has to go, or to come: in Holland, in the
 * Netherlands. */
static bool fits_english(const struct restatement *r, drg_str made)
{
    bool becomes_plural = is_plural_noun(r->wanted) && !is_plural_noun(r->term);
    return !becomes_plural && (!article_before(r).len || english_article(made) != ARTICLE_OPEN);
}

uint32_t swap_article(struct buf *into, size_t start, const struct lang *lang, const struct restatement *r)
{
    enum { MAX_TERM = 1 << 20 };
    drg_str article = article_before(r), made = str_cut(buf_str(into), start, into->len);
    enum english_article wanted = english_article(made);
    bool is_an = article.len == 2, is_right = wanted == ARTICLE_OPEN || is_an == (wanted == ARTICLE_AN);
    if (!str_eq_z(str_from(lang->tag), "en") || !article.len || is_right || !fits_english(r, made))
        return 0;
    struct buf all = buf_make(MAX_TERM);
    buf_add(&all, str_cut(article, 0, 1));
    buf_add_z(&all, is_an ? "" : "n");
    buf_add(&all, str_cut(r->before, (size_t)(article.ptr + article.len - r->before.ptr), r->before.len));
    buf_add(&all, made);
    buf_cut(into, start);
    buf_add(into, buf_str(&all));
    buf_share_failure(into, &all);
    buf_free(&all);
    return (uint32_t)(r->before.ptr + r->before.len - article.ptr);
}

/* ---- Turkish: particles in harmony ---------------------------------------------------------------------------------- */

static uint32_t last_vowel(drg_str s)
{
    uint32_t vowel = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code = utf8_next(s, &at);
        switch (code) {
        case 'a': case 'e': case 'o': case 'u': case 'i': case 0x131: case 0xF6: case 0xFC: vowel = code; break;
        case 'A': case 'E': case 'O': case 'U': vowel = code + 32; break;
        case 'I': vowel = 0x131; break;
        case 0x130: vowel = 'i'; break;
        case 0xD6: case 0xDC: vowel = code + 32; break;
        default: break;
        }
    }
    return vowel;
}

static bool fits_turkish(const struct restatement *r, drg_str made)
{
    static const char *const particles[] = {"da", "de", "m\xC4\xB1", "mi", "mu", "m\xC3\xBC", "m\xC4\xB1y", "miy", "muy", "m\xC3\xBCy"};
    drg_str after = str_trim(r->after);
    bool is_particle = false;
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++) {
        drg_str particle = str_from(particles[i]);
        bool begins = str_starts(after, particle);
        bool ends = begins && (after.len == particle.len || !is_ascii_alpha(after.ptr[particle.len]) || particle.len > 2);
        is_particle |= ends;
    }
    return !is_particle || last_vowel(r->surface) == last_vowel(made);
}

/* ---- Russian and Arabic: agreement ------------------------------------------------------------------------------------ */

/* What a citation form's end says of gender and number: one letter for each. */
static char russian_class(drg_str term)
{
    switch (last_letter(term)) {
    case 0x430: case 0x44F: return 'f';
    case 0x43E: case 0x435: return 'n';
    case 0x44B: case 0x438: return 'p';
    case 0x44C: return 's'; /* either */
    default: return 'm';
    }
}

/* Names seldom have words that agree with them. */
static bool fits_russian(const struct restatement *r)
{
    if (count_words(r->wanted) > count_words(r->term))
        return false;
    return begins_capital(r->term) || russian_class(r->term) == russian_class(r->wanted);
}

/* Whether a term is feminine by what its words show: the first one's end, or that of an adjective beside it. */
static bool is_feminine(drg_str term)
{
    static const char *const ends[] = {"\xD8\xA9", "\xD8\xA7\xD8\xAA"}; /* -a, -at */
    drg_str rest = term, word;
    for (int i = 0; i < 2 && str_split(&rest, ' ', &word); i++)
        for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++)
            if (str_ends(word, str_from(ends[e])))
                return true;
    return false;
}

static bool fits_arabic(const struct restatement *r)
{
    return count_words(r->wanted) == count_words(r->term) && is_feminine(r->term) == is_feminine(r->wanted);
}

bool swap_is_safe(const struct lang *lang, const struct restatement *r, drg_str made)
{
    drg_str tag = str_from(lang->tag);
    if (str_eq(tag, STR("en")))
        return fits_english(r, made);
    if (str_eq(tag, STR("tr")))
        return fits_turkish(r, made);
    if (str_eq(tag, STR("ru")))
        return fits_russian(r);
    return !str_eq(tag, STR("ar")) || fits_arabic(r);
}
