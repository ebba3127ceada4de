/* fuzz_protect.c - any bytes as a source, as records and as what an engine made: lines stay lines, what was marked comes back. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"

static const char terms[] = "concept\ten\ttr\tar\tru\n"
                            "a\tTürkiye\tTürkiye\tتركيا\tТурция\n"
                            "b\twar\tsavaş\tحرب\tвойна\n"
                            "c\tMinistry of Foreign Affairs\tDışişleri Bakanlığı\tوزارة الخارجية\tМИД\n"
                            "d\tC++\tAT&T\tكتاب\tвнешняя политика\n";

static const char *const langs[] = {"en", "tr", "ar", "ru"};
static const char *const patterns[] = {NULL, "TERM%d", "<x%d/>", "__T%d__"};

static size_t count_line_ends(drg_str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] == '\n';
    return count;
}

/* An engine that changes nothing: terms stand where their placeholders did, and nothing is to be said. */
static void check_round_trip(const drg_protector *protector, drg_str source)
{
    drg_annotator *annotator;
    drg_annotated made;
    drg_restorer *restorer;
    drg_restored restored;
    size_t count;
    CLAIM(drg_annotator_new(&annotator, protector, NULL) == DRG_OK);
    CLAIM(drg_annotator_run(annotator, source, 0, &made, NULL) == DRG_OK);
    CLAIM(count_line_ends(made.text) == count_line_ends(source) && utf8_is_valid(made.text) && utf8_is_valid(made.records));
    CLAIM(drg_restorer_new(&restorer, &(drg_restorer_options){.verbatim = true}, NULL) == DRG_OK);
    CLAIM(drg_restorer_feed(restorer, drg_protector_record(protector), NULL) == DRG_OK);
    CLAIM(drg_restorer_feed(restorer, made.records, NULL) == DRG_OK);
    CLAIM(drg_restorer_run(restorer, made.text, 0, &restored, NULL) == DRG_OK);
    (void)drg_findings_list(restored.findings, &count);
    CLAIM(count == 0 && count_line_ends(restored.text) == count_line_ends(source) && utf8_is_valid(restored.text));
    CLAIM(restored.terms >= made.terms);
    drg_restorer_free(restorer);
    drg_annotator_free(annotator);
}

/* One language: everything comes back as it was. */
static void check_identity(const drg_matcher *matcher, drg_str source, const char *lang, const char *pattern)
{
    drg_protector *protector;
    drg_annotator *annotator;
    drg_annotated made;
    drg_restorer *restorer;
    drg_restored restored;
    CLAIM(drg_protector_new(&protector, matcher, &(drg_protect_options){.src = lang, .tgt = lang, .pattern = pattern}, NULL) == DRG_OK);
    CLAIM(drg_annotator_new(&annotator, protector, NULL) == DRG_OK);
    CLAIM(drg_annotator_run(annotator, source, 0, &made, NULL) == DRG_OK);
    CLAIM(drg_restorer_new(&restorer, NULL, NULL) == DRG_OK);
    CLAIM(drg_restorer_feed(restorer, drg_protector_record(protector), NULL) == DRG_OK);
    CLAIM(drg_restorer_feed(restorer, made.records, NULL) == DRG_OK);
    CLAIM(drg_restorer_run(restorer, made.text, 0, &restored, NULL) == DRG_OK);
    CLAIM(restored.text.len == source.len && (!source.len || memcmp(restored.text.ptr, source.ptr, source.len) == 0));
    drg_restorer_free(restorer);
    drg_annotator_free(annotator);
    drg_protector_free(protector);
}

/* Any records and any translation, divided at a NUL. */
static void check_engine(const drg_protector *protector, drg_str bytes)
{
    drg_restorer *restorer;
    drg_restored restored;
    const char *nul = memchr(bytes.ptr, '\0', bytes.len);
    size_t cut = nul ? (size_t)(nul - bytes.ptr) : bytes.len / 2;
    while (cut < bytes.len && !utf8_is_lead(bytes.ptr[cut]))
        cut++;
    drg_str records = {bytes.ptr, cut}, lines = {bytes.ptr + cut, bytes.len - cut};
    CLAIM(drg_restorer_new(&restorer, NULL, NULL) == DRG_OK);
    CLAIM(drg_restorer_feed(restorer, drg_protector_record(protector), NULL) == DRG_OK);
    if (drg_restorer_feed(restorer, records, NULL) == DRG_OK && drg_restorer_run(restorer, lines, 0, &restored, NULL) == DRG_OK) {
        CLAIM(count_line_ends(restored.text) == count_line_ends(lines) && utf8_is_valid(restored.text));
        (void)!drg_restorer_end(restorer, &restored, NULL);
    }
    drg_restorer_free(restorer);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0 || !utf8_is_valid((drg_str){(const char *)data + 1, size - 1}))
        return 0;
    unsigned pick = data[0];
    drg_str bytes = {(const char *)data + 1, size - 1};
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_protector *protector;
    drg_protect_options options = {.src = langs[pick & 3], .tgt = langs[pick >> 2 & 3], .pattern = patterns[pick >> 4 & 3],
                                   .style = pick >> 6 & 1 ? "html" : NULL, .column = pick >> 7 & 1};
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    CLAIM(drg_glossary_parse(&glossary, ctx, (drg_str){terms, strlen(terms)}, "g.tsv", NULL, NULL) == DRG_OK);
    CLAIM(drg_matcher_new(&matcher, ctx, glossary, &(drg_match_options){.overlaps = true}, NULL) == DRG_OK);
    CLAIM(drg_protector_new(&protector, matcher, &options, NULL) == DRG_OK);
    if (!options.column)
        check_round_trip(protector, bytes);
    check_identity(matcher, bytes, options.src, options.pattern);
    check_engine(protector, bytes);
    drg_protector_free(protector);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    return 0;
}
