/* fuzz_text.c - any bytes as a text: the source is UTF-8, segments and matches lie in it, in order, on code-point edges. */
#include <string.h>

#include "base/utf8.h"
#include "base/writer.h"
#include "fuzz.h"
#include "support/packages.h"

static const char terms[] = "concept\ten\ttr\tar\tru\n"
                            "a\tTürkiye\tTürkiye\tتركيا\tТурция\n"
                            "b\twar\tsavaş\tحرب\tвойна\n"
                            "c\tMinistry of Foreign Affairs\tDışişleri Bakanlığı\tوزارة الخارجية\tМИД\n"
                            "d\tC++\tAT&T\tكتاب\tвнешняя политика\n";

static bool is_edge(drg_str source, uint32_t at)
{
    return at == source.len || utf8_is_lead(source.ptr[at]);
}

static void check_span(drg_str source, drg_span span)
{
    CLAIM(span.start <= span.end && span.end <= source.len);
    CLAIM(is_edge(source, span.start) && is_edge(source, span.end));
}

static void check_text(const drg_text *text)
{
    drg_str source = drg_text_source(text);
    size_t count;
    const drg_segment *segments = drg_text_segments(text, &count);
    CLAIM(utf8_is_valid(source));
    for (size_t i = 0; i < count; i++) {
        check_span(source, segments[i].span);
        CLAIM(i == 0 || segments[i - 1].span.end <= segments[i].span.start);
        CLAIM(drg_text_pos(text, segments[i].span.start).line > 0);
    }
}

static void check_matches(const drg_matcher *matcher, const drg_text *text)
{
    drg_matches *matches;
    size_t count, segments;
    CLAIM(drg_matcher_run(&matches, matcher, text, NULL) == DRG_OK);
    const drg_match *list = drg_matches_list(matches, &count);
    drg_text_segments(text, &segments);
    for (size_t i = 0; i < count; i++) {
        check_span(drg_text_source(text), list[i].span);
        CLAIM(list[i].span.start < list[i].span.end && list[i].segment < segments);
        CLAIM(i == 0 || list[i - 1].span.start <= list[i].span.start);
    }
    drg_matches_free(matches);
}

/* What we write we read again. */
static void check_rewriting(drg_ctx *ctx, const drg_matcher *style, const drg_text *text)
{
    drg_normalizer *normalizer;
    drg_normalized *made;
    drg_text *again;
    struct buf out = buf_make(SIZE_MAX / 2);
    CLAIM(drg_normalizer_new(&normalizer, ctx, &(drg_normalize_options){.profile = "publish", .style = style}, NULL) == DRG_OK);
    CLAIM(drg_normalize_text(&made, normalizer, text, NULL) == DRG_OK);
    CLAIM(drg_normalized_write(made, text, buf_sink(&out), NULL) == DRG_OK);
    CLAIM(drg_text_parse(&again, ctx, buf_str(&out), "", NULL, NULL) == DRG_OK);
    drg_text_free(again);
    drg_normalized_free(made);
    drg_normalizer_free(normalizer);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const formats[] = {"plain", "markdown", "html", NULL};
    static const char *const langs[] = {NULL, "en", "tr", "ar", "ru", "de", NULL, "tr"};
    if (size == 0)
        return 0;
    unsigned pick = data[0];
    drg_text_options options = {.format = formats[pick & 3], .lang = langs[pick >> 2 & 7], .lines = pick >> 5 & 1};
    drg_str bytes = {(const char *)data + 1, size - 1};
    struct buf package = buf_make(SIZE_MAX / 2);
    if (!options.format && (pick & 0x80)) { /* else whatever the bytes are */
        CLAIM(package_around(&package, bytes, pick >> 6 & 1));
        bytes = buf_str(&package);
    }
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_text *text;
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    CLAIM(drg_glossary_parse(&glossary, ctx, (drg_str){terms, strlen(terms)}, "g.tsv", NULL, NULL) == DRG_OK);
    CLAIM(drg_matcher_new(&matcher, ctx, glossary, &(drg_match_options){.overlaps = pick >> 6 & 1}, NULL) == DRG_OK);
    if (drg_text_parse(&text, ctx, bytes, "", &options, NULL) == DRG_OK) {
        check_text(text);
        check_matches(matcher, text);
        if (drg_text_is_package(text))
            check_rewriting(ctx, matcher, text);
    }
    drg_text_free(text);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    buf_free(&package);
    return 0;
}
