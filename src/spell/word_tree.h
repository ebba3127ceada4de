/* word_tree.h - right words with how common they are, as a tree of letters that can be searched for what looks alike.
 *
 * The nodes lie level by level: the children of one are neighbours, and so are those of the next one.
 *
 *   (root) -> c, k ...   c -> a, o ...   k -> a ...
 *
 * A word's band is ten times its Zipf frequency (decimal logarithm of occurrences in a billion words), 1 to 90. */
#ifndef SPELL_WORD_TREE_H
#define SPELL_WORD_TREE_H

#include "base/vec.h"
#include "spell/spelling.h"

enum word_flag {
    WORD_IS_NAME = 1, /* right with a capital alone     */
    WORD_IS_ACRONYM = 2, /* right in capitals alone       */
    WORD_IS_EXTRA = 4 /* of no dictionary               */
};

enum { BAND_MOST = 80 }; /* more counts as this */

struct word_node {
    uint32_t first; /* of its children; they end where those of the next node begin */
    uint16_t letter;
    uint8_t band;  /* of the word that ends here; 0: none does              */
    uint8_t best;  /* the highest band in all that begins here              */
    uint8_t flags; /* of enum word_flag                                     */
};

struct word_tree {
    struct word_node *nodes; /* one more than `count`, to end the last one's children */
    uint32_t count;          /* 0: no words                                           */
    uint8_t floor;           /* the lowest band of a word                             */
};

struct word_item {
    uint32_t first; /* of its letters */
    uint8_t count, band, flags;
};

/* Words on their way into a tree. Zero-initialised is empty. */
struct word_heap {
    VEC(uint16_t) letters;
    VEC(struct word_item) items;
    bool failed; /* memory ran out */
};

void word_heap_add(struct word_heap *heap, const uint16_t *letters, uint32_t count, uint8_t band, uint8_t flags);
void word_heap_free(struct word_heap *heap);

/* Makes a tree of the words, in any order; of equal ones the highest band counts, and a flag only where all have it.
 * Memory: false. */
bool word_tree_build(struct word_tree *tree, struct word_heap *heap);
void word_tree_free(struct word_tree *tree);

/* The node of a word that is in the tree, or NULL. */
const struct word_node *word_tree_find(const struct word_tree *tree, const uint16_t *letters, uint32_t count);

/* The child of a node by a letter, or NULL. */
const struct word_node *word_node_child(const struct word_tree *tree, const struct word_node *node, uint16_t letter);

#endif
