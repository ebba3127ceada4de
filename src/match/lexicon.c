/* lexicon.c - looking up in a compiled lexicon what its header cannot do in line, and what of an image makes sense. */
#include "match/lexicon.h"

/* ---- Of an image ----------------------------------------------------------------------------------------------- */

bool lexicon_blame(const struct lexicon *lexicon, const void *table)
{
    image_blame(lexicon->image, table);
    return false;
}

/* Whether `count` items of a table, from index `first` on, are there and were not damaged. */
static bool reaches(const struct lexicon *lexicon, const void *table, size_t size, size_t length, uint32_t first, uint64_t count)
{
    if (first + count > length)
        return lexicon_blame(lexicon, table);
    return !count || image_check(lexicon->image, (const char *)table + first * size, (size_t)count * size);
}

static bool letters_reach(const struct lexicon *lexicon, uint32_t first, uint32_t count)
{
    return reaches(lexicon, lexicon->letters.items, sizeof *lexicon->letters.items, lexicon->letters.count, first, count);
}

/* Chains run from later items to earlier ones: so they end. */
static bool leads_back(uint32_t next, uint32_t index)
{
    return next < index || next == DRG_NONE;
}

bool image_word_is_sound(const struct lexicon *lexicon, uint32_t index)
{
    if (!reaches(lexicon, lexicon->words.items, sizeof *lexicon->words.items, lexicon->words.count, index, 1))
        return false;
    const struct lexicon_word *word = &lexicon->words.items[index];
    if (!leads_back(word->next, index))
        return lexicon_blame(lexicon, word);
    return letters_reach(lexicon, word->letters, word->count);
}

bool image_stem_is_sound(const struct lexicon *lexicon, uint32_t index)
{
    if (!reaches(lexicon, lexicon->stems.items, sizeof *lexicon->stems.items, lexicon->stems.count, index, 1))
        return false;
    const struct packed_stem *stem = &lexicon->stems.items[index];
    if (!leads_back(stem->next, index) || stem->count == 0 || stem->count > STEM_MAX_LETTERS)
        return lexicon_blame(lexicon, stem);
    return letters_reach(lexicon, stem->letters, stem->count) && image_word_is_sound(lexicon, stem->word);
}

bool image_lemma_is_sound(const struct lexicon *lexicon, uint32_t index)
{
    return reaches(lexicon, lexicon->lemmas.items, sizeof *lexicon->lemmas.items, lexicon->lemmas.count, index, 1);
}

bool image_end_is_sound(const struct lexicon *lexicon, uint32_t index, uint32_t words)
{
    struct phrase_end end;
    if (!reaches(lexicon, lexicon->ends.items, sizeof *lexicon->ends.items, lexicon->ends.count, index,
                 PHRASE_END_NUMBERS + (uint64_t)words))
        return false;
    memcpy(&end, lexicon->ends.items + index, sizeof end);
    if (end.count != words || end.term >= lexicon->term_count || !leads_back(end.next, index))
        return lexicon_blame(lexicon, lexicon->ends.items + index);
    return true;
}

static bool filter_is_ready(const struct lexicon *lexicon, const struct filter *filter)
{
    return !filter->count || image_check(lexicon->image, filter->words, filter->count * sizeof *filter->words);
}

bool lexicon_is_ready(const struct lexicon *lexicon)
{
    return !lexicon->image ||
           (filter_is_ready(lexicon, &lexicon->stem_filter) && filter_is_ready(lexicon, &lexicon->edge_filter));
}

/* ---- Looking up ---------------------------------------------------------------------------------------------------- */

static bool is_spelt(const struct lexicon *lexicon, uint32_t lemma_index, const struct letter *letters, uint32_t count)
{
    const struct lemma *lemma = lemma_at(lexicon, lemma_index);
    const struct lexicon_word *word = lemma ? word_at(lexicon, lemma->first_word) : NULL;
    return word && word->count == count && letters_stand(lexicon, word->letters, letters, count);
}

uint32_t lexicon_lemma(const struct lexicon *lexicon, const struct letter *letters, uint32_t count)
{
    uint64_t hash = 0;
    if (!lexicon->lemma_slots.count)
        return DRG_NONE;
    for (uint32_t i = 0; i < count; i++)
        hash = letters_hash(hash, letters[i].loose);
    hash = spread(hash);
    size_t mask = lexicon->lemma_slots.count - 1;
    for (size_t i = hash >> 20, probes = 0;; i++, probes++) {
        const struct stem_slot *slot = &lexicon->lemma_slots.items[i & mask];
        if (!slot_is_sound(lexicon, slot, sizeof *slot, probes) || !slot->stem)
            return DRG_NONE;
        if (slot->tag == (uint32_t)hash && is_spelt(lexicon, slot->stem - 1, letters, count))
            return slot->stem - 1;
    }
}

uint64_t text_hash(drg_str text)
{
    uint64_t hash = text.len * 0x9E3779B97F4A7C15u, word;
    size_t at = 0;
    for (; at + sizeof word <= text.len; at += sizeof word) {
        memcpy(&word, text.ptr + at, sizeof word);
        hash = spread(hash ^ word) * 0xA0761D6478BD642Fu;
    }
    word = 0;
    memcpy(&word, text.ptr + at, text.len - at);
    return spread(hash ^ word);
}

void lexicon_stem(const struct lexicon *lexicon, const struct packed_stem *packed, struct stem *out)
{
    out->count = packed->count;
    out->class = packed->class;
    out->whole = packed->whole;
    out->is_guess = packed->is_guess;
    for (uint32_t i = 0; i < packed->count; i++) {
        const struct packed_letter *letter = &lexicon->letters.items[packed->letters + i];
        out->letters[i].strict = letter->strict;
        out->letters[i].loose = letter->loose;
    }
}
