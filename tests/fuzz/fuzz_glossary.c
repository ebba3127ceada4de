/* fuzz_glossary.c - any bytes as a glossary: it is refused with a message, or read; and what was written and
 * read keeps its bytes when written again. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "fuzz.h"

static bool write_as(struct buf *out, const drg_glossary *glossary, drg_ctx *ctx, const char *format)
{
    return drg_glossary_write(glossary, ctx, format, &(drg_write_options){.keep_formulas = true}, buf_sink(out),
                              NULL) == DRG_OK;
}

/* Reads `from` and writes it again; false where it is refused. */
static bool rewrite(struct buf *to, const struct buf *from, drg_ctx *ctx, const char *format, const char *name)
{
    drg_glossary *glossary = NULL;
    bool is_read = drg_glossary_parse(&glossary, ctx, buf_str(from), name, NULL, NULL) == DRG_OK;
    if (is_read)
        CLAIM(write_as(to, glossary, ctx, format));
    drg_glossary_free(glossary);
    return is_read;
}

/* The first writing settles what the input left open (made-up ids, rows without terms); from then on nothing moves. */
static void check_round_trip(const drg_glossary *glossary, drg_ctx *ctx, const char *format, const char *name)
{
    struct buf first = buf_make(1 << 24), second = buf_make(1 << 24), third = buf_make(1 << 24);
    if (write_as(&first, glossary, ctx, format) && rewrite(&second, &first, ctx, format, name) &&
        rewrite(&third, &second, ctx, format, name))
        CLAIM(str_eq(buf_str(&second), buf_str(&third)));
    buf_free(&first);
    buf_free(&second);
    buf_free(&third);
}

static void check_terms(const drg_glossary *glossary)
{
    for (size_t i = 0; i < drg_glossary_term_count(glossary); i++) {
        drg_term term = drg_glossary_term(glossary, i);
        CLAIM(term.concept_index < drg_glossary_concept_count(glossary) && utf8_is_valid(term.text));
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const names[] = {"g.tsv", "g.csv", "g.tbx", "g.txt", "g.po", "g.mtf", "g.tmx", "g.xlf"};
    if (size == 0)
        return 0;
    const char *name = names[data[0] & 7];
    drg_error err = {0};
    drg_ctx *ctx;
    drg_glossary *glossary;
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    drg_status status =
        drg_glossary_parse(&glossary, ctx, (drg_str){(const char *)data + 1, size - 1}, name, NULL, &err);
    if (status) {
        CLAIM(!glossary && err.code == status && err.message[0]);
    } else {
        drg_matcher *matcher;
        check_terms(glossary);
        check_round_trip(glossary, ctx, "tsv", "g.tsv");
        check_round_trip(glossary, ctx, "tbx", "g.tbx");
        check_round_trip(glossary, ctx, "multiterm", "g.mtf");
        check_round_trip(glossary, ctx, "tmx", "g.tmx");
        CLAIM(drg_matcher_new(&matcher, ctx, glossary, NULL, NULL) == DRG_OK);
        drg_matcher_free(matcher);
    }
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    return 0;
}
