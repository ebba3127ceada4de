/* fuzz_match.c - a glossary and a text that the bytes choose the word parts of: the matcher finds what its oracle finds. */
#include "fuzz.h"
#include "oracle/round.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2)
        return 0;
    struct dice dice = {data + 2, data + size, 0};
    struct round_size extent = {.terms = 1 + data[0] / ROUND_LANGS % 8, .words = 1 + data[1] % 32};
    drg_ctx *ctx;
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    CLAIM(round_run(ctx, (enum round_lang)(data[0] % ROUND_LANGS), &dice, extent).differences == 0);
    drg_ctx_free(ctx);
    return 0;
}
