/* pieces.c - looking up the pieces of words. */
#include "lang/pieces.h"

#include "piece_tables.inc"

const struct piece_model *pieces_of(enum piece_script script)
{
    return &piece_models[script];
}

static inline const int8_t *find(const struct piece_model *model, uint64_t key)
{
    uint64_t hash = piece_hash(key);
    uint32_t mark = piece_mark(hash), mask = ((uint32_t)1 << model->bits) - 1, slot;
    for (uint32_t at = piece_place(hash, model->bits); (slot = model->slots[at]); at = (at + 1) & mask)
        if ((slot & 0xFFFF0000) == mark)
            return model->rows + ((slot & 0xFFFF) - 1) * model->stride;
    return NULL;
}

/* Reads a word with rows of `stride`, a constant, so that the compiler keeps the sums in registers. */
static inline void weigh(const struct piece_model *model, const struct piece_word *word, int16_t *restrict sums, size_t stride)
{
    uint64_t key = PIECE_EDGE;
    for (size_t i = 1; i <= word->count + 1; i++) {
        key = key << 16 | word->symbols[i];
        size_t longest = i + 1 < PIECE_SYMBOLS ? i + 1 : PIECE_SYMBOLS;
        for (size_t length = word->symbols[i] == PIECE_EDGE ? 2 : 1; length <= longest; length++) {
            const int8_t *restrict row = find(model, key & UINT64_MAX >> (64 - 16 * length));
            for (size_t j = 0; row && j < stride; j++)
                sums[j] = (int16_t)(sums[j] + row[j]);
        }
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
