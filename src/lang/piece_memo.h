/* piece_memo.h - what the words of a text said before: most words of a text come again, and weighing one reads dozens of rows.
 *
 * A memo belongs to one thread. It changes no result: a word that it does not hold, or no longer, is weighed anew. */
#ifndef LANG_PIECE_MEMO_H
#define LANG_PIECE_MEMO_H

#include "lang/pieces.h"

enum { PIECE_MEMO_SLOTS = 1024, PIECE_MEMO_LETTERS = 11, PIECE_MEMO_PARTS = 3 };

/* Zero-initialised is empty. */
struct piece_memo {
    struct piece_memo_slot {
        uint64_t word[PIECE_MEMO_PARTS]; /* its letters, zero behind them; then which model weighed it, from 1 on */
        struct piece_sums sums;
    } slots[PIECE_MEMO_SLOTS];
};

/* What pieces_weigh says by piece_models[script], until the next call; `room` is for what the memo does not hold. `memo` may
 * be NULL. */
const struct piece_sums *piece_memo_weigh(struct piece_memo *memo, size_t script, struct piece_word *word, struct piece_sums *room);

#endif
