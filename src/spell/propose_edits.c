/* propose_edits.c - slips undone one at a time, held against the dictionaries.
 *
 * For words that no list has: rare ones, and inflected forms of languages that have too many to list. */
#include <stdlib.h>

#include "spell/propose.h"
#include "spell/seek.h"

enum {
    MOST_EDITS = 2048,
    MOST_ASKED = 72,    /* dictionary look-ups for the edits of one word */
    TWINS_ASKED = 48,  /* ... and for its twins                         */
    TWIN_STEPS = 4000,
    GOOD_ENOUGH = 40   /* a listed word with a slip that small needs no rival that no list has */
};

/* One slip undone: letter `at` replaced, a letter put before it, it left out, or it and the next one turned round. */
struct edit {
    uint16_t cost;
    uint16_t letter;
    uint8_t at, kind;
};

enum edit_kind { EDIT_SWAP, EDIT_ADD, EDIT_DROP, EDIT_TURN };

struct edits {
    struct edit items[MOST_EDITS];
    uint32_t count;
};

static uint32_t apply(const struct spelling *word, const struct edit *edit, uint16_t *into)
{
    const uint16_t *from = word->letters;
    uint32_t at = edit->at, n = word->count, tail = n - at;
    memcpy(into, from, at * sizeof *from);
    switch (edit->kind) {
    case EDIT_SWAP:
        memcpy(into + at, from + at, tail * sizeof *from);
        into[at] = edit->letter;
        return n;
    case EDIT_ADD:
        into[at] = edit->letter;
        memcpy(into + at + 1, from + at, tail * sizeof *from);
        return n + 1;
    case EDIT_DROP:
        memcpy(into + at, from + at + 1, (tail - 1) * sizeof *from);
        return n - 1;
    default:
        memcpy(into + at, from + at, tail * sizeof *from);
        into[at] = from[at + 1];
        into[at + 1] = from[at];
        return n;
    }
}

static void add_edit(struct edits *edits, const struct voice *voice, const struct spelling *word, struct edit edit)
{
    uint16_t made[SPELLING_MAX + 1];
    uint32_t count = apply(word, &edit, made);
    if (edits->count == MOST_EDITS || count < 2 || count > SPELLING_MAX || !tongue_looks_right(voice->tongue, made, count))
        return;
    edits->items[edits->count++] = edit;
}

static void list_edits(struct edits *edits, const struct voice *voice, const struct spelling *word)
{
    const struct slips *s = &voice->tongue->slips;
    for (uint32_t at = 0; at <= word->count; at++) {
        struct slip_edge first = at == 0 ? s->first : (struct slip_edge){0};
        uint16_t typed = at < word->count ? word->letters[at] : 0, before = at ? word->letters[at - 1] : 0;
        for (uint32_t l = 1; l < s->count; l++) {
            uint16_t letter = s->letters[l];
            uint16_t add = letter == before || letter == typed ? s->doubled : s->add[l];
            add_edit(edits, voice, word, (struct edit){(uint16_t)(add + first.add), letter, (uint8_t)at, EDIT_ADD});
            if (typed && letter != typed)
                add_edit(edits, voice, word, (struct edit){(uint16_t)(slip_swap(s, typed, letter) + first.swap), letter, (uint8_t)at, EDIT_SWAP});
        }
        if (!typed)
            continue;
        uint16_t drop = typed == before ? s->doubled : s->drop[slip_index(s, typed)];
        add_edit(edits, voice, word, (struct edit){(uint16_t)(drop + first.drop), 0, (uint8_t)at, EDIT_DROP});
        if (at + 1 < word->count && word->letters[at + 1] != typed)
            add_edit(edits, voice, word, (struct edit){s->turned, 0, (uint8_t)at, EDIT_TURN});
    }
}

static int compare_edits(const void *a, const void *b)
{
    const struct edit *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->letter > y->letter) - (x->letter < y->letter);
}

/* Asks about the cheapest first, as long as what is found can still be among the best. */
void propose_edits(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    struct edits edits;
    uint16_t made[SPELLING_MAX + 1];
    uint8_t band;
    int32_t rarity = band_cost(&voice->tongue->slips, unlisted_band(voice));
    edits.count = 0;
    if (word->count >= SPELLING_MAX || (into->count && into->items[0].slip <= GOOD_ENOUGH))
        return;
    list_edits(&edits, voice, word);
    qsort(edits.items, edits.count, sizeof *edits.items, compare_edits);
    voice->asked = 0;
    for (uint32_t i = 0; i < edits.count && voice->asked < MOST_ASKED; i++) {
        uint32_t count = apply(word, &edits.items[i], made);
        if (edits.items[i].cost + rarity > guesses_limit(into))
            return;
        if (word_tree_find(&voice->tongue->words, made, count))
            continue;
        enum word_case how = voice_case(voice, made, count, &band);
        if (how != CASE_NONE)
            propose_unlisted(into, voice, word, made, count, how, 0);
    }
}

/* ---- Twins --------------------------------------------------------------------------------------------------------- */

struct twin_walk {
    struct guesses *into;
    struct voice *voice;
    const struct spelling *word;
    uint16_t made[SPELLING_MAX];
    uint32_t steps;
};

static void walk_twins(struct twin_walk *w, uint32_t at, bool is_other)
{
    const struct slips *s = &w->voice->tongue->slips;
    uint8_t band;
    if (w->steps++ > TWIN_STEPS || w->voice->asked > TWINS_ASKED)
        return;
    if (at == w->word->count) {
        if (!is_other || word_tree_find(&w->voice->tongue->words, w->made, at) || !tongue_looks_right(w->voice->tongue, w->made, at))
            return;
        enum word_case how = voice_case(w->voice, w->made, at, &band);
        if (how != CASE_NONE)
            propose_unlisted(w->into, w->voice, w->word, w->made, at, how, 0);
        return;
    }
    uint16_t typed = w->word->letters[at];
    uint8_t index = slip_index(s, typed);
    w->made[at] = typed;
    walk_twins(w, at + 1, is_other);
    for (uint32_t l = 1; l < s->count && index; l++) {
        if (l == index || s->swap[index][l] > SLIP_SMALL)
            continue;
        w->made[at] = s->letters[l];
        walk_twins(w, at + 1, true);
    }
}

void propose_twins(struct guesses *into, struct voice *voice, const struct spelling *word)
{
    struct twin_walk w = {.into = into, .voice = voice, .word = word};
    voice->asked = 0;
    walk_twins(&w, 0, false);
}
