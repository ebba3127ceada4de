/* word_table.h - the words of one lexicon by what they are, wanted only while it is built. */
#ifndef MATCH_WORD_TABLE_H
#define MATCH_WORD_TABLE_H

#include "match/lexicon_build.h"
#include "match/memo.h"

struct word_slot {
    uint64_t hash;
    uint32_t word; /* 1 + index; 0: free */
};

/* Zero-initialised is ready to use. */
struct word_table {
    struct word_slot *slots;
    size_t count, used;
    struct memo spelt; /* words that differ by their spelling only, by their bytes: no need to make letters of them */
};

void word_table_free(struct word_table *table);

/* The slot of a word in its role, free when it is new: whoever fills it counts it in `used`. NULL: no memory. */
struct word_slot *word_table_slot(struct word_table *table, const struct lexicon_builder *lexicon,
                                  const struct lexeme *lexeme, uint64_t *hash);

/* The index remembered for the bytes of a word, or DRG_NONE. */
uint32_t word_table_spelt(const struct word_table *table, drg_str token);
void word_table_remember(struct word_table *table, drg_str token, uint32_t index);

#endif
