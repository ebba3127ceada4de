/* fuzz_normalize.c - any bytes, any steps, any format: what was not changed is the same in input and output, and the map
 * leads each change back to just the bytes it was made of.
 *
 * The first byte picks format, language and style; the second a profile or a single step. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"

enum { HEAD = 2 };

static const char house[] = "concept\tlang\tterm\tstatus\tkind\n"
                            "a\ten\tTürkiye\tpreferred\t\na\ten\tTurkey\tvariant\thouse\n"
                            "a\ttr\tTürkiye\tpreferred\t\na\ttr\tTurkey\tvariant\thouse\n"
                            "b\ttr\tRusya Federasyonu\tpreferred\t\nb\ttr\tRusya\tvariant\thouse\n"
                            "c\tru\tКыргызстан\tpreferred\t\nc\tru\tКиргизия\tvariant\thouse\n"
                            "d\tar\tتركيا\tpreferred\t\nd\tar\tتركية\tvariant\thouse\n";

static bool is_edge(drg_str text, uint32_t at)
{
    return at == text.len || (at < text.len && utf8_is_lead(text.ptr[at]));
}

static void check_edges(drg_str text, drg_span span)
{
    CLAIM(span.start <= span.end && span.end <= text.len);
    CLAIM(is_edge(text, span.start) && is_edge(text, span.end));
}

static bool are_equal(drg_str a, size_t a_start, size_t a_end, drg_str b, size_t b_start, size_t b_end)
{
    return a_end - a_start == b_end - b_start && memcmp(a.ptr + a_start, b.ptr + b_start, a_end - a_start) == 0;
}

/* Each change is put back: what comes of that is the input, byte by byte. */
static void check_changes(const drg_normalized *made, drg_str before)
{
    drg_str after = drg_normalized_output(made);
    size_t count;
    drg_span last = {0, 0};
    uint32_t in = 0;
    const drg_change *changes = drg_normalized_changes(made, &count);
    CLAIM(utf8_is_valid(after));
    for (size_t i = 0; i < count; i++) {
        drg_change c = changes[i];
        check_edges(before, c.before);
        check_edges(after, c.after);
        CLAIM(in <= c.before.start && last.end <= c.after.start && c.step && *c.step);
        CLAIM(are_equal(before, in, c.before.start, after, last.end, c.after.start));
        drg_span source = drg_normalized_source_span(made, c.after);
        CLAIM(c.after.start == c.after.end || (source.start == c.before.start && source.end == c.before.end));
        in = c.before.end;
        last = c.after;
    }
    CLAIM(are_equal(before, in, before.len, after, last.end, after.len));
}

/* Any part of the output leads to a part of the input; a part that holds another leads to one that holds its. */
static void check_map(const drg_normalized *made, drg_str before)
{
    drg_str after = drg_normalized_output(made);
    drg_span last = {0, 0};
    for (size_t at = 0; at < after.len;) {
        uint32_t start = (uint32_t)at;
        utf8_next(after, &at);
        drg_span source = drg_normalized_source_span(made, (drg_span){start, (uint32_t)at});
        drg_span wider = drg_normalized_source_span(made, (drg_span){0, (uint32_t)at});
        check_edges(before, source);
        CLAIM(last.start <= source.start && wider.start <= source.start && source.end <= wider.end);
        last = source;
    }
}

static drg_normalize_options pick_steps(unsigned pick)
{
    static const char *const profiles[] = {NULL, "match", "mt", "publish", "en", "tr", "ar", "ru"};
    enum { PROFILES = sizeof profiles / sizeof profiles[0] };
    size_t n = pick % (PROFILES + drg_form_count());
    return n < PROFILES ? (drg_normalize_options){.profile = profiles[n]} : (drg_normalize_options){.steps = drg_form(n - PROFILES).name};
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const formats[] = {"plain", "markdown", "html", NULL};
    static const char *const langs[] = {NULL, "en", "tr", "ar", "ru", "de", "az", "fa"};
    if (size < HEAD)
        return 0;
    drg_text_options how = {.format = formats[data[0] & 3], .lang = langs[data[0] >> 2 & 7]};
    drg_normalize_options options = pick_steps(data[1]);
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *style;
    drg_normalizer *normalizer;
    drg_text *text;
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    CLAIM(drg_glossary_parse(&glossary, ctx, (drg_str){house, strlen(house)}, "h.tsv", NULL, NULL) == DRG_OK);
    CLAIM(drg_matcher_new(&style, ctx, glossary, NULL, NULL) == DRG_OK);
    options.style = data[0] >> 6 & 1 ? style : NULL;
    options.keep_quotations = data[0] >> 7;
    CLAIM(drg_normalizer_new(&normalizer, ctx, &options, NULL) == DRG_OK);
    if (drg_text_parse(&text, ctx, (drg_str){(const char *)data + HEAD, size - HEAD}, "", &how, NULL) == DRG_OK) {
        drg_normalized *made;
        CLAIM(drg_normalize_text(&made, normalizer, text, NULL) == DRG_OK);
        check_changes(made, drg_text_source(text));
        check_map(made, drg_text_source(text));
        drg_normalized_free(made);
    }
    drg_text_free(text);
    drg_normalizer_free(normalizer);
    drg_matcher_free(style);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    return 0;
}
