/* lexicon.h - the terms of one language, compiled for scanning.
 *
 *   stem trie     loose letters -> stems        which words of terms may begin here
 *   words         stem -> word                  a word of terms in one role, with all its stems
 *   phrase trie   words and gaps -> terms       which terms the words make
 *
 * Words are shared by all terms that use them, so a thousand "... Bakanligi" cost one word. Built once, then constant. */
#ifndef MATCH_LEXICON_H
#define MATCH_LEXICON_H

#include "base/map.h"
#include "base/vec.h"
#include "lang/lang.h"

/* A table from (node, symbol) to node: the edges of a trie. */
struct edge {
    uint32_t node, symbol, gap, child; /* child 0: free slot (the root is nobody's child) */
};

struct edges {
    struct edge *slots;
    size_t count, cap; /* cap is a power of two */
};

struct packed_letter {
    uint32_t strict, loose;
};

/* A stem without the room that struct stem keeps for building. */
struct packed_stem {
    uint32_t letters; /* index of its first packed_letter */
    uint32_t class;
    uint32_t word;
    uint32_t next; /* another stem of the same letters, or DRG_NONE */
    uint8_t count, whole;
    bool is_guess;
};

/* A word in a role. */
struct lexicon_word {
    bool is_fixed; /* takes no part in agreement */
};

/* A term at the end of its phrase. */
struct phrase_end {
    uint32_t term; /* index into the glossary's terms */
    uint32_t next; /* another term of the same words, or DRG_NONE */
};

/* A place in the phrase trie. Most phrases that begin do not go on: the filter says so without a look at the edges. */
struct phrase_node {
    uint64_t next_words; /* bit w % 64 is set for every word w that an edge goes on with */
    uint32_t first_end;  /* first phrase_end, or DRG_NONE */
};

struct lexicon {
    const struct lang *lang;
    struct edges stem_edges, phrase_edges;
    VEC(uint32_t) stem_nodes;   /* node -> first packed_stem, or DRG_NONE */
    VEC(struct phrase_node) phrase_nodes;
    VEC(uint32_t) first_nodes;  /* word -> node of the phrases that begin with it, or 0 */
    VEC(struct packed_letter) letters;
    VEC(struct packed_stem) stems;
    VEC(struct lexicon_word) words;
    VEC(struct phrase_end) ends;
};

bool lexicon_init(struct lexicon *lexicon, const struct lang *lang);
void lexicon_free(struct lexicon *lexicon);

/* False when no phrase at `node` goes on with `word`. */
static inline bool phrase_may_go_on(const struct lexicon *lexicon, uint32_t node, uint32_t word)
{
    return lexicon->phrase_nodes.items[node].next_words >> (word % 64) & 1;
}

/* The child of a node, or 0. */
uint32_t edges_find(const struct edges *edges, uint32_t node, uint32_t symbol, uint32_t gap);

/* Adds a word; false when memory is out. Its stems follow. */
bool lexicon_add_word(struct lexicon *lexicon, const struct lexicon_word *word, uint32_t *index);
bool lexicon_add_stem(struct lexicon *lexicon, const struct stem *stem, uint32_t word);

/* Adds a term of `count` words; gaps[i] stands before words[i] (see gap_symbol in compile.h). */
bool lexicon_add_term(struct lexicon *lexicon, const uint32_t *words, const uint32_t *gaps, uint32_t count,
                      uint32_t term);

/* Unpacks a stem for lang->accept. */
void lexicon_stem(const struct lexicon *lexicon, const struct packed_stem *packed, struct stem *out);

#endif
