/* tr_typed.c - restoring the letters of Turkish words typed in ASCII. */
#include "lang/tr_typed.h"

#include "lang/tr_typed_codes.h"

enum { NO_ANSWER = 2, SIDE = 8 };

struct question {
    uint8_t letter, answer; /* 0: as typed, 1: the other letter */
    uint8_t children;
    uint32_t first; /* child */
};

/* Defines questions[], the root first. */
#include "tr_letters_tables.inc"

static uint32_t other_letter(uint32_t typed)
{
    switch (typed) {
    case 'c': return 0xE7;
    case 'g': return 0x11F;
    case 'i': return 0x131;
    case 'o': return 0xF6;
    case 's': return 0x15F;
    case 'u': return 0xFC;
    default: return 0;
    }
}

static uint32_t typed_letter(uint32_t letter)
{
    switch (letter) {
    case 0xE7: return 'c';
    case 0x11F: return 'g';
    case 0x131: return 'i';
    case 0xF6: return 'o';
    case 0x15F: return 's';
    case 0xFC: return 'u';
    default: return letter;
    }
}

static bool is_vowel(uint32_t letter)
{
    uint32_t typed = typed_letter(letter);
    return typed == 'a' || typed == 'e' || typed == 'i' || typed == 'o' || typed == 'u';
}

static const struct question *find_child(const struct question *parent, uint32_t letter)
{
    unsigned char code = tr_typed_code(letter);
    for (uint32_t i = 0; i < parent->children; i++)
        if (questions[parent->first + i].letter == code)
            return &questions[parent->first + i];
    return NULL;
}

/* The letter that the question number `n` asks after the letter itself. */
static uint32_t asked(const uint32_t *letters, size_t at, size_t count, size_t n)
{
    bool vowel_first = is_vowel(letters[at]);
    if (vowel_first && n == 0) {
        size_t before = at;
        while (before > 0 && !is_vowel(letters[before - 1]))
            before--;
        return before ? letters[before - 1] : '^';
    }
    size_t turn = vowel_first ? n - 1 : n, distance = turn / 2 + 1;
    bool next_first = vowel_first || distance > 2; /* near a consonant the letter before tells more */
    bool is_next = (turn % 2 == 0) == next_first;
    if (is_next)
        return at + distance < count ? letters[at + distance] : '$';
    return at >= distance ? letters[at - distance] : '^';
}

void tr_restore_typed(uint32_t *letters, size_t from, size_t count)
{
    for (size_t at = from; at < count; at++) {
        uint32_t other = other_letter(letters[at]);
        const struct question *question = other ? find_child(&questions[0], letters[at]) : NULL;
        bool is_other = false;
        for (size_t n = 0; question; n++) {
            if (question->answer != NO_ANSWER)
                is_other = question->answer;
            bool has_more = n < (is_vowel(letters[at]) ? 2 * SIDE + 1 : 2 * SIDE);
            question = has_more ? find_child(question, asked(letters, at, count, n)) : NULL;
        }
        if (is_other)
            letters[at] = other;
    }
}
