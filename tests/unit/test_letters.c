/* test_letters.c - folding and letters: laws that hold for every character, and the edges of a word. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/lang.h"

static uint32_t loose_of(uint32_t code)
{
    return (uint32_t)((int32_t)code + fold_find(code)->to_loose);
}

/* Folding what is folded changes nothing, and a strict letter has the loose letter of what it came from. */
Test(fold, laws_of_every_code_point)
{
    size_t letters = 0;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        const struct fold_record *record = fold_find(code);
        cr_assert(record->script < SCRIPT_COUNT && record->class <= FOLD_OPAQUE, "U+%04X", code);
        if (record->class != FOLD_LETTER)
            continue;
        letters++;
        for (uint32_t i = 0; i < record->count; i++) {
            uint32_t strict = record->count == 1 ? (uint32_t)((int32_t)code + record->to_strict) : fold_expansion(record)[i].strict;
            uint32_t loose = record->count == 1 ? loose_of(code) : fold_expansion(record)[i].loose;
            cr_expect_eq(loose_of(loose), loose, "U+%04X: the loose letter U+%04X folds on to U+%04X", code, loose, loose_of(loose));
            cr_expect_eq(loose_of(strict), loose, "U+%04X: strict U+%04X is loosely U+%04X, not U+%04X", code, strict,
                         loose_of(strict), loose);
        }
    }
    cr_expect_gt(letters, 100000);
}

Test(fold, what_characters_are)
{
    static const struct { uint32_t code; enum fold_class class; enum fold_script script; uint32_t loose; } cases[] = {
        {'A', FOLD_LETTER, SCRIPT_LATIN, 'a'},        {0x130, FOLD_LETTER, SCRIPT_LATIN, 'i'},
        {0x131, FOLD_LETTER, SCRIPT_LATIN, 'i'},      {0x11F, FOLD_LETTER, SCRIPT_LATIN, 'g'},
        {0x451, FOLD_LETTER, SCRIPT_CYRILLIC, 0x435}, {0x439, FOLD_LETTER, SCRIPT_CYRILLIC, 0x439},
        {0x623, FOLD_LETTER, SCRIPT_ARABIC, 0x627},   {0x6CC, FOLD_LETTER, SCRIPT_ARABIC, 0x64A},
        {'7', FOLD_DIGIT, SCRIPT_OTHER, '7'},         {0x667, FOLD_DIGIT, SCRIPT_OTHER, '7'},
        {'\'', FOLD_APOSTROPHE, SCRIPT_OTHER, 0},     {0x2019, FOLD_APOSTROPHE, SCRIPT_OTHER, 0},
        {'-', FOLD_HYPHEN, SCRIPT_OTHER, 0},          {'.', FOLD_PERIOD, SCRIPT_OTHER, 0},
        {0xA0, FOLD_SPACE, SCRIPT_OTHER, 0},          {'\n', FOLD_NEWLINE, SCRIPT_OTHER, 0},
        {0x640, FOLD_IGNORED, SCRIPT_OTHER, 0},       {0xAD, FOLD_IGNORED, SCRIPT_OTHER, 0},
        {0x301, FOLD_MARK, SCRIPT_OTHER, 0},          {0x64E, FOLD_MARK, SCRIPT_OTHER, 0},
        {0xFFFC, FOLD_OPAQUE, SCRIPT_OTHER, 0},       {0x10FFFF, FOLD_OTHER, SCRIPT_OTHER, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct fold_record *record = fold_find(cases[i].code);
        cr_expect_eq(record->class, cases[i].class, "U+%04X is of class %d", cases[i].code, record->class);
        if (cases[i].class == FOLD_LETTER)
            cr_expect_eq(record->script, cases[i].script, "U+%04X", cases[i].code);
        if (cases[i].loose)
            cr_expect_eq(loose_of(cases[i].code), cases[i].loose, "U+%04X: U+%04X", cases[i].code, loose_of(cases[i].code));
    }
    cr_expect_eq(fold_compose('e', 0x301), 0xE9);
    cr_expect_eq(fold_compose(0x438, 0x306), 0x439);
    cr_expect_eq(fold_compose('x', 0x301), 0);
    cr_expect_eq(fold_compose(0, 0), 0);
}

static const struct lang *lang(const char *tag)
{
    return lang_find(str_from(tag));
}

/* Any bytes of valid UTF-8: spans go forward, stay inside, and letters are no more than may be. */
Test(letters, spans_lie_in_order)
{
    static const char *const words[] = {
        "", "a", "Türkiye'nin", "\xCC\x81", "e\xCC\x81\xCC\x81", "\xEF\xBB\xBB", "العـــراق", "\xEF\xB7\xBA", "ﬁne", "ABC'", "'", "''a",
        "Й", "и\xCC\x86", "\xF0\x9F\x98\x80", "İSTANBUL'UN", "x\xC2\xADy",
    };
    static const char *const tags[] = {"en", "tr", "ar", "ru", "und"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        for (size_t t = 0; t <= sizeof tags / sizeof tags[0]; t++) {
            drg_str text = str_from(words[i]);
            struct word word;
            word_make(&word, text, t < sizeof tags / sizeof tags[0] ? lang(tags[t]) : NULL);
            cr_assert_leq(word.count, WORD_MAX_LETTERS);
            for (uint32_t k = 0; k < word.count; k++) {
                const struct letter *l = &word.letters[k];
                cr_expect(l->start < l->end && l->end <= text.len, "'%s' letter %u", words[i], k);
                cr_expect(k == 0 || l->start >= word.letters[k - 1].start, "'%s' letter %u", words[i], k);
                cr_expect(utf8_is_lead(text.ptr[l->start]), "'%s' letter %u", words[i], k);
                cr_expect_eq(loose_of(l->loose), l->loose, "'%s' letter %u", words[i], k);
            }
        }
}

Test(letters, composed_and_decomposed_are_one_word)
{
    static const struct { const char *composed, *decomposed, *lang; } cases[] = {
        {"Türkiye", "Tu\xCC\x88rkiye", "tr"}, {"İzmir", "I\xCC\x87zmir", "tr"}, {"мой", "мои\xCC\x86", "ru"},
        {"ёлка", "е\xCC\x88лка", "ru"},       {"أحمد", "ا\xD9\x94حمد", "ar"},   {"café", "cafe\xCC\x81", "en"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct word a, b;
        word_make(&a, str_from(cases[i].composed), lang(cases[i].lang));
        word_make(&b, str_from(cases[i].decomposed), lang(cases[i].lang));
        cr_expect_eq(a.count, b.count, "%s: %u and %u letters", cases[i].composed, a.count, b.count);
        for (uint32_t k = 0; k < a.count && k < b.count; k++)
            cr_expect(a.letters[k].strict == b.letters[k].strict && a.letters[k].loose == b.letters[k].loose, "%s letter %u: U+%04X, U+%04X",
                      cases[i].composed, k, a.letters[k].strict, b.letters[k].strict);
    }
}

Test(letters, apostrophes_and_capitals)
{
    static const struct { const char *text; enum word_case shape; int apostrophe; } cases[] = {
        {"turkey", CASE_LOWER, -1},      {"Turkey", CASE_TITLE, -1},   {"TURKEY", CASE_UPPER, -1}, {"T", CASE_TITLE, -1},
        {"McDonald", CASE_MIXED, -1},    {"iPhone", CASE_MIXED, -1},   {"سوريا", CASE_NONE, -1},   {"42", CASE_NONE, -1},
        {"NATO'nun", CASE_UPPER, 4},     {"Türkiye’de", CASE_TITLE, 7}, {"O'Neill's", CASE_TITLE, 6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct word word;
        word_make(&word, str_from(cases[i].text), lang("tr"));
        cr_expect_eq(word.shape, cases[i].shape, "%s: %d", cases[i].text, (int)word.shape);
        cr_expect_eq(word_has_apostrophe(&word), cases[i].apostrophe >= 0, "%s", cases[i].text);
        if (cases[i].apostrophe >= 0)
            cr_expect_eq(word.apostrophe, (uint32_t)cases[i].apostrophe, "%s: %u", cases[i].text, word.apostrophe);
    }
}

Test(letters, long_words_are_cut)
{
    char text[400];
    for (size_t len = WORD_MAX_LETTERS - 2; len < WORD_MAX_LETTERS + 3; len++) {
        struct word word;
        memset(text, 'a', len);
        word_make(&word, (drg_str){text, len}, lang("en"));
        cr_expect_eq(word.count, len < WORD_MAX_LETTERS ? len : WORD_MAX_LETTERS);
        cr_expect_eq(word.is_cut, len > WORD_MAX_LETTERS, "%zu letters", len);
    }
    for (size_t i = 0; i < 99; i++) /* each makes 18 letters: the cut may fall inside */
        memcpy(text + i * 3, "\xEF\xB7\xBA", 3);
    struct word word;
    word_make(&word, (drg_str){text, 297}, lang("ar"));
    cr_expect(word.count <= WORD_MAX_LETTERS && word.is_cut);
}
