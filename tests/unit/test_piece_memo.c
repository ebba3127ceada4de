/* test_piece_memo.c - what was weighed before is what weighing says, whatever words shared a slot. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "lang/piece_memo.h"

/* Letters of each script, few enough that words come again. */
static const uint16_t letters[PIECES_SCRIPTS][6] = {
    {'a', 'n', 'e', 0x131, 0x15F, PIECE_APOSTROPHE}, {0x430, 0x43D, 0x435, 0x456, 0x45E, 0x44B}, {0x627, 0x644, 0x647, 0x6CC, 0x64A, 0x6A9}};

static uint32_t next(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* Symbols behind the word are what an earlier word left there. */
static void make_word(struct piece_word *word, size_t script, size_t count, uint32_t *state)
{
    word->count = count;
    word->symbols[0] = PIECE_EDGE;
    for (size_t i = 1; i <= count; i++)
        word->symbols[i] = letters[script][next(state, 6)];
}

static bool is_same(const struct piece_sums *a, const struct piece_sums *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void expect_same(struct piece_memo *memo, size_t script, struct piece_word *word)
{
    struct piece_sums room = {{0}}, wanted = {{0}};
    const struct piece_sums *said = piece_memo_weigh(memo, script, word, &room);
    pieces_weigh(&piece_models[script], word, &wanted);
    cr_expect(is_same(said, &wanted), "script %zu, %zu letters", script, word->count);
}

Test(piece_memo, says_what_weighing_says)
{
    struct piece_memo *memo = calloc(1, sizeof *memo);
    struct piece_word word = {.count = 0};
    uint32_t state = 5;
    cr_assert_not_null(memo);
    for (unsigned turn = 0; turn < 20000; turn++) {
        size_t script = next(&state, PIECES_SCRIPTS);
        make_word(&word, script, 1 + next(&state, PIECE_MEMO_LETTERS + 3), &state);
        expect_same(memo, script, &word);
        expect_same(memo, script, &word);
        expect_same(NULL, script, &word);
    }
    free(memo);
}

/* The same symbols, by the models of several scripts, and words that begin alike. */
Test(piece_memo, keeps_words_and_scripts_apart)
{
    struct piece_memo *memo = calloc(1, sizeof *memo);
    struct piece_word word = {.count = 0};
    uint32_t state = 9;
    cr_assert_not_null(memo);
    make_word(&word, PIECES_LATIN, PIECES_MAX_LETTERS, &state);
    for (unsigned round = 0; round < 2; round++)
        for (size_t count = 1; count <= PIECES_MAX_LETTERS; count++)
            for (size_t script = 0; script < PIECES_SCRIPTS; script++) {
                word.count = count;
                expect_same(memo, script, &word);
            }
    free(memo);
}

/* A word that is known is not weighed again. */
Test(piece_memo, remembers)
{
    struct piece_memo *memo = calloc(1, sizeof *memo);
    struct piece_word word = {.count = 0};
    struct piece_sums room;
    uint32_t state = 1;
    cr_assert_not_null(memo);
    make_word(&word, PIECES_LATIN, PIECE_MEMO_LETTERS, &state);
    const struct piece_sums *first = piece_memo_weigh(memo, PIECES_LATIN, &word, &room);
    cr_expect(first != &room && first == piece_memo_weigh(memo, PIECES_LATIN, &word, &room));
    word.count++;
    cr_expect_eq(piece_memo_weigh(memo, PIECES_LATIN, &word, &room), &room);
    free(memo);
}
