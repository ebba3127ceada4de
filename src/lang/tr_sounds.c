/* tr_sounds.c - the contexts of a noun: how its end sounds, which decides what its endings look like. */
#include "lang/tr_noun.h"

uint32_t tr_count_vowels(const struct tr_noun *noun)
{
    uint32_t vowels = 0;
    for (uint32_t i = 0; i < noun->count; i++)
        vowels += tr_is_vowel(noun->letters[i].strict);
    return vowels;
}

/* Loans with a palatal l take front endings; new ones are not in any list: both are accepted of words that could be. */
static uint32_t fronting(const struct tr_noun *noun, uint32_t vowel)
{
    if (noun->properties & (TR_FRONTED | TR_FRONTED_TOO))
        return noun->properties;
    if (tr_last(noun) == 'l' && tr_before_last(noun) == vowel && tr_without_hat(vowel) != vowel)
        return TR_FRONTED;
    bool is_palatal = tr_last(noun) == 'l' && tr_before_last(noun) == vowel && tr_count_vowels(noun) > 1;
    return is_palatal ? TR_FRONTED_TOO : 0;
}

uint32_t tr_spelt_contexts(const struct tr_noun *noun)
{
    uint32_t at = noun->count;
    while (at && !tr_is_vowel(noun->letters[at - 1].strict))
        at--;
    if (!at)
        return TR_ANY_CONTEXT;
    uint32_t vowel = noun->letters[at - 1].strict;
    enum tr_harmony harmony = tr_harmony_of(vowel);
    enum tr_final final = tr_final_of(tr_last(noun));
    uint32_t contexts = TR_CONTEXT(harmony, final);
    uint32_t fronted = harmony < TR_FRONT ? fronting(noun, vowel) : 0;
    if (fronted & TR_FRONTED)
        contexts = TR_CONTEXT(harmony + TR_FRONT, final);
    if (fronted & TR_FRONTED_TOO)
        contexts |= TR_CONTEXT(harmony + TR_FRONT, final);
    return contexts;
}

/* How the end of an acronym or a number is read aloud: the longest listed ending. */
static uint32_t read_contexts(const struct tr_noun *noun)
{
    for (uint32_t start = 0; start < noun->count; start++) {
        uint32_t contexts = tr_list_find(&tr_readings, noun->letters + start, noun->count - start);
        if (contexts)
            return contexts;
    }
    return TR_ANY_CONTEXT;
}

static bool is_digit(uint32_t letter)
{
    return letter >= '0' && letter <= '9';
}

/* Spelling says little about the sound of Obama's neighbours: Bush, Sarkozy, Rousseau. */
static bool looks_foreign(const struct tr_noun *noun)
{
    for (uint32_t i = 0; i < noun->count; i++) {
        uint32_t letter = noun->letters[i].strict, next = i + 1 < noun->count ? noun->letters[i + 1].strict : 0;
        bool is_strange = letter == 'q' || letter == 'w' || letter == 'x' ||
                          (letter > 0x7F && tr_plain(letter) == letter);
        bool is_double = letter == next && (letter == 'e' || letter == 'o' || letter == 'l' || letter == 's');
        bool is_digraph = (next == 'h' && (letter == 's' || letter == 'c' || letter == 't' || letter == 'p')) ||
                          (letter == 'c' && next == 'k') || (letter == 'o' && next == 'u');
        if (is_strange || (is_double && noun->count > 3) || is_digraph)
            return true;
    }
    return tr_last(noun) == 'y' && !tr_is_vowel(tr_before_last(noun));
}

uint32_t tr_voiced(uint32_t contexts)
{
    uint32_t result = 0;
    for (uint32_t i = 0; i < TR_CONTEXT_COUNT; i++)
        if (contexts & 1u << i)
            result |= TR_CONTEXT(i / TR_FINAL_COUNT, TR_VOICED);
    return result;
}

uint32_t tr_sound_contexts(const struct tr_noun *noun, enum word_case shape)
{
    if (is_digit(tr_last(noun)))
        return read_contexts(noun);
    if (shape == CASE_UPPER && noun->count > 1)
        return read_contexts(noun) | (tr_count_vowels(noun) ? tr_spelt_contexts(noun) : 0);
    bool is_name = shape != CASE_LOWER && shape != CASE_NONE;
    if (is_name && !noun->properties && looks_foreign(noun))
        return TR_ANY_CONTEXT;
    uint32_t contexts = tr_spelt_contexts(noun);
    return noun->properties & TR_HIATUS ? contexts | tr_voiced(contexts) : contexts;
}
