/* piece_memo.c - a slot for each hash, which the last word of that hash has. */
#include "lang/piece_memo.h"

#include <string.h>

/* Letters that are not the word's are zero. */
static void read_key(uint64_t key[PIECE_MEMO_PARTS], size_t script, const struct piece_word *word)
{
    enum { IN_PART = sizeof key[0] / sizeof word->symbols[0] };
    memcpy(key, word->symbols + 1, PIECE_MEMO_PARTS * sizeof key[0]);
    for (size_t i = 0; i < PIECE_MEMO_PARTS; i++) {
        size_t left = word->count > i * IN_PART ? word->count - i * IN_PART : 0;
        key[i] = left >= IN_PART ? key[i] : key[i] & ((UINT64_C(1) << left * 16) - 1);
    }
    key[PIECE_MEMO_PARTS - 1] |= (uint64_t)(script + 1) << 48;
}

static struct piece_memo_slot *slot_of(struct piece_memo *memo, const uint64_t key[PIECE_MEMO_PARTS])
{
    uint64_t mixed = key[0] ^ key[1] * UINT64_C(0xC2B2AE3D27D4EB4F) ^ key[2] * UINT64_C(0x165667B19E3779F9);
    return &memo->slots[mixed * UINT64_C(0x9E3779B97F4A7C15) >> 32 & (PIECE_MEMO_SLOTS - 1)];
}

const struct piece_sums *piece_memo_weigh(struct piece_memo *memo, size_t script, struct piece_word *word, struct piece_sums *room)
{
    uint64_t key[PIECE_MEMO_PARTS];
    if (!memo || word->count > PIECE_MEMO_LETTERS) {
        pieces_weigh(&piece_models[script], word, room);
        return room;
    }
    read_key(key, script, word);
    struct piece_memo_slot *slot = slot_of(memo, key);
    if (slot->word[0] != key[0] || slot->word[1] != key[1] || slot->word[2] != key[2]) {
        memcpy(slot->word, key, sizeof key);
        pieces_weigh(&piece_models[script], word, &slot->sums);
    }
    return &slot->sums;
}
