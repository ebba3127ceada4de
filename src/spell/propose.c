/* propose.c - what may have been meant by a word. */
#include "spell/propose.h"

#include "spell/seek.h"

enum {
    RARER = 8,        /* bands that an unlisted word is rarer than the rarest listed one */
    PART_BAND = 32,   /* words run together are common ones                              */
    LAYOUT_LEAST = 3, /* letters; shorter keys mean something in every layout            */
    LAYOUT_BAND = 20,
    LAYOUT_SLIP = 30
};

uint16_t slip_limit(const struct spelling *word)
{
    return word->count <= 3 ? 135 : word->count <= 5 ? 180 : word->count <= 8 ? 240 : 300;
}

uint8_t unlisted_band(const struct voice *voice)
{
    uint8_t floor = voice->tongue->words.count ? voice->tongue->words.floor : RARER;
    return floor > RARER ? (uint8_t)(floor - RARER) : 1;
}

void propose_unlisted(struct guesses *into, const struct voice *voice, const struct spelling *word, const uint16_t *letters,
                      uint32_t count, enum word_case how, uint16_t extra)
{
    const struct slips *slips = &voice->tongue->slips;
    struct guess guess = {.count = (uint8_t)count, .band = unlisted_band(voice)};
    guess.flags = how == CASE_TITLE ? WORD_IS_NAME : how == CASE_UPPER ? WORD_IS_ACRONYM : 0;
    guess.slip = (uint16_t)(slip_between(slips, word, letters, count) + extra);
    guess.cost = guess.slip + band_cost(slips, guess.band);
    memcpy(guess.letters, letters, count * sizeof *letters);
    guesses_add(into, &guess);
}

/* Two common words written as one. */
static void propose_split(struct guesses *into, const struct voice *voice, const struct spelling *word)
{
    const struct tongue *tongue = voice->tongue;
    for (uint32_t cut = 1; cut < word->count && word->count < SPELLING_MAX; cut++) {
        const struct word_node *a = word_tree_find(&tongue->words, word->letters, cut);
        const struct word_node *b = word_tree_find(&tongue->words, word->letters + cut, word->count - cut);
        if (!a || !b || a->flags || b->flags)
            continue;
        uint8_t band = a->band < b->band ? a->band : b->band;
        if (band < PART_BAND || (cut == 1 && a->band < PART_BAND + 20))
            continue;
        struct guess guess = {.count = (uint8_t)(word->count + 1), .band = band, .slip = tongue->slips.split};
        guess.cost = guess.slip + band_cost(&tongue->slips, a->band) + band_cost(&tongue->slips, b->band);
        memcpy(guess.letters, word->letters, cut * sizeof *guess.letters);
        guess.letters[cut] = ' ';
        memcpy(guess.letters + cut + 1, word->letters + cut, (word->count - cut) * sizeof *guess.letters);
        guesses_add(into, &guess);
    }
}

void propose_layout(struct guesses *into, struct voice *other, const struct spelling *word)
{
    const struct slips *slips = &other->tongue->slips;
    struct guess guess = {.slip = LAYOUT_SLIP};
    if (word->count < LAYOUT_LEAST)
        return;
    for (uint32_t i = 0; i < word->count; i++) {
        uint32_t key = 0;
        while (key < slips->key_count && slips->keys[key].typed != word->letters[i])
            key++;
        if (key == slips->key_count)
            return;
        guess.letters[guess.count++] = slips->keys[key].meant;
    }
    const struct word_node *node = word_tree_find(&other->tongue->words, guess.letters, guess.count);
    if (!node || node->band < LAYOUT_BAND)
        return;
    guess.band = node->band;
    guess.flags = node->flags;
    guess.cost = guess.slip + band_cost(slips, guess.band);
    guesses_add(into, &guess);
}

/* People look words up, and type them, in the form that dictionaries have more often than texts show. */
static void charge_forms(struct guesses *list, struct voice *voice)
{
    const struct guesses found = *list;
    uint8_t cost = voice->tongue->slips.form;
    if (!cost)
        return;
    list->count = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        struct guess guess = found.items[i];
        if (guess.slip && guess.band < TERM_BAND && !voice_cites(voice, guess.letters, guess.count))
            guess.cost += cost;
        guesses_add(list, &guess);
    }
}

void propose(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    const struct tongue *tongue = voice->tongue;
    voice->asked = 0;
    names_guess(into, voice->names, &tongue->slips, tongue->lang, word);
    seek(into, &tongue->words, &tongue->slips, word, slip_limit(word));
    propose_split(into, voice, word);
    propose_twins(into, voice, word);
    if (tongue->lang->has_dotted_i)
        propose_turkish(into, voice, word);
    if (strcmp(tongue->lang->tag, "en") == 0)
        propose_english(into, voice, word);
    propose_edits(into, voice, word);
    charge_forms(into, voice);
}
