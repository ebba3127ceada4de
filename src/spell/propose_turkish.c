/* propose_turkish.c - what was meant by Turkish words: typed in ASCII, or names whose apostrophe or ending is wrong. */
#include "lang/tr.h"
#include "lang/tr_typed.h"
#include "spell/propose.h"
#include "spell/seek.h"
#include "spell/turkish_ending.h"

enum {
    NAME_BAND = 24,   /* names that are less common are not looked for inside words */
    LEAST_NAME = 3,
    ENDING_MOST = 8,
    BASES = 4,        /* guesses for what stands before the apostrophe */
    BY_SOUND_EXTRA = 40, /* what an ending costs more that does not fit the spelling */
    NO_NAME_EXTRA = 50, /* ... and a word in small letters that is no name    */
    UNKNOWN_EXTRA = 90 /* what a form costs more that no dictionary has */
};

/* The word with all its letters typed in ASCII given back; from letter `from` on. */
static void restore(const struct spelling *word, uint32_t from, uint16_t *into)
{
    uint32_t letters[TR_TYPED_MAX];
    for (uint32_t i = 0; i < word->count; i++)
        letters[i] = i < from ? word->letters[i] : tr_plain(word->letters[i]);
    tr_restore_typed(letters, from, word->count);
    for (uint32_t i = 0; i < word->count; i++)
        into[i] = (uint16_t)letters[i];
}

static void propose_restored(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    struct spelling restored = *word;
    uint8_t band;
    restore(word, 0, restored.letters);
    if (memcmp(restored.letters, word->letters, word->count * sizeof *word->letters) != 0) {
        enum word_case how = voice_case(voice, restored.letters, restored.count, &band);
        if (!band)
            propose_unlisted(into, voice, word, restored.letters, restored.count, how, how == CASE_NONE ? UNKNOWN_EXTRA : 0);
    }
}

/* Adds base ' ending when that is a form of the name; `base` is how the name is spelt. */
static void try_name(struct guesses *into, struct voice *voice, const struct spelling *word, const struct guess *base,
                     const uint16_t *ending, uint32_t count)
{
    const struct lang *lang = voice->tongue->lang;
    char cited[SPELLING_BYTES], written[SPELLING_BYTES];
    struct guess guess = *base;
    if (guess.count + count + 1 > SPELLING_MAX)
        return;
    guess.letters[guess.count++] = '\'';
    memcpy(guess.letters + guess.count, ending, count * sizeof *ending);
    guess.count = (uint8_t)(guess.count + count);
    drg_str a = {cited, spelling_write(cited, base->letters, base->count, CASE_TITLE, lang)};
    drg_str b = {written, spelling_write(written, guess.letters, guess.count, CASE_TITLE, lang)};
    enum ending_fit fit = turkish_ending(lang, a, b);
    if (fit == ENDING_NONE)
        return;
    bool is_noun = !(guess.flags & WORD_IS_NAME) && word->shape == CASE_LOWER;
    guess.flags |= WORD_IS_NAME;
    guess.slip = slip_between(&voice->tongue->slips, word, guess.letters, guess.count);
    guess.slip = (uint16_t)(guess.slip + (fit == ENDING_BY_SOUND ? BY_SOUND_EXTRA : 0) + (is_noun ? NO_NAME_EXTRA : 0));
    guess.cost = guess.slip + band_cost(&voice->tongue->slips, guess.band);
    guesses_add(into, &guess);
}

/* With the ending as it is, and with its letters restored. */
static void try_endings(struct guesses *into, struct voice *voice, const struct spelling *word, const struct guess *base,
                        const uint16_t *ending, uint32_t count)
{
    struct spelling whole = {.count = base->count + count};
    uint16_t restored[SPELLING_MAX];
    try_name(into, voice, word, base, ending, count);
    if (whole.count > SPELLING_MAX)
        return;
    memcpy(whole.letters, base->letters, base->count * sizeof *base->letters);
    memcpy(whole.letters + base->count, ending, count * sizeof *ending);
    restore(&whole, base->count, restored);
    try_name(into, voice, word, base, restored + base->count, count);
}

static struct guess guess_of(const struct word_node *node, const uint16_t *letters, uint32_t count)
{
    struct guess guess = {.count = (uint8_t)count, .band = node->band, .flags = node->flags};
    memcpy(guess.letters, letters, count * sizeof *letters);
    return guess;
}

/* Turkiyede: a name, its apostrophe forgotten. */
static void propose_parted(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    const struct tongue *tongue = voice->tongue;
    struct spelling base = *word;
    uint16_t meant[SPELLING_MAX];
    for (base.count = word->count - 1; base.count >= LEAST_NAME && base.count + ENDING_MOST >= word->count; base.count--) {
        const struct word_node *node = word_tree_find(&tongue->words, base.letters, base.count);
        const uint16_t *ending = word->letters + base.count;
        uint32_t rest = word->count - base.count;
        if (node && node->flags && node->band >= NAME_BAND) {
            struct guess guess = guess_of(node, base.letters, base.count);
            try_endings(into, voice, word, &guess, ending, rest);
        }
        node = seek_twin(&tongue->words, &tongue->slips, &base, meant);
        if (node && node->flags && node->band >= NAME_BAND) {
            struct guess guess = guess_of(node, meant, base.count);
            try_endings(into, voice, word, &guess, ending, rest);
        }
    }
}

/* Turkiye'nin, Ankara'de: the word before the apostrophe, or the ending after it. */
static void propose_suffixed(struct guesses *into, struct voice *voice, const struct spelling *word, uint32_t at)
{
    struct guesses bases = {0};
    struct spelling base = *word;
    const uint16_t *ending = word->letters + at + 1;
    base.count = at;
    seek(&bases, &voice->tongue->words, &voice->tongue->slips, &base, 120);
    for (uint32_t i = 0; i < bases.count && i < BASES; i++)
        try_endings(into, voice, word, &bases.items[i], ending, word->count - at - 1);
    struct guess itself = {.count = (uint8_t)at, .band = unlisted_band(voice)};
    memcpy(itself.letters, word->letters, at * sizeof *word->letters);
    try_endings(into, voice, word, &itself, ending, word->count - at - 1);
}

void propose_turkish(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    uint32_t at = spelling_base(word);
    if (word->count > TR_TYPED_MAX)
        return;
    if (at < word->count) {
        propose_suffixed(into, voice, word, at);
        return;
    }
    propose_restored(into, voice, word);
    propose_parted(into, voice, word);
}
