/* recurring.c - telling which unknown words of a draft are names, since they stand there again. */
#include "spell/recurring.h"

#include <stdlib.h>

#include "base/error.h"
#include "ext/hash.h"
#include "lang/inflect.h"
#include "spell/seek.h"

enum {
    LEAST_TIMES = 2, LEAST_UNCAPPED = 3,
    SAME_START = 3, /* letters that two forms of a name share at least */
    NEIGHBOURS = 64, /* names in order of letters that one is held against */
    NEAR_NOUN = 100, NOUN_BAND = 38
};

/* A form of a name without what follows its apostrophe. */
struct recurring_name {
    char text[SPELLING_BYTES];
    struct spelling base;
    uint32_t seen, within, all_seen, all_within; /* this form, and all forms of the name */
    uint8_t place;
    bool is_surname, is_known;
};

struct recurring {
    drg_speller *speller;
    VEC(struct recurring_name) names;
    struct index index; /* of the names, by text */
};

static const struct lang *lang_of(const struct recurring *r, const struct recurring_name *name)
{
    return r->speller->voices[name->place].tongue->lang;
}

static uint32_t find_name(const struct recurring *r, uint64_t key, const struct recurring_name *name)
{
    uint32_t i;
    for (struct index_walk w = index_find(&r->index, key); (i = index_next(&r->index, &w)) != DRG_NONE;)
        if (r->names.items[i].place == name->place && strcmp(r->names.items[i].text, name->text) == 0)
            return i;
    return DRG_NONE;
}

/* Counts a sighting. A word that may be no name gets no number. False: no memory. */
static bool count_sighting(struct recurring *r, struct sighting *sighting)
{
    struct recurring_name name = {.place = sighting->place};
    const struct lang *lang = r->speller->voices[sighting->place].tongue->lang;
    sighting->name = DRG_NONE;
    if (!spelling_make(&name.base, sighting->word, lang) || name.base.shape == CASE_LOWER)
        return true;
    name.base.count = spelling_base(&name.base);
    size_t len = spelling_write(name.text, name.base.letters, name.base.count, CASE_TITLE, lang);
    uint64_t key = hash_bytes(name.text, len, name.place);
    uint32_t at = find_name(r, key, &name);
    if (at == DRG_NONE) {
        at = (uint32_t)r->names.count;
        if (!vec_push(&r->names, name) || !index_add(&r->index, key, at))
            return false;
    }
    r->names.items[at].seen++;
    r->names.items[at].within += sighting->is_within;
    r->names.items[at].is_surname = r->names.items[at].is_surname || sighting->is_after_capital;
    sighting->name = at;
    return true;
}

/* ---- Forms of one name -------------------------------------------------------------------------------------------- */

static bool accepts(const struct lang *lang, const char *lemma, const struct recurring_name *form)
{
    struct analysis analysis;
    return inflect_accepts(lang, str_from(lemma), str_from(form->text), &analysis) && !analysis.is_respelt;
}

/* Whether both are forms of a name that stands nowhere: Теслы and Тесле, of Тесла. */
static bool share_lemma(const struct lang *lang, const struct recurring_name *a, const struct recurring_name *b)
{
    static const uint16_t endings[] = {0, 0x430, 0x44F, 0x44C, 0x439}; /* none, а, я, ь, й */
    uint32_t same = 0;
    char lemma[SPELLING_BYTES];
    while (same < a->base.count && same < b->base.count && a->base.letters[same] == b->base.letters[same])
        same++;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && same + 1 < SPELLING_MAX; i++) {
        uint16_t letters[SPELLING_MAX];
        memcpy(letters, a->base.letters, same * sizeof *letters);
        letters[same] = endings[i];
        spelling_write(lemma, letters, same + (endings[i] != 0), CASE_TITLE, lang);
        if (accepts(lang, lemma, a) && accepts(lang, lemma, b))
            return true;
    }
    return false;
}

static bool are_one_name(const struct recurring *r, const struct recurring_name *a, const struct recurring_name *b)
{
    const struct lang *lang = lang_of(r, a);
    if (accepts(lang, a->text, b) || accepts(lang, b->text, a))
        return true;
    return strcmp(lang->tag, "ru") == 0 && share_lemma(lang, a, b);
}

/* Each name gets what is counted of all its forms, which begin alike and so are near in order. */
static void count_forms(const struct recurring *r, struct recurring_name **order)
{
    size_t count = r->names.count;
    for (size_t i = 0; i < count; i++) {
        struct recurring_name *a = order[i];
        for (size_t j = i + 1; j < count && j <= i + NEIGHBOURS; j++) {
            struct recurring_name *b = order[j];
            if (a->place != b->place || a->base.count < SAME_START || b->base.count < SAME_START ||
                memcmp(a->base.letters, b->base.letters, SAME_START * sizeof *a->base.letters) != 0)
                break;
            if (!are_one_name(r, a, b))
                continue;
            a->all_seen += b->seen;
            a->all_within += b->within;
            b->all_seen += a->seen;
            b->all_within += a->within;
        }
    }
}

static int compare_names(const void *a, const void *b)
{
    const struct recurring_name *x = *(struct recurring_name *const *)a, *y = *(struct recurring_name *const *)b;
    return x->place != y->place ? (x->place < y->place ? -1 : 1) : strcmp(x->text, y->text);
}

/* Whether the glossary has something like it, which then was meant. */
static bool is_near_term(struct recurring *r, const struct recurring_name *name)
{
    struct voice *voice = &r->speller->voices[name->place];
    struct guesses guesses = {0};
    if (voice_ready_to_guess(voice, NULL))
        return true;
    names_guess(&guesses, voice->names, &voice->tongue->slips, voice->tongue->lang, &name->base);
    return guesses.count > 0;
}

/* Whether a common noun is but the least of slips away: Unversity. */
static bool is_near_noun(const struct recurring *r, const struct recurring_name *name)
{
    const struct tongue *tongue = r->speller->voices[name->place].tongue;
    struct guesses guesses = {0};
    seek(&guesses, &tongue->words, &tongue->slips, &name->base, NEAR_NOUN);
    for (uint32_t i = 0; i < guesses.count; i++)
        if (!guesses.items[i].flags && guesses.items[i].band >= NOUN_BAND)
            return true;
    return false;
}

/* Finds out which names recur. False: no memory. */
static bool tell_names(struct recurring *r)
{
    size_t count = r->names.count;
    struct recurring_name **order = malloc((count + 1) * sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct recurring_name *name = order[i] = &r->names.items[i];
        name->all_seen = name->seen;
        name->all_within = name->within;
    }
    qsort(order, count, sizeof *order, compare_names);
    count_forms(r, order);
    free(order);
    for (size_t i = 0; i < count; i++) {
        struct recurring_name *name = &r->names.items[i];
        uint32_t least = name->base.shape == CASE_NONE ? LEAST_UNCAPPED : LEAST_TIMES;
        bool recurs = name->all_seen >= least && name->all_within;
        bool is_surname = name->is_surname && name->base.shape != CASE_NONE && !is_near_noun(r, name);
        name->is_known = (recurs || is_surname) && !is_near_term(r, name);
    }
    return true;
}

static void leave_out(const struct recurring *r, const struct sightings *sightings)
{
    drg_speller *speller = r->speller;
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < speller->found.count; i++) {
        const struct sighting *sighting = next < sightings->items.count ? &sightings->items.items[next] : NULL;
        bool is_sighting = sighting && sighting->found == i;
        next += is_sighting;
        if (!is_sighting || sighting->name == DRG_NONE || !r->names.items[sighting->name].is_known)
            speller->found.items[kept++] = speller->found.items[i];
    }
    speller->found.count = kept;
}

drg_status recurring_leave_out(struct sightings *sightings, drg_speller *speller, drg_error *err)
{
    struct recurring r = {.speller = speller};
    bool is_fine = true;
    for (size_t i = 0; i < sightings->items.count && is_fine; i++)
        is_fine = count_sighting(&r, &sightings->items.items[i]);
    is_fine = is_fine && tell_names(&r);
    if (is_fine)
        leave_out(&r, sightings);
    vec_free(&r.names);
    index_free(&r.index);
    return is_fine ? DRG_OK : fail_memory(err);
}
