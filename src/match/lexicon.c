/* lexicon.c - looking up in a compiled lexicon what its header cannot do in line. */
#include "match/lexicon.h"

uint32_t lexicon_lemma(const struct lexicon *lexicon, const struct letter *letters, uint32_t count)
{
    uint64_t hash = 0;
    if (!lexicon->lemma_slots.count)
        return DRG_NONE;
    for (uint32_t i = 0; i < count; i++)
        hash = letters_hash(hash, letters[i].loose);
    hash = spread(hash);
    size_t mask = lexicon->lemma_slots.count - 1;
    for (size_t i = hash >> 20 & mask; lexicon->lemma_slots.items[i].stem; i = (i + 1) & mask) {
        const struct stem_slot *slot = &lexicon->lemma_slots.items[i];
        const struct lemma *lemma = &lexicon->lemmas.items[slot->stem - 1];
        const struct lexicon_word *word = &lexicon->words.items[lemma->first_word];
        if (slot->tag == (uint32_t)hash && word->count == count && letters_stand(lexicon, word->letters, letters, count))
            return slot->stem - 1;
    }
    return DRG_NONE;
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

void lexicon_free(struct lexicon *lexicon)
{
    vec_free(&lexicon->letters);
    vec_free(&lexicon->stems);
    vec_free(&lexicon->words);
    vec_free(&lexicon->lemmas);
    vec_free(&lexicon->ends);
    vec_free(&lexicon->stem_slots);
    vec_free(&lexicon->lemma_slots);
    vec_free(&lexicon->edges);
    vec_free(&lexicon->sign_pairs);
    free(lexicon->stem_filter.words);
    free(lexicon->edge_filter.words);
}
