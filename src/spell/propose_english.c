/* propose_english.c - what was meant by English words that no list has as a whole: genitives, -ise, words after a prefix. */
#include "spell/english_form.h"
#include "spell/propose.h"
#include "spell/seek.h"

enum {
    KEPT = 5,         /* guesses of what is left that are put together again      */
    PREFIX_SHARE = 4, /* with a prefix a word's band is this part of it           */
    GOOD_ENOUGH = 50, /* a listed word with a slip that small needs no rival      */
    REST_LIMIT = 160  /* what the slips in what is left may cost                  */
};

/* A genitive's word without its 's, which goes to what is found for it. */
static void propose_genitive(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    struct guesses bases = {0};
    struct spelling base = *word;
    if (word->count < 4 || word->letters[word->count - 2] != '\'' || word->letters[word->count - 1] != 's')
        return;
    base.count -= 2;
    seek(&bases, &voice->tongue->words, &voice->tongue->slips, &base, slip_limit(&base));
    for (uint32_t i = 0; i < bases.count; i++) {
        struct guess guess = bases.items[i];
        if (guess.count + 2 > SPELLING_MAX || guess.letters[guess.count - 1] == 's')
            continue;
        guess.letters[guess.count++] = '\'';
        guess.letters[guess.count++] = 's';
        guesses_add(into, &guess);
    }
}

/* Adds a guess that is made of listed ones, unless it is listed itself. */
static void add_made(struct guesses *into, const struct voice *voice, struct guess *guess)
{
    if (word_tree_find(&voice->tongue->words, guess->letters, guess->count))
        return;
    guess->cost = guess->slip + band_cost(&voice->tongue->slips, guess->band);
    guesses_add(into, guess);
}

/* initilises: the verb is found by the spelling that lists have, initializes. */
static void propose_ise(struct guesses *into, const struct voice *voice, const struct spelling *word)
{
    struct guesses found = {0};
    struct spelling other = *word;
    uint32_t at = english_ise(word->letters, word->count);
    if (!at)
        return;
    other.letters[at] = 'z';
    seek(&found, &voice->tongue->words, &voice->tongue->slips, &other, REST_LIMIT);
    for (uint32_t i = 0; i < found.count && i < KEPT; i++) {
        struct guess *guess = &found.items[i];
        for (uint32_t z = 1; z < guess->count; z++)
            if (guess->letters[z] == 'z') {
                guess->letters[z] = 's';
                if (english_ise(guess->letters, guess->count) == z)
                    add_made(into, voice, guess);
                guess->letters[z] = 'z';
            }
    }
}

/* deserializaing: a common word, misspelt, after a prefix. */
static void propose_prefixed(struct guesses *into, const struct voice *voice, const struct spelling *word)
{
    for (uint32_t which = 0, count; (count = english_prefix(word, &which)) != 0; which++) {
        struct guesses found = {0};
        struct spelling rest = {.count = word->count - count, .shape = CASE_LOWER};
        memcpy(rest.letters, word->letters + count, rest.count * sizeof *rest.letters);
        seek(&found, &voice->tongue->words, &voice->tongue->slips, &rest, REST_LIMIT);
        for (uint32_t i = 0; i < found.count && i < KEPT; i++) {
            struct guess guess = found.items[i];
            if (guess.flags || guess.band < ENGLISH_REST_BAND || guess.count + count > SPELLING_MAX)
                continue;
            memmove(guess.letters + count, guess.letters, guess.count * sizeof *guess.letters);
            memcpy(guess.letters, word->letters, count * sizeof *guess.letters);
            guess.count = (uint8_t)(guess.count + count);
            guess.band /= PREFIX_SHARE;
            add_made(into, voice, &guess);
        }
    }
}

void propose_english(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    propose_genitive(into, voice, word);
    if (into->count && into->items[0].slip <= GOOD_ENOUGH)
        return;
    propose_ise(into, voice, word);
    propose_prefixed(into, voice, word);
}
