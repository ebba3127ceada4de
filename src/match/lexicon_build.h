/* lexicon_build.h - making a lexicon: the tables that it is a view of.
 *
 *   struct lexicon_builder b = {.lang = lang};
 *   lexicon_add_word(&b, &word, ...), its stems with lexicon_add_stem; lexicon_add_phrase(&b, &phrase) ...
 *   lexicon_finish(&b); struct lexicon lexicon = lexicon_of(&b);
 *
 * The builder owns the tables: it must outlive its lexicon. All functions return false when memory is out. */
#ifndef MATCH_LEXICON_BUILD_H
#define MATCH_LEXICON_BUILD_H

#include "base/vec.h"
#include "match/lexicon.h"

/* See struct lexicon for what the tables hold. */
struct lexicon_builder {
    const struct lang *lang;
    VEC(struct packed_letter) letters;
    VEC(struct packed_stem) stems;
    VEC(struct lexicon_word) words;
    VEC(struct lemma) lemmas;
    VEC(uint32_t) ends;
    VEC(struct stem_slot) stem_slots, lemma_slots;
    VEC(struct phrase_edge) edges;
    VEC(uint64_t) stem_filter, edge_filter;
    VEC(uint64_t) sign_pairs; /* hashes of words with signs between them: in the edge filter as if there were none */
    uint32_t stem_keys, edge_count, node_count;
    uint64_t stem_lengths;
};

/* Adds a word of a term; its lemma is made when new. Its stems follow. */
bool lexicon_add_word(struct lexicon_builder *b, const struct word *word, bool is_fixed, uint32_t *index);

bool lexicon_add_stem(struct lexicon_builder *b, const struct stem *stem, uint32_t word);

/* A term of `count` words; signs[i] is 0 or stands for the signs before words[i] (see signs_symbol in compile.h). */
struct phrase {
    const uint32_t *words, *signs;
    struct phrase_end end; /* all but `next` */
};

bool lexicon_add_phrase(struct lexicon_builder *b, const struct phrase *phrase);

/* Makes the filters, once everything is in. */
bool lexicon_finish(struct lexicon_builder *b);

/* The tables as they now are. */
struct lexicon lexicon_of(const struct lexicon_builder *b);

void lexicon_builder_free(struct lexicon_builder *b);

#endif
