/* fuzz_bitext.c - any bytes as a bilingual file: what is read lies in it, what is not changed stays byte for byte, and a file
 * that was normalised or annotated is read again. */
#include <string.h>

#include "base/utf8.h"
#include "dragoman/check.h"
#include "fuzz.h"
#include "model/bitext.h"
#include "text/text.h"

static void check_text(const drg_text *text)
{
    drg_str source = drg_text_source(text);
    size_t count;
    const drg_segment *segments = drg_text_segments(text, &count);
    CLAIM(utf8_is_valid(source));
    for (size_t i = 0; i < count; i++) {
        drg_span span = segments[i].span;
        CLAIM(span.start <= span.end && span.end <= source.len);
        CLAIM(span.start == source.len || utf8_is_lead(source.ptr[span.start]));
        CLAIM(i == 0 || segments[i - 1].span.start <= span.start);
    }
}

static void check_rows(const drg_bitext *bitext)
{
    size_t texts, rows, count;
    const drg_text *const *list = drg_bitext_texts(bitext, &texts);
    const uint32_t *row = drg_bitext_rows(bitext, &rows);
    for (size_t i = 0; i < texts; i++)
        check_text(list[i]);
    for (size_t i = 0; i < rows * texts; i++) {
        drg_text_segments(list[i % texts], &count);
        CLAIM(row[i] == DRG_NONE || row[i] < count);
    }
    CLAIM(drg_bitext_source(bitext) == DRG_NONE || drg_bitext_source(bitext) < texts);
}

/* With no step the file is as it was; with all, it is read again and has the same rows. */
static void check_rewriting(drg_ctx *ctx, const drg_bitext *bitext, const char *name, bool all)
{
    drg_normalizer *normalizer;
    drg_normalized *made;
    drg_bitext *again;
    drg_error err = {0};
    size_t texts, rows, rows_again;
    const drg_text *const *list = drg_bitext_texts(bitext, &texts);
    drg_normalize_options options = {.profile = all ? "match" : "none"};
    if (!texts)
        return;
    CLAIM(drg_normalizer_new(&normalizer, ctx, &options, NULL) == DRG_OK);
    CLAIM(drg_normalize_bitext(&made, normalizer, bitext, NULL) == DRG_OK);
    drg_str output = drg_normalized_output(made), source = drg_text_source(list[0]);
    bool is_utf8 = strcmp(drg_text_encoding(list[0]), "UTF-8") == 0;
    CLAIM(all || !is_utf8 || (output.len == source.len && memcmp(output.ptr, source.ptr, source.len) == 0));
    CLAIM(drg_bitext_parse(&again, ctx, output, name, &(drg_text_options){.encoding = "UTF-8"}, &err) == DRG_OK);
    drg_bitext_rows(bitext, &rows);
    drg_bitext_rows(again, &rows_again);
    CLAIM(rows == rows_again || strstr(name, ".tsv")); /* a line of nothing but control characters is no row afterwards */
    drg_bitext_free(again);
    drg_normalized_free(made);
    drg_normalizer_free(normalizer);
}

/* Annotated, the file is read again with the same words, and there is nothing more to annotate. */
static void check_annotating(drg_ctx *ctx, const drg_bitext *bitext, const char *name)
{
    static const char terms[] = "concept\ten\ttr\tar\tdefinition\n1\tcourt\tay\tالمح\t<d>\n2\tA\tç\ti\t\n3\tB\tB\tx\t\n";
    drg_glossary *glossary;
    drg_checker *checker;
    drg_normalized *made, *none;
    drg_bitext *again;
    size_t texts, count;
    const drg_text *const *list = drg_bitext_texts(bitext, &texts);
    CLAIM(drg_glossary_parse(&glossary, ctx, str_from(terms), "terms.tsv", NULL, NULL) == DRG_OK);
    CLAIM(drg_checker_new(&checker, ctx, glossary, NULL, NULL) == DRG_OK);
    if (texts && drg_annotate_bitext(&made, checker, bitext, NULL) == DRG_OK) {
        drg_text_options options = {.encoding = "UTF-8"};
        CLAIM(drg_bitext_parse(&again, ctx, drg_normalized_output(made), name, &options, NULL) == DRG_OK);
        const drg_text *const *list_again = drg_bitext_texts(again, &count);
        CLAIM(count == texts);
        for (size_t i = 0; i < texts; i++)
            CLAIM(str_eq(buf_str(&list[i]->view.text), buf_str(&list_again[i]->view.text)));
        CLAIM(drg_annotate_bitext(&none, checker, again, NULL) == DRG_OK);
        drg_normalized_changes(none, &count);
        CLAIM(count == 0);
        drg_normalized_free(none);
        drg_normalized_free(made);
        drg_bitext_free(again);
    }
    drg_checker_free(checker);
    drg_glossary_free(glossary);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const names[] = {"a.xlf", "a.tmx", "a.tr.po", "a.tsv"};
    drg_ctx *ctx;
    drg_bitext *bitext;
    if (size == 0)
        return 0;
    const char *name = names[data[0] & 3];
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    if (drg_bitext_parse(&bitext, ctx, (drg_str){(const char *)data + 1, size - 1}, name, NULL, NULL) == DRG_OK) {
        check_rows(bitext);
        check_rewriting(ctx, bitext, name, data[0] >> 2 & 1);
        check_annotating(ctx, bitext, name);
    }
    drg_bitext_free(bitext);
    drg_ctx_free(ctx);
    return 0;
}
