/* pieces.c - looking up the pieces of words. */
#include "lang/pieces.h"

#include "piece_tables.inc"

/* The row of a piece, or the first one, which is all zero. */
static inline const int8_t *find(const struct piece_model *model, uint64_t key)
{
    uint64_t hash = piece_hash(key);
    uint32_t mark = piece_mark(hash), mask = ((uint32_t)1 << model->bits) - 1, at = piece_place(hash, model->bits);
    uint32_t slot = model->slots[at];
    while (slot && (slot & 0xFFFF0000) != mark)
        slot = model->slots[at = (at + 1) & mask];
    return model->rows + (slot & 0xFFFF) * model->stride;
}

static inline void add(int16_t *restrict sums, const int8_t *restrict row, size_t stride)
{
    for (size_t i = 0; i < stride; i++)
        sums[i] = (int16_t)(sums[i] + row[i]);
}

/* Reads a word with rows of `stride`, a constant, so that the compiler keeps the sums in registers. */
static inline void weigh(const struct piece_model *model, const struct piece_word *word, int16_t *restrict sums, size_t stride)
{
    uint64_t key = PIECE_EDGE;
    for (size_t i = 1; i <= word->count + 1; i++) {
        key = key << 16 | word->symbols[i];
        if (word->symbols[i] >= 0x80)
            add(sums, find(model, key & 0xFFFF), stride);
        if (i >= 2)
            add(sums, find(model, key & UINT64_MAX >> 16), stride);
        if (i >= 3)
            add(sums, find(model, key), stride);
    }
}

void pieces_weigh(const struct piece_model *model, struct piece_word *word, struct piece_sums *out)
{
    *out = (struct piece_sums){0};
    word->symbols[word->count + 1] = PIECE_EDGE;
    if (model->stride == PIECES_NARROW)
        weigh(model, word, out->of, PIECES_NARROW);
    else
        weigh(model, word, out->of, PIECES_MAX_LANGUAGES);
}
