/* oracle.c - glossaries and texts made of word parts by a fixed random sequence: matcher and oracle find the same. */
#include <criterion/criterion.h>
#include <dragoman/dragoman.h>

#include "oracle/round.h"

enum { ROUNDS = 10 };

static void run_language(enum round_lang lang)
{
    struct dice dice = {.state = 2024};
    size_t total = 0;
    drg_ctx *ctx;
    cr_assert(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct round_result result = round_run(ctx, lang, &dice, (struct round_size){.terms = 40, .words = 120});
        cr_expect_eq(result.differences, 0, "round %u", round);
        total += result.matches;
    }
    cr_expect(total > 100, "the rounds found only %zu matches to compare", total);
    drg_ctx_free(ctx);
}

Test(oracle, english) { run_language(ROUND_ENGLISH); }
Test(oracle, turkish) { run_language(ROUND_TURKISH); }
Test(oracle, arabic) { run_language(ROUND_ARABIC); }
Test(oracle, russian) { run_language(ROUND_RUSSIAN); }
