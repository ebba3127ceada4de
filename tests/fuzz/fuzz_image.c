/* fuzz_image.c - a compiled glossary with bytes changed: it is refused with a message, or keeps what the getters promise;
 * where its checksums do not fit, it gives the answers of the whole one or is found damaged.
 *
 * After the first byte (odd: checksums are made to fit; the second bit: cut at the first place) come changes of four
 * bytes each: a place in 24 bits, the least first, and what is added to the byte there. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "support/images.h"

static const char terms[] = "concept\tlang\tterm\tstatus\tpos\tgender\tsubject\tdefinition\tnote\tterm.source\tlang.source\n"
                            "a\ten\twar\t\tnoun\t\tlaw\tarmed conflict\tn\ts\tl\n"
                            "a\tru\tвойна\t\tnoun\tfeminine\t\t\t\t\t\n"
                            "a\ten\twar\tadmitted\t\t\t\t\t\t\t\n"
                            "b\ttr\tsavaş\tdeprecated\t\t\t\t\t\t\t\n"
                            "b\tar\tحرب\t\t\t\t\t\t\t\t\n";

static drg_glossary *glossary_of(drg_ctx *ctx)
{
    drg_glossary *glossary;
    CLAIM(drg_glossary_parse(&glossary, ctx, (drg_str){terms, strlen(terms)}, "g.tsv", NULL, NULL) == DRG_OK);
    return glossary;
}

static void check_getters(const drg_glossary *g)
{
    for (size_t i = 0; i < drg_glossary_term_count(g); i++) {
        drg_term t = drg_glossary_term(g, i);
        CLAIM(t.concept_index < drg_glossary_concept_count(g) && t.status <= DRG_VARIANT);
        CLAIM(utf8_is_valid(t.text) && utf8_is_valid(t.lang) && utf8_is_valid(t.note) && utf8_is_valid(t.pos));
    }
    for (size_t i = 0; i < drg_glossary_concept_count(g); i++) {
        drg_concept c = drg_glossary_concept(g, i);
        CLAIM(c.first_term <= drg_glossary_term_count(g) && c.term_count <= drg_glossary_term_count(g) - c.first_term);
    }
    for (size_t i = 0; i < drg_glossary_field_count(g); i++)
        CLAIM(drg_glossary_field(g, i).concept_index < drg_glossary_concept_count(g));
}

static bool is_same(const drg_glossary *a, const drg_glossary *b)
{
    for (size_t i = 0; i < drg_glossary_term_count(a); i++) {
        drg_term x = drg_glossary_term(a, i), y = drg_glossary_term(b, i);
        if (!str_eq(x.text, y.text) || !str_eq(x.lang, y.lang) || x.concept_index != y.concept_index || x.status != y.status)
            return false;
    }
    return drg_glossary_term_count(a) == drg_glossary_term_count(b);
}

static void look_up(drg_ctx *ctx, const drg_glossary *g)
{
    static const char *const words[] = {"wars", "войны", "savaşı"};
    drg_matcher *matcher;
    drg_lookup_hit *hits;
    size_t count;
    if (drg_matcher_new(&matcher, ctx, g, NULL, NULL))
        return;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (drg_lookup(&hits, &count, matcher, str_from(words[i]), NULL) == DRG_OK)
            free(hits);
    drg_matcher_free(matcher);
}

/* What is found in a text, as one number; 0 when the glossary is found damaged on the way. */
static uint64_t find_terms(drg_ctx *ctx, const drg_glossary *g)
{
    static const char source[] = "The wars went on: a civil war.\n\nВойны, о войне.\n\nSavaşların sonu.\n\nوالحرب وحروبهم\n";
    drg_matcher *matcher = NULL;
    drg_matches *matches = NULL;
    drg_text *text;
    size_t count = 0;
    uint64_t sum = 0;
    CLAIM(drg_text_parse(&text, ctx, (drg_str){source, strlen(source)}, "", NULL, NULL) == DRG_OK);
    bool is_run = !drg_matcher_new(&matcher, ctx, g, NULL, NULL) && !drg_matcher_run(&matches, matcher, text, NULL);
    const drg_match *list = is_run ? drg_matches_list(matches, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        CLAIM(list[i].term < drg_glossary_term_count(g) && list[i].span.start <= list[i].span.end &&
              list[i].span.end <= strlen(source));
        sum = (sum ^ list[i].term ^ (uint64_t)list[i].span.start << 8 ^ (uint64_t)list[i].span.end << 20 ^
               (uint64_t)list[i].grade << 40) * 0x9E3779B97F4A7C15u;
    }
    drg_matches_free(matches);
    drg_matcher_free(matcher);
    drg_text_free(text);
    return is_run ? sum + 1 : 0;
}

static void use(drg_ctx *ctx, const drg_glossary *g)
{
    drg_findings *findings;
    struct buf out = buf_make(1 << 24);
    check_getters(g);
    look_up(ctx, g);
    if (drg_glossary_verify(g, NULL) == DRG_OK) {
        CLAIM(drg_glossary_lint(&findings, ctx, g, NULL) == DRG_OK);
        drg_findings_free(findings);
        CLAIM(image_make(&out, ctx, g));
    }
    buf_free(&out);
}

static void change(struct buf *image, const unsigned char *data, size_t size)
{
    for (size_t i = 0; i + 4 <= size; i += 4) {
        size_t at = (data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16) % image->len;
        image->ptr[at] = (char)(image->ptr[at] + data[i + 3]);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    drg_ctx *ctx;
    drg_glossary *changed;
    drg_error err = {0};
    struct buf image;
    if (size == 0)
        return 0;
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    drg_glossary *whole = glossary_of(ctx);
    CLAIM(image_make(&image, ctx, whole));
    bool is_sealed = data[0] & 1;
    change(&image, data + 1, size - 1);
    if (data[0] & 2 && size >= 4)
        image.len = (data[1] | (size_t)data[2] << 8 | (size_t)data[3] << 16) % image.len;
    if (is_sealed)
        image_seal((unsigned char *)image.ptr, image.len);
    drg_status status = drg_glossary_parse(&changed, ctx, buf_str(&image), "g.drg", &(drg_glossary_options){.format = "drg"}, &err);
    CLAIM(status ? !changed && err.code == status && err.message[0] : changed != NULL);
    if (changed) {
        use(ctx, changed);
        uint64_t found = find_terms(ctx, changed);
        CLAIM(is_sealed || !found || found == find_terms(ctx, whole));
        CLAIM(is_sealed || drg_glossary_check(changed, NULL) != DRG_OK || is_same(whole, changed));
    }
    drg_glossary_free(changed);
    drg_glossary_free(whole);
    buf_free(&image);
    drg_ctx_free(ctx);
    return 0;
}
