/* speller.c - judging words and suggesting others, each form once. */
#include "spell/speller.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "ext/hash.h"
#include "lang/fold.h"
#include "spell/seek.h"

enum {
    MOST_KEPT = 1 << 20, /* forms remembered; then all are forgotten, which changes no answer */
    MOST_SUGGESTED = 10,
    CLOSE_SLIP = 105, CLOSE_BAND = 28, /* a word is like another one up to this slip, if that is this common */
    SURE_SLIP = 100, SURE_GAP = 60, SURE_LETTERS = 4, /* a guess is sure up to this slip, if the next one costs so much more */
    SURE_LEAST = 40, SURE_FARTHER = 40, SURE_BAND = 30, /* ... and up to this one, if the slips of all others are so much larger */
    DOUBTFUL = 100       /* when the best guess costs more, another layout may have been meant */
};

const char *drg_spell_rule_name(drg_spell_rule rule)
{
    static const char *const names[] = {"", "unknown", "term", "mixed-script", "suspect", "suffix", "forbidden", "doubled"};
    return (size_t)rule < sizeof names / sizeof names[0] ? names[rule] : "";
}

drg_status drg_speller_new(drg_speller **out, const drg_spellbook *book, drg_error *err)
{
    drg_speller *speller = *out = calloc(1, sizeof *speller);
    if (!speller)
        return fail_memory(err);
    speller->book = book;
    for (size_t i = 0; i < TONGUES; i++) {
        speller->voices[i].book = book;
        speller->voices[i].place = i;
    }
    return DRG_OK;
}

static void forget(drg_speller *speller)
{
    index_free(&speller->verdict_index);
    index_free(&speller->advice_index);
    arena_free(&speller->arena);
    vec_free(&speller->verdicts);
    vec_free(&speller->advices);
}

void drg_speller_free(drg_speller *speller)
{
    if (!speller)
        return;
    forget(speller);
    for (size_t i = 0; i < TONGUES; i++)
        voice_free(&speller->voices[i]);
    vec_free(&speller->found);
    free(speller);
}

static uint64_t key_of(size_t place, drg_str word)
{
    return hash_bytes(word.ptr, word.len, place);
}

static const struct verdict *find_verdict(const drg_speller *speller, uint64_t key, size_t place, drg_str word)
{
    uint32_t i;
    for (struct index_walk w = index_find(&speller->verdict_index, key); (i = index_next(&speller->verdict_index, &w)) != DRG_NONE;)
        if (speller->verdicts.items[i].place == place && str_eq(speller->verdicts.items[i].word, word))
            return &speller->verdicts.items[i];
    return NULL;
}

/* False: no memory. */
static bool keep_verdict(drg_speller *speller, uint64_t key, size_t place, drg_str word, uint8_t rule)
{
    if (speller->verdicts.count == MOST_KEPT)
        forget(speller);
    struct verdict made = {arena_str(&speller->arena, word), (uint8_t)place, rule};
    return made.word.ptr && index_add(&speller->verdict_index, key, (uint32_t)speller->verdicts.count) &&
           vec_push(&speller->verdicts, made);
}

drg_status speller_judge(drg_spell_rule *rule, drg_speller *speller, size_t place, drg_str word, drg_error *err)
{
    uint64_t key = key_of(place, word);
    const struct verdict *known = find_verdict(speller, key, place, word);
    if (known) {
        *rule = (drg_spell_rule)known->rule;
        return DRG_OK;
    }
    drg_status status = voice_ready(&speller->voices[place], err);
    if (status)
        return status;
    *rule = judge(&speller->voices[place], word);
    return keep_verdict(speller, key, place, word, (uint8_t)*rule) ? DRG_OK : fail_memory(err);
}

/* Whether a common word is but a small slip away. */
static bool is_like_common(const struct tongue *tongue, struct spelling s)
{
    struct guesses guesses = {0};
    s.count = spelling_base(&s);
    seek(&guesses, &tongue->words, &tongue->slips, &s, CLOSE_SLIP);
    for (uint32_t i = 0; i < guesses.count; i++)
        if (guesses.items[i].band >= CLOSE_BAND)
            return true;
    return false;
}

/* A name, unless the word is written as no name is. */
static bool is_like_nothing(const struct tongue *tongue, drg_str word)
{
    struct spelling s;
    return spelling_make(&s, word, tongue->lang) && (s.shape == CASE_TITLE || s.shape == CASE_NONE) && tongue->words.count &&
           !is_like_common(tongue, s);
}

bool speller_finds_nothing_like(drg_speller *speller, size_t place, drg_str word)
{
    uint64_t key = key_of(place + TONGUES, word);
    const struct verdict *known = find_verdict(speller, key, place + TONGUES, word);
    if (known)
        return known->rule;
    bool answer = is_like_nothing(speller->voices[place].tongue, word);
    (void)keep_verdict(speller, key, place + TONGUES, word, answer); /* if it cannot be kept, it is found out again */
    return answer;
}

/* The place of a language tag. Error: ELANG. */
static drg_status find_place(size_t *place, const char *tag, drg_str word, drg_error *err)
{
    *place = tongue_place(lang_find(str_from(tag)));
    if (*place == TONGUES)
        return fail(err, DRG_ELANG, NOWHERE, "no spelling for language '%.40s', expected en, tr, ar or ru", tag ? tag : "");
    if (!utf8_is_valid(word))
        return fail(err, DRG_EENCODING, NOWHERE, "the word is not UTF-8");
    return DRG_OK;
}

drg_status drg_speller_check(drg_speller *speller, drg_str word, const char *lang, drg_spell_rule *rule, drg_error *err)
{
    size_t place;
    *rule = DRG_SPELL_RIGHT;
    drg_status status = find_place(&place, lang, word, err);
    return status ? status : speller_judge(rule, speller, place, word, err);
}

drg_status drg_speller_resembles(drg_speller *speller, drg_str word, const char *lang, bool *resembles, drg_error *err)
{
    size_t place;
    struct spelling s;
    *resembles = false;
    drg_status status = find_place(&place, lang, word, err);
    if (!status)
        status = voice_ready(&speller->voices[place], err);
    if (!status)
        *resembles = spelling_make(&s, word, speller->voices[place].tongue->lang) && is_like_common(speller->voices[place].tongue, s);
    return status;
}

/* ---- Suggestions --------------------------------------------------------------------------------------------------- */

static enum word_case case_of(const struct guess *guess, enum word_case shape)
{
    if (shape == CASE_UPPER)
        return CASE_UPPER;
    if (guess->flags & WORD_IS_ACRONYM)
        return CASE_UPPER;
    return shape == CASE_TITLE || guess->flags & WORD_IS_NAME ? CASE_TITLE : CASE_LOWER;
}

static bool is_among(const struct advice *advice, drg_str s)
{
    if (str_eq(s, advice->word))
        return true;
    for (uint32_t i = 0; i < advice->count; i++)
        if (str_eq(advice->list[i], s))
            return true;
    return false;
}

static bool write_guesses(drg_speller *speller, struct advice *advice, const struct guesses *guesses, const struct spelling *word,
                          const struct lang *lang)
{
    char written[SPELLING_BYTES];
    int32_t limit = INT32_MAX;
    for (uint32_t i = 0; i < guesses->count && advice->count < MOST_SUGGESTED; i++) {
        const struct guess *guess = &guesses->items[i];
        if (guess->cost > limit)
            break;
        drg_str s = {written, spelling_write(written, guess->letters, guess->count, case_of(guess, word->shape), lang)};
        if (is_among(advice, s))
            continue;
        limit = advice->count ? limit : guess->cost + GUESS_WORTH;
        advice->list[advice->count] = arena_str(&speller->arena, s);
        if (!advice->list[advice->count++].ptr)
            return false;
    }
    return true;
}

/* What the keys mean in the layouts of the other languages. One whose dictionary is missing means nothing. */
static void guess_layouts(struct guesses *into, drg_speller *speller, const struct spelling *word)
{
    for (size_t i = 0; i < TONGUES; i++)
        if (!voice_ready(&speller->voices[i], NULL))
            propose_layout(into, &speller->voices[i], word);
}

/* The bytes before the first hyphen; all of them when there is none. */
static size_t part_length(drg_str word, size_t *next)
{
    for (size_t at = 0; at < word.len;) {
        size_t from = at;
        if (fold_find(utf8_next(word, &at))->class == FOLD_HYPHEN) {
            *next = at;
            return from;
        }
    }
    *next = word.len;
    return word.len;
}

/* A compound's misspelt part is put right, the first one where several are misspelt; the others in their best way. */
static drg_status advise_compound(drg_speller *speller, struct advice *advice, drg_error *err)
{
    const char *tag = speller->voices[advice->place].tongue->lang->tag;
    struct buf made[MOST_SUGGESTED];
    bool has_choice = false;
    drg_status status = DRG_OK;
    uint32_t count = 1;
    for (uint32_t i = 0; i < MOST_SUGGESTED; i++)
        made[i] = buf_make(SPELLING_BYTES);
    for (size_t at = 0, next; at < advice->word.len && !status; at += next) {
        drg_str rest = str_cut(advice->word, at, advice->word.len), part = {rest.ptr, part_length(rest, &next)};
        const drg_str *list = &part;
        drg_spell_rule rule = DRG_SPELL_RIGHT;
        size_t found = 0;
        status = part.len ? drg_speller_check(speller, part, tag, &rule, err) : DRG_OK;
        if (!status && rule != DRG_SPELL_RIGHT)
            status = drg_speller_suggest(speller, part, tag, &list, &found, err);
        uint32_t before = count;
        if (found && !has_choice)
            count = found < MOST_SUGGESTED ? (uint32_t)found : MOST_SUGGESTED;
        for (uint32_t i = before; i < count; i++)
            buf_add(&made[i], buf_str(&made[0]));
        for (uint32_t i = 0; i < count; i++) {
            buf_add(&made[i], !found ? part : has_choice ? list[0] : list[i]);
            buf_add(&made[i], str_cut(rest, part.len, next));
        }
        has_choice = has_choice || found;
    }
    for (uint32_t i = 0; i < MOST_SUGGESTED; i++) {
        bool is_wanted = !status && has_choice && i < count && !made[i].failed && !is_among(advice, buf_str(&made[i]));
        if (is_wanted && !(advice->list[advice->count++] = arena_str(&speller->arena, buf_str(&made[i]))).ptr)
            status = fail_memory(err);
        buf_free(&made[i]);
    }
    return status;
}

/* Names that nobody lists are near other words: a word that may be one is only sure to be a term, or, where there are no
 * capitals, the least slip for a common word. */
static bool may_be_name(const struct guess *best, enum word_case shape)
{
    if (best->band >= TERM_BAND || shape == CASE_LOWER)
        return false;
    return shape != CASE_NONE || best->slip > SURE_LEAST;
}

/* Whether the best guess leaves no doubt: a small slip for a common word, and nothing else is nearly as likely; or the least of
 * slips, letters that are hardly kept apart, and nothing else is nearly as near. */
static bool is_sure(const struct guesses *guesses, const struct spelling *word)
{
    const struct guess *best = guesses->items;
    bool is_name_now = word->shape == CASE_LOWER && best->flags; /* or a common noun that is spelt like one */
    bool is_far = true;
    if (!guesses->count || word->count < SURE_LETTERS || best->slip > SURE_SLIP || best->band < SURE_BAND || is_name_now ||
        may_be_name(best, word->shape))
        return false;
    for (uint32_t i = 1; i < guesses->count; i++)
        is_far = is_far && guesses->items[i].slip >= best->slip + SURE_FARTHER;
    return (best->slip <= SURE_LEAST && is_far) || guesses->count == 1 || best[1].cost >= best->cost + SURE_GAP;
}

static drg_status advise(drg_speller *speller, struct advice *advice, drg_error *err)
{
    struct voice *voice = &speller->voices[advice->place];
    struct spelling word;
    struct guesses guesses = {0};
    drg_status status = voice_ready_to_guess(voice, err);
    if (status)
        return status;
    advice->list = arena_array(&speller->arena, MOST_SUGGESTED, sizeof *advice->list);
    if (!advice->list)
        return fail_memory(err);
    size_t next;
    if (part_length(advice->word, &next) < advice->word.len)
        return advise_compound(speller, advice, err);
    if (!spelling_make(&word, advice->word, voice->tongue->lang) || word.count < 2)
        return DRG_OK;
    propose(&guesses, voice, &word);
    if (!guesses.count || guesses.items[0].slip > DOUBTFUL)
        guess_layouts(&guesses, speller, &word);
    advice->is_sure = is_sure(&guesses, &word);
    return write_guesses(speller, advice, &guesses, &word, voice->tongue->lang) ? DRG_OK : fail_memory(err);
}

static const struct advice *find_advice(const drg_speller *speller, uint64_t key, size_t place, drg_str word)
{
    uint32_t i;
    for (struct index_walk w = index_find(&speller->advice_index, key); (i = index_next(&speller->advice_index, &w)) != DRG_NONE;)
        if (speller->advices.items[i].place == place && str_eq(speller->advices.items[i].word, word))
            return &speller->advices.items[i];
    return NULL;
}

/* What is or was suggested for a word. */
static drg_status get_advice(const struct advice **out, drg_speller *speller, drg_str word, const char *lang, drg_error *err)
{
    size_t place;
    drg_status status = find_place(&place, lang, word, err);
    if (status)
        return status;
    uint64_t key = key_of(place, word);
    *out = find_advice(speller, key, place, word);
    if (!*out) {
        if (speller->advices.count == MOST_KEPT)
            forget(speller);
        struct advice made = {.word = arena_str(&speller->arena, word), .place = (uint8_t)place};
        status = made.word.ptr ? advise(speller, &made, err) : fail_memory(err);
        if (!status && (!index_add(&speller->advice_index, key, (uint32_t)speller->advices.count) || !vec_push(&speller->advices, made)))
            status = fail_memory(err);
        if (status)
            return status;
        *out = &speller->advices.items[speller->advices.count - 1];
    }
    return DRG_OK;
}

drg_status drg_speller_suggest(drg_speller *speller, drg_str word, const char *lang, const drg_str **list, size_t *count,
                               drg_error *err)
{
    const struct advice *advice;
    *list = NULL;
    *count = 0;
    drg_status status = get_advice(&advice, speller, word, lang, err);
    if (status)
        return status;
    *list = advice->list;
    *count = advice->count;
    return DRG_OK;
}

drg_status drg_speller_correct(drg_speller *speller, drg_str word, const char *lang, drg_str *meant, drg_error *err)
{
    const struct advice *advice;
    *meant = (drg_str){NULL, 0};
    drg_status status = get_advice(&advice, speller, word, lang, err);
    if (!status && advice->is_sure && advice->count)
        *meant = advice->list[0];
    return status;
}
